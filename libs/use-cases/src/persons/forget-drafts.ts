import type { Drafts } from '@samspar/sealed-store';

/** What somebody has begun to write about her may say who she is, or where. */
export const forgetDrafts = (
  { drafts }: Readonly<{ drafts: Pick<Drafts, 'removeThose'> }>,
  about: readonly string[],
): Promise<void> => drafts.removeThose((text) => about.some((journey) => text.includes(journey)));
