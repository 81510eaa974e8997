import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { ShownJourney } from '../journeys/read-journey.js';
import type { JourneyPorts } from '../ports.js';
import { cardOf } from '../cards/card.js';
import { NOBODY, type Person } from '../identities/person.js';
import { whoseOf } from '../identities/persons.js';

/** Whom a journey is about that the asker has been shown. */
export class NamePerson extends Query<Outcome<Person>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

export const namePerson =
  (ports: JourneyPorts) =>
  async ({ caller, journey }: NamePerson): Promise<Outcome<Person>> => {
    const { id, state, association, withheld, emergencyUntil: until } = journey;
    if (withheld.includes('participation')) return accepted(NOBODY);
    const whose = { ...whoseOf(id, state), isOpenInEmergency: until !== null };
    const person = await ports.persons.personOf(caller.asker, whose);
    if (association.settings.requireConsent === 'warn' || person === NOBODY) return accepted(person);
    const { number, particulars } = await cardOf(ports, journey);
    return accepted({
      ...person,
      name: particulars.name === undefined ? null : person.name,
      number: number && person.number,
      contact: particulars.contact === undefined ? null : person.contact,
    });
  };
