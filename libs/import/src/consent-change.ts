import {
  type Consent,
  consentsLeft,
  type JourneyEventOf,
  noConsentStanding,
  type PartysAuthority,
  type RegisteredJourney,
  spelledOut,
} from '@samspar/casework';
import { type Day, isKnown, UNKNOWN_DAY } from '@samspar/kernel';
import { CHANGED_ELSEWHERE, inColumn, type RowChanges } from './changes.js';
import { type Column, CONSENT_COLUMNS } from './columns.js';
import {
  consentCommand,
  type ConsentDetails,
  consentDetails,
  type RowCommand,
  withdrawalCommand,
  withdrawnOn,
} from './row-commands.js';
import type { Judging } from './refused-commands.js';
import type { KnownRow } from './row-history.js';
import { consentTold, type ParsedRow } from './row-values.js';

const NOTHING: RowChanges = { commands: [] };

/** The entry of a type that was registered last, of those that stand. */
const lastOf = <Type extends 'ConsentGiven' | 'ConsentWithdrawn'>(
  type: Type,
  { entries }: RegisteredJourney,
): Readonly<{ revision: number; event: JourneyEventOf<Type> }> | undefined =>
  entries.findLast(
    (entry): entry is typeof entry & { event: JourneyEventOf<Type> } => entry.event.type === type,
  );

/** What the file said of the consent before. */
const detailsOf = (
  { givenOn, expiresOn, giving, receiving, kinds }: Consent,
  journey: RegisteredJourney,
): ConsentDetails => {
  const entry = lastOf('ConsentGiven', journey);
  const { form, purpose } = entry?.event.data.atSource ? entry.event.data : { form: null, purpose: null };
  return {
    givenOn,
    ...(expiresOn !== undefined && { expiresOn }),
    form,
    purpose,
    scope: { giving, receiving, kinds },
  };
};

const isSaid = (said: readonly string[] | null | undefined, there: readonly string[]): boolean =>
  !said || JSON.stringify(said.toSorted()) === JSON.stringify(there.toSorted());

/** Whether a consent that somebody registered in Samspår is what the row says, as far as it says something of it. */
const isToldBy = (
  { values }: ParsedRow,
  { givenOn, expiresOn, giving, receiving, kinds }: Consent,
  known: readonly PartysAuthority[],
): boolean =>
  (!values.consentGivenOn || values.consentGivenOn === givenOn) &&
  (!values.consentExpiresOn || values.consentExpiresOn === expiresOn) &&
  isSaid(values.consentGiving, spelledOut(giving, known)) &&
  isSaid(values.consentReceiving, spelledOut(receiving, known)) &&
  isSaid(values.consentKinds, kinds);

const given = (
  row: ParsedRow,
  { journey, setElsewhere }: KnownRow,
  left: readonly Consent[],
  authorities: readonly PartysAuthority[],
  today: Day,
): readonly RowCommand[] | 'elsewhere' => {
  if (setElsewhere.has('consent'))
    return left.some((consent) => isToldBy(row, consent, authorities)) ? [] : 'elsewhere';
  const before = left.find(({ atSource }) => atSource);
  const was = before && detailsOf(before, journey);
  const told = consentDetails(row.values, was);
  return JSON.stringify(was) === JSON.stringify(told)
    ? []
    : [{ column: 'consentGivenOn', command: consentCommand(told, today) }];
};

/** The withdrawal, on the day that the row states now, where it was registered on another. */
const onOtherDay = (
  row: ParsedRow,
  { journey, setElsewhere }: KnownRow,
  today: Day,
): readonly RowCommand[] => {
  const on = withdrawnOn(row.values);
  const entry = lastOf('ConsentWithdrawn', journey);
  if (!entry || !isKnown(on) || on === entry.event.occurredOn || setElsewhere.has('consent')) return [];
  const { type, occurredOn, data } = withdrawalCommand(row, today);
  return [
    {
      column: 'consentWithdrawnOn',
      command: {
        type: 'AnnulEntry',
        occurredOn: today,
        today,
        data: { entry: entry.revision, anew: { type, occurredOn, data }, reason: 'source-changed' },
      },
    },
  ];
};

/**
 * What a row that says something else of consent than last time asks for: consent that is given now, or on another day, until another or in
 * another form, and consent that is withdrawn. What a withdrawn consent is given anew for is registered in the case.
 */
export const consentChange = (
  row: ParsedRow,
  changed: ReadonlySet<Column>,
  known: KnownRow,
  { today, terms }: Pick<Judging, 'today' | 'terms'>,
): RowChanges => {
  const { journey, setElsewhere } = known;
  const authorities = terms?.authorities ?? [];
  const left = consentsLeft(journey.consents, authorities);
  const column = CONSENT_COLUMNS.find((one) => changed.has(one)) ?? 'consent';
  if (journey.anonymous)
    return changed.has('consent') ? inColumn('consent', { code: 'AnonymousForGood' }) : NOTHING;
  const none = left.length === 0 ? noConsentStanding(journey.consents).standing : undefined;
  if (consentTold(row.values) === 'given') {
    if (none === 'withdrawn') return inColumn(column, { code: 'ConsentNotByFile' });
    const commands = given(row, known, left, authorities, today);
    return commands === 'elsewhere' ? inColumn(column, CHANGED_ELSEWHERE) : { commands };
  }
  if (none !== undefined && none !== 'notStated') return { commands: onOtherDay(row, known, today) };
  return setElsewhere.has('consent')
    ? inColumn(column, CHANGED_ELSEWHERE)
    : { commands: [{ column: 'consent', command: withdrawalCommand(row, today) }] };
};

/** Whether a withdrawal that the row tells of is on a day that nobody knows. */
export const asksForDay = (commands: readonly RowCommand[]): boolean =>
  commands.some(({ command }) => command.type === 'WithdrawConsent' && command.occurredOn === UNKNOWN_DAY);
