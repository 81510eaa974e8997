import {
  consentsShown,
  factsShown,
  HIDDEN_AUTHORITY,
  isEntry,
  isHiddenFromColleagues,
  type JourneyEvent,
  type RegisteredJourney,
  withoutAuthorities,
  withoutHidden,
} from '@samspar/casework';
import { type Association, authoritiesOf } from '@samspar/association';
import type { Told } from './told.js';
import { textsIn } from './sealed-text.js';

type Protected = Readonly<{
  state: RegisteredJourney;
  events: readonly Readonly<{ event: JourneyEvent; authority?: string | undefined }>[];
}>;

/**
 * A journey as it is shown while the identity of its person is protected: without what tells where she is to be found. For which
 * authority an entry was made may tell it too, for that may be the board of a district.
 */
export const withoutWhereabouts = <Read extends Protected>(read: Read): Read => ({
  ...read,
  state: { ...read.state, facts: factsShown(read.state.facts) },
  events: read.events.map(({ authority: _authority, ...known }) => ({
    ...known,
    event: withoutHidden(known.event),
  })),
});

/** The same as it is shown to whoever is not responsible: without the authorities that may tell one another, too. */
export const withoutNames = <Read extends Protected & Readonly<{ association: Association }>>(
  read: Read,
): Read => {
  const { state, events, association } = read;
  return {
    ...read,
    state: {
      ...state,
      consents: consentsShown(state.consents, authoritiesOf(association)),
      entries: state.entries.flatMap(({ revision, event: whole }) => {
        const event = withoutAuthorities(whole);
        return isEntry(event) ? [{ revision, event }] : [];
      }),
      grounds: state.grounds.map((ground) => ({
        ...ground,
        giver: HIDDEN_AUTHORITY,
        receiver: HIDDEN_AUTHORITY,
      })),
    },
    events: events.map((known) => ({ ...known, event: withoutAuthorities(known.event) })),
  };
};

/** Whether whoever is not responsible sees all that an entry says: it has no text, and names no authority. */
export const isToldWhole = (event: JourneyEvent): boolean =>
  textsIn(event.data).size === 0 && withoutAuthorities(event) === event;

/** Whether a command sets right, replaces or takes back what whoever is not responsible does not see, or would be told by a refusal. */
export const restsOnHidden = (told: Told, { entries }: Pick<RegisteredJourney, 'entries'>): boolean => {
  if (told.type === 'WithdrawConsent') return told.data.receiving !== undefined;
  if (told.type === 'CorrectFact') return isHiddenFromColleagues(told.data.fact);
  if (told.type !== 'AnnulEntry') return told.type === 'RevisePlan' || told.type === 'CorrectNote';
  const entry = entries.find(({ revision }) => revision === told.data.entry);
  return entry !== undefined && !isToldWhole(entry.event);
};
