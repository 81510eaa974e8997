import { OPERATOR } from '@samspar/access';
import { type JourneyEventOf, journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { type JourneyAndPerson, ViewsUnavailable } from '@samspar/views';
import { accepted, byOperator, type Caller, Command, givenBy, type Outcome } from '../message.js';
import type { ErasurePorts } from '../ports.js';
import type { UseCase } from '../use-cases.js';
import type { ListedErasure } from './erasure-list.js';
import { deleteLeftLying } from './left-lying.js';
import { recordsLeft } from './records.js';
import { settleUserNames } from './user-names.js';

/** How many journeys lost their keys now, and how many wait, for their person is being registered anew. */
export type Settled = Readonly<{ destroyed: number; waiting: number }>;

/**
 * Destroys whatever the vault still has of journeys that are erased: since just now, since it was cut off, or since an older vault was put
 * back; and erases again what an older log has forgotten and the list of erasures has not. At the start, before anything is shown, and now and then.
 */
export class SettleErasures extends Command<Outcome<Settled>> {}

/** How long it waits for the views to have all there is, in milliseconds. */
const WITHIN_MS = 5_000;

/** Whoever has another journey that the views have not seen yet would be taken for gone. Rejects with `ViewsUnavailable`. */
const mustBeCaughtUp = async ({ store, views }: ErasurePorts): Promise<void> => {
  if (await views().reached(await store.lastPosition(), WITHIN_MS)) return;
  throw new ViewsUnavailable('Vyerna har inte läst in hela loggen än, och utan dem går inget att gallra.', {
    mayPass: true,
  });
};

/** Erases in the log what the list alone knows of; answers the journey where the log takes it to be going on, and none is erased, and whether it is now. */
const recall = async (
  { streams, today, log }: ErasurePorts,
  caller: Caller,
  { journey, rule, approvedBy }: ListedErasure,
): Promise<Readonly<{ isErased: boolean; goingOn: readonly JourneyAndPerson[] }>> => {
  const loaded = await streams.load(journeyStream, journey);
  const { state } = loaded;
  if (state.status === 'none' || state.erasedOn !== undefined) return { isErased: false, goingOn: [] };
  const day = today();
  const command = {
    type: 'EraseJourney' as const,
    occurredOn: day,
    today: day,
    data: { rule, approvedBy },
  };
  const context = givenBy(caller, nameBasedId('erase again', journey));
  const outcome = await streams.handle(journeyStream, journey, under(null, [command]), context, loaded);
  if (outcome.outcome === 'accepted') return { isErased: true, goingOn: [] };
  log(
    `Ärendet ${journey} är gallrat, men pågår i loggen som har ställts tillbaka: avsluta det. Nyckeln till det är förstörd.`,
  );
  return { isErased: false, goingOn: [{ journey, participantId: state.participantId }] };
};

const listedOf = async (
  { streams }: Pick<ErasurePorts, 'streams'>,
  journey: string,
): Promise<readonly ListedErasure[]> => {
  const { stored } = await streams.load(journeyStream, journey);
  const erased = stored
    .map((event) => journeyStream.upcast(event))
    .find((event): event is JourneyEventOf<'JourneyErased'> => event.type === 'JourneyErased');
  return erased ? [{ journey, erasedOn: erased.occurredOn, ...erased.data }] : [];
};

/** Lets the list and the log know of each other's erasures; answers what is erased, though the log does not say so. */
const exchange = async (ports: ErasurePorts, caller: Caller): Promise<readonly JourneyAndPerson[]> => {
  const { erasureList, views, log } = ports;
  if (!erasureList) return [];
  const inLog = new Set(
    views()
      .persons.erased()
      .map(({ journey }) => journey),
  );
  const listed = await erasureList.all();
  const goingOn: JourneyAndPerson[] = [];
  let again = 0;
  for (const erasure of listed.filter(({ journey }) => !inLog.has(journey))) {
    const recalled = await recall(ports, caller, erasure);
    goingOn.push(...recalled.goingOn);
    if (recalled.isErased) again += 1;
  }
  if (again > 0)
    log(
      `Ärenden som loggen inte visste var gallrade (${again}) är gallrade igen enligt listan över gallringar: en äldre logg har ställts tillbaka.`,
    );
  const inList = new Set(listed.map(({ journey }) => journey));
  const unlisted: ListedErasure[] = [];
  for (const journey of inLog) if (!inList.has(journey)) unlisted.push(...(await listedOf(ports, journey)));
  if (unlisted.length > 0) await erasureList.add(unlisted);
  return goingOn;
};

/** Destroys what is left of journeys that are erased. Rejects with `ViewsUnavailable` or `VaultUnavailable`. */
export const settle = async (ports: ErasurePorts, caller: Caller): Promise<Settled> => {
  const { vault, views } = ports;
  // Needs no views, and whoever reads who has read is shown names without waiting.
  const names = await settleUserNames(ports, caller);
  if (names > 0)
    ports.log(`Namn på användare som är gallrade (${names}) låg kvar i valvet, och är raderade igen.`);
  await mustBeCaughtUp(ports);
  const goingOn = await exchange(ports, caller);
  await mustBeCaughtUp(ports);
  const done = await vault.erasures.done();
  const open = [...views().persons.erased(), ...goingOn].filter(({ journey }) => !done.has(journey));
  const destroyed = new Set<string>();
  const erased = await Promise.all(
    open.map(async ({ journey, participantId }) => ({
      journey,
      records: await recordsLeft(ports, journey, participantId),
    })),
  );
  await deleteLeftLying(ports, erased);
  for (const one of erased) if (await vault.erasures.erase(one)) destroyed.add(one.journey);
  // A reader of the file may have kept the last time from it; whole tables of a database are not written anew for nothing.
  if (destroyed.size + names > 0 || !vault.database.isShared) await vault.database.overwriteDeleted();
  return { destroyed: destroyed.size, waiting: open.length - destroyed.size };
};

export const settleErasures =
  (ports: ErasurePorts) =>
  async ({ caller }: SettleErasures): Promise<Outcome<Settled>> => {
    let settled: Settled = { destroyed: 0, waiting: 0 };
    await ports.settling.run(async () => {
      settled = await settle(ports, caller);
      const { destroyed } = settled;
      if (destroyed > 0)
        ports.log(
          `Nycklar till gallrade ärenden (${destroyed}) låg kvar i valvet, och de är förstörda nu: valvet är återställt från en äldre kopia, eller så avbröts gallringen.`,
        );
    });
    return accepted(settled);
  };

/** A use case that tells of persons, or is told of them: not before what is erased has been destroyed. */
export const onceSettled =
  (ports: ErasurePorts) =>
  ({ message, execute }: UseCase): UseCase => ({
    message,
    execute: async (asked) => {
      if (ports.settling.lacking)
        await settleErasures(ports)(new SettleErasures(byOperator())).catch(() => undefined);
      const { lacking } = ports.settling;
      return lacking ? { outcome: 'unavailable', cause: lacking } : execute(asked);
    },
  });

/** The operator's, whoever has approved. */
export const asOperator = (caller: Caller): Caller => ({ ...caller, asker: OPERATOR });
