import type { AuthorityWork } from './authority-work.js';
import { type CodeList, codeList, type CodeOf } from './code-list.js';

/** Who is given a file for evaluation. */
export const EVALUATION_RECEIVER = codeList([
  {
    code: 'isf',
    sv: 'Inspektionen för socialförsäkringen (ISF)',
    en: 'Swedish Social Insurance Inspectorate (ISF)',
  },
  { code: 'riksrevisionen', sv: 'Riksrevisionen', en: 'Swedish National Audit Office' },
  { code: 'university', sv: 'Universitet eller högskola', en: 'University' },
  { code: 'evaluator', sv: 'Anlitad utvärderare', en: 'Evaluator engaged by the authority' },
  { code: 'own-authority', sv: 'Den egna myndigheten', en: 'The own authority' },
]);
export type EvaluationReceiver = CodeOf<typeof EVALUATION_RECEIVER>;

type GroundEntry = CodeList[number] &
  Readonly<{
    receiver: EvaluationReceiver;
    /** Whether it covers what tells of health, or of what somebody lives on. */
    coversSensitive: boolean;
    /** Of which authorities; absent: of any. */
    work?: AuthorityWork;
  }>;

const grounds = <const Code extends string>(
  list: readonly (GroundEntry & Readonly<{ code: Code }>)[],
): readonly (GroundEntry & Readonly<{ code: Code }>)[] => list;

/** On which ground the receiver may process what it is given; the giver's secrecy is tested for itself (`SECRECY_TEST`). */
export const EVALUATION_GROUND = grounds([
  {
    code: 'isf-act',
    sv: 'ISF:s behandling av personuppgifter (lag 2024:926)',
    en: 'Processing of personal data by ISF (lag 2024:926)',
    receiver: 'isf',
    coversSensitive: true,
  },
  {
    code: 'state-audit',
    sv: 'Riksrevisionens granskning (SoL 2025:400 7 kap. 3 §)',
    en: 'Audit by the National Audit Office (SoL 2025:400 7:3)',
    receiver: 'riksrevisionen',
    coversSensitive: false,
  },
  {
    code: 'ethical-review',
    sv: 'Godkänd etikprövning (lag 2003:460 3 och 6 §§)',
    en: 'Approved ethical review (lag 2003:460 3 and 6 §§)',
    receiver: 'university',
    coversSensitive: true,
  },
  {
    code: 'processor-agreement',
    sv: 'Personuppgiftsbiträdesavtal (dataskyddsförordningen art. 28)',
    en: 'Agreement with a processor (data protection regulation art. 28)',
    receiver: 'evaluator',
    coversSensitive: false,
  },
  {
    code: 'own-follow-up',
    sv: 'Socialtjänstens egen uppföljning (lag 2001:454 7 a §)',
    en: 'Follow-up by the social services themselves (lag 2001:454 7 a §)',
    receiver: 'own-authority',
    coversSensitive: true,
    work: 'social-services',
  },
]);
export type EvaluationGround = CodeOf<typeof EVALUATION_GROUND>;

export const EVALUATION_PURPOSE = codeList([
  { code: 'results', sv: 'Resultat och effekter av insatserna', en: 'Results and effects of the insatser' },
  {
    code: 'process',
    sv: 'Hur samverkan och insatserna genomförs',
    en: 'How cooperation and insatser are carried out',
  },
  {
    code: 'audit',
    sv: 'Revision av verksamhet som finansieras tillsammans',
    en: 'Audit of what is financed together',
  },
]);
export type EvaluationPurpose = CodeOf<typeof EVALUATION_PURPOSE>;

/** What the giver's own test of secrecy came to. */
export const SECRECY_TEST = codeList([
  {
    code: 'no-harm',
    sv: 'Kan lämnas utan men för någon (OSL 25 kap. 1 §, 26 kap. 1 § eller 28 kap.)',
    en: 'Can be given without harm to anybody (OSL 25:1, 26:1 or chapter 28)',
  },
  {
    code: 'duty',
    sv: 'Uppgiftsskyldighet i lag eller förordning (OSL 10 kap. 28 §)',
    en: 'Duty by law or ordinance (OSL 10:28)',
  },
  {
    code: 'reservation',
    sv: 'Lämnas till en enskild med förbehåll (OSL 10 kap. 14 §)',
    en: 'Given to a private party with a reservation (OSL 10:14)',
  },
  {
    code: 'within-authority',
    sv: 'Stannar inom myndigheten',
    en: 'Stays within the authority',
  },
]);
export type SecrecyTest = CodeOf<typeof SECRECY_TEST>;
