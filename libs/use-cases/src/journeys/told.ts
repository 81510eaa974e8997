import type { JourneyCommand } from '@samspar/casework';

/** Sets right or annuls what was registered, which happens today. */
type Annulment = Extract<
  JourneyCommand,
  {
    type:
      | 'CorrectFact'
      | 'AnnulEntry'
      | 'CorrectNote'
      | 'ReopenJourney'
      | 'MisregisterJourney'
      | 'ReinstateJourney';
  }
>;

type WithoutDays<C, Days extends string> = C extends JourneyCommand ? Omit<C, Days> : never;

/** A command on a journey that exists, as it is told: free text in the clear, and nothing of what the rules find out elsewhere. */
export type Told =
  | WithoutDays<Exclude<JourneyCommand, Annulment | { type: 'ReferParticipant' | 'EraseJourney' }>, 'today'>
  | WithoutDays<Annulment, 'today' | 'occurredOn'>;
