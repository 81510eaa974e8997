import type { ImportRights } from '@samspar/access';
import {
  isExit,
  type JourneyCommand,
  journeyStream,
  participantStream,
  pickFacts,
  type RegisteredJourney,
  TOLD_AT_EXIT,
  under,
} from '@samspar/casework';
import {
  type CommandContext,
  type EventMetadata,
  nameBasedId,
  type StoredEvent,
  type StreamHandler,
} from '@samspar/event-store';
import { type Day, dayInStockholm } from '@samspar/kernel';
import { batchStream } from './batch.js';
import { inChunks } from './in-chunks.js';
import type { ChangedSince, ReversalOptions, ReversalReport } from './report.js';
import { inWords, type Reason } from './reasons.js';
import { correctCommand, inSafeOrder } from './row-changes.js';
import { annulmentOfRow } from './row-commands.js';
import { isReversed, lastRowOf, rowsJourney, setElsewhere } from './row-history.js';
import { registerId, registerStream } from './register.js';

type Parts = Readonly<{ streams: StreamHandler; clock: () => number }>;

type Reversed = Readonly<{
  did: 'misregistered' | 'restored' | 'nothing';
  /** The Löpnummer that has no journey any more. */
  number?: string;
  changedSince?: ChangedSince;
}>;

type Taken = Readonly<{ journey: RegisteredJourney; stored: readonly StoredEvent[]; id: string }>;

type Context = Readonly<{
  batch: string;
  today: Day;
  streams: StreamHandler;
  metadata: Omit<CommandContext, 'commandId'>;
  rights?: ImportRights | undefined;
}>;

const CHUNK = 100;

const rowNumber = ({ stored }: Taken): string | null => lastRowOf(stored)?.number ?? null;

const left = (taken: Taken, reason: Reason): Readonly<{ changedSince: ChangedSince }> => {
  const { code, sentence } = inWords(reason);
  return { changedSince: { journey: taken.id, row: rowNumber(taken), code, what: sentence.sv, sentence } };
};

const commandIdOf = ({ batch }: Context, journey: string): string => nameBasedId('reversal', batch, journey);

/** The number that the row's person was said to have had before is its own person's again, as far as the row said it. */
const restoreNumber = async (
  { stored, id }: Taken,
  { streams, batch, today, metadata }: Context,
): Promise<void> => {
  const former = stored[0]?.metadata.row?.former;
  if (former === undefined) return;
  await streams.handle(
    participantStream,
    former,
    [{ type: 'RestoreNumber', occurredOn: today, today, data: { journey: id } }],
    { ...metadata, commandId: nameBasedId('reversal', batch, id, 'former number') },
  );
};

/** A journey the batch made becomes misregistered, whoever changed it since; that is told. */
const annul = async (taken: Taken, context: Context): Promise<Reversed> => {
  const { journey, stored, id } = taken;
  const { batch, today, streams, metadata } = context;
  const number = rowNumber(taken);
  const others = stored.filter((event) => event.metadata.batch !== batch);
  if (isReversed(journey, stored)) return { did: 'nothing', ...(number !== null && { number }) };
  const reinstate = annulmentOfRow('ReinstateJourney', 'batch-reversed', today);
  await streams.handle(
    journeyStream,
    id,
    under(null, [
      ...(journey.misregistered ? [reinstate] : []),
      annulmentOfRow('MisregisterJourney', 'batch-reversed', today),
    ]),
    { ...metadata, commandId: commandIdOf(context, id) },
  );
  return {
    did: 'misregistered',
    ...(number !== null && { number }),
    ...(others.length > 0 && left(taken, { code: 'MisregisteredAllTheSame' })),
  };
};

const folded = (stored: readonly StoredEvent[]) =>
  stored.reduce(
    (journey, event) => journeyStream.decider.evolve(journey, journeyStream.upcast(event)),
    journeyStream.decider.initialState,
  );

const irrevocable = (events: readonly StoredEvent[]): Reason | undefined => {
  const has = (type: string): boolean => events.some((event) => event.type === type);
  if (has('JourneyStarted')) return { code: 'StartStands' };
  return has('ConsentWithdrawn') ? { code: 'WithdrawalStands' } : undefined;
};

const strike = (entry: number, today: Day): JourneyCommand => ({
  type: 'AnnulEntry',
  occurredOn: today,
  today,
  data: { entry, reason: 'batch-reversed' },
});

type TakenBack = Readonly<{ commands: readonly JourneyCommand[]; stands?: Reason | undefined }>;

/** The commands that bring back what the batch changed, and what stands, for it cannot be or somebody else has changed it later. */
const takeBack = ({ journey, stored }: Taken, batch: string, today: Day): TakenBack => {
  const first = stored.findIndex(({ metadata }) => metadata.batch === batch);
  const before = folded(stored.slice(0, first));
  if (before.status === 'none') return { commands: [] };
  const mine = setElsewhere(stored, ({ metadata }) => metadata.batch !== batch);
  const events = stored.slice(first).filter(({ metadata }) => metadata.batch === batch);
  let kept = false;
  const commands: JourneyCommand[] = [];
  const misregistered = journey.misregistered !== before.misregistered;
  if (misregistered && !mine.has('misregistered')) return { commands: [], stands: { code: 'NotTakenBack' } };
  if (journey.misregistered && !before.misregistered)
    commands.push(annulmentOfRow('ReinstateJourney', 'batch-reversed', today));
  const exitMoved = events.some((event) => isExit(event) || event.type === 'JourneyReopened');
  const exitMine = mine.has('exitedOn') || mine.has('exitReasons');
  if (exitMoved && exitMine) {
    const earlier = stored.slice(0, first).findLast(isExit);
    const { facts } = before;
    if (journey.exit) commands.push(annulmentOfRow('ReopenJourney', 'batch-reversed', today));
    if (before.exit && earlier && facts.exitedOn !== undefined)
      commands.push({
        type: 'ExitJourney',
        occurredOn: facts.exitedOn,
        today,
        data: {
          exit: {
            type: before.exit,
            data: {
              ...earlier.data,
              reasons: facts.exitReasons,
              ...pickFacts(TOLD_AT_EXIT, facts),
            },
          },
        },
      } as JourneyCommand);
  } else if (exitMoved) kept = true;
  const corrected = new Map(
    events
      .map((event) => journeyStream.upcast(event))
      .flatMap((event) => (event.type === 'FactCorrected' ? [event.data.correction] : []))
      .toReversed()
      .map((correction) => [
        correction.fact,
        { fact: correction.fact, value: correction.old ?? 'notRegistered' },
      ]),
  );
  const restorable = [...corrected.values()].filter(({ fact }) => mine.has(fact));
  if (restorable.length < corrected.size) kept = true;
  const corrections = inSafeOrder(restorable, journey.facts).map((fact) =>
    correctCommand(fact, 'batch-reversed', today),
  );
  commands.push(...corrections);
  const consents = events.flatMap(({ type, revision }) => (type === 'ConsentGiven' ? [revision] : []));
  if (consents.length > 0 && !mine.has('consent')) kept = true;
  else commands.push(...consents.toReversed().map((entry) => strike(entry, today)));
  if (!journey.misregistered && before.misregistered)
    commands.push(annulmentOfRow('MisregisterJourney', 'source-changed', today));
  const changed: Reason = { code: commands.length > 0 ? 'PartlyTakenBack' : 'NotTakenBack' };
  return { commands, stands: irrevocable(events) ?? (kept ? changed : undefined) };
};

/** The participant that the batch had recognised as another is parted from it again. */
const part = async (participantId: string, context: Context): Promise<boolean> => {
  const { streams, batch, today, metadata } = context;
  const { state, stored } = await streams.load(participantStream, participantId);
  const merged = stored.findLast(({ type }) => type === 'ParticipantMerged');
  if (state.status === 'none' || state.mergedInto === null || merged?.metadata.batch !== batch) return false;
  await streams.handle(
    participantStream,
    participantId,
    [{ type: 'UnmergeParticipant', occurredOn: today, today, data: {} }],
    { ...metadata, commandId: commandIdOf(context, participantId) },
  );
  return true;
};

/**
 * The row as it counts as last imported once the batch is taken back: what the batch changed is as it was before, what a
 * later import said since stays.
 */
const rowWithout = (batch: string, stored: readonly StoredEvent[]): EventMetadata['row'] => {
  const first = stored.findIndex(({ metadata }) => metadata.batch === batch);
  const before = lastRowOf(stored.slice(0, first));
  const said = lastRowOf(stored.filter(({ metadata }) => metadata.batch === batch));
  const last = lastRowOf(stored);
  if (!before || !said || !last) return before;
  const columns = new Set([...Object.keys(before.digests), ...Object.keys(last.digests)]);
  const digests = [...columns].flatMap((column) => {
    const { [column]: then } = before.digests;
    const { [column]: now } = last.digests;
    const digest = said.digests[column] === now ? then : now;
    return digest === undefined ? [] : [[column, digest]];
  });
  const { consentStated: _said, ...row } = last;
  return {
    ...row,
    digests: Object.fromEntries(digests),
    ...(before.consentStated && { consentStated: true }),
  };
};

const restore = async (taken: Taken, context: Context): Promise<Reversed> => {
  const { journey, stored, id } = taken;
  const parted = await part(journey.participantId, context);
  const commandId = commandIdOf(context, id);
  const touched = stored.some(({ metadata }) => metadata.batch === context.batch);
  const done = stored.some(({ metadata }) => metadata.commandId === commandId);
  const did = parted ? 'restored' : 'nothing';
  if (!touched || done) return { did };
  const { commands, stands } = takeBack(taken, context.batch, context.today);
  const row = rowWithout(context.batch, stored);
  if (commands.length === 0) return { did, ...(stands && left(taken, stands)) };
  const outcome = await context.streams.handle(journeyStream, id, under(null, commands), {
    ...context.metadata,
    commandId,
    ...(row && { row }),
  });
  if (outcome.outcome === 'accepted') return { did: 'restored', ...(stands && left(taken, stands)) };
  return { did, ...left(taken, outcome.outcome === 'refused' ? outcome.refusal : { code: 'NotTakenBack' }) };
};

const reverseJourney = async (id: string, context: Context): Promise<Reversed> => {
  const { state, stored } = await context.streams.load(journeyStream, id);
  if (state.status === 'none') return { did: 'nothing' };
  const taken = { journey: state, stored, id };
  if (context.rights?.opens(rowsJourney(state, stored)) === false)
    return { did: 'nothing', ...left(taken, { code: 'LeftToCaseworkers' }) };
  if (stored[0]?.metadata.batch !== context.batch) return restore(taken, context);
  await restoreNumber(taken, context);
  return annul(taken, context);
};

/** Reverses a batch, journey by journey; undefined where there is no such batch. Interrupted, it may be run again. */
export const reverseBatch = async (
  batch: string,
  { streams, clock }: Parts,
  { context: author, rights, progress }: ReversalOptions,
): Promise<ReversalReport | undefined> => {
  const { state } = await streams.load(batchStream, batch);
  if (state.status === 'none') return undefined;
  if (state.status === 'reversed')
    return { batch, alreadyReversed: true, misregistered: 0, restored: 0, changedSince: [] };
  const today = dayInStockholm(clock());
  const metadata = { ...author, correlationId: batch };
  const context: Context = { batch, today, streams, metadata, rights };
  const journeys = new Set(state.taken.flat());
  const reversed: Reversed[] = [];
  for (const chunk of inChunks(journeys, CHUNK)) {
    reversed.push(...(await Promise.all(chunk.map((id) => reverseJourney(id, context)))));
    progress?.(reversed.length, journeys.size);
  }
  const numbers = reversed.flatMap(({ number }) => number ?? []);
  const when = { occurredOn: today, today };
  await streams.handle(
    registerStream,
    registerId(state.association, state.register),
    [{ type: 'WithdrawRows', ...when, data: { numbers } }],
    { ...metadata, commandId: nameBasedId('reversal', batch, 'register') },
  );
  const count = (did: Reversed['did']): number => reversed.filter((of) => of.did === did).length;
  const counts = { misregistered: count('misregistered'), restored: count('restored') };
  await streams.handle(batchStream, batch, [{ type: 'ReverseBatch', ...when, data: counts }], {
    ...metadata,
    commandId: nameBasedId('reversal', batch, 'end'),
  });
  return {
    batch,
    alreadyReversed: false,
    ...counts,
    changedSince: reversed.flatMap(({ changedSince }) => changedSince ?? []),
  };
};
