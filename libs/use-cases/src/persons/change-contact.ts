import { PARTICULARS, participantStream } from '@samspar/casework';
import { saysTheSame } from '@samspar/kernel';
import type { Particulars } from '@samspar/vault';
import { contextOf } from '../journeys/answer.js';
import { openJourney } from '../journeys/opening.js';
import { whoseOf } from '../identities/persons.js';
import { Command, type Outcome, refused, type Sent } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { personNotDisclosed } from '../cards/card.js';
import { isOpened, type OpenedCard } from './opened-card.js';
import { type PersonAnswer, personOutcome, type PersonRefusal } from './person-outcome.js';

/**
 * What is kept of the person of a journey beside her number, from now on: all of it; what is left out is no longer known. It is that of the
 * journey's insats (docs/adr/0013). Of two who change it at the same time the last stands, and the log tells of both: a revision to
 * compare would tell that somebody else has registered the person.
 */
export class ChangeContact extends Command<Outcome<PersonAnswer, PersonRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
    readonly particulars: Particulars,
    readonly opened?: OpenedCard,
  ) {
    super(sent);
  }
}

export const changeContact =
  (ports: JourneyPorts) =>
  async ({
    sent,
    journey,
    particulars,
    opened: card,
  }: ChangeContact): Promise<Outcome<PersonAnswer, PersonRefusal>> => {
    const { persons, registration, streams, vault } = ports;
    const opened = await openJourney(ports, sent, journey);
    if ('outcome' in opened) return opened;
    const whose = whoseOf(journey, opened.state);
    const { intervention, anonymous } = whose;
    if (anonymous) return refused({ code: 'ParticipantIsAnonymous' });
    const record = await persons.recordOf(whose);
    if (!record?.known) return refused({ code: 'PersonNotIdentified' });
    const { participantId, isProtected, known } = record;
    const blind = await personNotDisclosed(ports, sent.asker, journey, opened);
    if (blind) return refused(blind);
    const { stored } = await streams.load(participantStream, participantId);
    const isRepeated = stored.some(({ metadata }) => metadata.commandId === sent.commandId);
    if (isProtected && !isRepeated && !isOpened(card, journey))
      return refused({ code: 'IdentityIsProtected' });
    const changed = PARTICULARS.filter(
      (particular) => !saysTheSame(known.identity[particular], particulars[particular]),
    );
    if (changed.length === 0 && !isRepeated) return refused({ code: 'ContactUnchanged' });
    const context = await contextOf(sent, { participantId: opened.state.participantId, journey }, vault);
    return personOutcome(
      journey,
      await registration.changeContact({
        participantId,
        journey,
        intervention,
        particulars,
        changed,
        context,
      }),
    );
  };
