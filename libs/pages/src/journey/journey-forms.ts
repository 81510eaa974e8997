import type { allowedCommands } from '@samspar/casework';
import type { Texts } from '../texts/texts.js';

export type FormName = keyof Texts['journey']['form']['forms'];

/** A form of a journey by its address below the journey's, and what it registers; it is open while the rules take one of them. */
export type OfferedForm = Readonly<{ name: FormName; commands: ReturnType<typeof allowedCommands> }>;

export const JOURNEY_FORMS: readonly OfferedForm[] = [
  { name: 'antagande', commands: ['AcceptReferral'] },
  { name: 'vantelista', commands: ['PlaceOnWaitingList'] },
  { name: 'avbojande', commands: ['DeclineReferral'] },
  { name: 'start', commands: ['StartJourney'] },
  { name: 'teammote', commands: ['RecordTeamMeeting'] },
  { name: 'overenskommet', commands: ['CloseDecision'] },
  { name: 'plan', commands: ['AgreePlan', 'RevisePlan'] },
  { name: 'arbetsgivarkontakt', commands: ['RecordEmployerContact'] },
  { name: 'bedomning', commands: ['RecordAssessment'] },
  { name: 'uppfoljning', commands: ['RecordFollowUp', 'MissFollowUp'] },
  { name: 'avslut', commands: ['ExitJourney'] },
  { name: 'samtycke', commands: ['GiveConsent'] },
  { name: 'aterkalla-samtycke', commands: ['WithdrawConsent'] },
  { name: 'utlamnande', commands: ['GroundDisclosure'] },
  { name: 'overlamning', commands: ['AssignCaseworker', 'HandOverCaseload'] },
  { name: 'inte-anonym', commands: ['EndAnonymity'] },
  { name: 'atertagande', commands: ['WithdrawReferral'] },
  { name: 'rattelse', commands: ['CorrectFact', 'AnnulEntry', 'CorrectNote'] },
  { name: 'strykning', commands: ['AnnulEntry'] },
  { name: 'ateroppning', commands: ['ReopenJourney'] },
  { name: 'felregistrering', commands: ['MisregisterJourney'] },
  { name: 'aterinforing', commands: ['ReinstateJourney'] },
];

/** What a form registers. */
export const commandsOf = (form: FormName): OfferedForm['commands'] =>
  JOURNEY_FORMS.find(({ name }) => name === form)?.commands ?? [];
