import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { ANNA, answerOf, BO, by, INES, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ChangeJourney } from './change-journey.js';
import { allowedOf } from './disclosed.js';
import { ReadJourney, RevealTexts } from './read-journey.js';
import type { Told } from './told.js';

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = await world.referred(INES);
  await world.told(journey, {
    type: 'CorrectFact',
    data: { fact: 'district', value: 'farsta', reason: 'entry-error', note: 'Fel om hennes syster' },
  });
});
afterEach(() => world.close());

const set = (note?: string, revision = 1): Told => ({
  type: 'CorrectNote',
  data: { revision, reason: 'entry-error', ...(note !== undefined && { note }) },
});
const change = async (told: Told, asker: Asker = ANNA) => {
  const revision = (await world.log()).filter(({ stream }) => stream === `journey-${journey}`).length - 1;
  return world.send(new ChangeJourney(world.sent(asker), journey, revision, told));
};
const unchanged = { refusal: { code: 'CorrectionChangesNothing' } };

describe('the note of a correction that is set right (GDPR art. 16)', () => {
  it('is sealed for where it stands, and the old one stays readable where it stood', async () => {
    expect(await change(set('Rätt om hennes syster'))).toMatchObject({ outcome: 'accepted' });
    const [stored] = await world.events('NoteCorrected');
    const shown = answerOf(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, journey)));
    const before = shown.events[1]?.event.data as { note: string };
    const now = stored?.data as { note: string };
    expect(now.note).not.toContain('syster');
    expect(answerOf(await world.send(new RevealTexts(by(ANNA), shown, [before.note, now.note])))).toEqual(
      new Map([
        [before.note, 'Fel om hennes syster'],
        [now.note, 'Rätt om hennes syster'],
      ]),
    );
    expect(shown.state.notes).toEqual([
      { revision: 1, type: 'FactCorrected', about: 'district', note: now.note },
    ]);
  });

  it('is to say something else than it said, compared in the clear', async () => {
    expect(await change(set('Fel om hennes syster'))).toMatchObject(unchanged);
    expect(await change(set('Något\nannat'))).toMatchObject({ outcome: 'accepted' });
    for (const same of ['Något\r\nannat', ' Något\nannat\n'])
      expect(await change(set(same))).toMatchObject(unchanged);
    expect(await change(set('Något annat'))).toMatchObject({ outcome: 'accepted' });
    expect(await change(set('Något annat'))).toMatchObject(unchanged);
    expect(await change(set('Fel om hennes syster'))).toMatchObject({ outcome: 'accepted' });
  });

  it('is taken away where nothing is written, and written anew', async () => {
    expect(await change(set())).toMatchObject({ outcome: 'accepted' });
    const [stored] = await world.events('NoteCorrected');
    expect(stored?.data).not.toHaveProperty('note');
    expect(await change(set())).toMatchObject(unchanged);
    expect(await change(set('Nytt'))).toMatchObject({ outcome: 'accepted' });
  });

  it('is that of an event that has one', async () => {
    for (const revision of [0, 2])
      expect(await change(set('Nytt', revision))).toMatchObject({ refusal: { code: 'EntryNotInForce' } });
  });

  it('is set right by the authority that wrote it', async () => {
    const elsewhere: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };
    expect(await change(set('Nytt'), elsewhere)).toMatchObject({
      refusal: { code: 'EntryOfOtherAuthority', authority: 'Arbetsmarknadsnämnden' },
    });
    expect(await change(set('Nytt'), BO)).toMatchObject({ outcome: 'accepted' });
  });

  it('is not told, by an offer or a refusal, to whom the fact is not that it is of', async () => {
    const elsewhere: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };
    await world.setUp({ requireConsent: 'enforce' });
    expect(await change(set('Nytt'), elsewhere)).toMatchObject({ refusal: { code: 'NotDisclosed' } });
  });

  it('is not set right by whoever is not responsible, where the identity is protected', async () => {
    await world.told(journey, {
      type: 'AssignCaseworker',
      occurredOn: '2025-06-02',
      data: { caseworker: 'anna' },
    });
    expect(await world.send(new ProtectIdentity(world.sent(ANNA), journey))).toMatchObject({
      outcome: 'accepted',
    });
    expect(await change(set('Nytt'), BO)).toMatchObject({ refusal: { code: 'IdentityIsProtected' } });
    const shown = answerOf(await world.send(new ReadJourney({ ...by(BO), on: 'case' }, journey)));
    expect(allowedOf(shown)).not.toContain('CorrectNote');
    const own = answerOf(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, journey)));
    expect(allowedOf(own)).toContain('CorrectNote');
    expect(await change(set('Nytt'))).toMatchObject({ outcome: 'accepted' });
  });
});
