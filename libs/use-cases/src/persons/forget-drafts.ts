import type { Drafts } from '@samspar/sealed-store';

/** What somebody has begun to write about these journeys may say who their person is, or where. */
export const forgetDrafts = async (
  { drafts }: Readonly<{ drafts: Pick<Drafts, 'removeThose'> }>,
  about: readonly string[],
): Promise<void> => {
  if (about.length > 0) await drafts.removeThose((text) => about.some((journey) => text.includes(journey)));
};
