import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { amongParties, journeyStream, under } from '@samspar/casework';
import type { Sent } from '../message.js';
import {
  ANNA,
  BO,
  consenting,
  INES,
  JourneyWorld,
  LENA,
  NINA,
  NOVUM,
  OLLE,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ChangeJourney } from './change-journey.js';
import type { Told } from './told.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

type Sending = Readonly<{ asker?: Asker; expected?: number; sent?: Partial<Sent> }>;

const change = (journey: string, told: Told, { asker = ANNA, expected = 0, sent = {} }: Sending = {}) =>
  world.send(new ChangeJourney(world.sent(asker, sent), journey, expected, told));

const ACCEPT = { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} } as const;
const WITHDRAW: Told = { type: 'WithdrawReferral', occurredOn: '2025-06-02', data: { reason: 'moved' } };
const start = (occurredOn: string, sex: 'man' | 'woman' = 'woman'): Told => ({
  type: 'StartJourney',
  occurredOn,
  data: { profile: { sex } },
});
const correct = (data: object): Told =>
  ({ type: 'CorrectFact', data: { reason: 'entry-error', ...data } }) as Told;
const accepted = async (said: Parameters<JourneyWorld['referred']>[0] = INES) =>
  world.told(await world.referred(said), ACCEPT);
/** A journey with a birthday between its referral and the autumn. */
const birthdayBetween = async () =>
  world.told(await world.referred({ ...INES, referredOn: '2024-07-01' }), {
    ...ACCEPT,
    occurredOn: '2024-07-02',
  });
const age = (value: number) => correct({ fact: 'ageAtStart', value });
/** From now on the vault tells nobody who anybody is. */
const unread = () =>
  Object.assign(world.ports.vault, {
    known: () => {
      throw new Error('It was read.');
    },
  });
const assign = (caseworker: string): Told => ({
  type: 'AssignCaseworker',
  occurredOn: TODAY,
  data: { caseworker },
});
const warned = (...codes: readonly string[]) => ({
  outcome: 'accepted',
  answer: { warnings: codes.map((code) => ({ code })) },
});

describe('what is told of a journey', () => {
  it('is written down, by whom, and answered with where it stands', async () => {
    const journey = await world.referred();
    expect(await change(journey, ACCEPT)).toEqual({
      outcome: 'accepted',
      answer: {
        journey,
        revision: 1,
        position: String(await world.ports.store.lastPosition()),
        events: ['ReferralAccepted'],
        warnings: [],
      },
    });
    expect(await world.events('ReferralAccepted')).toMatchObject([
      { occurredOn: '2025-06-02', metadata: { actor: 'anna', role: 'caseworker', party: 'municipality' } },
    ]);
  });

  it('sent again comes to what it came to, and under its id nothing else is told', async () => {
    const journey = await world.referred();
    const sent = { commandId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01' };
    const first = await change(journey, ACCEPT, { sent });
    expect(await change(journey, ACCEPT, { sent })).toEqual({ ...first, outcome: 'repeated' });
    expect(await change(journey, ACCEPT, { sent: { ...sent, text: 'another' } })).toEqual({
      outcome: 'refused',
      refusal: { code: 'CommandIdReused' },
    });
  });

  it('is stale where somebody else was faster', async () => {
    const journey = await accepted();
    expect(await change(journey, ACCEPT)).toEqual({ outcome: 'stale', revision: 1 });
  });

  it('is refused at its field where the rules do not allow it', async () => {
    const journey = await world.referred();
    const tomorrow: Told = { type: 'AcceptReferral', occurredOn: '2025-06-16', data: {} };
    expect(await change(journey, tomorrow)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'DayInFuture' },
      field: 'occurredOn',
    });
  });

  it('happens today where it sets something right', async () => {
    const journey = await world.referred();
    await change(journey, correct({ fact: 'sex', value: 'man' }));
    expect(await world.events('FactCorrected')).toMatchObject([{ occurredOn: TODAY }]);
  });

  it.each([
    ['a caseworker of another insats', NINA],
    ['a caseworker of another association', OLLE],
  ])('is of a journey that is not there for %s', async (_who, asker) => {
    const journey = await world.referred();
    for (const told of [ACCEPT, WITHDRAW])
      expect(await change(journey, told, { asker })).toEqual({ outcome: 'notFound' });
  });

  it('of a referral that she sent elsewhere is that she takes it back, and nothing else', async () => {
    const journey = await world.referred({ intervention: NOVUM });
    expect(await change(journey, ACCEPT)).toEqual({ outcome: 'notFound' });
    expect(await change(journey, WITHDRAW)).toMatchObject({ answer: { events: ['ReferralWithdrawn'] } });
  });

  it('names a caseworker of the insats that the journey is in', async () => {
    const journey = await world.referred();
    for (const caseworker of ['nina', 'olle', LENA.actor])
      expect(await change(journey, assign(caseworker))).toMatchObject({
        refusal: { code: 'CaseworkerNotOfIntervention' },
        field: 'caseworker',
      });
    expect(await change(journey, assign('bo'))).toMatchObject({ outcome: 'accepted' });
  });

  it('is refused of a journey that is erased, whatever is told of it', async () => {
    const journey = await world.referred(INES);
    const { participantId } = await world.line(journey);
    const rule = { authority: 'arbetsmarknadsnamnden', years: 5, lastEventOn: TODAY, dueOn: TODAY };
    await world.told(journey, { type: 'DeclineReferral', occurredOn: TODAY, data: { reason: 'other' } });
    const erase = { type: 'EraseJourney', occurredOn: TODAY, today: TODAY } as const;
    await world.ports.streams.handle(
      journeyStream,
      journey,
      under(null, [{ ...erase, data: { rule, approvedBy: 'lena' } }]),
      { actor: 'lena', role: 'team-lead', commandId: 'erase-1', correlationId: 'erase-1' },
    );
    await world.ports.vault.shred(participantId);
    for (const told of [ACCEPT, meeting(TODAY, 'En text')])
      expect(await change(journey, told, { expected: 2 })).toEqual({
        outcome: 'refused',
        refusal: { code: 'JourneyIsErased', erasedOn: TODAY },
      });
  });

  it('is refused where the association is no longer set up', async () => {
    const journey = await world.referred();
    Object.assign(world.ports, { associations: () => [] });
    expect(await change(journey, ACCEPT)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'AssociationUnknown', value: 'stockholm' },
    });
  });
});

describe('free text', () => {
  const plan: Told = {
    type: 'AgreePlan',
    occurredOn: '2025-06-10',
    data: { goals: ['Praktik'], parallelActions: [{ what: 'Samtal', party: 'region' }] },
  };

  it('is sealed with the key of its journey, for the place where it stands', async () => {
    const journey = await world.told(await accepted(), start('2025-06-03'));
    await world.told(journey, plan);
    const [agreed] = await world.events('PlanAgreed');
    const sealed = String(agreed?.data['goals']);
    expect(sealed).not.toBe('Praktik');
    const { participantId } = await world.line(journey);
    const command = agreed?.metadata.commandId ?? '';
    const place = { participantId, journey, command, field: 'goals.0' };
    expect(await world.ports.vault.texts.reveal(sealed, place)).toBe('Praktik');
  });

  it('of somebody who was erased is refused', async () => {
    const journey = await world.told(await accepted(), start('2025-06-03'));
    await world.ports.vault.shred((await world.line(journey)).participantId);
    expect(await change(journey, plan, { expected: 2 })).toEqual({
      outcome: 'refused',
      refusal: { code: 'ParticipantErased' },
    });
  });
});

const meeting = (occurredOn: string, note: string) =>
  ({
    type: 'RecordTeamMeeting',
    occurredOn,
    data: { attendance: [], decisions: [], violenceQuestionAsked: false, note },
  }) as const;

const annul = (entry: number, anew?: ReturnType<typeof meeting>): Told => ({
  type: 'AnnulEntry',
  data: { entry, reason: 'entry-error', note: 'Fel dag', ...(anew && { anew }) },
});
const met = async () =>
  world.told(
    await world.told(await accepted(), start('2025-06-03')),
    meeting('2025-06-10', 'Det som först skrevs'),
  );

describe('an entry that is corrected or struck', () => {
  it('is told anew in the same append, with the texts of both sealed, each to be read where it stands', async () => {
    const journey = await met();
    expect(
      await change(journey, annul(3, meeting('2025-06-11', 'Det som gäller')), { expected: 3 }),
    ).toMatchObject({ answer: { revision: 5, events: ['TeamMeetingHeld', 'EntryAnnulled'] } });
    const events = [...(await world.events('TeamMeetingHeld')), ...(await world.events('EntryAnnulled'))];
    const { participantId } = await world.line(journey);
    const texts = await Promise.all(
      events.map(({ data, metadata }) =>
        world.ports.vault.texts.reveal(String(data['note']), {
          participantId,
          journey,
          command: metadata.commandId,
          field: 'note',
        }),
      ),
    );
    expect(texts).toEqual(['Det som först skrevs', 'Det som gäller', 'Fel dag']);
    expect((await world.journey(journey)).state).toMatchObject({ contacts: [{ on: '2025-06-11' }] });
  });

  it('is so by the authority that it belongs to, where that is known', async () => {
    const journey = await met();
    expect(await change(journey, annul(3), { asker: ULLA, expected: 3 })).toEqual({
      outcome: 'refused',
      refusal: { code: 'EntryOfOtherAuthority', authority: 'Arbetsmarknadsnämnden' },
    });
    expect(await change(journey, annul(3), { asker: BO, expected: 3 })).toMatchObject({
      outcome: 'accepted',
    });
    await world.told(journey, meeting('2025-06-12', 'Av okänd myndighet'), ULLA);
    expect(await change(journey, annul(5), { asker: BO, expected: 5 })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('is told to be another authority’s, and not which, while the identity is protected', async () => {
    const journey = await met();
    const visit = {
      type: 'RecordEmployerContact',
      occurredOn: '2025-06-11',
      data: { kind: 'visit' },
    } as const;
    await world.told(journey, visit, BO);
    await world.send(new ProtectIdentity(world.sent(BO), journey));
    for (const [entry, code] of [
      [3, 'IdentityIsProtected'],
      [4, 'EntryOfOtherAuthority'],
    ] as const)
      expect(await change(journey, annul(entry), { asker: ULLA, expected: 4 })).toEqual({
        outcome: 'refused',
        refusal: { code },
      });
  });

  it('is told by the name of the authority that made it, or by its id where that is none any more', async () => {
    const insurer = { ...BO, party: 'forsakringskassan' } as const;
    const journey = await met();
    await world.told(journey, meeting('2025-06-11', 'Av en'), {
      ...insurer,
      authority: 'forsakringskassan',
    });
    await world.told(journey, meeting('2025-06-12', 'Av en annan'), {
      ...insurer,
      authority: 'en-som-har-upphort',
    });
    for (const [entry, authority] of [
      [4, 'Försäkringskassan'],
      [5, 'en-som-har-upphort'],
    ] as const)
      expect(await change(journey, annul(entry), { expected: 5 })).toMatchObject({
        refusal: { code: 'EntryOfOtherAuthority', authority },
      });
    expect(await change(journey, annul(3), { expected: 5 })).toMatchObject({ outcome: 'accepted' });
  });

  it('that there is none of is none in force', async () => {
    const journey = await met();
    for (const told of [annul(99), annul(99, meeting('2025-06-11', 'Anew'))])
      expect(await change(journey, told, { expected: 3 })).toMatchObject({
        refusal: { code: 'EntryNotInForce' },
      });
  });

  it('keeps who obtained a consent, where nobody else is named', async () => {
    const consent = consenting('2025-06-02', [], amongParties(['region']));
    const journey = await world.told(await world.referred(), consent, BO);
    await world.told(journey, consent);
    const anew: Told = {
      type: 'AnnulEntry',
      data: { entry: 2, reason: 'entry-error', anew: { ...consent, occurredOn: '2025-06-03' } },
    };
    expect(await change(journey, anew, { asker: BO, expected: 2 })).toMatchObject({ outcome: 'accepted' });
    expect(await world.events('ConsentGiven')).toMatchObject([
      { data: { obtainedBy: 'bo' } },
      { data: { obtainedBy: 'anna' } },
      { data: { obtainedBy: 'anna' }, metadata: { actor: 'bo' } },
    ]);
  });

  it('is to say something else than it said, also in what is sealed', async () => {
    const journey = await met();
    const told = (note: string, on = '2025-06-10') =>
      change(journey, annul(3, meeting(on, note)), { expected: 3 });
    expect(await told('Det som först skrevs')).toEqual({
      outcome: 'refused',
      refusal: { code: 'CorrectionChangesNothing' },
    });
    expect(await told('Det som gäller')).toMatchObject({ outcome: 'accepted' });
    for (const same of ['Det som gäller', 'Det som gäller\r\n']) {
      const again = annul(4, meeting('2025-06-10', same));
      expect(await change(journey, again, { expected: 5 })).toMatchObject({
        refusal: { code: 'CorrectionChangesNothing' },
      });
    }
  });

  it('is refused at the field of its form', async () => {
    const journey = await met();
    expect(await change(journey, annul(3, meeting('2025-06-16', '')), { expected: 3 })).toMatchObject({
      refusal: { code: 'DayInFuture' },
      field: 'occurredOn',
    });
    expect(await change(journey, annul(2), { expected: 3 })).toEqual({
      outcome: 'refused',
      refusal: { code: 'EntryNotInForce' },
    });
  });
});

describe('what the identity number says', () => {
  it('is set against the sex that is told at the start, or set right', async () => {
    const journey = await accepted();
    expect(await change(journey, start('2025-06-03', 'man'), { expected: 1 })).toMatchObject(
      warned('SexDiffersFromNumber'),
    );
    expect(await change(journey, correct({ fact: 'sex', value: 'woman' }), { expected: 2 })).toMatchObject(
      warned(),
    );
    expect(await change(journey, correct({ fact: 'sex', value: 'man' }), { expected: 3 })).toMatchObject(
      warned('SexDiffersFromNumber'),
    );
  });

  it('is the age on the day of the start', async () => {
    const journey = await birthdayBetween();
    await change(journey, start('2024-08-01'), { expected: 1 });
    expect(await world.events('JourneyStarted')).toMatchObject([{ data: { profile: { ageAtStart: 39 } } }]);
    expect(await change(journey, age(38), { expected: 2 })).toMatchObject(warned('AgeDiffersFromNumber'));
    expect(await change(journey, age(39), { expected: 3 })).toMatchObject(warned());
  });

  it('is the age on the day of the referral until a start is known', async () => {
    const journey = await birthdayBetween();
    expect(await change(journey, age(39), { expected: 1 })).toMatchObject(warned('AgeDiffersFromNumber'));
    expect(await change(journey, age(38), { expected: 2 })).toMatchObject(warned());
  });

  it.each([
    ['there is no number', () => accepted({})],
    ['nothing is known of the person', async () => world.told(await world.imported('17'), ACCEPT)],
  ])('is set against nothing where %s', async (_where, begun) =>
    expect(await change(await begun(), start('2025-06-03', 'man'), { expected: 1 })).toMatchObject(warned()),
  );

  it('is read for nothing that it does not tell', async () => {
    const journey = await world.referred(INES);
    unread();
    expect(await change(journey, ACCEPT)).toMatchObject({ outcome: 'accepted' });
    const told = correct({ fact: 'referringUnit', value: 'Jobbtorg' });
    expect(await change(journey, told, { expected: 1 })).toMatchObject({ outcome: 'accepted' });
  });

  it('is not read of somebody anonymous', async () => {
    const journey = await accepted({ anonymous: true });
    unread();
    expect(await change(journey, start('2025-06-03'), { expected: 1 })).toMatchObject({
      outcome: 'accepted',
    });
  });
});
