import { concernsConsent, isExit, type JourneyEvent } from '@samspar/casework';
import { dayNumber, isKnown } from '@samspar/kernel';
import { SOME_DAY, TOLD, type ToldOf } from '@samspar/statistics';

const RIGHTED: Readonly<Partial<Record<JourneyEvent['type'], number>>> = {
  FactCorrected: TOLD.correction,
  EntryAnnulled: TOLD.annulment,
  JourneyReopened: TOLD.reopening,
  JourneyMisregistered: TOLD.misregistration,
  JourneyReinstated: TOLD.reinstatement,
};

const whatOf = (event: JourneyEvent): number => {
  if ('reason' in event.data && event.data.reason === 'batch-reversed') return TOLD.importReversal;
  const righted = RIGHTED[event.type];
  if (righted !== undefined) return righted;
  if (isExit(event)) return TOLD.exit;
  return event.type !== 'ParticipantReferred' && concernsConsent(event) ? TOLD.consent : TOLD.registration;
};

/** What an event is to the figures that it changes: why a journey is counted otherwise from when it is known. */
export const toldBy = (event: JourneyEvent): ToldOf => ({
  what: whatOf(event),
  on: isKnown(event.occurredOn) ? dayNumber(event.occurredOn) : SOME_DAY,
});

/** That a journey is found to be about somebody else. */
export const IDENTIFIED: ToldOf = { what: TOLD.identification, on: SOME_DAY };
