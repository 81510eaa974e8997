import { Inject, Injectable } from '@nestjs/common';
import { type Asker, mayReadIdentities, maySeeJourney } from '@samspar/access';
import { participantStream } from '@samspar/casework';
import type { Installation } from '@samspar/installation';
import { dashed, NOBODY, type Person, referenceOf } from '@samspar/pages';
import { scopeOf } from '@samspar/registration';
import { INSTALLATION } from '../token.js';

/** A journey whose participant a page is to name. */
export type Whose = Readonly<{
  association: string;
  /** Its id, and the insats that it is in. */
  journey: string;
  intervention: string;
  participantId: string;
  anonymous: boolean;
}>;

/** A journey in a list, with what the views know of its participant. */
export type Listed = Whose & Readonly<{ personId: string; isProtected: boolean }>;

const ANONYMOUS: Person = { ...NOBODY, isAnonymous: true };
const PROTECTED: Person = { ...NOBODY, isProtected: true };

const mayKnow = (asker: Asker, whose: Whose): boolean =>
  mayReadIdentities(asker) && maySeeJourney(asker, whose);

/** The one place through which pages name people: whom a journey is about, and who works with it. */
@Injectable()
export class Persons {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  /** Of a journey that the asker may not see nothing is known. */
  async personOf(asker: Asker, whose: Whose): Promise<Person> {
    if (whose.anonymous) return ANONYMOUS;
    if (!mayKnow(asker, whose)) return NOBODY;
    const { participantId, journey, intervention } = whose;
    const { streams, vault } = this.installation;
    const { state } = await streams.load(participantStream, participantId);
    if (state.status === 'none') return NOBODY;
    const identity = await vault.identityOf({
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
  async personsListed(asker: Asker, lines: readonly Listed[]): Promise<readonly Person[]> {
    const named = lines.filter((line) => !line.anonymous && !line.isProtected && mayKnow(asker, line));
    const identities = await this.installation.vault.identitiesOf(
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

  /** Full names of users by id; one that is not known is left out. */
  async namesOf(users: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const members = await this.installation.sealed.staff.membersOf([...new Set(users)]);
    return new Map([...members].map(([id, { name }]) => [id, name]));
  }

  /** Users with their full names, by name; one that is not known goes by her reference. */
  async byName(users: readonly string[]): Promise<readonly Readonly<{ id: string; name: string }>[]> {
    const names = await this.namesOf(users);
    return users
      .map((id) => ({ id, name: names.get(id) ?? referenceOf(id) }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'sv'));
  }
}
