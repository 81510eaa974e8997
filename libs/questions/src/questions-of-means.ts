import type { Sentence } from '@samspar/kernel';
import {
  PARTICIPANTS,
  IN_PERSONS,
  type QuestionDefinition,
  SUMMED_UP,
  type UntoldPart,
} from './question-definition.js';

const FORMING: Sentence = {
  sv: 'Stockholms stads ärende 2015 om att bilda samordningsförbundet, med remissvar',
  en: 'The matter of 2015 in the City of Stockholm of forming the association, with the answers to it',
};
const PARLIAMENT: Sentence = {
  sv: 'Ett riksdagstryck 2012, om finansiell samordning',
  en: 'A document of the Swedish parliament 2012, on financial coordination',
};
const KRONOR: Sentence = { sv: 'kronor', en: 'kronor' };

const NO_MONEY: UntoldPart = {
  part: {
    sv: 'Pengar registreras inte bland deltagarnas uppgifter: kansliet anger dem.',
    en: 'Money is not registered with what is registered of participants: the office states it.',
  },
  isStatable: true,
};

/** Of money, reach and evaluation, summed up. */
export const QUESTIONS_OF_MEANS = {
  q11: {
    ...SUMMED_UP,
    asked: {
      sv: 'Vad har varje medlem bidragit med per år, mot överenskommelsen?',
      en: 'What has each member contributed each year, against what was agreed?',
    },
    by: {
      sv: 'Socialdemokraterna, i en interpellation om förbundets finansiering',
      en: 'The Social Democrats, in an interpellation on the financing of the association',
    },
    untold: [NO_MONEY],
    typed: 'contributions',
    caveats: [
      {
        sv: 'Den part som lägger in minst styr den totala budgetens storlek. Inbetalda medel hör inte till någon viss part eller insats.',
        en: 'The party that puts in least decides the size of the whole budget. What has been paid in belongs to no party or intervention.',
      },
    ],
    needs: {
      sv: 'Överenskommet och inbetalt belopp per medlem och år.',
      en: 'The amount agreed and the amount paid in, by member and year.',
    },
  },
  q12: {
    ...SUMMED_UP,
    asked: {
      sv: 'Hur stor del är administration respektive insatser?',
      en: 'How large a part is administration, and how large interventions?',
    },
    by: FORMING,
    untold: [NO_MONEY],
    typed: 'costs',
    needs: {
      sv: 'Kostnaderna per slag och år.',
      en: 'The costs by kind and year.',
    },
  },
  q13: {
    ...SUMMED_UP,
    asked: {
      sv: 'Hur mycket skiljer stödet per invånare 16–64 år?',
      en: 'How much does the support differ per inhabitant aged 16–64?',
    },
    by: PARLIAMENT,
    reckons: 'perInhabitant',
    untold: [
      {
        part: {
          sv: 'Stödet per invånare: inbetalda medel (Uppföljning Finsam) eller folkmängden (Statistik, Folkmängd) är inte angivna för hela året och alla stadsdelar.',
          en: 'The support per inhabitant: the means paid in (Uppföljning Finsam) or the population (Statistics, Population) is not stated of the whole year and all districts.',
        },
        isStatable: true,
        isReckoned: true,
      },
    ],
    caveats: [
      {
        sv: 'Andra förbunds tal finns inte här: de kan stå i kansliets egen uppgift. År 2012 skilde stödet i landet mellan 11 och 232 kronor per invånare 16–64 år, enligt underlaget i riksdagen.',
        en: 'The figures of other associations are not here: they may stand in what the office states itself. In 2012 the support in the country differed between 11 and 232 kronor per inhabitant aged 16–64, by what was before parliament.',
      },
    ],
    statable: {
      about: {
        sv: 'Årets medel och antalet invånare 16–64 år, med källa. Andra förbunds tal kan stå i texten.',
        en: 'The means of the year and the number of inhabitants aged 16–64, with the source. Figures of other associations may stand in the text.',
      },
      figures: [
        { id: 'means', label: { sv: 'Årets medel', en: 'The means of the year' }, unit: KRONOR },
        {
          id: 'inhabitants',
          label: { sv: 'Invånare 16–64 år', en: 'Inhabitants aged 16–64' },
          unit: IN_PERSONS,
        },
      ],
      ratios: [
        {
          label: { sv: 'Per invånare 16–64 år', en: 'Per inhabitant aged 16–64' },
          of: 'means',
          to: 'inhabitants',
          as: 'each',
          unit: KRONOR,
        },
      ],
    },
    needs: {
      sv: 'Medel och folkmängd per år, här och i de förbund som man jämför med.',
      en: 'Means and population by year, here and in the associations one compares with.',
    },
  },
  q14: {
    ...SUMMED_UP,
    asked: {
      sv: 'Hur stor del av målgruppen nås?',
      en: 'How large a part of the target group is reached?',
    },
    by: PARLIAMENT,
    tables: [
      {
        id: 'deltagare',
        title: { sv: 'Deltagare under perioden', en: 'Participants of the period' },
        measures: ['participants'],
        rows: [],
        columns: ['sex'],
        percentOf: 'row',
      },
    ],
    untold: [
      {
        part: {
          sv: 'Hur stor målgruppen är: det är en uppskattning som någon svarar för, och registreras inte.',
          en: 'How large the target group is: that is an estimate somebody answers for, and is not registered.',
        },
        isStatable: true,
      },
    ],
    statable: {
      about: {
        sv: 'Hur stor målgruppen uppskattas vara, av vem och hur.',
        en: 'How large the target group is estimated to be, by whom and how.',
      },
      figures: [
        {
          id: 'targetGroup',
          label: { sv: 'Uppskattad målgrupp', en: 'Estimated target group' },
          unit: IN_PERSONS,
        },
      ],
      ratios: [
        {
          label: { sv: 'Deltagare av målgruppen', en: 'Participants of the target group' },
          of: PARTICIPANTS,
          to: 'targetGroup',
          as: 'percent',
          unit: null,
        },
      ],
    },
    caveats: [
      {
        sv: 'Deltaganden räknas, och målgruppen är personer: den som deltar två gånger räknas två gånger.',
        en: 'Journeys are counted, and the target group is persons: who takes part twice is counted twice.',
      },
    ],
    needs: {
      sv: 'En uppskattning av målgruppen med källa.',
      en: 'An estimate of the target group with its source.',
    },
  },
  q15: {
    ...SUMMED_UP,
    asked: {
      sv: 'Är verksamheten uppföljd och utvärderad?',
      en: 'Has the work been followed up and evaluated?',
    },
    by: {
      sv: `${PARLIAMENT.sv}; ett krav i lagen (2003:1210) 7 § 5`,
      en: `${PARLIAMENT.en}; demanded by the act (2003:1210) section 7 point 5`,
    },
    tables: [
      {
        id: 'uppfoljningar',
        title: {
          sv: 'Uppföljningar efter avslutet: gjorda och uteblivna',
          en: 'Follow-ups after the exit: made and missed',
        },
        measures: ['followUpsDue'],
        rows: ['followUpMonths'],
        columns: ['state'],
        percentOf: 'row',
      },
    ],
    untold: [
      {
        part: {
          sv: 'Utvärderingar och vad som beslutades efter dem: de gäller insatser, inte deltagare.',
          en: 'Evaluations and what was decided after them: they are about interventions, not participants.',
        },
        isStatable: true,
      },
    ],
    statable: {
      about: {
        sv: 'Utvärderingar som gjorts, vad de visade och vilka beslut som fattades efter dem.',
        en: 'Evaluations that were made, what they showed and what was decided after them.',
      },
      figures: [
        { id: 'evaluations', label: { sv: 'Utvärderingar', en: 'Evaluations' }, unit: null },
        {
          id: 'decisions',
          label: { sv: 'Beslut efter utvärderingar', en: 'Decisions after evaluations' },
          unit: null,
        },
      ],
    },
    needs: {
      sv: 'En förteckning över utvärderingar, resultat och beslut efter dem.',
      en: 'A register of evaluations, results and decisions after them.',
    },
  },
} as const satisfies Record<string, QuestionDefinition>;
