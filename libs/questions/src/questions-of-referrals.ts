import { byModerates, OF_THE_CITY, type QuestionDefinition, startedTable } from './question-definition.js';

const LONG = ['1-2', '2-5', '5-plus', 'over-5'] as const;

/** Of who is referred, asked together in 2025. */
export const QUESTIONS_OF_REFERRALS = {
  q1: {
    ...byModerates,
    asked: {
      sv: 'Är det känt hur många ärenden, som årligen remitteras från Stockholms stad till FINSAM i Stockholm?',
      en: 'Is it known how many cases are referred each year from the City of Stockholm to FINSAM in Stockholm?',
    },
    tables: [
      startedTable(
        'paborjade',
        ['referringParty'],
        { sv: 'Påbörjade per anmälande part', en: 'Started after a referral, by party' },
        { quoted: [['municipality']] },
      ),
      {
        id: 'anmalda',
        title: {
          sv: 'Stadens anmälningar, och vad de ledde till',
          en: 'The referrals of the city, and what came of them',
        },
        measures: ['referred'],
        rows: ['referralOutcome'],
        columns: ['sex'],
        percentOf: 'column',
        where: OF_THE_CITY,
      },
      {
        id: 'anmalda-per-ar',
        title: { sv: 'Stadens anmälningar år för år', en: 'The referrals of the city year by year' },
        measures: ['referred'],
        rows: ['year'],
        columns: ['sex'],
        percentOf: 'row',
        where: OF_THE_CITY,
        years: 3,
        quoted: [],
      },
      startedTable(
        'paborjade-per-enhet',
        ['referringUnit'],
        { sv: 'Påbörjade, per anmälande enhet i staden', en: 'Started, by referring unit of the city' },
        { where: OF_THE_CITY, quoted: [] },
      ),
    ],
    untold: [],
    caveats: [
      {
        sv: 'En anmälan som avböjts, återtagits eller väntar finns bara med där den har registrerats. Ett register som bara har påbörjade deltaganden visar inte dem.',
        en: 'A referral that was declined, withdrawn or is waiting is there only where it was registered. A register of started journeys alone does not show them.',
      },
    ],
    needs: {
      sv: 'Att varje anmälan registreras den dag den kommer, också den som inte leder till en start.',
      en: 'That every referral is registered on the day it comes, also one that leads to no start.',
    },
  },
  q2: {
    ...byModerates,
    asked: {
      sv: 'Hur många av dessa ärenden uppbär långvarigt försörjningsstöd, mer än ett år, två – fem år, mer än fem år?',
      en: 'How many of these cases have had economic assistance for long: more than a year, two to five years, more than five years?',
    },
    tables: [
      startedTable(
        'tid-med-forsorjningsstod',
        ['timeOnAssistance'],
        {
          sv: 'Tid med försörjningsstöd vid starten, anmälda av staden',
          en: 'Time on economic assistance at the start, referred by the city',
        },
        { where: OF_THE_CITY, quoted: [['1-2'], ['2-5'], ['5-plus']] },
      ),
      startedTable(
        'forsorjning',
        ['livelihood'],
        {
          sv: 'Försörjning vid starten, anmälda av staden',
          en: 'Livelihood at the start, referred by the city',
        },
        { where: OF_THE_CITY, quoted: [['economic-assistance']] },
      ),
      startedTable(
        'tid-utan-arbete',
        ['timeWithoutWork'],
        {
          sv: 'Tid utan arbete eller studier, anmälda av staden',
          en: 'Time without work or studies, referred by the city',
        },
        { where: OF_THE_CITY, quoted: [['5-plus']] },
      ),
    ],
    untold: [],
    caveats: [
      {
        sv: 'Tid utan arbete är inte tid med försörjningsstöd: det ena talet svarar inte i det andras ställe.',
        en: 'Time without work is not time on economic assistance: one does not answer for the other.',
      },
      {
        sv: 'Frågan har gränserna ett, två och fem år, som överlappar varandra. Här är varje tid räknad en gång: 1–2 år är ett år eller mer men mindre än två.',
        en: 'The limits of the question overlap. Here each time is counted once: 1–2 years is one year or more, and less than two.',
      },
    ],
    needs: {
      sv: 'Att den som inregistrerar frågar om försörjningen vid starten och sedan när den varat, i alla insatser.',
      en: 'That whoever registers the start asks what the livelihood is and since when, in all interventions.',
    },
  },
  q3: {
    ...byModerates,
    asked: {
      sv: 'Hur många av dessa långvariga ärenden har huvudorsak arbetslöshet för behandling i FINSAM-organisationen?',
      en: 'How many of these long cases have unemployment as their main reason for treatment in the FINSAM organisation?',
    },
    tables: [
      startedTable(
        'hinder-langvariga',
        ['obstacle'],
        {
          sv: 'Försörjningshinder för dem som staden anmält och som haft försörjningsstöd ett år eller mer',
          en: 'Livelihood obstacle of those referred by the city who had had assistance for a year or more',
        },
        { where: { ...OF_THE_CITY, timeOnAssistance: LONG }, quoted: [['unemployed']] },
      ),
    ],
    untold: [],
    caveats: [
      {
        sv: 'Försörjningshindret är det som kommunen har kodat. Det finns i stadens eget system, dit förbundet inte når.',
        en: 'The obstacle is what the municipality has coded. It is in a system of the city that the association has no access to.',
      },
    ],
    needs: {
      sv: 'Att kommunens handläggare anger kodat försörjningshinder och tid med försörjningsstöd vid starten, eller att staden lämnar dem i en fil.',
      en: 'That the caseworker of the municipality states the coded obstacle and the time on assistance at the start, or that the city hands them over in a file.',
    },
  },
  q4: {
    ...byModerates,
    asked: {
      sv: 'Vilka andra huvudorsaker finns bland dessa remitterade ärenden?',
      en: 'Which other main reasons are there among these referred cases?',
    },
    tables: [
      startedTable(
        'hinder',
        ['obstacle'],
        {
          sv: 'Försörjningshinder, anmälda av staden',
          en: 'Livelihood obstacle, referred by the city',
        },
        { where: OF_THE_CITY, quoted: 'most' },
      ),
      startedTable(
        'behovsgrupp',
        ['needGroup'],
        { sv: 'Behovsgrupp, anmälda av staden', en: 'Need group, referred by the city' },
        { where: OF_THE_CITY },
      ),
    ],
    untold: [],
    caveats: [],
    needs: {
      sv: 'Att kodat försörjningshinder anges vid starten i alla insatser.',
      en: 'That the coded obstacle is stated at the start in all interventions.',
    },
  },
  q5: {
    ...byModerates,
    asked: {
      sv: 'Använder stadsdelarna i Stockholm FINSAM i sitt arbete – eller varierar det mellan stadsdelarna?',
      en: 'Do the districts of Stockholm use FINSAM in their work, or does it vary between them?',
    },
    tables: [
      startedTable(
        'bostad',
        ['district'],
        {
          sv: 'Påbörjade per stadsdel där deltagaren bor',
          en: 'Started by the district of residence',
        },
        { quoted: 'most' },
      ),
      startedTable(
        'anmalande-enhet',
        ['referringUnit'],
        {
          sv: 'Påbörjade per anmälande enhet i staden',
          en: 'Started by the unit of the city that referred',
        },
        { where: OF_THE_CITY, quoted: 'most' },
      ),
    ],
    reckons: 'districtRates',
    untold: [
      {
        part: {
          sv: 'Antal per 1 000 invånare 16–64 år i stadsdelen: folkmängden är inte angiven för alla stadsdelar (Statistik, Folkmängd).',
          en: 'How many per 1,000 inhabitants aged 16–64 of the district: the population is not stated of all districts (Statistics, Population).',
        },
        isStatable: true,
        isReckoned: true,
      },
    ],
    statable: {
      about: {
        sv: 'Hur många invånare 16–64 år stadsdelarna har, med källa och år, eller vad ni vet om hur de använder insatserna.',
        en: 'How many inhabitants aged 16–64 the districts have, with source and year, or what you know of how they use the interventions.',
      },
      figures: [],
    },
    caveats: [
      {
        sv: 'Där deltagaren bor och vilken enhet som anmälde är två olika uppgifter: den ena står aldrig för den andra.',
        en: 'Where a participant lives and which unit referred are two different things: one never stands for the other.',
      },
    ],
    needs: {
      sv: 'Att både bostadens stadsdel och den anmälande enheten registreras, och folkmängden per stadsdel.',
      en: 'That both the district of residence and the referring unit are registered, and the population of each district.',
    },
  },
} as const satisfies Record<string, QuestionDefinition>;
