import {
  DECLINE_REASON,
  EDUCATION,
  EMPLOYMENT_KIND,
  EXIT_REASON,
  NEED_GROUP,
  OCCUPATION,
  PARTY,
  SEX,
  STATED_OBSTACLE,
  WITHDRAWAL_REASON,
} from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import * as kinds from './fact-kinds.js';
import type { FactKind, FactValue, KindNamed } from './fact-kinds.js';

/** A fact of a journey, as everything that registers, reads, shows or counts it needs to know. */
export type FactDefinition = Readonly<{
  /** What it is called on screen. */
  name: Sentence;
  /** What helps whoever is asked for it. */
  help?: Sentence;
  kind: FactKind;
  /** Which event tells it first; what belongs to the profile is told by the referral or the start. */
  of:
    | 'referral'
    | 'waitingList'
    | 'acceptance'
    | 'declining'
    | 'withdrawal'
    | 'profile'
    | 'start'
    | 'exit'
    | 'exitToWork'
    | 'followUp';
  /** What it is called where it is asked for again, if it is. */
  againAt?: Readonly<Partial<Record<'meeting' | 'followUp', Sentence>>>;
  /** Since which version of the event; absent: since the first. */
  sinceVersion?: number;
  /** Whether an anonymous journey keeps it (docs/data-protection.md); absent: it does not. */
  keptWhenAnonymous?: boolean;
  /** Whether it tells where a person is to be found, and is told to nobody while her identity is protected; absent: it does not. */
  hiddenWhenProtected?: boolean;
  /** Whether it can be set right by itself; absent: it can. */
  correctable?: boolean;
  /** The dimension of statistics that counts it; absent: none does. */
  countedAs?: string;
  /** What that dimension is called, where it is something else. */
  countedName?: Sentence;
  /** What that dimension divides by, in words (docs/statistics.md#dimensions). */
  countedMeaning?: Sentence;
  /** A dimension beside it, which tells apart what its list counts as one. */
  finer?: Readonly<{ countedAs: string; name: Sentence; meaning: Sentence }>;
  /** Whether it tells of health or of what somebody lives on, so that nobody lists persons by it (lag 2018:218 3 kap. 3 §); absent: it does not. */
  sensitive?: boolean;
  /** What a refusal calls it, where that is something else. */
  refusedName?: Sentence;
}>;

/** Every fact of a journey, once, in the order in which corrections offer them. How to add one: docs/how-to/add-a-fact.md. */
export const FACTS = {
  intervention: {
    name: { sv: 'Insats', en: 'Intervention' },
    kind: kinds.intervention,
    of: 'referral',
    keptWhenAnonymous: true,
    countedAs: 'intervention',
    countedMeaning: {
      sv: 'Insatsen som deltagandet gäller.',
      en: 'The intervention that the journey is in.',
    },
  },
  referringParty: {
    name: { sv: 'Anmälande part', en: 'Referring party' },
    kind: kinds.oneOf(PARTY),
    of: 'referral',
    countedAs: 'referringParty',
    countedMeaning: { sv: 'Parten som gjorde anmälan.', en: 'The party that made the referral.' },
  },
  /** The unit's name as said, e.g. "Enheten för hemlösa"; statistics use its slug. */
  referringUnit: {
    name: { sv: 'Anmälande enhet', en: 'Referring unit' },
    kind: kinds.name(120),
    of: 'referral',
    hiddenWhenProtected: true,
    countedAs: 'referringUnit',
    countedMeaning: {
      sv: 'Enheten som gjorde anmälan, under det namn som registret har för den.',
      en: 'The unit that made the referral, by the name that the register has for it.',
    },
  },
  /** Further parties that decided the referral jointly; never the referring party itself. */
  decidingParties: {
    name: { sv: 'Medbeslutande parter', en: 'Joint deciding parties' },
    help: {
      sv: 'Högst tre, utöver den anmälande parten.',
      en: 'At most three, besides the referring party.',
    },
    kind: kinds.severalOf(PARTY, 'never', { least: 0, most: 3 }),
    of: 'referral',
    countedAs: 'decidingParty',
    countedName: { sv: 'Medbeslutande part', en: 'Deciding party' },
    countedMeaning: {
      sv: 'Parter som beslutade om anmälan tillsammans med den som gjorde den. Flera kan höra till samma anmälan.',
      en: 'Parties that decided on the referral together with the one that made it. One referral may have several.',
    },
    refusedName: { sv: 'Medbeslutande parter', en: 'Deciding parties' },
  },
  referredOn: {
    name: { sv: 'Anmälningsdatum', en: 'Day of referral' },
    kind: kinds.day,
    of: 'referral',
    keptWhenAnonymous: true,
  },
  /** Sealed, as all free text; `note` of the referral. */
  referralNote: {
    name: { sv: 'Anteckning i anmälan', en: 'Note of the referral' },
    help: {
      sv: 'Skriv hela anteckningen som den ska vara, eller lämna tomt om den ska tas bort.',
      en: 'Write the whole note as it ought to be, or leave it empty to take it away.',
    },
    kind: kinds.text(10_000),
    of: 'referral',
  },
  waitingOn: {
    name: { sv: 'Dag för väntelistan', en: 'Day of the waiting list' },
    kind: kinds.day,
    of: 'waitingList',
    keptWhenAnonymous: true,
  },
  declinedOn: {
    name: { sv: 'Dag för beskedet', en: 'Day of the answer' },
    kind: kinds.day,
    of: 'declining',
    keptWhenAnonymous: true,
  },
  declineReason: {
    name: { sv: 'Orsak till att anmälan avböjdes', en: 'Reason for declining the referral' },
    kind: kinds.oneOf(DECLINE_REASON),
    of: 'declining',
    keptWhenAnonymous: true,
  },
  withdrawnOn: {
    name: { sv: 'Dag då anmälan återtogs', en: 'Day of the withdrawal' },
    kind: kinds.day,
    of: 'withdrawal',
    keptWhenAnonymous: true,
  },
  withdrawalReason: {
    name: { sv: 'Orsak till att anmälan återtogs', en: 'Reason for withdrawing the referral' },
    kind: kinds.oneOf(WITHDRAWAL_REASON),
    of: 'withdrawal',
    keptWhenAnonymous: true,
  },
  acceptedOn: {
    name: { sv: 'Antagningsdatum', en: 'Day of acceptance' },
    kind: kinds.day,
    of: 'acceptance',
    keptWhenAnonymous: true,
  },
  startedOn: {
    name: { sv: 'Startdatum', en: 'Day of start' },
    kind: kinds.day,
    of: 'start',
    keptWhenAnonymous: true,
  },
  exitedOn: {
    name: { sv: 'Avslutsdatum', en: 'Day of exit' },
    kind: kinds.day,
    of: 'exit',
    keptWhenAnonymous: true,
  },
  /** Reasons of the exit's own group; another kind of exit is a reopening and an exit. */
  exitReasons: {
    name: { sv: 'Avslutsorsak', en: 'Exit reason' },
    kind: kinds.severalOf(EXIT_REASON, 'word'),
    of: 'exit',
    countedAs: 'exitReason',
    countedMeaning: {
      sv: 'Varför deltagandet avslutades. Den som började både arbeta och studera räknas under båda.',
      en: 'Why the journey ended. Whoever began both to work and to study counts under both.',
    },
    sensitive: true,
  },
  /** Of full time, at work or studies. */
  extentPercent: {
    name: { sv: 'Omfattning i procent av heltid', en: 'Extent in per cent of full time' },
    kind: kinds.whole(1, 100, 'percent'),
    of: 'exitToWork',
    countedAs: 'extent',
    countedName: { sv: 'Omfattning vid avslut', en: 'Extent at exit' },
    countedMeaning: {
      sv: 'Hur stor del av heltid personen började arbeta eller studera vid avslut.',
      en: 'How much of full time the person began to work or study at the exit.',
    },
    refusedName: { sv: 'Omfattning i procent', en: 'Extent in per cent' },
  },
  employment: {
    name: { sv: 'Anställning', en: 'Employment' },
    kind: kinds.oneOf(EMPLOYMENT_KIND),
    of: 'exitToWork',
    countedAs: 'employment',
    countedName: { sv: 'Anställning vid avslut', en: 'Employment at exit' },
    countedMeaning: {
      sv: 'Vilket slags arbete personen började vid avslut. Avslut till annat än arbete eller studier räknas för sig.',
      en: 'The kind of work that began at the exit. Exits to anything but work or studies count apart.',
    },
  },
  livelihoodAtExit: {
    name: { sv: 'Försörjning vid avslut', en: 'Livelihood at exit' },
    kind: kinds.sources(false),
    of: 'exit',
    countedAs: 'livelihoodAtExit',
    countedMeaning: {
      sv: 'Vad personen levde på vid avslut. En person kan ha flera källor, och räknas då under var och en.',
      en: 'What the person lived on at the exit. A person may have several sources and is counted under each.',
    },
    sensitive: true,
  },
  occupationAtExit: {
    name: { sv: 'Sysselsättning vid avslut', en: 'Occupation at exit' },
    kind: kinds.oneOf(OCCUPATION),
    of: 'exit',
    countedAs: 'occupationAtExit',
    countedMeaning: {
      sv: 'Vad personen gjorde vid avslut: arbetade, studerade, sökte arbete eller något annat.',
      en: 'What the person did at the exit: worked, studied, looked for work or something else.',
    },
  },
  sex: {
    name: { sv: 'Kön', en: 'Sex' },
    kind: kinds.oneOf(SEX),
    of: 'profile',
    keptWhenAnonymous: true,
    countedAs: 'sex',
    countedMeaning: {
      sv: 'Kön som det registrerades vid anmälan eller start.',
      en: 'Sex as registered at the referral or the start.',
    },
  },
  /** In completed years. */
  ageAtStart: {
    name: { sv: 'Ålder vid start', en: 'Age at start' },
    kind: kinds.whole(0, 120, 'years'),
    of: 'profile',
    countedAs: 'ageGroup',
    countedMeaning: {
      sv: 'Hela år vid start, i grupper som börjar vid sitt första år och slutar före nästa grupp.',
      en: 'Whole years at the start, in groups that begin at their first year and end before the next group.',
    },
  },
  education: {
    name: { sv: 'Utbildning', en: 'Education' },
    kind: kinds.oneOf(EDUCATION),
    of: 'profile',
    countedAs: 'education',
    countedMeaning: {
      sv: 'Högsta utbildningsnivå som personen själv uppgav vid anmälan eller start.',
      en: 'Highest level of education, as stated at the referral or the start.',
    },
  },
  timeWithoutWork: {
    name: { sv: 'Tid utan arbete eller studier', en: 'Time without work or studies' },
    help: {
      sv: 'Personens egen uppgift. Ange månader eller ett intervall.',
      en: 'What the person says. State months or a bracket.',
    },
    kind: kinds.months(1_200),
    of: 'profile',
    countedAs: 'timeWithoutWork',
    countedMeaning: {
      sv: 'Hur länge personen hade varit utan arbete eller studier vid start, enligt egen uppgift. 1–2 betyder ett år eller mer, men inte två.',
      en: 'How long the person had been without work or studies at the start, as she states herself. 1–2 means one year or more, but not two.',
    },
    refusedName: {
      sv: 'Tid utan arbete eller studier (månader)',
      en: 'Time without work or studies (months)',
    },
  },
  timeOnAssistance: {
    name: { sv: 'Tid med försörjningsstöd', en: 'Time on economic assistance' },
    help: { sv: 'Ange sedan när, eller ett intervall.', en: 'State since when, or a bracket.' },
    kind: kinds.since,
    of: 'profile',
    countedAs: 'timeOnAssistance',
    countedMeaning: {
      sv: 'Hur länge personen hade haft försörjningsstöd vid start. Inget stöd betyder att försörjningen är känd och inte är försörjningsstöd.',
      en: 'How long the person had been on assistance at the start. None means that the livelihood is known and is not assistance.',
    },
    sensitive: true,
    refusedName: { sv: 'Försörjningsstöd sedan', en: 'On economic assistance since' },
  },
  livelihood: {
    name: { sv: 'Försörjning', en: 'Livelihood' },
    kind: kinds.sources(true),
    of: 'profile',
    againAt: {
      meeting: { sv: 'Försörjning vid mötet', en: 'Livelihood at the meeting' },
      followUp: { sv: 'Försörjning', en: 'Livelihood' },
    },
    countedAs: 'livelihood',
    countedName: { sv: 'Försörjning vid start', en: 'Livelihood at start' },
    countedMeaning: {
      sv: 'Vad personen levde på vid start. En person kan ha flera källor, och räknas då under var och en.',
      en: 'What the person lived on at the start. A person may have several sources and is counted under each.',
    },
    sensitive: true,
  },
  occupationAtStart: {
    name: { sv: 'Sysselsättning vid start', en: 'Occupation at start' },
    kind: kinds.oneOf(OCCUPATION),
    of: 'profile',
    countedAs: 'occupation',
    countedMeaning: {
      sv: 'Vad personen gjorde vid start: arbetade, studerade, sökte arbete eller något annat.',
      en: 'What the person did at the start: worked, studied, looked for work or something else.',
    },
  },
  obstacle: {
    name: { sv: 'Försörjningshinder', en: 'Livelihood obstacle' },
    kind: kinds.oneOf(STATED_OBSTACLE),
    of: 'profile',
    countedAs: 'obstacle',
    countedMeaning: {
      sv: 'Vad som hindrade personen från att försörja sig vid start.',
      en: 'What kept the person from supporting herself at the start.',
    },
    finer: {
      countedAs: 'officialObstacle',
      name: {
        sv: 'Försörjningshinder enligt den officiella listan',
        en: 'Livelihood obstacle by the official list',
      },
      meaning: {
        sv: 'Vad som hindrade personen från att försörja sig vid start, med koderna i den officiella statistiken över ekonomiskt bistånd (HSLF-FS 2015:30) där en sådan är registrerad. Där bara ett av de nio hindren är registrerat räknas det som inte närmare angivet.',
        en: 'What kept the person from supporting herself at the start, by the codes of the official statistics of economic assistance (HSLF-FS 2015:30) where one is registered. Where only one of the nine obstacles is registered, it counts as not specified.',
      },
    },
    sensitive: true,
  },
  needGroups: {
    name: { sv: 'Behovsgrupper', en: 'Need groups' },
    help: {
      sv: 'Flera kan anges.',
      en: 'Several can be stated.',
    },
    kind: kinds.severalOf(NEED_GROUP, 'stated'),
    of: 'profile',
    countedAs: 'needGroup',
    countedName: { sv: 'Behovsgrupp', en: 'Need group' },
    countedMeaning: {
      sv: 'De behovsgrupper som insatserna riktas till. En person kan höra till flera.',
      en: 'The need groups that interventions are meant for. A person may belong to several.',
    },
    sensitive: true,
    refusedName: { sv: 'Behovsgrupp', en: 'Need groups' },
  },
  district: {
    name: { sv: 'Stadsdel', en: 'District' },
    kind: kinds.district,
    of: 'profile',
    hiddenWhenProtected: true,
    countedAs: 'district',
    countedMeaning: {
      sv: 'Stadsdelen där personen bodde, i den indelning som gäller periodens sista dag. Skyddade personuppgifter räknas som att uppgift saknas.',
      en: 'The district where the person lived, as districts are on the last day of the period. Protected identities count as not stated.',
    },
  },
  occupation: {
    name: { sv: 'Sysselsättning', en: 'Occupation' },
    kind: kinds.oneOf(OCCUPATION),
    of: 'followUp',
    correctable: false,
  },
} as const satisfies Readonly<Record<string, FactDefinition>>;

type Facts = typeof FACTS;
/** Every fact that a journey may have. */
export type AnyFact = keyof Facts;
/** Facts by their names in code; those of events, commands, bodies and columns. A catalogue may hold others beside them. */
export type FactCatalogue = Readonly<Record<AnyFact, FactDefinition>>;
/** The value of each, or how it is said that it is not known. */
export type FactValues = Readonly<{ [F in AnyFact]: FactValue<Facts[F]['kind']> }>;

/** A fact that `FactCorrected` may change. */
export type Fact = {
  [F in AnyFact]: Facts[F] extends { correctable: false } ? never : F;
}[AnyFact];

/** A fact that is free text. */
export type TextFact = {
  [F in Fact]: Facts[F]['kind'] extends KindNamed<'text'> ? F : never;
}[Fact];

/** Ages that Stockholm's interventions are meant for; others are accepted with a warning (docs/events.md#the-rules-of-a-journey). */
export const TARGET_AGES = { from: 16, to: 65 } as const;

/** When a journey that has ended is followed up, in months after its exit. */
export const FOLLOW_UP_MONTHS = [6, 12, 24, 36] as const;
export type MonthsAfterExit = (typeof FOLLOW_UP_MONTHS)[number];
