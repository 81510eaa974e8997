import { participantStream } from '@samspar/casework';
import { contextOf } from '../journeys/answer.js';
import { openJourney } from '../journeys/opening.js';
import { whoseOf } from '../identities/persons.js';
import { Command, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { type PersonAnswer, personOutcome, type PersonRefusal } from './person-outcome.js';
import { personNotDisclosed } from '../cards/card.js';
import { formerOf } from '../identities/told-of-person.js';

/**
 * The number that the person of a journey had before is not hers after all. Who has it counts by herself again, unless the same is said from
 * another journey.
 */
export class PartFormerNumber extends Command<Outcome<PersonAnswer, PersonRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
  ) {
    super(sent);
  }
}

export const partFormerNumber =
  (ports: JourneyPorts) =>
  async ({ sent, journey }: PartFormerNumber): Promise<Outcome<PersonAnswer, PersonRefusal>> => {
    const { streams, vault, persons, today } = ports;
    const opened = await openJourney(ports, sent, journey);
    if ('outcome' in opened) return opened;
    const { participantId } = opened.state;
    const blind = await personNotDisclosed(ports, sent.asker, journey, opened);
    if (blind) return refused(blind);
    const former = await formerOf(streams, journey, participantId);
    const isProtected = await persons.isProtected(whoseOf(journey, opened.state));
    const isRepeated = former?.told.some(({ stored }) => stored.metadata.commandId === sent.commandId);
    if (!former || (former.into === undefined && !isRepeated)) return NOT_FOUND;
    // Protection may be hers by that number alone.
    if (isProtected && !isRepeated) return refused({ code: 'IdentityIsProtected' });
    const when = { occurredOn: today(), today: today() };
    return personOutcome(
      journey,
      await streams.handle(
        participantStream,
        former.participantId,
        [{ type: 'RestoreNumber', ...when, data: { journey } }],
        await contextOf(sent, { participantId, journey }, vault),
      ),
    );
  };
