import type { JourneyRefusal, NumberWarning, ParticipantEvent, ParticipantRefusal } from '@samspar/casework';
import type { StreamOutcome } from '@samspar/event-store';
import type { IdentityProblem } from '@samspar/identity-number';
import { unreachable } from '@samspar/kernel';
import type { CommandIdReused } from '../journeys/answer.js';
import type { NotDisclosed } from '../journeys/disclosed.js';
import { NOT_FOUND, type Outcome, type ParticipantErased, refused } from '../message.js';

/** Why nothing is changed of the person of a journey. */
export type PersonRefusal =
  | ParticipantRefusal
  | JourneyRefusal
  | CommandIdReused
  | ParticipantErased
  | NotDisclosed
  | Readonly<{ code: 'IdentityNumberWrong'; problem: IdentityProblem }>
  /** Name and contact are kept with a number only. */
  | Readonly<{ code: 'PersonNotIdentified' }>
  | Readonly<{ code: 'IdentityIsProtected' }>
  | Readonly<{ code: 'IdentityAlreadyProtected' }>
  /** That is for whoever is responsible for the journey. */
  | Readonly<{ code: 'NotResponsible' }>;

/** What a command on the person of a journey answers. */
export type PersonAnswer = Readonly<{
  journey: string;
  /** Of its event in the log; what is read `after` it knows of it. */
  position: string;
  warnings: readonly NumberWarning[];
}>;

/** What has come of it, as its sender is told. */
export const personOutcome = (
  journey: string,
  handled: StreamOutcome<ParticipantEvent, ParticipantRefusal>,
  warnings: readonly NumberWarning[] = [],
): Outcome<PersonAnswer, PersonRefusal> => {
  switch (handled.outcome) {
    case 'accepted':
      return {
        outcome: handled.repeated ? 'repeated' : 'accepted',
        answer: { journey, position: handled.position.toString(), warnings },
      };
    case 'refused':
      return refused(handled.refusal);
    case 'stale':
      return handled.actual === 'noStream' ? NOT_FOUND : { outcome: 'stale', revision: handled.actual };
    case 'otherBody':
      return refused({ code: 'CommandIdReused' });
    default:
      return unreachable(handled);
  }
};
