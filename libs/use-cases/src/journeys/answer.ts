import type { JourneyCommand, JourneyEvent, JourneyRefusal, JourneyWarning } from '@samspar/casework';
import type { CommandContext, StreamOutcome } from '@samspar/event-store';
import { unreachable } from '@samspar/kernel';
import type { JourneyPerson, Vault } from '@samspar/vault';
import { givenBy, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import { refusedField } from './refused-field.js';

/** What every command on a journey answers. */
export type JourneyAnswer = Readonly<{
  journey: string;
  revision: number;
  /** Of its last event in the log; what is read `after` it knows of it. */
  position: string;
  events: readonly JourneyEvent['type'][];
  warnings: readonly JourneyWarning[];
}>;

/** The command's id was used before, for something else. */
export type CommandIdReused = Readonly<{ code: 'CommandIdReused' }>;

/** With a digest of what was sent, under a key of the journey's own: it says nothing once the journey is erased. */
export const contextOf = async (
  sent: Sent,
  whose: JourneyPerson,
  { texts }: Pick<Vault, 'texts'>,
): Promise<CommandContext> => {
  const digest = (await texts.digestersFor('command', [whose])).get(whose.journey)?.(sent.text);
  return { ...givenBy(sent, sent.commandId), ...(digest !== undefined && { digest }) };
};

/** What has come of a command, as its sender is told. */
export const outcomeOf = (
  journey: string,
  type: JourneyCommand['type'],
  handled: StreamOutcome<JourneyEvent, JourneyRefusal, JourneyWarning>,
): Outcome<JourneyAnswer, JourneyRefusal | CommandIdReused> => {
  switch (handled.outcome) {
    case 'accepted': {
      const { revision, position, repeated, events, warnings } = handled;
      return {
        outcome: repeated ? 'repeated' : 'accepted',
        answer: {
          journey,
          revision,
          position: position.toString(),
          events: events.map((event) => event.type),
          warnings,
        },
      };
    }
    case 'refused':
      return refused(handled.refusal, refusedField(type, handled.refusal));
    case 'stale':
      return handled.actual === 'noStream' ? NOT_FOUND : { outcome: 'stale', revision: handled.actual };
    case 'otherBody':
      return refused({ code: 'CommandIdReused' });
    default:
      return unreachable(handled);
  }
};
