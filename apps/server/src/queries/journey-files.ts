import { Inject, Injectable } from '@nestjs/common';
import { type Asker, maySeeJourney } from '@samspar/access';
import { journeyDecider, journeyEvents, type RegisteredJourney } from '@samspar/casework';
import { knownFrom, type StoredEvent } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import { type JourneyFile, type KnownEvent, type Person, referenceOf } from '@samspar/pages';
import type { Reading } from '../access-log.js';
import { journeyNotFound } from '../journeys/asked.js';
import { associationNamed } from '../journeys/ground.js';
import { JourneyAccess, type OpenJourney, type Part } from '../journeys/journey-access.js';
import { SignIn } from '../sign-in/sign-in.js';
import { INSTALLATION } from '../token.js';
import { Persons } from './persons.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const known = (all: readonly StoredEvent[]): readonly KnownEvent[] => {
  let latest = 0;
  return journeyEvents(all).map(({ event, stored }) => {
    latest = knownFrom(stored, latest);
    return {
      event,
      revision: stored.revision,
      knownAt: latest,
      actor: stored.metadata.actor,
      role: stored.metadata.role,
      isImported: stored.metadata.batch !== undefined,
      isConsentStated: stored.metadata.row?.consentStated === true,
    };
  });
};

/** The journey that events make; undefined where there are none. */
export const journeyOf = (events: readonly KnownEvent[]): RegisteredJourney | undefined => {
  const state = events.map(({ event }) => event).reduce(journeyDecider.evolve, journeyDecider.initialState);
  return state.status === 'none' ? undefined : state;
};

/** Journeys as their pages show them. */
@Injectable()
export class JourneyFiles {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly access: JourneyAccess,
    private readonly signIn: SignIn,
    private readonly persons: Persons,
  ) {}

  /**
   * A journey of which the asker may see that part, to be shown; the access log has it first, at `readAt`. Throws the problem 404 for
   * every other, there or not.
   */
  async open(
    reading: Reading,
    id: string,
    part: Part = 'journey',
  ): Promise<JourneyFile & Readonly<{ readAt: bigint }>> {
    if (!UUID.test(id)) throw journeyNotFound();
    const { readAt, ...opened } = await this.access.show(reading, id, part);
    return { ...this.#fileOf(reading.asker, id, opened), readAt };
  }

  /** What has become of a journey since it was opened in the same request. */
  async renewed(asker: Asker, { id }: JourneyFile): Promise<JourneyFile> {
    return this.#fileOf(asker, id, await this.access.open(asker, id));
  }

  #fileOf(asker: Asker, id: string, { journey: state, revision, stored }: OpenJourney): JourneyFile {
    const { association, facts } = state;
    return {
      id,
      reference: stored[0]?.metadata.row?.number ?? referenceOf(id),
      revision,
      state,
      events: known(stored),
      association: associationNamed(this.installation.views.associations(), association),
      isWhole: maySeeJourney(asker, { association, intervention: facts.intervention ?? '' }),
    };
  }

  personOf(asker: Asker, { id: journey, state }: JourneyFile): Promise<Person> {
    const { association, participantId, anonymous, facts } = state;
    const intervention = facts.intervention ?? '';
    return this.persons.personOf(asker, {
      association,
      journey,
      intervention,
      participantId,
      anonymous,
    });
  }

  /** Caseworkers who may be responsible for a journey: those of its insats. */
  caseworkersOf({ state }: JourneyFile): Promise<readonly Readonly<{ id: string; name: string }>[]> {
    const { intervention = '' } = state.facts;
    return this.persons.byName(this.signIn.directory.caseworkersOf(state.association, intervention));
  }

  /** Sealed texts in the clear; one whose key is destroyed is left out. */
  async revealed({ state }: JourneyFile, sealed: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = await Promise.all(
      sealed.map(
        async (text) => [text, await this.installation.vault.reveal(state.participantId, text)] as const,
      ),
    );
    return new Map(texts.flatMap(([text, clear]) => (clear === undefined ? [] : [[text, clear] as const])));
  }
}
