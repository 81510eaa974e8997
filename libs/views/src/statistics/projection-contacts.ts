import type { JourneyEvent } from '@samspar/casework';
import { dayNumber, isKnown } from '@samspar/kernel';
import { type ContactRow, SOME_DAY } from '@samspar/statistics';

const KINDS: Readonly<Partial<Record<JourneyEvent['type'], ContactRow['kind']>>> = {
  TeamMeetingHeld: 'meetings',
  CaseloadHandedOver: 'handovers',
  EmployerContacted: 'employerContacts',
};

/** What an event of a journey counts as among meetings, handovers and employer contacts, and on which day. */
export const contactOf = ({
  type,
  occurredOn,
}: JourneyEvent): Pick<ContactRow, 'kind' | 'day'> | undefined => {
  const kind = KINDS[type];
  return kind && { kind, day: isKnown(occurredOn) ? dayNumber(occurredOn) : SOME_DAY };
};

/** The one of them that an event annuls. */
export const annulledContact = (event: JourneyEvent): Pick<ContactRow, 'kind' | 'revision'> | undefined => {
  if (event.type !== 'EntryAnnulled') return undefined;
  const kind = KINDS[event.data.type];
  return kind && { kind, revision: event.data.entry };
};
