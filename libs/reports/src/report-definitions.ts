import type { Sentence } from '@samspar/kernel';
import type { Dimension } from '@samspar/statistics';
import type { ReportDefinition, ReportTable } from './report-table.js';
import {
  attendance,
  dueFollowUps,
  extentOfWork,
  followUpTables,
  kindOfWork,
  leadTimes,
  violenceQuestion,
  workTables,
} from './work-tables.js';

const BY_SEX: Pick<ReportTable, 'columns' | 'percentOf'> = { columns: ['sex'], percentOf: 'column' };

const startedBy = (id: string, rows: readonly Dimension[], title: Sentence): ReportTable => ({
  id,
  title,
  measures: ['started'],
  rows,
  ...BY_SEX,
});
const endedBy = (id: string, rows: readonly Dimension[], title: Sentence): ReportTable => ({
  ...startedBy(id, rows, title),
  measures: ['ended'],
});

const FLOWS: Pick<ReportTable, 'measures' | 'columns' | 'percentOf'> = {
  measures: ['participants', 'started', 'ended', 'ongoing'],
  columns: ['sex'],
  percentOf: 'row',
};
const flows: ReportTable = {
  id: 'deltagare',
  title: { sv: 'Deltagare', en: 'Participants' },
  rows: [],
  ...FLOWS,
};
const flowsByIntervention: ReportTable = {
  id: 'deltagare-per-insats',
  title: { sv: 'Deltagare per insats', en: 'Participants by intervention' },
  rows: ['intervention'],
  ...FLOWS,
};
const startedByMonth = startedBy('per-manad', ['month'], {
  sv: 'Påbörjade per månad',
  en: 'Started by month',
});
const age = startedBy('alder', ['ageGroup'], { sv: 'Ålder vid start', en: 'Age at the start' });
const education = startedBy('utbildning', ['education'], { sv: 'Utbildning', en: 'Education' });
const needGroups = startedBy('behovsgrupp', ['needGroup'], { sv: 'Behovsgrupp', en: 'Need group' });
const timeWithoutWork = startedBy('tid-utan-arbete', ['timeWithoutWork'], {
  sv: 'Tid utan arbete eller studier',
  en: 'Time without work or studies',
});
const referringParty = startedBy('anmalande-part', ['referringParty'], {
  sv: 'Anmälande part',
  en: 'Referring party',
});
const referringPartyByIntervention = startedBy(
  'anmalande-part-och-insats',
  ['referringParty', 'intervention'],
  { sv: 'Anmälande part och insats', en: 'Referring party and intervention' },
);
const referringUnit = startedBy('anmalande-enhet', ['referringParty', 'referringUnit'], {
  sv: 'Anmälande enhet',
  en: 'Referring unit',
});
const district = startedBy('stadsdel', ['district'], { sv: 'Stadsdel', en: 'District' });
const livelihood = startedBy('forsorjning', ['livelihood'], {
  sv: 'Försörjning vid start',
  en: 'Livelihood at the start',
});
const result = endedBy('resultat', ['exitGroup'], { sv: 'Resultat vid avslut', en: 'Result at exit' });
const reasons = endedBy('avslutsorsak', ['exitReason'], { sv: 'Avslutsorsak', en: 'Exit reason' });
const resultByIntervention: ReportTable = {
  id: 'resultat-per-insats',
  title: { sv: 'Resultat per insats', en: 'Result by intervention' },
  measures: ['ended'],
  rows: ['intervention', 'sex'],
  columns: ['exitGroup'],
  percentOf: 'row',
};
const daysByIntervention: ReportTable = {
  id: 'tid-i-insatsen',
  title: { sv: 'Tid i insatsen', en: 'Time in the intervention' },
  measures: ['daysInIntervention'],
  rows: ['intervention'],
  ...BY_SEX,
};

/** The municipality's own: whom it referred, since an insats of its may have persons of all members, and it follows those whom it referred to others too. */
const OF_THE_MUNICIPALITY: NonNullable<ReportTable['where']> = { referringParty: ['municipality'] };

const answers: ReportTable = {
  id: 'svar',
  title: { sv: 'Svar på anmälan', en: 'Answers to referrals' },
  measures: ['referred'],
  rows: ['referralOutcome', 'sex'],
  columns: ['hasStarted'],
  percentOf: 'all',
};
const outcomesOfStarted: ReportTable = {
  id: 'utfall',
  title: { sv: 'Resultat per insats, för dem som påbörjats', en: 'Result by intervention, of those started' },
  measures: ['referred'],
  rows: ['intervention', 'sex'],
  columns: ['exitGroup'],
  percentOf: 'row',
  where: { hasStarted: ['started'] },
};

const DEFINITIONS = {
  aret: {
    title: { sv: 'Året på en sida', en: 'The year on one page' },
    about: {
      sv: 'Hur många som deltog, började och slutade, vilka de var, vem som anmälde dem och vad det ledde till.',
      en: 'How many took part, started and ended, who they were, who referred them and what came of it.',
    },
    opensWithCharts: true,
    tables: [
      flows,
      startedByMonth,
      result,
      flowsByIntervention,
      resultByIntervention,
      age,
      education,
      timeWithoutWork,
      referringParty,
      district,
      leadTimes,
      dueFollowUps,
    ],
  },
  insats: {
    title: { sv: 'Bilaga 1: en insats', en: 'Appendix 1: one intervention' },
    about: {
      sv: 'Statistikbladet för en insats: deltagarna, vem som anmälde dem och hur de avslutade.',
      en: 'The sheet of figures of one intervention: its participants, who referred them and how they ended.',
    },
    isOfOne: true,
    tables: [
      flows,
      age,
      education,
      needGroups,
      timeWithoutWork,
      referringUnit,
      district,
      livelihood,
      result,
      reasons,
      kindOfWork,
      extentOfWork,
      leadTimes,
      attendance,
      violenceQuestion,
      dueFollowUps,
    ],
  },
  sus: {
    title: { sv: 'Rapporterna från SUS', en: 'The reports of SUS' },
    about: {
      sv: 'Det som SUS visade: hur många som gick till arbete eller studier, sysselsättning och försörjning före och efter för samma deltagare, och tid i insatsen.',
      en: 'What SUS showed: how many went to work or studies, occupation and livelihood before and after of the same participants, and time in the intervention.',
    },
    tables: [
      endedBy('arbete-eller-studier', ['exitGroup', 'exitReason'], {
        sv: 'Avslutade till arbete eller studier',
        en: 'Ended to work or studies',
      }),
      {
        id: 'sysselsattning-fore-och-efter',
        title: { sv: 'Sysselsättning före och efter', en: 'Occupation before and after' },
        of: 'occupation',
        at: ['start', 'exit'],
      },
      {
        id: 'forsorjning-fore-och-efter',
        title: { sv: 'Försörjning före och efter', en: 'Livelihood before and after' },
        of: 'livelihood',
        at: ['start', 'exit'],
      },
      {
        id: 'forsorjning-efter-forsorjning',
        title: {
          sv: 'Försörjning vid avslut, efter försörjning vid start',
          en: 'Livelihood at exit, given that at the start',
        },
        measures: ['ended'],
        rows: ['livelihood', 'sex'],
        columns: ['livelihoodAtExit'],
        percentOf: 'row',
      },
      daysByIntervention,
    ],
  },
  uppfoljning: {
    title: { sv: 'Uppföljning', en: 'Follow-up' },
    about: {
      sv: 'Vilka uppföljningar som skulle göras, vilka som gjordes, och vad deltagarna levde på och gjorde då.',
      en: 'Which follow-ups were due, which were made, and what participants lived on and did then.',
    },
    tables: followUpTables,
  },
  handlaggning: {
    title: { sv: 'Handläggning', en: 'Casework' },
    about: {
      sv: 'Svar på anmälningar, ledtider, samtycken, teammöten och vad de kom överens om, överlämningar och hur snart något registreras.',
      en: 'Answers to referrals, lead times, consents, team meetings and what they agreed on, handovers, and how soon things are registered.',
    },
    tables: workTables,
  },
  flode: {
    title: { sv: 'Från anmälan till avslut', en: 'From referral to exit' },
    about: {
      sv: 'Vad blev det av dem som anmäldes under perioden: vilka svar de fick, hur många som började, i vilka insatser, och hur det slutade?',
      en: 'What came of those referred in the period: which answers they got, how many started, in which interventions, and how it ended?',
    },
    isFlow: true,
    tables: [answers, outcomesOfStarted],
  },
  deltagare: {
    title: { sv: 'Deltagare, påbörjade och avslutade', en: 'Participants, started and ended' },
    about: {
      sv: 'Hur många deltog under perioden, och hur många började och avslutade en insats?',
      en: 'How many took part in the period, and how many started and ended an intervention?',
    },
    tables: [flows, flowsByIntervention],
  },
  anmalningar: {
    title: { sv: 'Vem som anmäler', en: 'Who refers' },
    about: {
      sv: 'Vilken part anmälde dem som började, och till vilka insatser?',
      en: 'Which party referred those who started, and to which interventions?',
    },
    tables: [referringParty, referringPartyByIntervention],
  },
  bostad: {
    title: { sv: 'Var deltagarna bor', en: 'Where participants live' },
    about: {
      sv: 'I vilka stadsdelar bor de som började, och för hur många är det okänt?',
      en: 'In which districts do those who started live, and of how many is it unknown?',
    },
    tables: [district],
  },
  'tid-utan-arbete': {
    title: { sv: 'Tid utan arbete eller studier', en: 'Time without work or studies' },
    about: {
      sv: 'Hur länge hade de som började varit utan arbete eller studier?',
      en: 'How long had those who started been without work or studies?',
    },
    tables: [timeWithoutWork],
  },
  forsorjning: {
    title: { sv: 'Försörjning', en: 'Livelihood' },
    about: {
      sv: 'Vad levde de som började på? Räknat för de insatser som registrerar det.',
      en: 'What did those who started live on? Of the interventions that register it.',
    },
    tables: [
      livelihood,
      startedBy('forsorjning-per-insats', ['intervention', 'livelihood'], {
        sv: 'Försörjning vid start, per insats',
        en: 'Livelihood at the start, by intervention',
      }),
    ],
  },
  resultat: {
    title: { sv: 'Avslut och resultat', en: 'Exits and results' },
    about: {
      sv: 'Hur många gick till arbete eller studier, och av vilka orsaker avslutade de andra?',
      en: 'How many went to work or studies, and for which reasons did the others end?',
    },
    tables: [result, reasons, resultByIntervention, kindOfWork, extentOfWork],
  },
  ivo: {
    title: { sv: 'Försörjningshinder per kvartal (IVO)', en: 'Livelihood obstacles by quarter (IVO)' },
    about: {
      sv: 'Hindret vid start för dem som kommunen anmälde, kvartal för kvartal: ett underlag för kommunens uppgifter till IVO.',
      en: 'The obstacle at the start of those whom the municipality referred, quarter by quarter: an aid for what the municipality tells IVO.',
    },
    tables: [
      {
        id: 'hinder-per-kvartal',
        title: { sv: 'Försörjningshinder vid start, per kvartal', en: 'Obstacle at the start, by quarter' },
        measures: ['started'],
        rows: ['quarter', 'obstacle'],
        columns: ['sex'],
        percentOf: 'row',
        where: OF_THE_MUNICIPALITY,
      },
      {
        ...startedBy('hinder', ['obstacle'], {
          sv: 'Försörjningshinder vid start, hela perioden',
          en: 'Obstacle at the start, the whole period',
        }),
        where: OF_THE_MUNICIPALITY,
      },
    ],
  },
} as const satisfies Record<string, ReportDefinition>;

export type ReportName = keyof typeof DEFINITIONS;

/** The ready reports by name, in the order in which they are offered. */
export const REPORTS: Readonly<Record<ReportName, ReportDefinition>> = DEFINITIONS;

/** Their names. */
export const REPORT_NAMES = Object.keys(DEFINITIONS) as readonly ReportName[];
