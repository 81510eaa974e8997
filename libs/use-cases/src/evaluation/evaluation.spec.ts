import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { type UserCommand, userStream } from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import { columnsOf, type EvaluationOrder, rowsAsCsv } from '@samspar/evaluation';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  consenting,
  FINSAM,
  INES,
  JourneyWorld,
  KARIN,
  LENA,
  NOVUM,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { FetchEvaluationFile } from './fetch-evaluation-file.js';
import { MakeEvaluationFile } from './make-evaluation-file.js';
import { ReadEvaluationFiles } from './read-evaluation-files.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const DAY_MS = 86_400_000;
const LEAD: Asker = { ...LENA, authority: 'arbetsmarknadsnamnden' };

const order = (said: Partial<EvaluationOrder> = {}): EvaluationOrder => ({
  receiver: 'isf',
  ground: 'isf-act',
  secrecy: 'no-harm',
  purpose: 'results',
  reference: 'ISF 2025-0123',
  interventions: [FINSAM],
  from: '2025-06-01',
  to: '2025-06-30',
  columns: ['referredOn', 'firstMeetingOn', 'startedOn', 'exitedOn', 'sex', 'obstacle'],
  days: 7,
  ...said,
});
const make = (said: Partial<EvaluationOrder> = {}, asker: Asker = LEAD) =>
  world.send(new MakeEvaluationFile(world.sent(asker), order(said)));
const fetch = (file: string, asker: Asker = LEAD) => world.send(new FetchEvaluationFile(by(asker), file));
const rowsOf = async (said: Partial<EvaluationOrder> = {}) =>
  answerOf(await fetch(answerOf(await make(said)).file)).rows;

const pseudonym = async (said: Partial<EvaluationOrder> = {}) => (await rowsOf(said))[0]?.[0];

/** Lena as a user who leads the FINSAM-team. */
const leadAdded = async (): Promise<void> => {
  const { directory, streams } = world.ports;
  const when = { occurredOn: TODAY, today: TODAY };
  const at = { association: 'stockholm', party: 'municipality', unit: 'Jobbtorg Stockholm' } as const;
  const commands: readonly UserCommand[] = [
    { type: 'AddUser', ...when, data: at },
    { type: 'GrantRole', ...when, data: { role: 'team-lead' } },
    { type: 'AssignToIntervention', ...when, data: { intervention: FINSAM } },
  ];
  const commandId = nameBasedId('user', 'lena');
  const context = { actor: 'operator', role: 'operator', commandId, correlationId: commandId };
  directory.follow(() => {});
  const outcome = await streams.handle(userStream, 'lena', commands, context);
  if ('position' in outcome) await directory.reached(outcome.position);
};

describe('a file for evaluation', () => {
  it('has a row for each journey, with days and codes, and no name, number, text or id', async () => {
    const journey = await world.referred(INES);
    await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-03', data: {} });
    await world.told(journey, {
      type: 'StartJourney',
      occurredOn: '2025-06-05',
      data: { profile: { sex: 'woman' } },
    });
    const made = answerOf(await make());
    const { rows } = answerOf(await fetch(made.file));
    const person = expect.stringMatching(/^[\da-f]{32}$/);
    expect(rows).toEqual([[person, null, '2025-06-01', '2025-06-05', null, 'woman', null]]);
    const csv = rowsAsCsv(columnsOf(made), rows);
    expect(csv).not.toContain(journey);
    expect(createHash('sha256').update(csv).digest('hex')).toBe(made.digest);
  });

  it('is written down before it can be fetched, with why and for whom, and names nobody', async () => {
    const journey = await world.referred(INES);
    const made = answerOf(await make());
    const [event] = await world.events('EvaluationFileMade');
    expect(event?.data).toEqual({ ...made });
    expect(JSON.stringify(event?.data)).not.toContain(journey);
    expect(await world.events('PersonsShown')).not.toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ on: 'evaluation' }) }),
    );
  });

  it('stands in the access log of each journey in it when it is fetched, each time', async () => {
    const journey = await world.referred(INES);
    const { file } = answerOf(await make());
    await fetch(file);
    await fetch(file);
    const shown = (await world.events('PersonsShown')).filter(({ data }) => data['on'] === 'evaluation');
    expect(shown.map(({ data }) => data['journeys'])).toEqual([[journey], [journey]]);
  });

  it('has one pseudonym for a person and an assignment, which another receiver or assignment has not', async () => {
    await world.referred(INES);
    const first = await pseudonym();
    expect(await pseudonym({ columns: ['sex'] })).toBe(first);
    expect(await pseudonym({ reference: 'ISF 2025-0999' })).not.toBe(first);
    expect(await pseudonym({ receiver: 'university', ground: 'ethical-review' })).not.toBe(first);
  });

  it('leaves out protected identities, anonymous journeys, and those whose consent is withdrawn', async () => {
    const here = await world.referred(INES);
    await world.referred({ anonymous: true });
    const withdrawn = await world.referred({ ...INES, identityNumber: '19850716-2389' });
    await world.told(withdrawn, consenting('2025-06-02', ['participation']));
    await world.told(withdrawn, { type: 'WithdrawConsent', occurredOn: '2025-06-03', data: {} });
    const hidden = await world.referred({ ...INES, identityNumber: '19910202-2382' });
    answerOf(await world.send(new ProtectIdentity({ ...world.sent(ANNA) }, hidden)));
    const made = answerOf(await make());
    expect([made.rows, made.leftOut]).toEqual([1, 3]);
    await fetch(made.file);
    const shown = (await world.events('PersonsShown')).filter(({ data }) => data['on'] === 'evaluation');
    expect(shown.map(({ data }) => data['journeys'])).toEqual([[here]]);
  });

  it('is gone once its time is out, and once a journey in it may no longer be given', async () => {
    const journey = await world.referred(INES);
    const expired = answerOf(await make());
    const kept = answerOf(await make({ days: 30 }));
    world.now += 8 * DAY_MS;
    expect(await fetch(expired.file)).toMatchObject({ refusal: { code: 'FileExpired' } });
    expect(answerOf(await fetch(kept.file)).rows).toHaveLength(1);
    answerOf(await world.send(new ProtectIdentity({ ...world.sent(ANNA) }, journey)));
    expect(await fetch(kept.file)).toMatchObject({ refusal: { code: 'FileExpired' } });
  });

  it('is fetched by whoever made it alone', async () => {
    await world.referred(INES);
    const { file } = answerOf(await make());
    const colleague = { ...LEAD, actor: 'bo' };
    expect(await fetch(file, colleague)).toEqual({ outcome: 'notFound' });
    expect(await fetch(file, { ...LEAD, interventions: [] })).toEqual({ outcome: 'notFound' });
  });

  it('is of insatser that she leads and her authority runs', async () => {
    await world.referred(INES);
    for (const asker of [
      { ...LEAD, interventions: [NOVUM] },
      { ...LEAD, authority: 'socialnamnden' },
    ])
      expect((await make({}, asker)).outcome).toBe('refused');
    expect(await make({ interventions: [NOVUM] })).toMatchObject({
      refusal: { code: 'InterventionOfOthers', allowed: [FINSAM] },
      field: 'interventions',
    });
  });

  it('holds what is sensitive on a ground that covers it alone', async () => {
    await world.referred(INES);
    const said = { receiver: 'evaluator', ground: 'processor-agreement', secrecy: 'reservation' } as const;
    expect(await make(said)).toMatchObject({
      refusal: { code: 'ColumnsSensitive', columns: ['obstacle'] },
      field: 'columns',
    });
    expect((await make({ ...said, columns: ['sex'] })).outcome).toBe('accepted');
  });

  it('is made by nobody of the office, and by no auditor', async () => {
    await world.referred(INES);
    for (const asker of [KARIN, AGDA, ANNA]) await expect(make({}, asker)).rejects.toThrow(/role/);
  });

  it('is made by whoever operates the installation for an open team lead, whom it names', async () => {
    await world.referred(INES);
    expect(await world.send(new MakeEvaluationFile(world.sent(OPERATOR), order(), 'nobody'))).toMatchObject({
      refusal: { code: 'OrdererUnknown' },
    });
    await leadAdded();
    const made = answerOf(await world.send(new MakeEvaluationFile(world.sent(OPERATOR), order(), 'lena')));
    expect(made.orderedBy).toBe('lena');
    expect(answerOf(await fetch(made.file, OPERATOR)).rows).toHaveLength(1);
    await world.ports.directory.close();
  });

  it('sent again is the same file, and with another order is refused', async () => {
    await world.referred(INES);
    const sent = world.sent(LEAD);
    const first = answerOf(await world.send(new MakeEvaluationFile(sent, order())));
    expect(await world.send(new MakeEvaluationFile(sent, order()))).toEqual({
      outcome: 'repeated',
      answer: first,
    });
    expect(await world.send(new MakeEvaluationFile(sent, order({ to: '2025-06-29' })))).toMatchObject({
      refusal: { code: 'CommandIdReused' },
    });
  });
});

describe('the files that were made', () => {
  it('are listed for auditors, and for leads of the authority, with no person', async () => {
    await world.referred(INES);
    const { file } = answerOf(await make());
    const read = async (asker: Asker) => answerOf(await world.send(new ReadEvaluationFiles(by(asker))));
    expect((await read(AGDA)).files).toMatchObject([{ file, by: 'lena', isThere: true, isMine: false }]);
    expect((await read(AGDA)).giver).toBeUndefined();
    expect((await read(LEAD)).files).toMatchObject([{ file, isMine: true }]);
    expect((await read({ ...LEAD, authority: 'socialnamnden' })).files).toEqual([]);
  });
});
