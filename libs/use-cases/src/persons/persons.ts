import { type Asker, mayReadIdentities, maySeeJourney } from '@samspar/access';
import { participantStream } from '@samspar/casework';
import type { StreamHandler } from '@samspar/event-store';
import { scopeOf } from '@samspar/registration';
import type { Vault } from '@samspar/vault';
import { ANONYMOUS, dashed, NOBODY, type Person, PROTECTED } from './person.js';

/** A journey whose participant is to be named. */
export type Whose = Readonly<{
  association: string;
  /** Its id, and the insats that it is in. */
  journey: string;
  intervention: string;
  participantId: string;
  anonymous: boolean;
}>;

/** A journey in a list, with what the views know of its participant. */
type Listed = Whose & Readonly<{ personId: string; isProtected: boolean }>;

const mayKnow = (asker: Asker, whose: Whose): boolean =>
  mayReadIdentities(asker) && maySeeJourney(asker, whose);

/** The one place that reads from the vault whom journeys are about. */
export class Persons {
  readonly #streams: StreamHandler;
  readonly #vault: Vault;

  constructor({ streams, vault }: Readonly<{ streams: StreamHandler; vault: Vault }>) {
    this.#streams = streams;
    this.#vault = vault;
  }

  /** Of a journey that the asker may not see nothing is known. */
  async personOf(asker: Asker, whose: Whose): Promise<Person> {
    if (whose.anonymous) return ANONYMOUS;
    if (!mayKnow(asker, whose)) return NOBODY;
    const { participantId, journey, intervention } = whose;
    const { state } = await this.#streams.load(participantStream, participantId);
    if (state.status === 'none') return NOBODY;
    const identity = await this.#vault.identityOf({
      participantId: state.mergedInto ?? participantId,
      journey,
      scope: scopeOf(intervention),
    });
    const isProtected = state.protected;
    return {
      isAnonymous: false,
      isProtected,
      name: identity?.name ?? null,
      number: identity && !isProtected ? dashed(identity.number.digits) : null,
      contact: (isProtected ? undefined : identity?.contact) ?? null,
    };
  }

  /** As lists show people, in their order: the name alone, and of a protected identity not even that. */
  async listed(asker: Asker, lines: readonly Listed[]): Promise<readonly Person[]> {
    const named = lines.filter((line) => !line.anonymous && !line.isProtected && mayKnow(asker, line));
    const identities = await this.#vault.identitiesOf(
      named.map(({ personId, journey, intervention }) => ({
        participantId: personId,
        journey,
        scope: scopeOf(intervention),
      })),
    );
    const names = new Map(named.map(({ journey }, index) => [journey, identities[index]?.name]));
    return lines.map((line) => {
      if (line.anonymous) return ANONYMOUS;
      if (!mayKnow(asker, line)) return NOBODY;
      return line.isProtected ? PROTECTED : { ...NOBODY, name: names.get(line.journey) ?? null };
    });
  }
}
