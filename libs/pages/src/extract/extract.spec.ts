import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DocumentPart } from '@samspar/documents';
import { MakeEsfList, ReadExtract, type ShownExtract } from '@samspar/use-cases';
import { esfFinanced } from '../../../../test/use-cases/esf-financed.js';
import {
  ANNA,
  answerOf,
  BO,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { extractData } from './extract-data.js';
import { extractDocument } from './extract-document.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const INSURANCE = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' } as const;
const on = { occurredOn: TODAY };

/** What is shown the second time, which tells of the first. */
const extractOf = async (journey: string): Promise<ShownExtract> => {
  const asked = new ReadExtract({ ...by(ANNA), on: 'case-extract' }, journey);
  await world.send(asked);
  return answerOf(await world.send(asked));
};
const textIn = (blocks: readonly DocumentPart[]): string =>
  blocks
    .map((block) => {
      if ('facts' in block) return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
      if ('list' in block) return block.list.join('\n');
      if ('table' in block)
        return [
          block.table.caption,
          ...block.table.rows.map((row) =>
            row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' | '),
          ),
        ].join('\n');
      if ('figure' in block) return block.figure.description;
      return 'heading' in block ? block.heading : block.paragraph;
    })
    .join('\n');

/** A journey that has gone on for a while. */
const livedThrough = async (): Promise<string> => {
  const journey = await world.referred({ ...INES, note: 'Vill <snart> arbeta & studera.' });
  await world.told(journey, { type: 'AcceptReferral', ...on, data: {} }, INSURANCE);
  await world.told(journey, {
    type: 'StartJourney',
    ...on,
    data: { profile: { sex: 'woman', education: 'upper-secondary' } },
  });
  await world.told(journey, {
    type: 'AgreePlan',
    ...on,
    data: { goals: ['Arbetsträning på café'], parallelActions: [] },
  });
  await world.told(journey, {
    type: 'CorrectFact',
    ...on,
    data: { fact: 'education', value: 'compulsory', reason: 'entry-error' },
  });
  return journey;
};

describe('what a person is given about herself, on paper', () => {
  it('says in plain words what is registered, when and for which authority, what was corrected, and her texts', async () => {
    const { title, language, blocks } = extractDocument(await extractOf(await livedThrough()));
    expect([title, language]).toEqual(['Registerutdrag', 'sv']);
    const text = textIn(blocks);
    for (const part of [
      'Ärende 0000-0001: FINSAM-team',
      'Status: Pågår',
      'Ansvarig myndighet: Arbetsmarknadsnämnden',
      `Personnummer: ${INES.identityNumber}\n(2025-06-15 kl. 12.00, Arbetsmarknadsnämnden)`,
      '2025-06-01 Anmälan',
      'Vill <snart> arbeta & studera.',
      'Arbetsträning på café',
      'Grundskola',
      '1 uppgift finns hos Försäkringskassan: begär den där.',
      'Vem som har läst ärendet\n2025-06-15 | Enhet ej angiven | Handläggare | Utdrag till personen | Arbetar i insatsen | 1',
      'Integritetsskyddsmyndigheten',
      'Ärendet pågår.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Antagande');
    expect(text).not.toContain('upper-secondary');
  });

  it('lists to whom anything may be told, of what, on which ground and for how long, what was withdrawn since among it (art. 15.1 c)', async () => {
    const journey = await world.referred(INES);
    expect(textIn(extractDocument(await extractOf(journey)).blocks)).toContain(
      'Vem som har fått del av uppgifterna\nInget samtycke och inget annat utlämnande',
    );
    const all = { parties: ['region'], authorities: ['socialnamnden'] } as const;
    const only = { parties: [], authorities: ['socialnamnden'] } as const;
    const said = { purpose: 'Rehabilitering', form: 'oral', language: 'sv' } as const;
    const kinds = ['plan', 'meetings'] as const;
    const consent = { ...said, giving: only, receiving: all, kinds, expiresOn: '2026-01-31' };
    await world.told(journey, { type: 'GiveConsent', ...on, data: consent });
    await world.told(journey, { type: 'WithdrawConsent', ...on, data: { receiving: only } });
    await world.told(journey, {
      type: 'GroundDisclosure',
      ...on,
      data: { ground: 'necessary', receiver: 'forsakringskassan', kinds: ['plan'], why: 'Ersättning' },
    });
    await world.told(journey, { type: 'WithdrawConsent', ...on, data: {} });
    await world.told(journey, { type: 'GiveConsent', ...on, data: { ...consent, kinds: ['outcome'] } });
    await world.told(journey, { type: 'AnnulEntry', data: { entry: 5, reason: 'entry-error' } });
    const extract = await extractOf(journey);
    const text = textIn(extractDocument(extract).blocks);
    for (const row of [
      `${TODAY} | Socialnämnden | Region Stockholm, Socialnämnden | Plan, teammöten | Samtycke | från ${TODAY} till 2026-01-31`,
      `${TODAY} | – | Socialnämnden | – | Samtycket återkallat | –`,
      `${TODAY} | Arbetsmarknadsnämnden | Försäkringskassan | Plan | Nödvändigt utlämnande (OSL 10 kap. 2 §) | från ${TODAY} tills vidare`,
      `${TODAY} | – | Alla som fick ta emot | – | Samtycket återkallat | –`,
    ])
      expect(text).toContain(row);
    expect(extractData(extract).journeys[0]?.disclosures).toMatchObject([
      { what: 'consent', giving: only, receiving: all, kinds, ground: null, expiresOn: '2026-01-31' },
      { what: 'withdrawal', giving: null, receiving: only, words: { receiving: 'Socialnämnden' } },
      {
        what: 'ground',
        on: TODAY,
        giving: { authorities: ['arbetsmarknadsnamnden'] },
        receiving: { authorities: ['forsakringskassan'] },
        kinds: ['plan'],
        ground: 'necessary',
        validFrom: TODAY,
        expiresOn: null,
      },
      { what: 'withdrawal', receiving: null },
    ]);
  });

  it('tells which lists to ESF tell of her, of which month and on which ground (art. 15.1 c)', async () => {
    await world.setUp(esfFinanced(FINSAM));
    const journey = await world.referred({ ...INES, referredOn: '2025-05-01' });
    await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-05-02', data: {} });
    const start = { occurredOn: '2025-05-05', data: { profile: { sex: 'woman' } } } as const;
    await world.told(journey, { type: 'StartJourney', ...start });
    const order = {
      intervention: FINSAM,
      month: '2025-05',
      ground: 'duty',
      reference: 'AMN 1',
      days: 7,
    } as const;
    await world.send(new MakeEsfList(world.sent(ANNA), order));
    const extract = await extractOf(journey);
    expect(textIn(extractDocument(extract).blocks)).toContain(
      `${TODAY} | maj 2025 | 2023/00417 | Personnummer eller det som står i dess ställe, kön, startdag och slutdag | Uppgiftsskyldighet`,
    );
    expect(extractData(extract).journeys[0]?.reportedToEsf).toMatchObject([
      { month: '2025-05', project: '2023/00417', ground: { code: 'duty' } },
    ]);
  });

  it('tells a note of the referral that was set right as it is and as it was (GDPR art. 16)', async () => {
    const journey = await world.referred({ ...INES, note: 'Har flyttat till Malmö' });
    const note = { fact: 'referralNote', reason: 'entry-error' } as const;
    await world.told(journey, { type: 'CorrectFact', data: { ...note, value: 'Har flyttat till Kalmar' } });
    const extract = await extractOf(journey);
    expect(textIn(extractDocument(extract).blocks)).toContain(
      'Anteckning: Har flyttat till Kalmar\nRättat, var: Har flyttat till Malmö',
    );
    expect(extractData(extract).journeys[0]?.entries[1]?.data).toMatchObject({
      correction: { old: 'Har flyttat till Malmö', new: 'Har flyttat till Kalmar' },
    });
    await world.told(journey, { type: 'CorrectFact', data: { ...note, value: '' } });
    expect(textIn(extractDocument(await extractOf(journey)).blocks)).toContain('Anteckning: ingen text\n');
  });

  it('keeps in that list what was given out on another ground by mistake, for it may have been read', async () => {
    const journey = await world.referred(INES);
    const data = { ground: 'necessary', receiver: 'forsakringskassan', kinds: ['plan'], why: '-' } as const;
    await world.told(journey, { type: 'GroundDisclosure', ...on, data });
    const anew = { type: 'GroundDisclosure', ...on, data: { ...data, kinds: ['outcome'] } } as const;
    await world.told(journey, { type: 'AnnulEntry', data: { entry: 1, anew, reason: 'entry-error' } });
    await world.told(journey, { type: 'AnnulEntry', data: { entry: 2, reason: 'entry-error' } });
    const extract = await extractOf(journey);
    const rows = textIn(extractDocument(extract).blocks);
    const ground = 'Nödvändigt utlämnande (OSL 10 kap. 2 §)';
    expect(rows).toContain(`| Plan | ${ground}. Det var fel och har rättats |`);
    expect(rows).toContain(`| Avslut och uppföljning | ${ground}. Det var fel och har strukits |`);
    expect(extractData(extract).journeys[0]?.disclosures).toMatchObject([
      { kinds: ['plan'], annulled: 'corrected' },
      { kinds: ['outcome'], annulled: 'struck' },
    ]);
  });

  it('answers each point of the regulation: purposes, kinds, recipients, time, rights, complaint, source, automated decisions (art. 15.1 a–h)', async () => {
    const headings = extractDocument(await extractOf(await livedThrough())).blocks.flatMap((block) =>
      'heading' in block && block.level === 2 ? [block.heading] : [],
    );
    expect(headings.slice(1)).toEqual([
      'Vem som får del av uppgifterna',
      'Varför uppgifterna behandlas',
      'Dina rättigheter',
      'Vem du kan fråga',
    ]);
  });

  it('names every authority of the association alike, so that it tells of none that works with her', async () => {
    const text = textIn(extractDocument(await extractOf(await world.referred(INES))).blocks);
    for (const name of [
      'Försäkringskassan',
      'Arbetsförmedlingen',
      'Socialnämnden',
      'Hälso- och sjukvårdsnämnden',
    ])
      expect(text).toContain(name);
  });
});

describe('what a person is given about herself, for a program (art. 20)', () => {
  it('has codes with their words, her texts in the clear, and no id that links journeys', async () => {
    const journey = await livedThrough();
    const extract = await extractOf(journey);
    const data = extractData(extract);
    expect(data).toMatchObject({
      covers: 'interventions',
      authority: { id: 'arbetsmarknadsnamnden' },
      journeys: [
        {
          journey,
          status: { code: 'started', words: 'Pågår' },
          person: { number: INES.identityNumber, name: INES.name },
          left: [{ authority: { id: 'forsakringskassan', name: 'Försäkringskassan' }, count: 1 }],
          readings: [{ unit: null, name: null, reason: { code: 'assigned', words: 'Arbetar i insatsen' } }],
          retention: { ruling: 'kept', why: 'goesOn' },
        },
      ],
    });
    const [own] = data.journeys;
    expect(own?.entries[0]).toMatchObject({
      type: 'ParticipantReferred',
      title: 'Anmälan',
      given: 'own',
      authority: { id: 'arbetsmarknadsnamnden', name: 'Arbetsmarknadsnämnden' },
      data: { note: 'Vill <snart> arbeta & studera.' },
    });
    const { state } = await world.journey(journey);
    expect(JSON.stringify(data)).not.toContain(state.status === 'none' ? '' : state.participantId);
    expect(JSON.stringify(data)).not.toContain('v2.');
  });
});
