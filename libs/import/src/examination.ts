import { type ImportRights, isOfficeRole } from '@samspar/access';
import { journeyStream, participantStream, personIn } from '@samspar/casework';
import { type ExpectedRevision, nameBasedId, type StreamHandler } from '@samspar/event-store';
import type { IdentityNumber } from '@samspar/identity-number';
import type { Vault } from '@samspar/vault';
import type { Column } from './columns.js';
import { digestsOf } from './digests.js';
import { firstRefusal, judged, type Judging } from './refused-commands.js';
import { CHANGED_ELSEWHERE, rowChanges } from './row-changes.js';
import type { RowCommand } from './row-commands.js';
import { isReversed, knownRow, type KnownRow } from './row-history.js';
import { canonicalText, columnsOf, type ParsedRow, type RowProblem } from './row-values.js';

/** A row set against what is known of it: what writing it would mean. */
export type ExaminedRow =
  | Readonly<{ kind: 'new'; row: ParsedRow; journey: string }>
  | Readonly<{ kind: 'unchanged'; row: ParsedRow }>
  | Readonly<{
      kind: 'changed';
      row: ParsedRow;
      journey: string;
      revision: ExpectedRevision;
      commands: readonly RowCommand[];
      digests: Readonly<Record<string, string>>;
      /** The participant that the row's identity number, blank until now, belongs to. */
      identified?: Readonly<{ participantId: string; number: IdentityNumber }>;
    }>
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
  }>;

type Loaded = Readonly<{
  row: ParsedRow;
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

const textsOf = (row: ParsedRow): readonly (readonly [Column, string])[] =>
  columnsOf(row).flatMap((column) => {
    const text = canonicalText(column, row.values);
    return text === undefined || column === 'number' ? [] : [[column, text] as const];
  });

/** The digests of rows by column, in the order of the rows; a blank has none. */
export const digestRows = async (
  rows: readonly ParsedRow[],
  { vault, association }: ExaminationContext,
): Promise<readonly Readonly<Record<string, string>>[]> => {
  const texts = rows.map(textsOf);
  const digests = await digestsOf(
    vault,
    association,
    texts.flatMap((of) => of.map(([, text]) => text)),
  );
  return texts.map((of) => Object.fromEntries(of.map(([column, text]) => [column, digests.get(text) ?? ''])));
};

/** Kön that was stated as unknown has a digest like any value; these are they. */
const unknownSexes = async (context: ExaminationContext): Promise<ReadonlySet<string>> => {
  const texts = (['doesNotKnow', 'willNotSay', 'notAsked'] as const).flatMap(
    (sex) => canonicalText('sex', { sex }) ?? [],
  );
  return new Set((await digestsOf(context.vault, context.association, texts)).values());
};

type Digests = Readonly<Record<string, string>>;

/** Another identity number, or two of Insats, Kön and Startdatum; a blank or unknown one never differs. */
const isAnotherPerson = (now: Digests, before: Digests, unknownSex: ReadonlySet<string>): boolean => {
  const differs = (column: Column): boolean => {
    const [one, other] = [now[column], before[column]];
    return (
      one !== undefined &&
      other !== undefined &&
      one !== other &&
      !unknownSex.has(one) &&
      !unknownSex.has(other)
    );
  };
  const others = (['intervention', 'sex', 'startedOn'] as const).filter(differs).length;
  return differs('identity') || others >= 2;
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

const examineKnown = async (
  { row, id, revision }: Loaded,
  known: KnownRow,
  now: Digests,
  unknownSex: ReadonlySet<string>,
  context: ExaminationContext,
): Promise<ExaminedRow> => {
  const isOpen = context.rights?.opens(known) ?? true;
  const before = isOpen || isOfficeRole(known.importedAs) === isOfficeRole(context.role) ? known.digests : {};
  const rejected = (...problems: readonly RowProblem[]): ExaminedRow => ({
    kind: 'rejected',
    row,
    problems,
    known: true,
  });
  if (isAnotherPerson(now, before, unknownSex))
    return rejected({
      column:
        now['identity'] && before['identity'] && now['identity'] !== before['identity']
          ? 'identity'
          : 'number',
      reason: { code: 'AnotherPerson' },
    });
  const { identity } = row.values;
  const said = columnsOf(row).filter((column) => column !== 'identity' || identity);
  const changed = new Set(said.filter((column) => now[column] !== before[column]));
  if (changed.size === 0) return { kind: 'unchanged', row };
  if (!isOpen) return rejected({ column: 'number', reason: { code: 'HandledInSamspar' } });
  const changes = rowChanges(row, changed, known, context);
  if ('problems' in changes) return rejected(...changes.problems);
  const refusal = firstRefusal(changes.commands, context.terms, known.journey);
  if (refusal) return rejected(refusal);
  const { participantId } = known.journey;
  const identified =
    identity && changed.has('identity') ? await identification(id, participantId, identity, context) : 'same';
  if (identified === 'another') return rejected({ column: 'identity', reason: CHANGED_ELSEWHERE });
  if (changes.commands.length === 0 && identified === 'same') return { kind: 'unchanged', row };
  const nowSaid = new Set<string>(said);
  const kept = Object.entries(before).filter(([column]) => !nowSaid.has(column));
  return {
    kind: 'changed',
    row,
    journey: id,
    revision,
    commands: changes.commands,
    digests: { ...Object.fromEntries(kept), ...now },
    ...(identity && identified === 'new' && { identified: { participantId, number: identity } }),
  };
};

const examineNew = ({ row, id }: Loaded, context: ExaminationContext): ExaminedRow => {
  const { refusals: problems } = judged(row, context);
  return problems.length > 0
    ? { kind: 'rejected', row, problems, known: false }
    : { kind: 'new', row, journey: id };
};

/** Sets rows against the log. Nothing is written, to the vault neither. */
export const examineRows = async (
  rows: readonly ParsedRow[],
  context: ExaminationContext,
): Promise<readonly ExaminedRow[]> => {
  const loaded = await Promise.all(
    rows.map(async (row) => ({ row, ...(await loadNumber(row.values.number, context)) })),
  );
  const known = loaded.filter((entry) => entry.known);
  const digests = await digestRows(
    known.map(({ row }) => row),
    context,
  );
  const unknownSex = known.length > 0 ? await unknownSexes(context) : new Set<string>();
  return Promise.all(
    loaded.map(async (entry) =>
      entry.known
        ? examineKnown(entry, entry.known, digests[known.indexOf(entry)] ?? {}, unknownSex, context)
        : examineNew(entry, context),
    ),
  );
};
