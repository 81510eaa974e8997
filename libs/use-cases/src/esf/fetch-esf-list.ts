import { createHash } from 'node:crypto';
import { type EsfListMade, esfStream } from '@samspar/access';
import { type EsfTemplate, USUAL_ESF_TEMPLATE } from '@samspar/association';
import { type EsfListNamed, type EsfRow, type EsfRowNamed, standInDays } from '@samspar/esf';
import { journeyStream } from '@samspar/casework';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { caughtUp } from '../places.js';
import { whoseOf } from '../identities/persons.js';
import type { EsfPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { esfGiver, type EsfRefusal } from './esf.js';
import { EsfPictures } from './pictures.js';

/** So many journeys stand in one entry of the access log. */
const JOURNEYS_OF_A_READING = 500;

/** A list with the numbers of those in it, and how it is written. */
export type EsfListFetched = Readonly<{
  made: EsfListMade['data'];
  list: EsfListNamed;
  template: EsfTemplate;
}>;

type FetchRefusal = Extract<EsfRefusal, { code: 'ListExpired' | 'ListChanged' | 'ListsBehind' }>;

/**
 * A list to ESF, for whoever made it, until it expires, and as long as it would tell the same. That its journeys are shown is written down first, in the access log of
 * each; then their numbers are read.
 */
export class FetchEsfList extends Query<Outcome<Shown<EsfListFetched>, FetchRefusal>> {
  constructor(
    caller: Caller,
    readonly list: string,
  ) {
    super(caller);
  }
}

const seedOf = (participantId: string): number =>
  createHash('sha256').update(`esf ${participantId}`).digest().readUInt32BE();

/** The rows with their numbers; a protected identity is asked for by nobody. */
const named = async (ports: EsfPorts, rows: readonly EsfRow[]): Promise<readonly EsfRowNamed[]> => {
  const records = await Promise.all(
    rows.map(async ({ journey }) => {
      const { state } = await ports.streams.load(journeyStream, journey);
      const record =
        state.status === 'none' ? undefined : await ports.persons.recordOf(whoseOf(journey, state));
      const digits = record && !record.isProtected ? record.known?.identity.number.digits : undefined;
      return { digits, seed: seedOf(record?.participantId ?? journey) };
    }),
  );
  const standIns = standInDays(records.filter(({ digits }) => digits === undefined).map(({ seed }) => seed));
  let next = 0;
  return rows.flatMap(({ start, end, sex }, index): readonly EsfRowNamed[] => {
    const digits = records[index]?.digits;
    if (digits !== undefined) return [{ number: digits, start, end, sex }];
    const standIn = standIns[next];
    next += 1;
    return standIn === undefined ? [] : [{ standIn, start, end, sex }];
  });
};

export const fetchEsfList =
  (ports: EsfPorts) =>
  async ({ caller, list }: FetchEsfList): Promise<Outcome<Shown<EsfListFetched>, FetchRefusal>> => {
    const { asker } = caller;
    const own = ports
      .associations()
      .filter(({ id }) => asker.association === null || id === asker.association);
    const streams = await Promise.all(own.map(({ id }) => ports.streams.load(esfStream, id)));
    const stored = streams
      .flatMap((one) => one.stored)
      .find((one) => esfStream.upcast(one).data.list === list && one.metadata.actor === asker.actor);
    if (!stored) return NOT_FOUND;
    const { data: made } = esfStream.upcast(stored);
    const giver = esfGiver(ports, asker, made.orderedBy);
    if ('code' in giver || giver.association.id !== made.association) return NOT_FOUND;
    const insats = giver.interventions.find(({ id }) => id === made.intervention);
    if (!insats || giver.authority.id !== made.authority) return NOT_FOUND;
    if (ports.now() >= made.expiresAt) return refused({ code: 'ListExpired' });
    if (!(await caughtUp(ports, await ports.store.lastPosition()))) return refused({ code: 'ListsBehind' });
    const { association, authority } = giver;
    const pictures = new EsfPictures(ports, { association, authority, intervention: insats.id });
    const rows = await pictures.rowsOf(made);
    const changes = await pictures.changesOf(made, ports.today());
    if (changes.length > 0 || rows.length !== made.journeys.length) return refused({ code: 'ListChanged' });
    const reading = { ...caller, on: 'esf-list' } as const;
    const persons = { association: association.id, reason: 'assigned' } as const;
    for (let from = JOURNEYS_OF_A_READING; from < rows.length; from += JOURNEYS_OF_A_READING)
      await ports.readings.show(
        reading,
        { ...persons, journeys: made.journeys.slice(from, from + JOURNEYS_OF_A_READING) },
        async () => [],
      );
    const [shown] = await ports.readings.show(
      reading,
      { ...persons, journeys: made.journeys.slice(0, JOURNEYS_OF_A_READING) },
      async (): Promise<readonly EsfListFetched[]> => [
        {
          made,
          template: association.settings.esfList ?? USUAL_ESF_TEMPLATE,
          list: {
            project: made.project,
            intervention: insats.name,
            month: made.month,
            rows: await named(ports, rows),
          },
        },
      ],
    );
    return shown ? accepted(shown) : refused({ code: 'ListChanged' });
  };
