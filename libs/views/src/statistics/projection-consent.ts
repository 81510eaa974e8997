import type { AssociationSettings } from '@samspar/association';
import {
  afterAnnulment,
  asAnonymous,
  type Authorities,
  evolveOutline,
  type JourneyEvent,
  type JourneyOutline,
} from '@samspar/casework';
import { codesOf, PARTY } from '@samspar/codes';

/** What was said of consent after the referral, by its place in the stream: to whom it was given, or from whom withdrawn; an authority or a party, null for all. */
type Said = Readonly<{ revision: number }> &
  (
    | Readonly<{ to: readonly string[] }>
    | Readonly<{
        from: readonly string[] | null;
        /** What the association said then of a journey whose consent is withdrawn from all. */
        counts: AssociationSettings['afterWithdrawal'];
      }>
  );

/** A journey as statistics keep it; plain JSON. */
export type CountedRecord = JourneyOutline &
  Readonly<{
    /** Absent where nothing was said. */
    said?: readonly Said[];
    /** Nobody is told any longer, and the journey counts as an anonymous one. */
    isWithdrawn?: true;
  }>;

const receiversIn = ({ parties, authorities }: Authorities): readonly string[] => [
  ...parties,
  ...authorities.map((id) => `authority/${id}`),
];

/** What an event leaves of all that was said of consent; undefined where it concerns none of it. */
const saidAfter = (
  before: readonly Said[],
  event: JourneyEvent,
  revision: number,
  counts: AssociationSettings['afterWithdrawal'],
): readonly Said[] | undefined => {
  if (event.type === 'ConsentGiven') return [...before, { revision, to: receiversIn(event.data.receiving) }];
  if (event.type === 'ConsentWithdrawn') {
    const { receiving } = event.data;
    return [...before, { revision, from: receiving ? receiversIn(receiving) : null, counts }];
  }
  const annuls = event.type === 'EntryAnnulled' ? event.data : undefined;
  return annuls && before.some((one) => one.revision === annuls.entry)
    ? afterAnnulment(before, annuls)
    : undefined;
};

/** Whether what was said leaves nobody who is told, and counts as nothing then. Where nothing was said since, consent was given for all at the source. */
const withdrawn = (said: readonly Said[]): boolean => {
  let left: readonly string[] | undefined;
  for (const one of said) {
    if ('to' in one) {
      left = [...(left ?? []), ...one.to];
      continue;
    }
    const { from } = one;
    left = from ? (left ?? codesOf(PARTY)).filter((receiver) => !from.includes(receiver)) : [];
  }
  const last = said.at(-1);
  return last !== undefined && 'from' in last && left?.length === 0 && last.counts === 'anonymous';
};

/**
 * Folds one event at its place in the stream. A journey whose consent is withdrawn from all that it was given for counts as its association said when that became known,
 * until consent is given anew; from whom was withdrawn is compared as it was said, a party as a party.
 */
export const evolveCounted = (
  record: CountedRecord | undefined,
  event: JourneyEvent,
  revision: number,
  afterWithdrawal: AssociationSettings['afterWithdrawal'],
): CountedRecord => {
  const outline: CountedRecord = evolveOutline(record, event);
  const said = saidAfter(outline.said ?? [], event, revision, afterWithdrawal);
  if (!said) return outline;
  const { isWithdrawn: _was, ...counted } = outline;
  return { ...counted, said, ...(withdrawn(said) && { isWithdrawn: true }) };
};

/** A journey as it is counted. */
export const asCounted = (record: CountedRecord): JourneyOutline =>
  record.isWithdrawn ? asAnonymous(record) : record;
