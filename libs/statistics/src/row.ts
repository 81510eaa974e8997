import {
  type CodeDimension,
  type CountedFact,
  countedFacts,
  type OpenDimension,
  type SetDimension,
} from './dimensions.js';

/** Day columns hold whole days since 1970-01-01; these two stand for a day that has not come and for a stated unknown. */
export const NEVER = 0x7fffffff;
export const SOME_DAY = -0x80000000;

/** The outcome of a referral whose journey counts as unknown: it is anonymous. */
export const OUTCOME_WITHHELD = 4;

/**
 * One version of a journey as the cube counts it: what was known of it from one moment to the next. Plain numbers, so
 * that columns are typed arrays. Codes of fixed lists are indexes in list order, with `unknown` after the last; codes of
 * open lists are numbers of a `Dictionary`, 0 being `unknown`.
 * Multi-valued columns are bit sets over the list's indexes, with the bit after the last for `unknown`; never empty,
 * but for those an exit tells, of a journey that has not ended (0).
 */
export type JourneyRow = Readonly<
  {
    /** Ordinal of the journey and of its participant in the view; dense from 0. */
    journey: number;
    participant: number;
    referredOn: number;
    waitingOn: number;
    /** Index in [accepted, declined, withdrawn], 3 where there is no answer, `OUTCOME_WITHHELD` where it counts as unknown. */
    outcome: number;
    outcomeOn: number;
    /** An accepted referral may still be withdrawn: until then it was accepted. */
    acceptedOn: number;
    startedOn: number;
    exitedOn: number;
    /** How late referral, start and exit were registered (`latenessOf`). */
    registeredLate: number;
    /** Why facts are not known: two bits for each of `STATED_DIMENSIONS`, in their order (`whyUnknownOf`). */
    whyUnknown: number;
  } & Record<OpenDimension | CodeDimension | SetDimension, number>
>;

/** Columns of a row; a view file has one SQL column for each. */
export const rowColumns = (counted: readonly CountedFact[]): readonly (keyof JourneyRow)[] => [
  'journey',
  'participant',
  'association',
  'referredOn',
  'waitingOn',
  'outcome',
  'outcomeOn',
  'acceptedOn',
  'startedOn',
  'exitedOn',
  'registeredLate',
  'whyUnknown',
  ...counted.map(({ dimension }) => dimension),
];
export const ROW_COLUMNS = rowColumns(countedFacts());

/** What is registered of a journey again and again: a row of its own each, counted through the journey's version of the moment. */
export const CONTACT_KINDS = [
  'meetings',
  'handovers',
  'employerContacts',
  'followUps',
  'decisions',
  'consents',
  'assessments',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
/** Contacts that are counted as they are, each by itself. */
const PLAIN_KINDS = ['meetings', 'handovers', 'employerContacts', 'assessments'] as const;
export const isPlain = (measure: string): measure is (typeof PLAIN_KINDS)[number] =>
  PLAIN_KINDS.some((kind) => kind === measure);
/** What is kept of the work of a journey, one by one: contacts, and plans, which dimensions tell and no measure counts. */
export const HELD_KINDS = [...CONTACT_KINDS, 'plans'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];
export type ContactRow = Readonly<{
  journey: number;
  /** Of its event in the journey's stream. */
  revision: number;
  kind: HeldKind;
  day: number;
  /**
   * What else is counted of it, packed (`item-detail.ts`); of a decision the day by which it is to be done, or `NEVER`, and of
   * what closed one `closingDetail`; of a meeting
   * `meetingDetail`, of a handover 1 where another had the journey before, of a plan how many parallel actions it has.
   */
  detail?: number;
  knownFrom: number;
}>;
/** What an entry says of consent: that it is given, that it is withdrawn from all who were told, or from some of them. */
export const CONSENT = { given: 0, withdrawn: 1, narrowed: 2 } as const;

/** That a contact was annulled, from when on that is known; all of the kind that stand where no `revision` is named. */
export type ClosedContact = Pick<ContactRow, 'journey' | 'kind'> &
  Readonly<{ revision?: number; knownTo: number }>;

/** That a participant counts as another person's record from one moment to another (merge, unmerge). */
export type MergeRow = Readonly<{ participant: number; into: number; knownFrom: number; knownTo: number }>;
