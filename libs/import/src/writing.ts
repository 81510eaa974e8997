import { journeyStream, participantStream, under } from '@samspar/casework';
import { type CommandContext, type EventMetadata, nameBasedId } from '@samspar/event-store';
import type { IdentityNumber } from '@samspar/identity-number';
import type { ParticipantRequest, Registration } from '@samspar/registration';
import type { Identity } from '@samspar/vault';
import { batchStream } from './batch.js';
import { CHANGED_ELSEWHERE } from './changes.js';
import { digestRows, type ExaminationContext, type ExaminedRow } from './examination.js';
import { refusedAt } from './refused-commands.js';
import { registerId, registerStream } from './register.js';
import type { ImportOptions } from './report.js';
import { firstCommands, type RowCommand } from './row-commands.js';
import { isAnonymousRow, type ParsedRow, type RowProblem, saysConsent } from './row-values.js';

export type RowToWrite = Extract<ExaminedRow, { kind: 'new' | 'changed' }>;
type NewRow = Extract<ExaminedRow, { kind: 'new' }>;
type ChangedRow = Extract<ExaminedRow, { kind: 'changed' }>;

/** A row that was refused only when it was written, because somebody else came first. */
export type LateRejection = Readonly<{ row: RowToWrite }> & RowProblem;

export type WritingContext = ExaminationContext &
  Readonly<{
    registration: Registration;
    batch: string;
    metadata: Omit<EventMetadata, 'commandId'>;
    joins?: ImportOptions['joins'] | undefined;
  }>;

export const commandId = (batch: string, ...what: readonly string[]): string =>
  nameBasedId('import', batch, ...what);

/** Says which journeys and Löpnummer are about to be written, so that a reversal and the next file know of them. */
export const announceRows = async (rows: readonly RowToWrite[], context: WritingContext): Promise<void> => {
  const { streams, batch, metadata, association, register, today } = context;
  const journeys = rows.map(({ journey }) => journey);
  const numbers = rows.flatMap(({ kind, row }) => (kind === 'new' ? row.values.number : []));
  const interventions = [...new Set(rows.map(({ row }) => row.values.intervention))];
  const when = { occurredOn: today, today };
  await streams.handle(batchStream, batch, [{ type: 'TakeRows', ...when, data: { journeys } }], {
    ...metadata,
    commandId: commandId(batch, 'rows', ...journeys),
  });
  await streams.handle(
    registerStream,
    registerId(association, register),
    [{ type: 'RegisterRows', ...when, data: { numbers, interventions } }],
    { ...metadata, commandId: commandId(batch, 'register', ...numbers) },
  );
};

const writeRow = async (
  examined: RowToWrite,
  commands: readonly RowCommand[],
  digests: Readonly<Record<string, string>>,
  context: WritingContext,
  former?: string,
): Promise<readonly LateRejection[]> => {
  const { row, journey } = examined;
  const { batch, metadata, register, streams, terms } = context;
  const command: CommandContext = {
    ...metadata,
    commandId: commandId(batch, String(row.raw.row)),
    row: {
      register,
      number: row.values.number,
      digests,
      ...(saysConsent(row.values) && { consentStated: true }),
      ...(former !== undefined && { former }),
    },
    expected: examined.kind === 'changed' ? examined.revision : 'noStream',
  };
  const asked = commands.map((of) => of.command);
  const outcome = await streams.handle(journeyStream, journey, under(terms, asked), command);
  if (outcome.outcome === 'accepted') return [];
  return outcome.outcome === 'refused'
    ? [{ row: examined, ...refusedAt(outcome.refusal, commands[outcome.command]) }]
    : [{ row: examined, column: 'number', reason: CHANGED_ELSEWHERE }];
};

const identityOf = (number: IdentityNumber, { values: { personName } }: ParsedRow): Identity => ({
  number,
  ...(personName && { name: personName }),
});

const newParticipant = (
  { row, journey }: NewRow,
  { association, batch, metadata }: WritingContext,
): ParticipantRequest => ({
  association,
  anonymous: isAnonymousRow(row),
  journey,
  intervention: row.values.intervention,
  begins: true,
  ...(row.values.identity && { identity: identityOf(row.values.identity, row) }),
  context: { ...metadata, commandId: commandId(batch, String(row.raw.row)) },
});

/**
 * The participants whose numbers the rows' persons had before, by row: what is registered with these counts as theirs. Said before the
 * journeys are written, so that an import that was cut off says it when it goes on.
 */
const formerNumbers = async (
  rows: readonly NewRow[],
  participants: readonly string[],
  { association, batch, metadata, registration, streams, today, joins }: WritingContext,
): Promise<ReadonlyMap<NewRow, string>> => {
  const asked = rows.flatMap((examined, index) => {
    const { identity, formerIdentity: number } = examined.row.values;
    const into = participants[index];
    return identity && number && into !== undefined && number.digits !== identity.digits
      ? [{ examined, number, into, row: String(examined.row.raw.row) }]
      : [];
  });
  if (asked.length === 0) return new Map();
  const former = await registration.participants(
    asked.map(({ examined: { row, journey }, number, row: at }) => ({
      association,
      anonymous: false,
      journey,
      intervention: row.values.intervention,
      identity: { number },
      context: { ...metadata, commandId: commandId(batch, at, 'former number') },
    })),
  );
  const said = asked.flatMap((one, index) => {
    const id = former[index];
    return id === undefined || id === one.into ? [] : [{ ...one, id }];
  });
  for (const { examined, id, into, row } of said) {
    await joins?.([id, into]);
    await streams.handle(
      participantStream,
      id,
      [
        {
          type: 'ReplaceNumber',
          occurredOn: today,
          today,
          data: { journey: examined.journey, into },
        },
      ],
      { ...metadata, commandId: commandId(batch, row, 'number replaced') },
    );
  }
  return new Map(said.map(({ examined, id }) => [examined, id]));
};

const writeNew = async (
  rows: readonly NewRow[],
  context: WritingContext,
): Promise<readonly LateRejection[]> => {
  if (rows.length === 0) return [];
  const participants = await context.registration.participants(
    rows.map((row) => newParticipant(row, context)),
  );
  const former = await formerNumbers(rows, participants, context);
  const digests = await digestRows(
    rows.map(({ row, journey }, index) => ({ row, journey, participantId: participants[index] ?? '' })),
    context,
  );
  const outcomes = await Promise.all(
    rows.map((examined, index) => {
      const commands = firstCommands(
        examined.row,
        context.association,
        participants[index] ?? '',
        context.today,
      );
      return writeRow(examined, commands, digests[index] ?? {}, context, former.get(examined));
    }),
  );
  return outcomes.flat();
};

/** The row's person, not known until now, is the participant that has the number; the two become one. */
const identify = async (
  { row, journey, identified }: ChangedRow,
  { streams, registration, association, batch, metadata, today, joins }: WritingContext,
): Promise<boolean> => {
  if (!identified) return true;
  const id = commandId(batch, String(row.raw.row), 'identity');
  const into = await registration.participant({
    association,
    anonymous: false,
    journey,
    intervention: row.values.intervention,
    identity: identityOf(identified.number, row),
    context: { ...metadata, commandId: id },
  });
  const { participantId } = identified;
  if (into === participantId) return true;
  await joins?.([participantId, into]);
  const outcome = await streams.handle(
    participantStream,
    participantId,
    [{ type: 'MergeParticipant', occurredOn: today, today, data: { participantId, into } }],
    { ...metadata, commandId: id },
  );
  return outcome.outcome === 'accepted';
};

const writeChanged = async (
  examined: ChangedRow,
  digests: Readonly<Record<string, string>>,
  context: WritingContext,
): Promise<readonly LateRejection[]> => {
  if (!(await identify(examined, context)))
    return [{ row: examined, column: 'identity', reason: CHANGED_ELSEWHERE }];
  return examined.commands.length === 0
    ? []
    : writeRow(examined, examined.commands, { ...examined.kept, ...digests }, context);
};

/** Writes rows, each all or not at all, and answers with those that came too late. */
export const writeRows = async (
  rows: readonly RowToWrite[],
  context: WritingContext,
): Promise<readonly LateRejection[]> => {
  const late = await writeNew(
    rows.filter((row) => row.kind === 'new'),
    context,
  );
  const changed = rows.filter((row) => row.kind === 'changed');
  const digests = await digestRows(changed, context);
  const outcomes = await Promise.all(
    changed.map((row, index) => writeChanged(row, digests[index] ?? {}, context)),
  );
  return [...late, ...outcomes.flat()];
};
