import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { endOfDayInStockholm } from '@samspar/kernel';
import { type FigureCell, partName, type StatisticsQuery } from '@samspar/statistics';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NOVUM,
  OLLE,
} from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import type { Told } from '../journeys/told.js';
import { ExplainFigure } from './explain-figure.js';
import { FindCounted } from './find-counted.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const explain = (said: Partial<StatisticsQuery> = {}, cell: FigureCell = {}, asker: Asker = ANNA) =>
  world.send(new ExplainFigure(by(asker), counting(said), cell));
const explained = async (said: Partial<StatisticsQuery> = {}, cell: FigureCell = {}) => {
  const { counted, considered, leftOut } = answerOf(await explain(said, cell));
  return { counted, considered, ...Object.fromEntries(leftOut.map((one) => [partName(one), one.count])) };
};
const find = (
  part: string,
  said: Partial<StatisticsQuery> = {},
  cell: FigureCell = {},
  asker: Asker = AGDA,
) => world.send(new FindCounted(by(asker), counting(said), cell, part));
const found = async (part: string, said: Partial<StatisticsQuery> = {}, cell: FigureCell = {}) =>
  answerOf(await find(part, said, cell)).listed.lines.map(({ reference, decided }) => [
    reference,
    decided?.event.type,
    decided?.revision,
  ]);

const accept = (occurredOn: string): Told => ({ type: 'AcceptReferral', occurredOn, data: {} });
const start = (occurredOn: string): Told => ({
  type: 'StartJourney',
  occurredOn,
  data: { profile: { sex: 'woman' } },
});
const MISREGISTER: Told = { type: 'MisregisterJourney', data: { reason: 'entry-error' } };
const STARTED = { measure: 'started' } as const;

describe('why a figure is what it is', () => {
  it('is told whoever may see it: what is counted and what is left out makes all', async () => {
    const one = await world.referred();
    await world.told(one, accept('2025-06-02'));
    await world.told(one, start('2025-06-03'));
    await world.referred({ intervention: NOVUM, profile: { sex: 'man' } });
    const misregistered = await world.referred();
    await world.told(misregistered, MISREGISTER);
    expect(await explained(STARTED)).toEqual({
      counted: 1,
      considered: 3,
      misregistered: 1,
      'dayMissing:startedOn': 1,
    });
    expect(await explained({ by: ['sex'] }, { sex: 'man' })).toEqual({
      counted: 1,
      considered: 3,
      misregistered: 1,
      'otherCode:sex': 1,
    });
  });

  it('at an earlier moment leaves out what was registered later', async () => {
    await world.referred();
    const asKnownAt = endOfDayInStockholm(world.today);
    world.turnTo('2025-06-20');
    await world.referred();
    expect(await explained({ asKnownAt })).toEqual({ counted: 1, considered: 2, notRegisteredThen: 1 });
  });

  it('is refused as the figure itself is', async () => {
    expect(await explain({ where: { association: ['annat'] } })).toMatchObject({
      refusal: { code: 'StatisticsOfOthers' },
    });
    expect(await explain({ unit: 'person' }, {}, LENA)).toMatchObject({
      refusal: { code: 'PersonsOfOthers' },
    });
    expect(await explain({}, {}, OPERATOR)).toMatchObject({ refusal: { code: 'AssociationMustBeNamed' } });
    expect(await explain({ by: ['sex'] }, { year: '2025' })).toMatchObject({ refusal: { code: 'NotACell' } });
    await expect(explain({}, {}, { ...ANNA, role: 'board', roles: ['board'] })).rejects.toThrow(
      'ExplainFigure is not for the role',
    );
  });

  it('is not told in counts where protection hides the figure, nor how few are left out', async () => {
    for (let time = 0; time < 6; time++) await world.referred();
    await world.referred({ profile: { sex: 'man' } });
    const misregistered = await world.referred();
    await world.told(misregistered, MISREGISTER);
    const said = { by: ['sex'], protect: 'public' } as const;
    expect(await explained(said, { sex: 'man' })).toEqual({
      counted: undefined,
      considered: undefined,
      misregistered: undefined,
    });
    expect(await explained(said)).toEqual({ counted: 7, considered: undefined, misregistered: undefined });
  });
});

describe('the journeys behind a figure', () => {
  it('are listed for an auditor by their numbers, each with the event since which it is counted so', async () => {
    const one = await world.referred(INES);
    await world.told(one, accept('2025-06-02'));
    await world.told(one, start('2025-06-03'));
    await world.told(one, {
      type: 'RecordTeamMeeting',
      occurredOn: '2025-06-10',
      data: { attendance: [], decisions: [], violenceQuestionAsked: false },
    });
    await world.referred();
    expect(await found('counted', STARTED)).toEqual([['0000-0001', 'JourneyStarted', 2]]);
    expect(await found('dayMissing:startedOn', STARTED)).toEqual([['0000-0002', 'ParticipantReferred', 0]]);
    expect(await found('counted', { measure: 'meetings' })).toEqual([['0000-0001', 'TeamMeetingHeld', 3]]);
    const { listed } = answerOf(await find('counted', STARTED));
    expect(listed).toMatchObject({ total: 1, pages: 1, lines: [{ journey: one }] });
    expect(JSON.stringify(listed)).not.toMatch(/Ines|19850714/);
  });

  it('name of something agreed on the meeting, and of how it stands what closed it', async () => {
    const one = await world.referred();
    await world.told(one, accept('2025-06-02'));
    await world.told(one, start('2025-06-03'));
    const decision = { what: 'v1.YQ', owner: 'region', dueOn: '2025-06-20' } as const;
    await world.told(one, {
      type: 'RecordTeamMeeting',
      occurredOn: '2025-06-10',
      data: { attendance: [], decisions: [decision, decision], violenceQuestionAsked: false },
    });
    await world.told(one, {
      type: 'CloseDecision',
      occurredOn: '2025-06-11',
      data: { meeting: 3, decision: 1, outcome: 'done' },
    });
    const held = ['0000-0001', 'TeamMeetingHeld', 3];
    const closed = ['0000-0001', 'DecisionClosed', 4];
    const decisions = { measure: 'decisions' } as const;
    const byState = { ...decisions, by: ['state'] } as const;
    expect(await found('counted', decisions)).toEqual([held, held]);
    expect(await found('counted', byState, { state: 'done-in-time' })).toEqual([closed]);
    expect(await found('otherCode:state', byState, { state: 'done-in-time' })).toEqual([held]);
    expect(await found('counted', { ...decisions, where: { state: ['done-in-time'] } })).toEqual([closed]);
  });

  it('name a correction, a misregistration and what came too late as what decided', async () => {
    const one = await world.referred({ referredOn: '2024-12-30' });
    await world.told(one, {
      type: 'CorrectFact',
      data: { fact: 'referredOn', value: '2025-01-02', reason: 'entry-error' },
    });
    const other = await world.referred();
    await world.told(other, MISREGISTER);
    const asKnownAt = endOfDayInStockholm(world.today);
    world.turnTo('2025-06-20');
    await world.referred();
    expect(await found('counted', { asKnownAt })).toEqual([['0000-0001', 'FactCorrected', 1]]);
    expect(await found('misregistered', { asKnownAt })).toEqual([['0000-0002', 'JourneyMisregistered', 1]]);
    expect(await found('notRegisteredThen', { asKnownAt })).toEqual([
      ['0000-0003', 'ParticipantReferred', 0],
    ]);
  });

  it('have been shown, and that is written down first', async () => {
    const one = await world.referred(INES);
    await found('counted');
    expect(await world.shown()).toEqual([
      { actor: 'agda', association: 'stockholm', journeys: [one], on: 'figure', reason: 'replay' },
    ]);
  });

  it('are those of the auditor’s association, and for auditors alone', async () => {
    await world.referred({}, OLLE);
    expect(await find('counted', {}, {}, { ...AGDA, association: null })).toEqual({ outcome: 'notFound' });
    expect(await find('counted', { where: { association: ['annat'] } })).toMatchObject({
      refusal: { code: 'StatisticsOfOthers' },
    });
    expect(await found('counted')).toEqual([]);
    for (const asker of [ANNA, LENA, OPERATOR])
      await expect(find('counted', {}, {}, asker)).rejects.toThrow('FindCounted is not for the role');
  });

  it('are not listed of a protected figure, of a part it does not have, nor by what is sensitive (lag 2018:218 3:3)', async () => {
    await world.referred();
    expect(await find('counted', { protect: 'public' })).toMatchObject({
      refusal: { code: 'CountedProtected' },
    });
    expect(await find('annulled')).toMatchObject({ refusal: { code: 'NoSuchPart', parts: ['counted'] } });
    const sensitive = { by: ['sex', 'exitGroup'] } as const;
    const cell = { sex: 'woman', exitGroup: 'not-ended' };
    expect(await find('counted', sensitive, cell)).toMatchObject({
      refusal: { code: 'CountedSensitive', dimensions: ['exitGroup'] },
    });
    expect(await found('counted', { by: ['sex'] }, { sex: 'woman' })).toHaveLength(1);
    expect(await found('otherCode:sex', sensitive, { ...cell, sex: 'man' })).toHaveLength(1);
    expect(await world.shown()).toHaveLength(2);
  });

  it('of a protected identity are counted, and listed, as unknown in what tells where she is (docs/adr/0024)', async () => {
    const one = await world.referred(INES);
    const said = { by: ['referringUnit'] } as const;
    expect(await found('counted', said, { referringUnit: 'enheten' })).toHaveLength(1);
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), one)));
    expect(await explained(said, { referringUnit: 'unknown' })).toMatchObject({ counted: 1 });
    expect(await found('counted', said, { referringUnit: 'unknown' })).toHaveLength(1);
  });

  it('are the same as the explanation counts', async () => {
    await world.referred();
    await world.referred({ intervention: NOVUM });
    const said = { by: ['intervention'] } as const;
    const cell = { intervention: FINSAM };
    const before = answerOf(await explain(said, cell));
    const { explanation, listed } = answerOf(await find('otherCode:intervention', said, cell));
    expect(explanation).toEqual(before);
    expect(listed.total).toBe(1);
  });
});
