import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Frontier } from '@samspar/evidence';
import { leafOf } from '@samspar/log-tree';
import { type Definition, DEFINITIONS } from '@samspar/statistics';
import {
  ANNA,
  answerOf,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  KARIN,
  LENA,
  NINA,
  NOVUM,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { BY_OPERATOR } from '../../../../test/use-cases/user-ports.js';
import { EraseJourneys } from '../erasures/erase-journeys.js';
import { MapUnit } from '../organisation/unknown-units.js';
import { EndProtection, ProtectIdentity } from '../persons/protect-identity.js';
import { RerunPublication, RerunPublications } from './rerun.js';

const [, first] = [...DEFINITIONS][0] ?? [];
/** Counts those who started where those who were referred are asked for. */
const another: Definition = (source, query, reached) =>
  (first as Definition)(source, { ...query, measure: 'started' }, reached);

const choosingAnew = () => Promise.reject(new Error('What is hidden is chosen anew.'));

let definitions: Map<number, Definition>;
let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  definitions = new Map(DEFINITIONS);
  world = await JourneyWorld.open(['stockholm'], undefined, definitions);
  office = new PublishingWorld(world);
  for (let journey = 0; journey < 6; journey++) await world.referred();
});
afterEach(() => world.close());

const open = (said: Parameters<typeof tableOf>[0] = {}) => tableOf(said, 'Tabellen visas för kansliet.');
/** Made up as well. */
const UNA = { identityNumber: '19850714-9881', name: 'Una Prov', contact: '070-000 00 01' };
/** A journey that Anna is responsible for. */
const hers = async (said: Parameters<JourneyWorld['referred']>[0]): Promise<string> => {
  const journey = await world.referred(said);
  await world.told(journey, { type: 'AcceptReferral', occurredOn: TODAY, data: {} });
  return world.told(journey, { type: 'AssignCaseworker', occurredOn: TODAY, data: { caseworker: 'anna' } });
};

const BY_ALL = [
  open(),
  open({ by: ['sex'] }),
  open({ by: ['intervention'] }),
  open({ by: ['referringUnit'] }),
  open({ by: ['referringAuthority'] }),
  open({ by: ['district'] }),
  open({ unit: 'person' }),
  open({ by: ['quarter', 'referralOutcome'] }),
  open({ measure: 'daysToStart' }),
];

const sameAfter = async (change: () => Promise<unknown>) => {
  const publication = await office.released({ tables: BY_ALL });
  await change();
  office.later();
  const rerun = await office.rerun(publication);
  expect(rerun.tables.filter(({ isSame }) => !isSame)).toEqual([]);
  expect(rerun.isSame).toBe(true);
};

describe('a release that is counted again is the same', () => {
  it('after what was registered later', () => sameAfter(() => world.referred()));

  it('after a correction of what it counted', async () => {
    const journey = await world.referred();
    const data = { fact: 'sex', value: 'man', reason: 'entry-error' } as const;
    await sameAfter(() => world.told(journey, { type: 'CorrectFact', data }));
  });

  it('after a journey that it counted was misregistered', async () => {
    const journey = await world.referred();
    await sameAfter(() =>
      world.told(journey, { type: 'MisregisterJourney', data: { reason: 'entry-error' } }),
    );
  });

  it('after erasure', async () => {
    const journey = await world.referred(INES);
    await world.told(journey, { type: 'DeclineReferral', occurredOn: TODAY, data: { reason: 'other' } });
    await sameAfter(async () => {
      world.turnTo('2040-01-01');
      answerOf(await world.send(new EraseJourneys(by(LENA), [journey], 'list-1')));
      expect(await world.events('JourneyErased')).toHaveLength(1);
    });
  });

  it('after two records were found to be of one person', async () => {
    const [one, two] = [await world.referred(INES), await world.referred()];
    const { state } = await world.journey(one);
    const into = state.status === 'none' ? '' : state.participantId;
    const other = (await world.journey(two)).state;
    const participantId = other.status === 'none' ? '' : other.participantId;
    const day = { occurredOn: '2025-06-15', today: '2025-06-15' };
    await sameAfter(() =>
      world.participant(two, { type: 'MergeParticipant', ...day, data: { participantId, into } }),
    );
  });

  it('after it was told which unit was meant, what is registered since when, and an insats was opened', async () => {
    await sameAfter(async () => {
      const { units } = world.ports.associations()[0] ?? { units: [] };
      answerOf(await world.send(new MapUnit(by(KARIN), 'stockholm', 'Enheten', units[0]?.id ?? '')));
      await world.setUp({
        registeredSince: { journeys: { [FINSAM]: '2025-06-10' }, sex: { [NOVUM]: '2025-01-01' } },
      });
      await world.referred({ intervention: NOVUM }, NINA);
    });
  });

  it('after an identity was protected, and after the protection of another was ended', async () => {
    const [one, two] = [await hers(INES), await hers({ ...UNA, referringUnit: 'Boendet' })];
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), two)));
    await sameAfter(async () => {
      answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), one)));
      answerOf(await world.send(new EndProtection(world.sent(ANNA), two, 'ended')));
    });
  });

  it('under another version of the definitions, which means something else', async () => {
    const publication = await office.released({ tables: BY_ALL });
    definitions.set(3, another);
    expect((await office.rerun(publication)).isSame).toBe(true);
    const later = await office.read(await office.released({ tables: [open()] }));
    expect(later.publication.figures?.tables[0]?.answer).toMatchObject({ definitionVersion: 3, total: 0 });
  });
});

describe('a release that is counted again differs', () => {
  it('where its definition is not here', async () => {
    const publication = await office.released({ tables: [open()] });
    definitions.set(3, another);
    definitions.delete(2);
    expect(await office.rerun(publication)).toMatchObject({
      isSame: false,
      tables: [{ why: [{ code: 'definition', version: 2 }], differences: null }],
    });
  });

  it('where the program counts otherwise under the same definition, cell by cell', async () => {
    const publication = await office.released({ tables: [open({ by: ['sex'] })] });
    definitions.set(2, another);
    expect(await office.rerun(publication)).toMatchObject({
      isSame: false,
      tables: [
        {
          why: [{ code: 'program' }],
          differences: [
            { codes: { sex: 'woman' }, one: { value: 6 }, other: undefined },
            { codes: null, one: { value: 6 }, other: { value: 0 } },
          ],
        },
      ],
    });
  });

  it('where the log before its moment is no longer what was signed', async () => {
    const frontier = new Frontier();
    for (const event of await world.log()) frontier.add(leafOf(event));
    const root = Buffer.from(frontier.root).toString('hex');
    const head = { size: frontier.size, root, previous: null, moment: '', key: '', signature: '' };
    Object.assign(world.ports, { heads: { ...world.ports.heads, signAtOnce: async () => head } });
    const publication = await office.released({ tables: [open()] });
    definitions.set(2, another);
    expect((await office.rerun(publication)).tables[0]?.why).toEqual([{ code: 'program' }]);
    const [changed, ...rest] = await world.log();
    const readAll = async function* () {
      yield [{ ...changed, occurredOn: '1999-01-01' }, ...rest];
    };
    Object.assign(world.ports, { store: { readAll } });
    const { tables } = answerOf(await world.sendAtOnce(new RerunPublication(BY_OPERATOR, publication)));
    expect(tables[0]?.why).toEqual([{ code: 'log' }]);
  });

  it('and tells no cells where that would tell what a protected identity hides', async () => {
    const journey = await hers({ ...INES, referringUnit: 'Boendet' });
    const publication = await office.released({ tables: [open({ by: ['referringUnit'] }), open()] });
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    definitions.set(2, (...asked) => {
      const result = (first as Definition)(...asked);
      return 'refusal' in result ? result : { answer: { ...result.answer, total: 99 } };
    });
    const { tables } = await office.rerun(publication);
    expect(tables.map(({ differences }) => differences?.length)).toEqual([undefined, 1]);
  });
});

it('a release is counted again by asking each of its tables once: what it hides was chosen when it was released', async () => {
  const tables = [tableOf({ by: ['sex'] }), tableOf({ by: ['referringUnit'] }), open({ by: ['district'] })];
  const publication = await office.released({ tables });
  const count = DEFINITIONS.get(2) as Definition;
  let asked = 0;
  definitions.set(2, (...question) => {
    asked++;
    return count(...question);
  });
  Object.assign(world.ports, { gate: choosingAnew });
  expect((await office.rerun(publication)).isSame).toBe(true);
  expect(asked).toBe(tables.length);
});

it('all that was released is counted again, the earliest first', async () => {
  const [one, two] = [await office.released(), await office.released()];
  await office.drafted();
  const all = answerOf(await world.send(new RerunPublications(BY_OPERATOR)));
  expect(all.map(({ publication, isSame }) => [publication, isSame])).toEqual([
    [one, true],
    [two, true],
  ]);
});
