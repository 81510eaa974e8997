import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ANNA, answerOf, by, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { ChangeJourney } from '../journeys/change-journey.js';
import { ReadJourney, RevealTexts } from '../journeys/read-journey.js';
import type { Told } from '../journeys/told.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const change = (journey: string, told: Told, { expected = 0 } = {}) =>
  world.send(new ChangeJourney(world.sent(ANNA), journey, expected, told));

const note = (value: string) =>
  ({
    type: 'CorrectFact',
    data: { fact: 'referralNote', value, reason: 'entry-error', note: 'Fel person' },
  }) as const;

describe('the note of a referral that is set right (GDPR art. 16)', () => {
  const unchanged = { refusal: { code: 'CorrectionChangesNothing', fact: 'referralNote' }, field: 'value' };

  it('is sealed for where it stands, and what it said before stands where it was sealed', async () => {
    const journey = await world.referred({ note: 'Hemlig sak, fel' });
    await world.told(journey, note('Hemlig sak, rätt'));
    const [[referred], [corrected]] = [
      await world.events('ParticipantReferred'),
      await world.events('FactCorrected'),
    ];
    expect(corrected?.data['correction']).toMatchObject({
      fact: 'referralNote',
      old: referred?.data['note'],
    });
    expect(
      JSON.stringify(await world.log(), (_name, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ).not.toContain('Hemlig');
    const { participantId } = await world.line(journey);
    const { new: sealed = '' } = Object(corrected?.data['correction']) as { new?: string };
    const place = { participantId, journey, command: corrected?.metadata.commandId ?? '' };
    const reveal = (field: string) => world.ports.vault.texts.reveal(sealed, { ...place, field });
    expect(await reveal('correction.new')).toBe('Hemlig sak, rätt');
    await expect(reveal('note')).rejects.toThrow();
  });

  it('is to say something else than it said, compared in the clear', async () => {
    const journey = await world.referred({ note: 'Det som först skrevs' });
    expect(await change(journey, note('Det som först skrevs'))).toMatchObject(unchanged);
    await world.told(journey, note('Det som gäller'));
    for (const same of ['Det som gäller', 'Det som gäller\r\n'])
      expect(await change(journey, note(same), { expected: 1 })).toMatchObject(unchanged);
    expect(await change(journey, note('Det som först skrevs'), { expected: 1 })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('is taken away where nothing is written, and added where there was none', async () => {
    const journey = await world.referred({ note: 'Det som först skrevs' });
    await world.told(journey, note(' \n'));
    expect(await world.events('FactCorrected')).toMatchObject([{ data: { correction: { new: '' } } }]);
    expect(await change(journey, note(''), { expected: 1 })).toMatchObject(unchanged);
    expect(await change(journey, note('Nytt'), { expected: 1 })).toMatchObject({ outcome: 'accepted' });
    const without = await world.referred();
    expect(await change(without, note(''))).toMatchObject(unchanged);
    expect(await change(without, note('Nytt'))).toMatchObject({ outcome: 'accepted' });
  });

  it('is not kept of somebody anonymous', async () => {
    const journey = await world.referred({ anonymous: true });
    expect(await change(journey, note('En text'))).toMatchObject({
      refusal: { code: 'FactNotKeptForAnonymous' },
    });
  });

  it('is read as it is now and as it was before by whoever is shown the journey', async () => {
    const journey = await world.referred({ note: 'Före' });
    await world.told(journey, note('Efter'));
    const shown = answerOf(await world.send(new ReadJourney({ ...by(ANNA), on: 'case' }, journey)));
    const correction = shown.events[1]?.event.data as { correction: { old: string; new: string } };
    const { old, new: now } = correction.correction;
    expect(answerOf(await world.send(new RevealTexts(by(ANNA), shown, [old, now])))).toEqual(
      new Map([
        [old, 'Före'],
        [now, 'Efter'],
      ]),
    );
  });
});
