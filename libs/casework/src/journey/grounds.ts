import {
  AUTHORITY_WORK,
  type AuthorityWork,
  codesOf,
  DATA_KIND,
  type DataKind,
  type DisclosureGround,
} from '@samspar/codes';
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

/** Who may give out what on a ground, and to whom, by what the authorities work with. */
type Coverage = Readonly<{
  givers: readonly AuthorityWork[];
  receivers: readonly AuthorityWork[];
  kinds: readonly DataKind[];
}>;

const ANY = codesOf(AUTHORITY_WORK);
const EVERYTHING = codesOf(DATA_KIND);
const CARE: readonly AuthorityWork[] = ['social-services', 'health-care'];

/**
 * What each ground covers (OSL 2009:400). The general clause is neither for social services nor for health care (26 kap. 1 §, 25 kap. 1 § and 10 kap. 27 § second para.),
 * and 10 kap. 15 a § not for health care: what a payment and its terms rest on is who takes part, when, as whom and with what outcome, never what plans and meetings say.
 * 25 kap. 12 § and 26 kap. 9 § hold among health care and social services; labour-market work (28 kap. 11 §) is neither.
 */
export const GROUNDS: Readonly<Record<DisclosureGround, Coverage>> = {
  necessary: { givers: ANY, receivers: ANY, kinds: EVERYTHING },
  'general-clause': {
    givers: ['labour-market', 'social-insurance'],
    receivers: ANY,
    kinds: EVERYTHING,
  },
  'wrong-payments-or-crime': {
    givers: ['social-services', 'labour-market', 'social-insurance'],
    receivers: ANY,
    kinds: ['identity', 'participation', 'profile', 'outcome'],
  },
  'necessary-care': { givers: CARE, receivers: CARE, kinds: EVERYTHING },
  decision: { givers: ANY, receivers: ANY, kinds: EVERYTHING },
};

export const holdsOn = ({ validFrom, expiresOn }: Grounded, on: Day): boolean =>
  validFrom <= on && (expiresOn === undefined || on <= expiresOn);

/** Whether a ground lets data of a kind be given out on a day by one authority to another. */
export const isGrounded = (
  grounds: readonly Grounded[],
  asked: Readonly<{ giver: Readonly<{ id: string }>; receiver: Readonly<{ id: string }>; kind: DataKind }>,
  on: Day,
): boolean =>
  grounds.some(
    (ground) =>
      ground.giver === asked.giver.id &&
      ground.receiver === asked.receiver.id &&
      ground.kinds.includes(asked.kind) &&
      holdsOn(ground, on),
  );
