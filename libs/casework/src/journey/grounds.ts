import type { DataKind, DisclosureGround, Party } from '@samspar/codes';
import type { Day } from '@samspar/kernel';

/** A ground other than consent on which an authority gives out what it has registered in a journey: what, to whom, and for how long. */
export type Grounded = Readonly<{
  ground: DisclosureGround;
  /** Id of the authority that gives out. */
  giver: string;
  receiver: string;
  kinds: readonly DataKind[];
  validFrom: Day;
  /** Its last day; without one it holds for as long as the journey is kept. */
  expiresOn?: Day;
}>;

const ALL: readonly Party[] = ['municipality', 'region', 'forsakringskassan', 'arbetsformedlingen'];
const CARE: readonly Party[] = ['municipality', 'region'];

/**
 * Whose authorities may give out on a ground, and to whose (OSL 2009:400). What the nämnder of a municipality and a region register is taken to
 * be under the secrecy of social services (26 kap. 1 §) and health care (25 kap. 1 §): the general clause is not for either (10 kap. 27 § second
 * para.), and 10 kap. 15 a § not for health care.
 */
export const GROUNDS: Readonly<
  Record<DisclosureGround, Readonly<{ givers: readonly Party[]; receivers: readonly Party[] }>>
> = {
  necessary: { givers: ALL, receivers: ALL },
  'general-clause': { givers: ['forsakringskassan', 'arbetsformedlingen'], receivers: ALL },
  'wrong-payments-or-crime': {
    givers: ['municipality', 'forsakringskassan', 'arbetsformedlingen'],
    receivers: ALL,
  },
  'necessary-care': { givers: CARE, receivers: CARE },
  decision: { givers: ALL, receivers: ALL },
};

/** Whether a ground lets data of a kind be given out on a day by one authority to another. */
export const isGrounded = (
  grounds: readonly Grounded[],
  asked: Readonly<{ giver: Readonly<{ id: string }>; receiver: Readonly<{ id: string }>; kind: DataKind }>,
  on: Day,
): boolean =>
  grounds.some(
    ({ giver, receiver, kinds, validFrom, expiresOn }) =>
      giver === asked.giver.id &&
      receiver === asked.receiver.id &&
      kinds.includes(asked.kind) &&
      validFrom <= on &&
      (expiresOn === undefined || on <= expiresOn),
  );
