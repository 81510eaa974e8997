import { Inject, Injectable } from '@nestjs/common';
import { type Asker, mayReadIdentities, maySeeJourney } from '@samspar/access';
import { participantStream } from '@samspar/casework';
import type { Installation } from '../installation.js';
import { INSTALLATION } from '../token.js';

/** A journey whose participant a page is to name. */
export type Whose = Readonly<{
  association: string;
  intervention: string;
  participantId: string;
  anonymous: boolean;
}>;

/** A journey in a list, with what the views know of its participant. */
export type Listed = Whose & Readonly<{ personId: string; isProtected: boolean }>;

/** Who a journey is about, as far as the asker may know it. */
export type Person = Readonly<{
  isAnonymous: boolean;
  /** Protected identity (skyddade personuppgifter): the number and the contact are withheld, and lists show no name either. */
  isProtected: boolean;
  name: string | null;
  /** `YYYYMMDD-NNNN`. */
  number: string | null;
  contact: string | null;
}>;

/** Of whom nothing is known. */
export const NOBODY: Person = {
  isAnonymous: false,
  isProtected: false,
  name: null,
  number: null,
  contact: null,
};
const ANONYMOUS: Person = { ...NOBODY, isAnonymous: true };

const dashed = (digits: string): string => `${digits.slice(0, 8)}-${digits.slice(8)}`;

/** The one place through which pages read who a journey is about. */
@Injectable()
export class Persons {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  /** In the order of the journeys; of one that the asker may not see nothing is known. */
  personsFor(asker: Asker, journeys: readonly Whose[]): Promise<readonly Person[]> {
    return Promise.all(
      journeys.map(async (whose) => {
        if (whose.anonymous) return ANONYMOUS;
        return mayReadIdentities(asker) && maySeeJourney(asker, whose)
          ? this.#person(whose.participantId)
          : NOBODY;
      }),
    );
  }

  /** As lists show people, in their order: the name alone, and of a protected identity not even that. */
  personsListed(asker: Asker, lines: readonly Listed[]): Promise<readonly Person[]> {
    return Promise.all(
      lines.map(async (line) => {
        if (line.anonymous) return ANONYMOUS;
        if (!mayReadIdentities(asker) || !maySeeJourney(asker, line)) return NOBODY;
        if (line.isProtected) return { ...NOBODY, isProtected: true };
        const identity = await this.installation.vault.identityOf(line.personId);
        return { ...NOBODY, name: identity?.name ?? null };
      }),
    );
  }

  async #person(participantId: string): Promise<Person> {
    const { streams, vault } = this.installation;
    const { state } = await streams.load(participantStream, participantId);
    if (state.status === 'none') return NOBODY;
    const identity = await vault.identityOf(state.mergedInto ?? participantId);
    const isProtected = state.protected;
    return {
      isAnonymous: false,
      isProtected,
      name: identity?.name ?? null,
      number: identity && !isProtected ? dashed(identity.number.digits) : null,
      contact: (isProtected ? undefined : identity?.contact) ?? null,
    };
  }
}
