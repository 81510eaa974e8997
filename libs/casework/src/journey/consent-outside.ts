import type { DataKind } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import { consentsLeft, type ConsentStatement, includes, type PartysAuthority } from './consent.js';
import { noConsentStanding } from './consent-standing.js';
import { isInForce } from './disclosure.js';

/** Data that an authority has, and somebody outside the association who would be told. */
type OutsideDisclosure = Readonly<{ giver: PartysAuthority; receiver: string; kinds: readonly DataKind[] }>;

/**
 * How consent stands on a day to somebody outside the association (OSL 2009:400 10 kap. 1 §): for all these kinds, and naming the receiver, for consent
 * among the parties is none. `withdrawn` where all consent is, or that to this receiver.
 */
export const consentOutside = (
  statements: readonly ConsentStatement[],
  known: readonly PartysAuthority[],
  { giver, receiver, kinds }: OutsideDisclosure,
  on: Day,
): 'inForce' | 'withdrawn' | 'missing' => {
  const left = consentsLeft(statements, known);
  const naming = left.filter(({ receiving }) => receiving.authorities.includes(receiver));
  const wasNamed = statements.some(
    (statement) => 'kinds' in statement && statement.receiving.authorities.includes(receiver),
  );
  const isWithdrawn = left.length === 0 && noConsentStanding(statements).standing === 'withdrawn';
  if (isWithdrawn || (wasNamed && naming.length === 0)) return 'withdrawn';
  const lets = (kind: DataKind): boolean =>
    naming.some(
      (consent) => isInForce(consent, on) && includes(consent.giving, giver) && consent.kinds.includes(kind),
    );
  return kinds.every(lets) ? 'inForce' : 'missing';
};
