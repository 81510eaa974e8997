import type { AssociationSettings } from '@samspar/association';
import {
  asAnonymous,
  type Authorities,
  evolveOutline,
  type JourneyEvent,
  type JourneyOutline,
} from '@samspar/casework';
import { codesOf, PARTY } from '@samspar/codes';

/** A journey as statistics keep it; plain JSON. */
export type CountedRecord = JourneyOutline &
  Readonly<{
    /** Who is told by consent, an authority or a party, as far as it is not withdrawn; absent where nothing was said after the referral. */
    consentFor?: readonly string[];
    /** Nobody is told any longer, and the journey counts as an anonymous one. */
    isWithdrawn?: true;
  }>;

const receiversIn = ({ parties, authorities }: Authorities): readonly string[] => [
  ...parties,
  ...authorities.map((id) => `authority/${id}`),
];

/**
 * Folds one event. A journey whose consent is withdrawn from all that it was given for counts as its association said when that became known,
 * until consent is given anew; from whom was withdrawn is compared as it was said, a party as a party.
 */
export const evolveCounted = (
  record: CountedRecord | undefined,
  event: JourneyEvent,
  afterWithdrawal: AssociationSettings['afterWithdrawal'],
): CountedRecord => {
  const outline: CountedRecord = evolveOutline(record, event);
  if (event.type !== 'ConsentGiven' && event.type !== 'ConsentWithdrawn') return outline;
  const { consentFor: before = [], isWithdrawn: _was, ...counted } = outline;
  const { receiving } = event.data;
  if (event.type === 'ConsentGiven')
    return { ...counted, consentFor: [...new Set([...before, ...receiversIn(event.data.receiving)])] };
  // Where nothing was said since, it was given for all at the source.
  const given = outline.consentFor ?? codesOf(PARTY);
  const left = receiving ? given.filter((one) => !receiversIn(receiving).includes(one)) : [];
  const isWithdrawn = left.length === 0 && afterWithdrawal === 'anonymous';
  return { ...counted, consentFor: left, ...(isWithdrawn && { isWithdrawn }) };
};

/** A journey as it is counted. */
export const asCounted = (record: CountedRecord): JourneyOutline =>
  record.isWithdrawn ? asAnonymous(record) : record;
