import {
  amongParties,
  authoritiesNamed,
  type Consent,
  type ConsentForm,
  type FactValues,
  inProfile,
  type JourneyCommand,
  type JourneyCommandOf,
  type PersonSources,
  pickFacts,
  type Profile,
  sourcesIn,
  toldAt,
  type ToldAt,
} from '@samspar/casework';
import { codesOf, exitGroupOf, type ExitGroup, type ExitReason, PARTY } from '@samspar/codes';
import { type Day, type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import type { Column } from './columns.js';
import {
  consentTold,
  exitColumnOf,
  exitOf,
  isAnonymousRow,
  type ParsedRow,
  type RowValues,
  saysConsent,
  type ToldExit,
} from './row-values.js';

/** A command with the column that a refusal of it is reported under. */
export type RowCommand = Readonly<{ column: Column; command: JourneyCommand }>;

/** The columns whose values are the profile's, under the names it has for them. */
export const PROFILE_COLUMNS = inProfile();

const profileOf = (values: ParsedRow['values'], columns: readonly Column[]): Profile => ({
  ...Object.fromEntries(
    PROFILE_COLUMNS.filter((column) => columns.includes(column) && values[column] !== undefined).map(
      (column) => [column, values[column]],
    ),
  ),
  sex: values.sex,
});

/** What a row says of its person's age and sex beside the profile. */
export const personSources = ({ values }: ParsedRow, day: Day | null | undefined): PersonSources => ({
  ...(values.identity && sourcesIn(values.identity, day ?? undefined)),
  ...(values.birthYear && { birthYear: values.birthYear }),
});

const TOLD_AT_EXIT = toldAt('exit');

const EXIT_TYPES = {
  'work-or-studies': 'ExitedToWorkOrStudies',
  care: 'ExitedToCare',
  'continued-support': 'ExitedToContinuedSupport',
  other: 'ExitedForOtherReason',
} as const satisfies Record<ExitGroup, string>;

/** The kind of exit that reasons of one group, or an unknown one, make. */
export const exitTypeOf = (reasons: readonly ExitReason[] | 'unknown') => {
  const [reason] = reasons === 'unknown' ? [] : reasons;
  return EXIT_TYPES[reason ? exitGroupOf(reason) : 'other'];
};

export const exitCommand = (
  exit: ToldExit,
  told: Partial<Pick<FactValues, ToldAt<'exit'>>>,
  today: Day,
): JourneyCommandOf<'ExitJourney'> =>
  ({
    type: 'ExitJourney',
    occurredOn: exit.on,
    today,
    data: {
      exit: {
        type: exitTypeOf(exit.reasons),
        data: { reasons: exit.reasons, ...told },
      },
    },
  }) as JourneyCommandOf<'ExitJourney'>;

export const acceptCommand = (on: Day, today: Day): JourneyCommandOf<'AcceptReferral'> => ({
  type: 'AcceptReferral',
  occurredOn: on,
  today,
  data: {},
});

/** A start with the profile of some columns, and the age by every source the row has. */
export const startCommand = (
  row: ParsedRow,
  on: Day,
  columns: readonly Column[],
  today: Day,
): JourneyCommandOf<'StartJourney'> => ({
  type: 'StartJourney',
  occurredOn: on,
  today,
  data: { profile: profileOf(row.values, columns), ...personSources(row, on) },
});

/** The day on which consent was withdrawn: as it is stated, that of an exit for that very reason, else one that nobody knows. */
export const withdrawnOn = (values: ParsedRow['values']): OccurredOn => {
  const exit = exitOf(values);
  const leftForIt = exit && exit.reasons !== 'unknown' && exit.reasons.includes('consent-withdrawn');
  return values.consentWithdrawnOn ?? (leftForIt ? exit.on : UNKNOWN_DAY);
};

export const withdrawalCommand = (
  { values }: ParsedRow,
  today: Day,
): JourneyCommandOf<'WithdrawConsent'> => ({
  type: 'WithdrawConsent',
  occurredOn: withdrawnOn(values),
  today,
  data: {},
});

export type ConsentDetails = Readonly<{
  givenOn: OccurredOn;
  expiresOn?: Day;
  form: ConsentForm | null;
  purpose: string | null;
  scope: Pick<Consent, 'giving' | 'receiving' | 'kinds'>;
}>;

/** Of which a row that is silent on who may be told what says no more than that it was given: among all authorities of all parties, of everything. */
const NO_MORE: ConsentDetails = {
  givenOn: UNKNOWN_DAY,
  form: null,
  purpose: null,
  scope: amongParties(codesOf(PARTY)),
};

const saysScope = ({ consentGiving, consentReceiving, consentKinds }: Partial<RowValues>): boolean =>
  [consentGiving, consentReceiving, consentKinds].some((said) => said?.length);

/** As a row says it. Where it says one of the three, blank is nobody and nothing, which the rules refuse: never everybody. */
const scopeIn = ({ consentGiving, consentReceiving, consentKinds }: Partial<RowValues>) => ({
  giving: authoritiesNamed(consentGiving ?? []),
  receiving: authoritiesNamed(consentReceiving ?? []),
  kinds: consentKinds ?? [],
});

/** As a row tells them, by column; a column that the file lacks leaves what there was `before`. */
export const consentDetails = (
  values: Partial<RowValues>,
  before: ConsentDetails = NO_MORE,
): ConsentDetails => {
  const { consentGivenOn, consentExpiresOn, consentForm, consentPurpose } = values;
  const expiresOn = consentExpiresOn === undefined ? before.expiresOn : consentExpiresOn;
  return {
    givenOn: consentGivenOn === undefined ? before.givenOn : (consentGivenOn ?? UNKNOWN_DAY),
    ...(expiresOn && { expiresOn }),
    form: consentForm === undefined ? before.form : consentForm,
    purpose: consentPurpose === undefined ? before.purpose : consentPurpose,
    scope: saysScope(values) ? scopeIn(values) : before.scope,
  };
};

export const consentCommand = (
  { givenOn, expiresOn, form, purpose, scope }: ConsentDetails,
  today: Day,
): JourneyCommandOf<'GiveConsent'> => ({
  type: 'GiveConsent',
  occurredOn: givenOn,
  today,
  data: {
    ...scope,
    purpose,
    form,
    language: null,
    atSource: true,
    ...(expiresOn !== undefined && { expiresOn }),
  },
});

const tellsMore = (values: Partial<RowValues>): boolean =>
  saysScope(values) ||
  Boolean(values.consentGivenOn ?? values.consentExpiresOn ?? values.consentForm ?? values.consentPurpose);

/** The consent that came with a referral, where its row says more of it than that it was given. */
const consentIn = (values: ParsedRow['values'], today: Day) => {
  const { occurredOn, data } = consentCommand(consentDetails(values), today);
  return { occurredOn, data };
};

type Annulment = JourneyCommandOf<'MisregisterJourney' | 'ReinstateJourney' | 'ReopenJourney'>;

/** A command that says nothing but why, done today. */
export const annulmentOfRow = (
  type: Annulment['type'],
  reason: Annulment['data']['reason'],
  today: Day,
): Annulment => ({ type, occurredOn: today, today, data: { reason } });

const referral = (
  row: ParsedRow,
  association: string,
  participantId: string,
  today: Day,
): JourneyCommandOf<'ReferParticipant'> => {
  const { values } = row;
  const anonymous = isAnonymousRow(row);
  const started = Boolean(values.startedOn);
  return {
    type: 'ReferParticipant',
    occurredOn: values.referredOn ?? UNKNOWN_DAY,
    today,
    data: {
      association,
      intervention: values.intervention,
      participantId,
      anonymous,
      referringParty: values.referringParty ?? 'notRegistered',
      referringUnit: values.referringUnit ?? 'notRegistered',
      decidingParties: values.decidingParties ?? [],
      profile: profileOf(values, started ? [] : PROFILE_COLUMNS),
      ...(!anonymous && { consentAtSource: saysConsent(values) && !tellsMore(values) }),
      ...(saysConsent(values) && tellsMore(values) && { consent: consentIn(values, today) }),
      ...(!started && personSources(row, values.referredOn)),
    },
  };
};

/**
 * The commands of a row met for the first time, decided and written together (docs/import.md). What is known of the
 * participant belongs to the start, or to the referral where there is none.
 */
export const firstCommands = (
  row: ParsedRow,
  association: string,
  participantId: string,
  today: Day,
): readonly RowCommand[] => {
  const { values } = row;
  const commands: RowCommand[] = [
    {
      column: values.referredOn ? 'referredOn' : 'number',
      command: referral(row, association, participantId, today),
    },
  ];
  if (values.startedOn)
    commands.push(
      { column: 'startedOn', command: acceptCommand(values.startedOn, today) },
      { column: 'startedOn', command: startCommand(row, values.startedOn, PROFILE_COLUMNS, today) },
    );
  const exit = exitOf(values);
  if (exit)
    commands.push({
      column: exitColumnOf(values),
      command: exitCommand(exit, pickFacts(TOLD_AT_EXIT, values), today),
    });
  if (consentTold(values) === 'withdrawn')
    commands.push({ column: 'consent', command: withdrawalCommand(row, today) });
  if (values.exitReason === 'misregistered')
    commands.push({
      column: 'exitReason',
      command: annulmentOfRow('MisregisterJourney', 'entry-error', today),
    });
  return commands;
};
