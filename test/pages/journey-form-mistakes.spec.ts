import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPTED, CASEWORKER, type Server, STARTED, startServer } from '../http/server.js';
import {
  caseworker,
  CONSENT,
  type Desk,
  EXITED,
  type Facts,
  journeyWith,
  lastEvent,
  MISREGISTERED,
} from './journey-desk.js';
import { controlsIn, eachOf, errorAt, type Fields } from './shown.js';

let server: Server;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await caseworker(server, 'Ines Prov');
});
afterAll(() => server.close());

const ASSIGNED = ['caseworker', { occurredOn: '2024-02-12', caseworker: CASEWORKER }] as const;

/** What is filled in wrong, and the control that the summary leads to. */
const WRONG: readonly (readonly [string, Facts, Fields, string, string | RegExp])[] = [
  ['samtycke', [], { occurredOn: '31/2 2024', form: 'written' }, 'occurredOn', 'skriv dagen'],
  ['samtycke', [], { form: 'oral', giving: [] }, 'giving', 'Myndigheter som får lämna ut'],
  ['samtycke', [], { form: 'oral', receiving: [] }, 'receiving', 'Myndigheter som får ta del'],
  ['samtycke', [], { form: 'oral', kinds: [] }, 'kinds', 'Uppgifter som samtycket gäller'],
  ['samtycke', [], { form: 'oral', purpose: '19900602-2397' }, 'purpose', 'utan personnummer'],
  ['aterkalla-samtycke', [CONSENT], { occurredOn: '2024-01-01' }, 'occurredOn', 'ligger före'],
  ['antagande', [], { occurredOn: '2024-01-01' }, 'occurredOn', 'ligger före anmälningsdatum'],
  ['antagande', [], { occurredOn: '2099-01-01' }, 'occurredOn', 'kan inte ligga i framtiden'],
  ['antagande', [], { occurredOn: '' }, 'occurredOn', 'Antagningsdatum'],
  ['vantelista', [], { occurredOn: 'nyss' }, 'occurredOn', 'skriv dagen'],
  ['avbojande', [], {}, 'reason', 'Välj orsak.'],
  ['atertagande', [], { reason: 'okänd' }, 'reason', 'Välj orsak.'],
  ['start', [ACCEPTED], { 'profile.sex': '' }, 'profile.sex', 'Välj kön.'],
  ['start', [ACCEPTED], { 'profile.ageAtStart': 'trettio' }, 'profile.ageAtStart', 'heltal från 0 till 120'],
  [
    'start',
    [ACCEPTED],
    { 'profile.timeWithoutWork.months': '3', 'profile.timeWithoutWork.bracket': '1-2' },
    'profile.timeWithoutWork',
    'antingen',
  ],
  [
    'start',
    [ACCEPTED],
    { 'profile.livelihood.0.source': 'salary', 'profile.livelihood.0.since': 'förr' },
    'profile.livelihood.0.since',
    'Sedan: skriv dagen',
  ],
  [
    'start',
    [ACCEPTED],
    { 'profile.livelihood.0.source': 'salary', 'profile.livelihood.1.source': 'salary' },
    'profile.livelihood',
    'mer än en gång',
  ],
  ['start', [ACCEPTED], { 'profile.needGroups': ['adult', 'notAsked'] }, 'profile.needGroups', 'varför'],
  ['start', [ACCEPTED], { 'profile.district': 'rinkeby-kista' }, 'profile.district', 'stadsdel'],
  [
    'teammote',
    [ACCEPTED, STARTED],
    { 'decisions.2.what': 'Boka tid', violenceQuestionAsked: 'no' },
    'decisions.0.owner',
    'Välj ansvarig part.',
  ],
  [
    'teammote',
    [ACCEPTED, STARTED],
    {},
    'violenceQuestionAsked',
    'Svara på frågan: Har frågan om våld ställts?',
  ],
  ['plan', [ACCEPTED, STARTED], {}, 'goals', 'saknas'],
  ['arbetsgivarkontakt', [ACCEPTED, STARTED], {}, 'kind', 'Välj typ av kontakt.'],
  ['avslut?val=work-or-studies', [ACCEPTED, STARTED], {}, 'reasons', 'Välj resultat.'],
  [
    'avslut?val=work-or-studies',
    [ACCEPTED, STARTED],
    { reasons: 'work', extentPercent: '0' },
    'extentPercent',
    '1 till 100',
  ],
  ['avslut?val=care', [ACCEPTED, STARTED], { occurredOn: '2024-02-11' }, 'occurredOn', 'ligger före'],
  ['avslut?val=other', [ACCEPTED, STARTED], { reasons: ['moved', 'unknown'] }, 'reasons', 'varför'],
  [
    'uppfoljning?val=recorded',
    [ACCEPTED, STARTED, EXITED],
    { occupation: 'work' },
    'livelihood',
    'Välj försörjning.',
  ],
  [
    'rattelse?val=startedOn',
    [ACCEPTED, STARTED],
    { value: '2024-01-01', reason: 'entry-error' },
    'value',
    'före',
  ],
  ['rattelse?val=sex', [], { value: 'woman', reason: 'entry-error' }, 'value', 'har redan det värdet'],
  ['rattelse?val=sex', [], { value: 'man' }, 'reason', 'Välj orsak.'],
  ['rattelse?val=sex', [], { value: '', reason: 'entry-error' }, 'value', 'Välj kön.'],
  ['ateroppning', [ACCEPTED, STARTED, EXITED], {}, 'reason', 'Välj orsak.'],
  ['felregistrering', [], {}, 'reason', 'Välj orsak.'],
  ['overlamning', [ASSIGNED], {}, 'caseworker', 'Välj handläggare.'],
];

describe('a form that cannot be saved', () => {
  it.each(WRONG)(
    '%s after %j says what is wrong with %j at %s',
    async (form, facts, fields, control, said) => {
      const path = await journeyWith(server, facts);
      const before = await lastEvent(server, path);
      const sent = await desk.send(`${path}/${form}`, fields);
      expect(sent.status).toBe(422);
      expect(sent.page('title').text()).toMatch(/^Fel:/);
      const id = `f-${control.replace(/[^\w-]+/g, '-')}`;
      expect(errorAt(sent.page, id)).toMatch(said);
      expect(eachOf(sent.page, `#${id}`)).toHaveLength(1);
      expect(await lastEvent(server, path)).toEqual(before);
    },
  );

  it('keeps all that was typed when something is wrong', async () => {
    const path = await journeyWith(server, [ACCEPTED, STARTED]);
    const { page } = await desk.send(`${path}/teammote`, {
      occurredOn: '15/3',
      'attendance.region': 'absent',
      'decisions.5.what': 'Boka <läkartid>',
      note: 'Orolig & trött',
    });
    expect(controlsIn(page)).toMatchObject({
      occurredOn: ['15/3'],
      'attendance.region': ['absent'],
      'decisions.0.what': ['Boka <läkartid>'],
      note: ['Orolig & trött'],
    });
  });

  it.each([
    ['start', []],
    ['teammote', [ACCEPTED]],
    ['antagande', [ACCEPTED]],
    ['samtycke', [MISREGISTERED]],
  ] as const)('%s is not open after %j', async (form, facts) => {
    const path = await journeyWith(server, facts);
    const page = await desk.open(`${path}/${form}`);
    expect([page.status, page.words.includes('Det går inte att registrera nu')]).toEqual([409, true]);
  });

  it.each(['finns-inte', 'avslut?val=finns-inte', 'rattelse?val=constructor'])(
    '%s is no form',
    async (form) => {
      const path = await journeyWith(server, [ACCEPTED, STARTED]);
      expect((await desk.open(`${path}/${form}`)).status).toBe(404);
    },
  );
});
