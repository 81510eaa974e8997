import { type ImportRights, isOfficeRole } from '@samspar/access';
import { journeyStream, participantStream, personIn } from '@samspar/casework';
import { type ExpectedRevision, nameBasedId, type StreamHandler } from '@samspar/event-store';
import type { IdentityNumber } from '@samspar/identity-number';
import { type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import type { JourneyPerson, Vault } from '@samspar/vault';
import { CHANGED_ELSEWHERE } from './changes.js';
import { type Column, CONSENT_COLUMNS, WHEREABOUTS } from './columns.js';
import { asksForDay } from './consent-change.js';
import { type DigestLike, digestersFor, digestsLike } from './digests.js';
import { firstRefusal, judged, type JudgedRow, type Judging } from './refused-commands.js';
import { rowChanges } from './row-changes.js';
import { type RowCommand, withdrawnOn } from './row-commands.js';
import { isReversed, isSame, knownRow, type KnownRow, type Shields } from './row-history.js';
import {
  consentTold,
  textOfValues,
  columnsOf,
  isStated,
  isAnonymousRow,
  type ParsedRow,
  type RowProblem,
  type ToldRow,
} from './row-values.js';

type Digests = Readonly<Record<string, string>>;

type Taken = Readonly<{ row: ParsedRow; warnings?: readonly RowProblem[] }>;

/** A row set against what is known of it: what writing it would mean. */
export type ExaminedRow =
  | (Taken & Readonly<{ kind: 'new'; journey: string }>)
  | (Taken & Readonly<{ kind: 'unchanged' }>)
  | (Taken &
      Readonly<{
        kind: 'changed';
        journey: string;
        revision: ExpectedRevision;
        commands: readonly RowCommand[];
        participantId: string;
        /** The columns that say something else than last time, and the digests of the others. */
        changed: ReadonlySet<Column>;
        kept: Digests;
        /** The participant that the row's identity number, blank until now, belongs to. */
        identified?: Readonly<{ participantId: string; number: IdentityNumber }>;
      }>)
  | Readonly<{ kind: 'rejected'; row: ParsedRow; problems: readonly RowProblem[]; known: boolean }>;

export type ExaminationContext = Judging &
  Readonly<{
    streams: StreamHandler;
    vault: Vault;
    register: string;
    /** In which role the file is imported. */
    role: string;
    /** What the importing role may open; absent: everything. */
    rights?: ImportRights | undefined;
    shields?: Shields | undefined;
  }>;

type Loaded = Readonly<{
  row: JudgedRow;
  id: string;
  known: KnownRow | undefined;
  revision: ExpectedRevision;
}>;

/** The journey of a Löpnummer: `counter` is raised by each reversal, so that a reversed row may come anew (docs/import.md#taking-an-import-back). */
const journeyId = (association: string, register: string, number: string, counter: number): string =>
  nameBasedId('journey', association, register, number, String(counter));

/** The journey that a Löpnummer has now, or the id of the one it would get. */
export const loadNumber = async (
  number: string,
  { streams, association, register }: Pick<ExaminationContext, 'streams' | 'association' | 'register'>,
): Promise<Omit<Loaded, 'row'>> => {
  for (let counter = 0; ; counter += 1) {
    const id = journeyId(association, register, number, counter);
    const { state, stored, revision } = await streams.load(journeyStream, id);
    if (state.status === 'none') return { id, known: undefined, revision };
    if (!isReversed(state, stored))
      return { id, known: knownRow(state, stored, { register, number }), revision };
  }
};

const textsOf = (row: ParsedRow): ReadonlyMap<Column, string> =>
  new Map(
    columnsOf(row).flatMap((column) => {
      const text = textOfValues(column, row.values);
      return text === undefined || column === 'number' ? [] : [[column, text] as const];
    }),
  );

type RowOfJourney = JourneyPerson & Readonly<{ row: ParsedRow; changed?: ReadonlySet<Column> }>;

/**
 * The digests of rows by column, or of those that changed, in the order of the rows; a blank has none, and the number of a person without
 * consent, which is kept nowhere. They are made under the journeys' own keys, and say nothing once these are destroyed.
 */
export const digestRows = async (
  rows: readonly RowOfJourney[],
  { vault }: ExaminationContext,
): Promise<readonly Digests[]> => {
  const digesters = await digestersFor(vault, rows);
  return rows.map(({ journey, row, changed }) => {
    const digest = digesters.get(journey);
    const told = [...textsOf(row)].filter(
      ([column]) => (!changed || changed.has(column)) && !(column === 'identity' && isAnonymousRow(row)),
    );
    return digest ? Object.fromEntries(told.map(([column, text]) => [column, digest(text)])) : {};
  });
};

/** A Kön that was stated as unknown has a digest like any value; these are their texts. */
const UNKNOWN_SEXES = (['doesNotKnow', 'willNotSay', 'notAsked'] as const).flatMap(
  (sex) => textOfValues('sex', { sex }) ?? [],
);

/** What a row says by column, set against what it said last time. */
type Comparison = Readonly<{
  isAsBefore: (column: Column) => boolean;
  /** Both say something, which is known to be another; an unknown sex is none. */
  differs: (column: Column) => boolean;
}>;

const compared = (
  id: string,
  texts: ReadonlyMap<Column, string>,
  before: Digests,
  like: DigestLike,
): Comparison => {
  const { sex } = before;
  const isSexUnknown =
    UNKNOWN_SEXES.includes(texts.get('sex') ?? '') ||
    (sex !== undefined && UNKNOWN_SEXES.some((text) => like(id, sex, text) === sex));
  const again = (column: Column): string | undefined => {
    const [digest, text] = [before[column], texts.get(column)];
    return digest === undefined || text === undefined ? undefined : like(id, digest, text);
  };
  return {
    isAsBefore: (column) =>
      texts.has(column) === (before[column] !== undefined) && again(column) === before[column],
    differs: (column) => {
      const digest = again(column);
      return digest !== undefined && digest !== before[column] && !(column === 'sex' && isSexUnknown);
    },
  };
};

/** Another identity number, or two of Insats, Kön and Startdatum; a blank or unknown one never differs. */
const isAnotherPerson = ({ differs }: Comparison): boolean =>
  differs('identity') || (['intervention', 'sex', 'startedOn'] as const).filter(differs).length >= 2;

/** The row of a journey that is erased (gallrad): nothing tells what it said, so it is known again by what the journey is counted by. */
const examineErased = (row: ParsedRow, { journey }: KnownRow, erasedOn: OccurredOn): ExaminedRow => {
  const isSameCase = (['intervention', 'sex', 'startedOn'] as const).every((column) => {
    const value = row.values[column] ?? 'notRegistered';
    return value === 'notRegistered' || isSame(journey.facts[column], value);
  });
  return isSameCase
    ? { kind: 'unchanged', row }
    : {
        kind: 'rejected',
        row,
        problems: [{ column: 'number', reason: { code: 'JourneyIsErased', erasedOn } }],
        known: true,
      };
};

/** Whether a number that was blank until now is new to the participant, is the participant's already, or is another's. */
const identification = async (
  journey: string,
  participantId: string,
  number: IdentityNumber,
  { streams, vault, association }: ExaminationContext,
): Promise<'new' | 'same' | 'another'> => {
  const { state } = await streams.load(participantStream, participantId);
  if (state.status === 'none') return 'new';
  const person = personIn(participantId, journey, state);
  if (person === participantId && state.identity === null) return 'new';
  return (await vault.find(association, number)) === person ? 'same' : 'another';
};

/** What the row said last time, as far as the importing role may compare with it. */
const toldBefore = (known: KnownRow, { rights, role }: ExaminationContext): Digests =>
  (rights?.opens(known) ?? true) || isOfficeRole(known.importedAs) === isOfficeRole(role)
    ? known.digests
    : {};

const WITHDRAWN_ON_WHICH_DAY: RowProblem = {
  column: 'consentWithdrawnOn',
  reason: { code: 'WithdrawnOnWhichDay' },
};

/** Whether a row says nothing of consent now: what else its columns say of it is not taken, and what it said before counts. */
const isSilentOnConsent = ({ values: { consent } }: ParsedRow): boolean => (consent ?? null) === null;

/**
 * A row without what is kept from whoever imports it: that it is the same as before, or another, would tell what it is. That it says such things
 * is told, whatever they are.
 */
const withoutWhereabouts = ({
  raw,
  values,
}: ParsedRow): Readonly<{ row: ParsedRow; warnings: readonly RowProblem[] }> => {
  const { number, intervention, sex } = values;
  const hidden = WHEREABOUTS.filter((column) => isStated(column, values));
  const others = Object.entries(values).filter(([column]) => !WHEREABOUTS.some((one) => one === column));
  return {
    row: { raw, values: { ...Object.fromEntries(others), number, intervention, sex } },
    warnings: hidden.length > 0 ? [{ column: 'number', reason: { code: 'LeftToResponsible' } }] : [],
  };
};

const examineKnown = async (
  { row: asSent, id, revision }: Loaded,
  known: KnownRow,
  like: DigestLike,
  context: ExaminationContext,
): Promise<ExaminedRow> => {
  const { erasedOn, anonymous, participantId } = known.journey;
  const isShielded = (await context.shields?.(id, known.journey)) ?? false;
  const { row, warnings: ofShield } = isShielded ? withoutWhereabouts(asSent) : { row: asSent, warnings: [] };
  if (erasedOn !== undefined) return examineErased(row, known, erasedOn);
  const isOpen = context.rights?.opens(known) ?? true;
  const before = toldBefore(known, context);
  const rejected = (...problems: readonly RowProblem[]): ExaminedRow => ({
    kind: 'rejected',
    row,
    problems,
    known: true,
  });
  const comparison = compared(id, textsOf(row), before, like);
  if (isAnotherPerson(comparison))
    return rejected({
      column: comparison.differs('identity') ? 'identity' : 'number',
      reason: { code: 'AnotherPerson' },
    });
  const { identity } = row.values;
  const said = columnsOf(row).filter(
    (column) => column !== 'identity' || (identity && !anonymous && !isAnonymousRow(row)),
  );
  // Up to 0.2.0 there was no digest of that consent was given.
  const saidGiven = known.saidGiven && before === known.digests;
  const isAsBefore = (column: Column): boolean =>
    column === 'consent' && saidGiven ? row.values.consent === 'given' : comparison.isAsBefore(column);
  const different = said.filter((column) => !isAsBefore(column));
  const isSilent = !anonymous && isSilentOnConsent(row);
  const changed = new Set(different.filter((column) => !isSilent || !CONSENT_COLUMNS.includes(column)));
  const warnings: RowProblem[] = [...(isOpen ? ofShield : [])];
  if (isSilent && different.includes('consent') && isOpen)
    warnings.push({ column: 'consent', reason: { code: 'ConsentNoLongerStated' } });
  const unchanged: ExaminedRow = { kind: 'unchanged', row, warnings };
  if (changed.size === 0) return unchanged;
  if (!isOpen) return rejected({ column: 'number', reason: { code: 'HandledInSamspar' } });
  const changes = rowChanges(row, changed, known, context);
  if ('problems' in changes) return rejected(...changes.problems);
  const refusal = firstRefusal(changes.commands, context.terms, known.journey);
  if (refusal) return rejected(refusal);
  const identified =
    identity && changed.has('identity') ? await identification(id, participantId, identity, context) : 'same';
  if (identified === 'another') return rejected({ column: 'identity', reason: CHANGED_ELSEWHERE });
  if (changes.commands.length === 0 && identified === 'same') return unchanged;
  if (asksForDay(changes.commands)) warnings.push(WITHDRAWN_ON_WHICH_DAY);
  return {
    kind: 'changed',
    row,
    journey: id,
    revision,
    commands: changes.commands,
    participantId,
    warnings,
    changed,
    kept: Object.fromEntries(Object.entries(before).filter(([column]) => !changed.has(column as Column))),
    ...(identity && identified === 'new' && { identified: { participantId, number: identity } }),
  };
};

/** As `asksForDay`, of a row met for the first time. */
const isWithdrawnOnNoDay = ({ values }: ParsedRow): boolean =>
  consentTold(values) === 'withdrawn' && withdrawnOn(values) === UNKNOWN_DAY;

/** Whether the authority that runs the insats may be told of a journey is asked of new ones alone; the other rules have judged every row. */
const refusedAnew = (row: JudgedRow, context: ExaminationContext): readonly RowProblem[] =>
  context.terms?.requireConsent === 'enforce' ? judged(row, context).refusals : row.refusals;

const examineNew = ({ row, id }: Loaded, context: ExaminationContext): ExaminedRow => {
  const problems = refusedAnew(row, context);
  if (problems.length > 0) return { kind: 'rejected', row, problems, known: false };
  const warnings = isWithdrawnOnNoDay(row) ? [WITHDRAWN_ON_WHICH_DAY] : [];
  return { kind: 'new', row, journey: id, warnings };
};

/** Sets rows against the log. Nothing is written, to the vault neither. */
export const examineRows = async (
  rows: readonly JudgedRow[],
  context: ExaminationContext,
): Promise<readonly ExaminedRow[]> => {
  const loaded = await Promise.all(
    rows.map(async (row) => ({ row, ...(await loadNumber(row.values.number, context)) })),
  );
  const told = loaded.flatMap(({ row, id, known }) =>
    known
      ? [
          {
            journey: id,
            texts: [...textsOf(row).values(), ...UNKNOWN_SEXES],
            before: toldBefore(known, context),
          },
        ]
      : [],
  );
  const like = await digestsLike(context.vault, context.association, told);
  return Promise.all(
    loaded.map(async (entry) =>
      entry.known ? examineKnown(entry, entry.known, like, context) : examineNew(entry, context),
    ),
  );
};

export const warnedOf = (of: ExaminedRow): readonly ToldRow[] =>
  of.kind !== 'rejected' && of.warnings?.length ? [{ raw: of.row.raw, problems: of.warnings }] : [];
