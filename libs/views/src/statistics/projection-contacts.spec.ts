import { describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { dayNumber } from '@samspar/kernel';
import { SOME_DAY } from '@samspar/statistics';
import { annulledContact, contactOf } from './projection-contacts.js';

const accepted: JourneyEvent = { type: 'ReferralAccepted', occurredOn: '2024-02-01', data: {} };
const held = (occurredOn: string): JourneyEvent => ({
  type: 'TeamMeetingHeld',
  occurredOn,
  data: { attendance: [], decisions: [], violenceQuestionAsked: false },
});
const annulling = (type: 'TeamMeetingHeld' | 'PlanAgreed'): JourneyEvent => ({
  type: 'EntryAnnulled',
  occurredOn: '2024-06-01',
  data: { entry: 7, type, reason: 'entry-error' },
});

describe('contacts', () => {
  it.each<[JourneyEvent, ReturnType<typeof contactOf>]>([
    [held('2024-05-05'), { kind: 'meetings', day: dayNumber('2024-05-05') }],
    [held('unknown'), { kind: 'meetings', day: SOME_DAY }],
    [
      { type: 'CaseloadHandedOver', occurredOn: '2024-05-05', data: { from: null, to: 'c2' } },
      { kind: 'handovers', day: dayNumber('2024-05-05') },
    ],
    [
      { type: 'EmployerContacted', occurredOn: '2024-05-05', data: { kind: 'visit' } },
      { kind: 'employerContacts', day: dayNumber('2024-05-05') },
    ],
    [accepted, undefined],
  ])('are meetings, handovers and employer contacts alone (%#)', (event, contact) => {
    expect(contactOf(event)).toEqual(contact);
  });

  it('are annulled with their entries, and by nothing else', () => {
    expect(annulledContact(annulling('TeamMeetingHeld'))).toEqual({ kind: 'meetings', revision: 7 });
    expect(annulledContact(annulling('PlanAgreed'))).toBeUndefined();
    expect(annulledContact(held('2024-05-05'))).toBeUndefined();
    expect(contactOf(annulling('TeamMeetingHeld'))).toBeUndefined();
  });
});
