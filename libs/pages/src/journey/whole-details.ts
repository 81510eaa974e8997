import {
  type FactCatalogue,
  FACTS,
  inProfile,
  type JourneyEvent,
  type Profile,
  type ProfileFact,
} from '@samspar/casework';
import { type Detail, detailsOf, factDetail, type Telling } from './event-details.js';

/** What a profile says, in the order in which it is asked for. */
export const saidIn = (profile: Profile, catalogue: FactCatalogue = FACTS): readonly ProfileFact[] =>
  inProfile(catalogue).filter((fact) => profile[fact] !== undefined);

/** What an event says, in words: of a referral also what the timeline passes over. */
export const wholeDetailsOf = (telling: Telling, event: JourneyEvent): readonly Detail[] =>
  event.type === 'ParticipantReferred'
    ? [
        ...factDetail(telling, 'intervention', event.data.intervention),
        ...detailsOf(telling, event),
        ...saidIn(event.data.profile).flatMap((fact) => factDetail(telling, fact, event.data.profile[fact])),
      ]
    : detailsOf(telling, event);
