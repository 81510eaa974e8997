import { Inject, Injectable } from '@nestjs/common';
import { type Asker, maySeeJourney, maySeeReferral, readingReason } from '@samspar/access';
import { journeyStream, type RegisteredJourney, type Terms, termsOf } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import { AccessLog, type Reading } from '../access-log.js';
import { SignIn } from '../sign-in/sign-in.js';
import { INSTALLATION } from '../token.js';
import { journeyNotFound } from './asked.js';
import { associationNamed } from './ground.js';

/** A journey as it stands, opened for somebody who may see it. */
export type OpenJourney = Readonly<{
  journey: RegisteredJourney;
  revision: number;
  stored: readonly StoredEvent[];
}>;

/** What of a journey is to be seen: all of it, or how the referral fares that somebody sent. */
export type Part = 'journey' | 'referral';

/** The one place through which a person's journey is read and changed: by those assigned to its insats (docs/architecture.md#who-may-what). */
@Injectable()
export class JourneyAccess {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly signIn: SignIn,
    private readonly log: AccessLog,
  ) {}

  /**
   * The journey for this asker, to be changed. One that she may not see is answered as one that does not exist, with the problem 404, and
   * both are told to the log.
   */
  async open(asker: Asker, id: string, part: Part = 'journey'): Promise<OpenJourney> {
    const { state, revision, stored } = await this.installation.streams.load(journeyStream, id);
    const [first] = stored;
    const isThere = state.status !== 'none' && revision !== 'noStream' && first !== undefined;
    if (isThere && this.#maySee(asker, state, first, part)) return { journey: state, revision, stored };
    this.signIn.log(
      `The user ${asker.actor}, as ${asker.role}, asked for a journey that ${isThere ? 'she may not see' : 'does not exist'}.`,
    );
    throw journeyNotFound();
  }

  /** The same, to be shown: written down first, at the position `readAt` of the log. */
  async show(reading: Reading, id: string, part?: Part): Promise<OpenJourney & Readonly<{ readAt: bigint }>> {
    const opened = await this.open(reading.asker, id, part);
    const { association, facts, caseworker } = opened.journey;
    const place = { association, intervention: facts.intervention ?? '' };
    const readAt = await this.log.record(reading, {
      association,
      journeys: [id],
      reason: readingReason(reading.asker, { ...place, caseworker: caseworker?.id ?? null }),
    });
    return { ...opened, readAt };
  }

  /** What the association allows of a journey in an insats, as it is now set up. */
  terms(association: string, intervention = ''): Terms {
    return termsOf(
      associationNamed(this.installation.views.associations(), association),
      this.signIn.directory.caseworkersOf(association, intervention),
    );
  }

  #maySee(asker: Asker, journey: RegisteredJourney, { metadata }: StoredEvent, part: Part): boolean {
    const { association, facts } = journey;
    const place = { association, intervention: facts.intervention ?? '' };
    return part === 'journey'
      ? maySeeJourney(asker, place)
      : maySeeReferral(asker, {
          ...place,
          referredBy: metadata.actor,
          referringParty: facts.referringParty ?? '',
          referringUnit: facts.referringUnit ?? '',
        });
  }
}
