import type { Sentence } from '@samspar/kernel';
import {
  byModerates,
  NOT_AN_EFFECT,
  OF_THE_CITY,
  type QuestionDefinition,
  resultTable,
  startedTable,
} from './question-definition.js';

const unitResults = resultTable(
  'resultat-per-enhet',
  ['referringUnit'],
  { sv: 'Resultat per anmälande enhet i staden', en: 'Result by referring unit of the city' },
  { where: OF_THE_CITY },
);

const NO_METHODS: Sentence = {
  sv: 'Stadsdelarnas egna metoder registreras inte: de som möts där är inte deltagare i en insats.',
  en: 'The methods of the districts themselves are not registered: those met there are no participants of an intervention.',
};

/** Of what came of it, and of other ways, asked together in 2025. */
export const QUESTIONS_OF_RESULTS = {
  q6: {
    ...byModerates,
    asked: {
      sv: 'Har Stockholm kunskap om resultatet av de ärenden som remitteras till FINSAM?',
      en: 'Does Stockholm know the result of the cases that are referred to FINSAM?',
    },
    tables: [
      {
        ...startedTable('resultat', ['exitGroup'], {
          sv: 'Resultat vid avslut, alla parter',
          en: 'Result at exit, all parties',
        }),
        measures: ['ended'],
        quoted: [['work-or-studies']],
      },
      {
        ...startedTable(
          'resultat-staden',
          ['exitGroup'],
          { sv: 'Resultat vid avslut, anmälda av staden', en: 'Result at exit, referred by the city' },
          { where: OF_THE_CITY },
        ),
        measures: ['ended'],
        quoted: [['work-or-studies']],
      },
      resultTable('resultat-per-part', ['referringParty'], {
        sv: 'Resultat per anmälande part',
        en: 'Result by referring party',
      }),
    ],
    untold: [],
    caveats: [NOT_AN_EFFECT],
    needs: {
      sv: 'Att anmälande part och avslutsorsak registreras för varje deltagande, och uppföljningar 6–36 månader efter avslutet.',
      en: 'That the referring party and the exit reason are registered of each journey, and follow-ups 6–36 months after the exit.',
    },
  },
  q7: {
    ...byModerates,
    asked: {
      sv: 'Finns kunskap/statistik kring resultatet av arbetet inom FINSAM på stadsdelsförvaltningarna generellt avseende arbetssätt och s.k. långa ärenden?',
      en: 'Is there knowledge or statistics of the result of the work within FINSAM at the district administrations in general, of ways of working and so-called long cases?',
    },
    tables: [
      unitResults,
      resultTable('resultat-per-stadsdel', ['district'], {
        sv: 'Resultat per stadsdel där deltagaren bor',
        en: 'Result by the district of residence',
      }),
      resultTable(
        'resultat-langa',
        ['timeOnAssistance'],
        {
          sv: 'Resultat efter tid med försörjningsstöd, anmälda av staden',
          en: 'Result by time on assistance, referred by the city',
        },
        { where: OF_THE_CITY },
      ),
      resultTable('resultat-per-insats', ['intervention'], {
        sv: 'Resultat per insats',
        en: 'Result by intervention',
      }),
    ],
    untold: [],
    caveats: [NOT_AN_EFFECT],
    needs: {
      sv: 'Att anmälande enhet och tid med försörjningsstöd registreras vid starten i alla insatser.',
      en: 'That the referring unit and the time on assistance are registered at the start in all interventions.',
    },
  },
  q8: {
    ...byModerates,
    asked: {
      sv: 'Använder stadsdelarna andra alternativa metoder lokalt utan att använda sig av FINSAM?',
      en: 'Do the districts use other, alternative methods locally, without FINSAM?',
    },
    tables: [],
    untold: [{ part: NO_METHODS, isStatable: true }],
    statable: {
      about: {
        sv: 'Vilka metoder stadsdelarna använder själva, stadsdel för stadsdel, och varifrån ni vet det. Inga personer.',
        en: 'Which methods the districts use themselves, district by district, and how you know. No persons.',
      },
      figures: [
        {
          id: 'districts',
          label: { sv: 'Stadsdelar med egna metoder', en: 'Districts with methods of their own' },
          unit: { sv: 'stadsdelar', en: 'districts' },
        },
      ],
    },
    caveats: [],
    needs: {
      sv: 'En förteckning över stadsdelarnas metoder, som stadsdelarna svarar för.',
      en: 'A register of the methods of the districts, which they answer for.',
    },
  },
  q9: {
    ...byModerates,
    asked: {
      sv: 'Finns någon kunskap och resultat från dessa långa ärenden och arbetssätt från egna ev. alternativa metoder?',
      en: 'Is there any knowledge or result of these long cases and ways of working from alternative methods of their own?',
    },
    tables: [],
    untold: [{ part: NO_METHODS, isStatable: true }],
    statable: {
      about: {
        sv: 'Vad stadsdelarna själva har kommit fram till, hur det är räknat och varifrån det kommer.',
        en: 'What the districts have found themselves, how it was counted and where it comes from.',
      },
      figures: [
        {
          id: 'ended',
          label: { sv: 'Avslutade i stadsdelarnas egna metoder', en: 'Ended in methods of the districts' },
          unit: { sv: 'personer', en: 'persons' },
        },
        {
          id: 'work',
          label: { sv: 'Därav till arbete eller studier', en: 'Of them to work or studies' },
          unit: { sv: 'personer', en: 'persons' },
        },
      ],
      ratios: [
        {
          label: { sv: 'Andel till arbete eller studier', en: 'Share to work or studies' },
          of: 'work',
          to: 'ended',
          as: 'percent',
          unit: null,
        },
      ],
    },
    caveats: [NOT_AN_EFFECT],
    needs: {
      sv: 'Att stadsdelarna räknar sina resultat på samma sätt som förbundet: avslutade, och hur många av dem som gick till arbete eller studier.',
      en: 'That the districts count their results as the association does: ended, and how many of them went to work or studies.',
    },
  },
  q10: {
    ...byModerates,
    asked: {
      sv: 'Har dessa ärenden ovan varit föremål för arbete inom FOU i Stockholm för vidareutveckling av arbetet?',
      en: 'Have these cases been the subject of research and development in Stockholm, to develop the work?',
    },
    tables: [],
    untold: [
      {
        part: {
          sv: 'Studier och utvärderingar registreras inte: de gäller insatser, inte deltagare.',
          en: 'Studies and evaluations are not registered: they are about interventions, not participants.',
        },
        isStatable: true,
      },
    ],
    statable: {
      about: {
        sv: 'Studier och utvärderingar av insatserna: vem som gjorde dem, när, och vad de kom fram till.',
        en: 'Studies and evaluations of the interventions: who made them, when, and what they found.',
      },
      figures: [
        {
          id: 'studies',
          label: { sv: 'Studier och utvärderingar', en: 'Studies and evaluations' },
          unit: null,
        },
      ],
    },
    caveats: [],
    needs: {
      sv: 'En förteckning över studier och utvärderingar per insats.',
      en: 'A register of studies and evaluations by intervention.',
    },
  },
} as const satisfies Record<string, QuestionDefinition>;
