import { ESF_RECEIVER } from '@samspar/association';
import {
  type CodeList,
  DATA_KIND,
  type DataKind,
  type DisclosureGround,
  EXIT_GROUP,
  EXIT_REASON,
  type ExitGroup,
  type ExitReason,
  LIVELIHOOD,
  NEED_GROUP,
  PARTY,
  type Party,
  REFERRAL_OUTCOME,
  UNKNOWN_NAME,
} from '@samspar/codes';
import {
  type Day,
  type OccurredOn,
  type Said,
  type Sentence,
  type SentenceAbout,
  sentenceOf,
} from '@samspar/kernel';
import { TOLD_BY_REFERRAL } from './disclosure.js';
import { FACTS, type AnyFact, type Fact, type FactDefinition } from './facts.js';
import type { EntryType } from './journey-events.js';
import { type DayFact, type DayName, DAYS, OTHER_FIELDS, type Field } from './journey-words.js';

const isFact = (field: Field): field is AnyFact => field in FACTS;

const fieldName = (field: Field): Sentence => {
  if (!isFact(field)) return OTHER_FIELDS[field];
  const { name, refusedName = name }: FactDefinition = FACTS[field];
  return refusedName;
};

const label = (list: CodeList, code: string): string => list.find((entry) => entry.code === code)?.sv ?? code;

/** Values of lists that must not repeat have labels in one of these. */
const valueLabel = (code: string): string =>
  label([...PARTY, ...LIVELIHOOD, ...NEED_GROUP, ...EXIT_REASON], code);

const answer = (code: string): string => label(REFERRAL_OUTCOME, code).toLowerCase();

/** A day in a sentence: ` 2024-03-05`, or that it is not known. */
const onDay = (day: OccurredOn): Sentence =>
  day === 'unknown' ? { sv: 'på okänd dag', en: 'on an unknown day' } : { sv: day, en: `on ${day}` };

const listed = (codes: readonly string[]): string => codes.join(', ') || '–';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const KINDS_OF_REFERRAL: Sentence = {
  sv: listed(DATA_KIND.filter(({ code }) => TOLD_BY_REFERRAL.includes(code)).map(({ sv }) => sv)),
  en: listed(DATA_KIND.filter(({ code }) => TOLD_BY_REFERRAL.includes(code)).map(({ en }) => en)),
};
const TODAY_TOO: Sentence = {
  sv: 'det ska gälla den dag anmälan registreras.',
  en: 'it must be in force on the day on which the referral is registered.',
};

/** What is missing or amiss in what comes with a referral, by its place. */
const NOT_COVERED_BY = {
  consent: ({ sv, en }: Sentence) => ({
    sv: `En annan myndighet driver insatsen: registrera samtycke till att ${sv} tar del, eller en annan grund för det. En anonym anmälan behöver inget av det.`,
    en: `Another authority runs the intervention: register consent to tell ${en}, or another ground for that. An anonymous referral needs neither.`,
  }),
  consentGiving: (_receiver: Sentence, { sv, en }: Sentence) => ({
    sv: `Samtycket täcker inte anmälan: ${sv} ska få lämna ut.`,
    en: `The consent does not cover the referral: let it name ${en} as giving out.`,
  }),
  consentReceiving: ({ sv, en }: Sentence) => ({
    sv: `Samtycket täcker inte anmälan: ${sv} ska få ta del.`,
    en: `The consent does not cover the referral: let it name ${en} as being told.`,
  }),
  consentKinds: () => ({
    sv: `Samtycket täcker inte anmälan: det ska gälla ${KINDS_OF_REFERRAL.sv}.`,
    en: `The consent does not cover the referral: let it cover ${KINDS_OF_REFERRAL.en}.`,
  }),
  consentValidFrom: () => ({
    sv: `Samtycket har inte börjat gälla: ${TODAY_TOO.sv}`,
    en: `The consent is not in force yet: ${TODAY_TOO.en}`,
  }),
  consentExpiresOn: () => ({
    sv: `Samtycket gäller inte längre: ${TODAY_TOO.sv}`,
    en: `The consent is not in force any more: ${TODAY_TOO.en}`,
  }),
  groundReceiver: ({ sv, en }: Sentence) => ({
    sv: `Grunden täcker inte anmälan: den ska gälla utlämnande till ${sv}.`,
    en: `The ground does not cover the referral: let ${en} be told.`,
  }),
  groundKinds: () => ({
    sv: `Grunden täcker inte anmälan: den ska gälla ${KINDS_OF_REFERRAL.sv}.`,
    en: `The ground does not cover the referral: let it cover ${KINDS_OF_REFERRAL.en}.`,
  }),
  groundValidFrom: () => ({
    sv: `Utlämnandet har inte börjat gälla: ${TODAY_TOO.sv}`,
    en: `The disclosure is not in force yet: ${TODAY_TOO.en}`,
  }),
  groundExpiresOn: () => ({
    sv: `Utlämnandet gäller inte längre: ${TODAY_TOO.sv}`,
    en: `The disclosure is not in force any more: ${TODAY_TOO.en}`,
  }),
} satisfies Readonly<Record<string, (receiver: Sentence, giver: Sentence) => Sentence>>;

/** The association's terms do not allow it; `allowed` are the ids that they do. */
type NotAllowed<Place> = { field: Place; value: string; allowed: readonly string[] };

/** What is wrong and what to do, by why a command on a journey is refused. Never holds personal data. */
const SENTENCES = {
  JourneyNotFound: {
    sv: 'Ärendet finns inte: registrera anmälan först.',
    en: 'The journey does not exist: register the referral first.',
  },
  JourneyAlreadyExists: {
    sv: 'Ärendet är redan anmält: en ny anmälan är ett nytt ärende.',
    en: 'The journey has been referred already: a new referral is a new journey.',
  },
  JourneyIsMisregistered: {
    sv: 'Ärendet är felregistrerat: välj ”Återta felregistreringen” innan något mer registreras.',
    en: 'The journey is misregistered: choose “Take back the misregistration” before anything more is registered.',
  },
  JourneyNotMisregistered: {
    sv: 'Ärendet är inte felregistrerat, så det finns ingen felregistrering att återta.',
    en: 'The journey is not misregistered, so there is nothing to reinstate.',
  },
  JourneyIsErased: ({ erasedOn }: { erasedOn: OccurredOn }) => ({
    sv: `Ärendet är gallrat (${onDay(erasedOn).sv}): det som stod i det om personen är förstört. Det räknas i statistiken som förut.`,
    en: `The journey is erased (${onDay(erasedOn).en}): what it said of the person is destroyed. It is counted in statistics as before.`,
  }),
  JourneyGoesOn: {
    sv: 'Ärendet pågår: avsluta det, eller besvara anmälan, innan det gallras.',
    en: 'The journey goes on: end it, or answer its referral, before it is erased.',
  },
  ErasureNotDue: ({ dueOn }: { dueOn: Day }) => ({
    sv: `Ärendet ska inte gallras än: tidigast ${dueOn}.`,
    en: `The journey is not to be erased yet: ${dueOn} at the earliest.`,
  }),
  ReferralAlreadyAnswered: ({ answer: code }: { answer: 'accepted' | 'declined' | 'withdrawn' }) => ({
    sv: `Anmälan är redan besvarad (${answer(code)}): välj ${code === 'accepted' ? '”Registrera start”' : '”Ny anmälan”'} i stället.`,
    en: `The referral has been answered already (${code}): choose ${code === 'accepted' ? '“Register the start”' : '“New referral”'} instead.`,
  }),
  AlreadyOnWaitingList: ({ since }: { since: OccurredOn }) => ({
    sv: `Personen står redan på väntelistan (sedan ${since === 'unknown' ? 'okänd dag' : since}): välj ”Ta emot i insatsen”, ”Avböj” eller ”Återta anmälan”.`,
    en: `The person is on the waiting list already (since ${since === 'unknown' ? 'an unknown day' : since}): choose “Accept into the intervention”, “Decline” or “Withdraw the referral”.`,
  }),
  ReferralNotAccepted: ({ outcome }: { outcome: 'open' | 'waiting' | 'declined' | 'withdrawn' }) => {
    const isFinal = outcome === 'declined' || outcome === 'withdrawn';
    return {
      sv: `Anmälan är inte antagen (${answer(outcome)}): välj ${isFinal ? '”Ny anmälan” i stället' : '”Ta emot i insatsen” först'}.`,
      en: `The referral has not been accepted (${outcome}): choose ${isFinal ? '“New referral” instead' : '“Accept into the intervention” first'}.`,
    };
  },
  JourneyAlreadyStarted: ({ startedOn }: { startedOn: OccurredOn }) => ({
    sv: `Ärendet har redan startat (${onDay(startedOn).sv}): välj ”Rätta en uppgift” om startdatum är fel.`,
    en: `The journey started already (${onDay(startedOn).en}): choose “Correct a fact” if the day of start is wrong.`,
  }),
  JourneyNotStarted: {
    sv: 'Ärendet har inte startat: välj ”Registrera start” först.',
    en: 'The journey has not started: choose “Register the start” first.',
  },
  JourneyAlreadyExited: ({ exitedOn }: { exitedOn: OccurredOn }) => ({
    sv: `Ärendet är redan avslutat (${onDay(exitedOn).sv}): välj ”Rätta en uppgift” om något i avslutet är fel, eller ”Återta avslutet” om det aldrig skulle ha registrerats.`,
    en: `The journey has ended already (${onDay(exitedOn).en}): choose “Correct a fact” if something in the exit is wrong, or “Take back the exit” if it should never have been registered.`,
  }),
  JourneyNotExited: {
    sv: 'Ärendet är inte avslutat: välj ”Registrera avslut” först.',
    en: 'The journey has not ended: choose “Register the exit” first.',
  },
  NotADay: ({ field }: { field: Field }) => ({
    sv: `${fieldName(field).sv} finns inte i kalendern: skriv dagen som ÅÅÅÅ-MM-DD.`,
    en: `${fieldName(field).en} is not in the calendar: write the day as YYYY-MM-DD.`,
  }),
  DayInFuture: ({ field, today }: { field: Field; day: Day; today: Day }) => ({
    sv: `${fieldName(field).sv} kan inte ligga i framtiden: ange en dag till och med ${today}.`,
    en: `${fieldName(field).en} cannot lie in the future: state a day up to ${today}.`,
  }),
  /** `what` happened `on` a day before `before`, which it must not precede. */
  DaysRunBackwards: ({
    what,
    on,
    before,
    beforeOn,
  }: {
    what: DayName;
    on: Day;
    before: DayName;
    beforeOn: Day;
  }) => ({
    sv: `${capital(DAYS[what].sv)} (${on}) ligger före ${DAYS[before].sv} (${beforeOn}): rätta den dag som är fel.`,
    en: `${capital(DAYS[what].en)} (${on}) lies before ${DAYS[before].en} (${beforeOn}): correct the day that is wrong.`,
  }),
  ValueMissing: ({ field }: { field: Field }) => ({
    sv: `${fieldName(field).sv} saknas: ange minst ett värde${field in FACTS ? ', eller varför det inte är känt' : ''}.`,
    en: `${fieldName(field).en} is missing: state at least one value${field in FACTS ? ', or why it is not known' : ''}.`,
  }),
  ValueRepeated: ({ field, value }: { field: Field; value: string }) => ({
    sv: `${fieldName(field).sv} nämner ${valueLabel(value)} mer än en gång: ta bort den ena.`,
    en: `${fieldName(field).en} names ${value} more than once: remove one.`,
  }),
  ValueOutOfRange: ({
    field,
    value,
    from,
    to,
  }: {
    field: Field;
    value: number;
    from: number;
    to: number;
  }) => ({
    sv: `${fieldName(field).sv} ${value} är inte rimligt: ange ett heltal från ${from} till ${to}.`,
    en: `${fieldName(field).en} ${value} is not plausible: state a whole number from ${from} to ${to}.`,
  }),
  ValueNotAllowed: ({
    field,
    value,
    allowed,
  }: {
    field: Field;
    value: number;
    allowed: readonly number[];
  }) => ({
    sv: `${fieldName(field).sv} ${value} går inte att ange: välj ${allowed.join(', ')}.`,
    en: `${fieldName(field).en} ${value} cannot be stated: choose ${allowed.join(', ')}.`,
  }),
  /** Identities belong in the vault alone (docs/data-protection.md); the value is not repeated. */
  IdentityNumberInText: ({ field }: { field: Field }) => ({
    sv: `${fieldName(field).sv} ser ut att innehålla ett personnummer: ta bort det, det hör bara hemma i fältet för personnummer.`,
    en: `${fieldName(field).en} seems to hold an identity number: remove it, it belongs in the identity number field alone.`,
  }),
  TooManyDecidingParties: ({ named, most }: { named: number; most: number }) => ({
    sv: `Medbeslutande parter är ${named}: utöver den anmälande kan högst ${most} nämnas.`,
    en: `${named} deciding parties are named: besides the referring one there can be at most ${most}.`,
  }),
  DecidingPartyIsReferring: (() => ({
    sv: 'Den anmälande parten kan inte också vara medbeslutande: ta bort den ena.',
    en: 'The referring party cannot be a deciding one too: remove one.',
  })) as SentenceAbout<{ party: Party }>,
  /** Ages in completed years: as stated (or from the number), and what the number or the birth year gives. */
  AgeConflict: ({ stated, basis, age }: { stated: number; basis: 'number' | 'birthYear'; age: number }) => ({
    sv: `Åldern ${stated} år stämmer inte med ${basis === 'number' ? 'personnumret' : 'födelseåret'}, som ger ${age} år: rätta det som är fel.`,
    en: `The age ${stated} does not agree with the ${basis === 'number' ? 'identity number' : 'birth year'}, which gives ${age}: correct what is wrong.`,
  }),
  InterventionUnknown: ({ allowed }: NotAllowed<'intervention'>) => ({
    sv: `Insatsen finns inte: ange en av ${listed(allowed)}.`,
    en: `There is no such intervention: state one of ${listed(allowed)}.`,
  }),
  InterventionHasNoParticipants: ({ value, allowed }: NotAllowed<'intervention'>) => ({
    sv: `${value} är strukturövergripande och har inga deltagare: ange en av ${listed(allowed)}.`,
    en: `${value} is a structural intervention without participants: state one of ${listed(allowed)}.`,
  }),
  InterventionNotActive: ({
    day,
    name,
    from,
    to,
  }: NotAllowed<DayFact> & { day: Day; name: string; from: Day | null; to: Day | null }) => ({
    sv: `${name} pågår ${from ?? ''}–${to ?? ''}, inte ${day}: rätta dagen eller insatsen, eller be kansliet ändra när insatsen pågår.`,
    en: `${name} runs ${from ?? ''}–${to ?? ''}, not on ${day}: correct the day or the intervention, or ask the office to change when the intervention runs.`,
  }),
  DistrictUnknown: ({ allowed }: NotAllowed<'district'>) => ({
    sv: `Stadsdelen finns inte: ange en av ${listed(allowed)}.`,
    en: `There is no such district: state one of ${listed(allowed)}.`,
  }),
  DistrictNotInForce: ({
    value,
    day,
    allowed,
  }: NotAllowed<'district'> & { day: Day; successor: string | null }) => ({
    sv: `${value} är ingen stadsdel den ${day}: ange en av ${listed(allowed)}.`,
    en: `${value} is not a district on ${day}: state one of ${listed(allowed)}.`,
  }),
  AuthorityUnknown: ({
    value,
    allowed,
  }: NotAllowed<'consentGiving' | 'consentReceiving' | 'groundReceiver'>) =>
    value === ESF_RECEIVER.id
      ? {
          sv: `ESF finansierar inte insatsen: ingen uppgift om den går till ${ESF_RECEIVER.name}. Ta bort det ur samtycket.`,
          en: `ESF does not finance the insats: nothing of it goes to ${ESF_RECEIVER.name}. Remove it from the consent.`,
        }
      : {
          sv: `Myndigheten finns inte i förbundet: ange en av ${listed(allowed)}.`,
          en: `There is no such authority in the association: state one of ${listed(allowed)}.`,
        },
  /** What an authority has registered itself is not given out to it. */
  ReceiverIsGiver: (() => ({
    sv: 'Uppgifterna är redan den myndighetens: välj en annan myndighet.',
    en: 'It is that authority’s already: choose another authority.',
  })) as SentenceAbout<{ field: 'groundReceiver' }>,
  /** It is not known for which authority it would be given out. */
  GiverUnknown: {
    sv: 'Det framgår inte för vilken myndighet du lämnar ut uppgifter: be behörighetsadministratören ange din enhet.',
    en: 'It is not known for which authority you would give out: ask the administrator to state your unit.',
  },
  /** By what the giver works with, or the receiver. */
  GroundNotForThem: ({ field }: { field: 'ground' | 'groundReceiver'; ground: DisclosureGround }) =>
    field === 'ground'
      ? {
          sv: 'Din myndighet får inte lämna ut på den grunden: välj en annan grund, eller inhämta samtycke.',
          en: 'Your authority may not give out on that ground: choose another ground, or obtain consent.',
        }
      : {
          sv: 'Grunden gäller inte till den myndigheten: välj en annan grund, eller inhämta samtycke.',
          en: 'The ground does not hold to that authority: choose another ground, or obtain consent.',
        },
  /** `kinds` are those that the ground does not cover. */
  GroundNotForKinds: ({
    kinds,
  }: {
    field: 'groundKinds';
    ground: DisclosureGround;
    kinds: readonly DataKind[];
  }) => ({
    sv: `Grunden gäller inte för ${kinds.map((kind) => label(DATA_KIND, kind).toLowerCase()).join(', ')}: ta bort det, eller inhämta samtycke.`,
    en: `The ground does not cover ${kinds.map((kind) => DATA_KIND.find(({ code }) => code === kind)?.en.toLowerCase()).join(', ')}: leave that out, or obtain consent.`,
  }),
  /** Nobody who is anonymous consents, or is given out about; `field` is what a referral has of it. */
  AnonymousWithConsent: ({ field }: { field?: 'consent' | 'ground' }) =>
    field
      ? {
          sv: 'En anonym anmälan har varken samtycke eller annan grund: ta bort det, eller ange vem anmälan gäller.',
          en: 'An anonymous referral has neither consent nor another ground: remove it, or state whom the referral is about.',
        }
      : {
          sv: 'Deltagaren är anonym, så varken samtycke eller utlämnande registreras: registrera först att deltagaren inte längre är anonym.',
          en: 'The participant is anonymous, so that neither consent nor a disclosure is registered: register first that she is anonymous no longer.',
        },
  ReferralNotCovered: ({
    field,
    giver,
    receiver,
  }: {
    field: keyof typeof NOT_COVERED_BY;
    giver: string | null;
    receiver: string | null;
  }) => {
    const runs = receiver ?? 'alla myndigheter som kan driva insatsen';
    const all = receiver ?? 'each authority that may run the intervention';
    return NOT_COVERED_BY[field](
      { sv: runs, en: all },
      {
        sv: giver ?? 'varje myndighet som anmälan kan komma från',
        en: giver ?? 'each authority it may come from',
      },
    );
  },
  CaseworkerNotOfIntervention: (() => ({
    sv: 'Användaren är inte handläggare i ärendets insats: välj en av insatsens handläggare.',
    en: 'The user is not a caseworker of the intervention: choose one of its caseworkers.',
  })) as SentenceAbout<{ field: 'caseworker' | 'consentObtainedBy' }>,
  /** Nothing is left to withdraw, from the one named or from any. */
  ConsentNotInForce: ({ receiver }: { receiver: string | null }) => ({
    sv: `Det finns inget samtycke att återkalla${receiver === null ? '' : ` för ${label(PARTY, receiver)}`}: det har inte getts eller är redan återkallat.`,
    en: `There is no consent to withdraw${receiver === null ? '' : ` for ${receiver}`}: it was not given or has been withdrawn already.`,
  }),
  JourneyNotAnonymous: {
    sv: 'Ärendet är inte anonymt: registrera personnumret på fliken Personen.',
    en: 'The journey is not anonymous: record the identity number under the tab of the person.',
  },
  CaseworkerAlreadyAssigned: ({ caseworker }: { caseworker: string }) => ({
    sv: `Ärendet har redan handläggaren ${caseworker}: välj ”Lämna över” i stället.`,
    en: `The journey has the caseworker ${caseworker} already: choose “Hand over” instead.`,
  }),
  CaseworkerUnchanged: ({ caseworker }: { caseworker: string }) => ({
    sv: `Ärendet ligger redan hos ${caseworker}: välj en annan handläggare.`,
    en: `The journey is with ${caseworker} already: choose another caseworker.`,
  }),
  NotKeptForAnonymous: {
    sv: 'Deltagaren är anonym, så detta sparas inte: registrera först att deltagaren inte längre är anonym.',
    en: 'The participant is anonymous, so that this is not kept: register first that she is anonymous no longer.',
  },
  /** Nothing of that place was agreed on, or it is closed. */
  DecisionNotOpen: {
    sv: 'Det överenskomna är redan avslutat, eller så är teammötet rättat eller struket: läs ärendet igen och välj något som är öppet.',
    en: 'What was agreed is closed already, or the team meeting was corrected or struck: read the journey again and choose something that is open.',
  },
  PlanAlreadyAgreed: {
    sv: 'Det finns redan en plan: välj ”Ändra planen” i stället.',
    en: 'There is a plan already: choose “Revise the plan” instead.',
  },
  PlanNotAgreed: {
    sv: 'Det finns ingen plan att ändra: välj ”Registrera plan” först.',
    en: 'There is no plan to change: choose “Register a plan” first.',
  },
  ExitReasonOfOtherGroup: ({ reason, group }: { reason: ExitReason | 'unknown'; group: ExitGroup }) => ({
    sv: `${reason === 'unknown' ? UNKNOWN_NAME.sv : label(EXIT_REASON, reason)} hör inte till ett avslut med resultatet ${label(EXIT_GROUP, group)}: välj ”Återta avslutet” och registrera avslutet på nytt.`,
    en: `${reason} does not belong to an exit of the kind ${group}: choose “Take back the exit” and register the exit anew.`,
  }),
  FollowUpAlreadyRegistered: ({ monthsAfterExit }: { monthsAfterExit: number }) => ({
    sv: `Uppföljningen efter ${monthsAfterExit} månader är redan registrerad: välj en annan tidpunkt.`,
    en: `The follow-up after ${monthsAfterExit} months has been registered already: choose another time.`,
  }),
  /** No entry with that revision stands: it was corrected or struck, or it is set right in another way. */
  EntryNotInForce: {
    sv: 'Posten kan inte rättas eller strykas: den är redan rättad eller struken, eller rättas på annat sätt.',
    en: 'The entry cannot be corrected or struck: it was corrected or struck already, or is set right in another way.',
  },
  EntryOfOtherKind: (() => ({
    sv: 'Posten rättas med det formulär som den registrerades med: stryk den och registrera på nytt om den skulle ha varit något annat.',
    en: 'An entry is corrected by the form it was registered with: strike it and register anew if it ought to have been something else.',
  })) as SentenceAbout<{ type: EntryType }>,
  /** What was registered later could not have been without it as it was. */
  EntryBuiltUpon: ({ by, on }: { by: DayName; on: OccurredOn }) => ({
    sv: `Då stämmer inte längre det som har registrerats senare (${DAYS[by].sv}, ${onDay(on).sv}): rätta eller stryk det först.`,
    en: `What was registered later would no longer hold (${DAYS[by].en}, ${onDay(on).en}): correct or strike that first.`,
  }),
  /** Name of the authority; absent where it would tell where somebody whose identity is protected is to be found. */
  EntryOfOtherAuthority: ({ authority }: { authority?: string }) => ({
    sv: `Posten är registrerad för ${authority ?? 'en annan myndighet'}: bara de som arbetar där kan rätta eller stryka den.`,
    en: `The entry was registered for ${authority ?? 'another authority'}: only those who work there can correct or strike it.`,
  }),
  FactNotYetKnown: ({ fact }: { fact: Fact }) => ({
    sv: `${fieldName(fact).sv} finns inte än och kan inte rättas: registrera händelsen först.`,
    en: `${fieldName(fact).en} does not exist yet and cannot be corrected: register the event first.`,
  }),
  FactNotKeptForAnonymous: ({ fact }: { fact: Fact }) => ({
    sv: `${fieldName(fact).sv} sparas inte för en anonym deltagare: bara insats, kön och datum kan rättas.`,
    en: `${fieldName(fact).en} is not kept for an anonymous participant: only intervention, sex and days can be corrected.`,
  }),
  /** Of a fact, or absent: of an entry. */
  CorrectionChangesNothing: ({ fact }: { fact?: Fact }) => ({
    sv: `${fact ? `${fieldName(fact).sv} har redan det värdet` : 'Posten säger redan det'}: rättelsen behövs inte.`,
    en: `${fact ? `${fieldName(fact).en} has that value` : 'The entry says that'} already: no correction is needed.`,
  }),
};

export type JourneyRefusal = Said<typeof SENTENCES>;

/**
 * Neither consent nor another ground lets the authority that runs the insats be told of a referral. `field` is what of it is missing or amiss;
 * `giver` and `receiver` are the names of the authorities, null where it is not known which it is.
 */
export type ReferralNotCovered = Extract<JourneyRefusal, { code: 'ReferralNotCovered' }>;

export const refusalSentence = (refusal: JourneyRefusal): Sentence => sentenceOf(SENTENCES, refusal);

export const isJourneyRefusal = (refusal: Readonly<{ code: string }>): refusal is JourneyRefusal =>
  Object.hasOwn(SENTENCES, refusal.code);
