import {
  IN_PERSONS,
  type QuestionDefinition,
  REPLY_OF_2025,
  resultTable,
  startedTable,
  SUMMED_UP,
} from './question-definition.js';

/** Of participants and of what is done beside, summed up. */
export const QUESTIONS_OF_PARTICIPANTS = {
  q16: {
    ...SUMMED_UP,
    asked: {
      sv: 'Når insatserna även personer med funktionsnedsättning och psykisk ohälsa långt från arbetsmarknaden?',
      en: 'Do the interventions also reach persons with disabilities and mental ill-health, far from the labour market?',
    },
    by: {
      sv: 'Socialförvaltningen i Stockholm, i remissvar 2015',
      en: 'The social services administration of Stockholm, in an answer of 2015',
    },
    tables: [
      startedTable(
        'behovsgrupp',
        ['needGroup'],
        { sv: 'Påbörjade per behovsgrupp', en: 'Started by need group' },
        { quoted: [['disability']] },
      ),
      startedTable('behovsgrupp-per-insats', ['intervention', 'needGroup'], {
        sv: 'Påbörjade per insats och behovsgrupp',
        en: 'Started by intervention and need group',
      }),
      startedTable(
        'tid-utan-arbete',
        ['timeWithoutWork'],
        {
          sv: 'Tid utan arbete eller studier, med funktionsnedsättning',
          en: 'Time without work or studies, with a disability',
        },
        { where: { needGroup: ['disability'] }, quoted: [['5-plus']] },
      ),
    ],
    untold: [
      {
        part: {
          sv: 'Psykisk ohälsa: diagnoser registreras inte, för att hålla uppgifter om hälsa borta.',
          en: 'Mental ill-health: diagnoses are not registered, to keep data on health away.',
        },
      },
    ],
    needs: {
      sv: 'Att behovsgrupp anges vid starten i alla insatser.',
      en: 'That the need group is stated at the start in all interventions.',
    },
  },
  q17: {
    ...SUMMED_UP,
    asked: {
      sv: 'Får alla delar av staden del av de samlade resurserna?',
      en: 'Do all parts of the city have a share of the resources?',
    },
    by: {
      sv: 'Enskede-Årsta-Vantör, i Stockholms stads ärende 2015 om att bilda samordningsförbundet',
      en: 'Enskede-Årsta-Vantör, in the matter of 2015 in the City of Stockholm of forming the association',
    },
    tables: [
      {
        id: 'deltagare-per-stadsdel',
        title: { sv: 'Deltagare per stadsdel', en: 'Participants by district' },
        measures: ['participants'],
        rows: ['district'],
        columns: ['sex'],
        percentOf: 'column',
        quoted: 'most',
      },
      startedTable('paborjade-per-stadsdel', ['district', 'intervention'], {
        sv: 'Påbörjade per stadsdel och insats',
        en: 'Started by district and intervention',
      }),
    ],
    reckons: 'districtRates',
    untold: [
      {
        part: {
          sv: 'Kostnad per stadsdel: pengarna delas inte upp på stadsdelar.',
          en: 'Cost by district: the money is not divided by district.',
        },
        isStatable: true,
      },
    ],
    statable: {
      about: {
        sv: 'Hur resurserna fördelas mellan stadsdelarna, med källa.',
        en: 'How the resources are shared among the districts, with the source.',
      },
      figures: [],
    },
    needs: {
      sv: 'Folkmängd 16–64 år per stadsdel, och att kostnader följs per stadsdel om det ska besvaras i kronor.',
      en: 'Population aged 16–64 by district, and costs kept by district if it is to be answered in money.',
    },
  },
  q18: {
    ...SUMMED_UP,
    asked: { sv: 'Nås nollplacerade sjuka?', en: 'Are the sick without sickness benefit reached?' },
    by: {
      sv: 'Stadsledningskontoret i Stockholm 2015; även Socialdemokraterna i sin interpellation',
      en: 'The executive office of the City of Stockholm 2015; also the Social Democrats in their interpellation',
    },
    tables: [
      startedTable(
        'sjukskrivna',
        ['livelihood'],
        {
          sv: 'Försörjning vid starten, sjukskrivna med läkarintyg',
          en: 'Livelihood at the start, sick-listed with a certificate',
        },
        { where: { obstacle: ['sick-listed-with-certificate'] }, quoted: [['economic-assistance']] },
      ),
      startedTable(
        'forsorjning',
        ['livelihood'],
        { sv: 'Försörjning vid starten, alla', en: 'Livelihood at the start, all' },
        { quoted: [['economic-assistance'], ['sickness-benefit']] },
      ),
    ],
    untold: [],
    caveats: [
      {
        sv: 'Nollplacerad är den som är sjukskriven utan rätt till sjukpenning. Det räknas här som sjukskriven med läkarintyg och försörjningsstöd; en deltagare kan ha flera försörjningar.',
        en: 'It is about those who are sick-listed without a right to sickness benefit: counted here as sick-listed with a certificate and economic assistance. A participant may have several livelihoods.',
      },
    ],
    needs: {
      sv: 'Att försörjning och kodat försörjningshinder anges vid starten i alla insatser.',
      en: 'That livelihood and the coded obstacle are stated at the start in all interventions.',
    },
  },
  q19: {
    ...SUMMED_UP,
    asked: {
      sv: 'Ingår varje kommun eller enhet, och hur går det på sikt? Historik i minst fem år.',
      en: 'Is every municipality or unit part of it, and how does it go in the long run? History of five years at least.',
    },
    by: { sv: 'Strängnäspartiet 2022', en: 'Strängnäspartiet 2022' },
    tables: [
      resultTable(
        'resultat-per-ar',
        ['year'],
        { sv: 'Resultat år för år', en: 'Result year by year' },
        { years: 5 },
      ),
      {
        ...startedTable('enheter-per-ar', ['referringUnit'], {
          sv: 'Påbörjade per anmälande enhet och år',
          en: 'Started by referring unit and year',
        }),
        columns: ['year'],
        percentOf: 'column',
        years: 5,
      },
    ],
    untold: [],
    caveats: [
      {
        sv: 'Serien börjar när registreringen började: det som inte registrerades då är inte noll.',
        en: 'The series begins when registration did: what was not registered then is not zero.',
      },
    ],
    needs: {
      sv: 'Att registreringen fortsätter likadant i fem år.',
      en: 'That registration goes on in the same way for five years.',
    },
  },
  q20: {
    ...SUMMED_UP,
    asked: {
      sv: 'Hur skiljer sig kvinnor och män i varje mått?',
      en: 'How do women and men differ in each measure?',
    },
    by: REPLY_OF_2025,
    tables: [
      {
        id: 'deltagare',
        title: { sv: 'Deltagare, påbörjade och avslutade', en: 'Participants, started and ended' },
        measures: ['participants', 'started', 'ended', 'ongoing'],
        rows: [],
        columns: ['sex'],
        percentOf: 'row',
      },
      {
        ...startedTable('resultat', ['exitGroup'], { sv: 'Resultat vid avslut', en: 'Result at exit' }),
        measures: ['ended'],
        quoted: [['work-or-studies']],
      },
      startedTable(
        'tid-utan-arbete',
        ['timeWithoutWork'],
        { sv: 'Tid utan arbete eller studier', en: 'Time without work or studies' },
        { quoted: [['5-plus']] },
      ),
      {
        id: 'ledtider',
        title: { sv: 'Ledtider', en: 'Lead times' },
        measures: ['daysToStart', 'daysInIntervention'],
        rows: [],
        columns: ['sex'],
        percentOf: 'column',
      },
    ],
    untold: [],
    needs: {
      sv: 'Att kön anges för varje deltagande. Varje tabell här har kvinnor, män och totalt.',
      en: 'That sex is stated of each journey. Every table here has women, men and total.',
    },
  },
  q21: {
    ...SUMMED_UP,
    asked: {
      sv: 'Hur många medarbetare nås av kunskapsdialoger och konferenser?',
      en: 'How many employees are reached by dialogues and conferences?',
    },
    by: REPLY_OF_2025,
    untold: [
      {
        part: {
          sv: 'Konferenser och dialoger registreras inte: de som kommer dit är medarbetare, inte deltagare.',
          en: 'Conferences and dialogues are not registered: those who come are employees, not participants.',
        },
        isStatable: true,
      },
    ],
    statable: {
      about: {
        sv: 'Årets kunskapsdialoger och konferenser, och hur många som kom. Antal, inga namn.',
        en: 'The dialogues and conferences of the year, and how many came. Numbers, no names.',
      },
      figures: [
        {
          id: 'events',
          label: { sv: 'Dialoger och konferenser', en: 'Dialogues and conferences' },
          unit: null,
        },
        { id: 'reached', label: { sv: 'Medarbetare som nåddes', en: 'Employees reached' }, unit: IN_PERSONS },
      ],
    },
    needs: {
      sv: 'Antal deltagare vid varje tillfälle, per part.',
      en: 'The number who came on each occasion, by party.',
    },
  },
  q22: {
    ...SUMMED_UP,
    asked: {
      sv: 'Vad var det förväntade resultatet per insats, och vad blev utfallet?',
      en: 'What was the expected result of each intervention, and what was the outcome?',
    },
    by: {
      sv: 'Stockholms stads svar 2025 på Moderaternas skrivelse; förbundets årsredovisning',
      en: 'The reply of the City of Stockholm in 2025 to the letter of the Moderate Party; the annual report',
    },
    tables: [
      {
        id: 'deltagare-per-insats',
        title: { sv: 'Deltagare per insats', en: 'Participants by intervention' },
        measures: ['participants'],
        rows: ['intervention'],
        columns: ['sex'],
        percentOf: 'row',
      },
      resultTable('utfall-per-insats', ['intervention', 'sex'], {
        sv: 'Utfall per insats',
        en: 'Outcome by intervention',
      }),
    ],
    reckons: 'goals',
    untold: [
      {
        part: {
          sv: 'Det förväntade resultatet: inget mål är angivet för varje insats i årsredovisningen.',
          en: 'The expected result: no goal is stated of each intervention in the annual report.',
        },
        isStatable: true,
        isReckoned: true,
      },
    ],
    statable: {
      about: {
        sv: 'Målet för varje insats enligt verksamhetsplanen, insats för insats.',
        en: 'The goal of each intervention by the plan, one by one.',
      },
      figures: [],
    },
    needs: {
      sv: 'Ett mål per insats och år, satt innan året börjar.',
      en: 'A goal for each intervention and year, set before the year begins.',
    },
  },
} as const satisfies Record<string, QuestionDefinition>;
