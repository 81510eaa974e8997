import type { Role } from '@samspar/association';
import { DEMONSTRATION_ISSUER, type Installation } from '@samspar/installation';
import type { UserDirectory } from '@samspar/users';
import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import type { OidcClient } from '../oidc-client.js';
import { demonstrationProvider } from './demonstration-provider.js';

/** Somebody to choose from the list. */
export type DemonstrationUser = Readonly<{
  user: string;
  name: string;
  association: string;
  roles: readonly Role[];
  unit: string | null;
  /** By name. */
  interventions: readonly string[];
}>;

type DemonstrationParts = Readonly<{
  installation: Pick<Installation, 'views' | 'sealed'>;
  directory: UserDirectory;
  /** Known once the server listens. */
  client: Pick<OidcClient, 'settings'>;
}>;

/** The demonstration's provider and the people one can be there. */
export class Demonstration {
  #provider: Promise<Provider> | undefined;

  constructor(private readonly parts: DemonstrationParts) {}

  /** Express middleware: the provider itself. */
  readonly answer = async (request: Request, response: Response): Promise<void> => {
    await (await this.#opened()).callback()(request, response);
  };

  /** Everybody one can sign in as. */
  async people(): Promise<readonly DemonstrationUser[]> {
    const { installation, directory } = this.parts;
    const { staff } = installation.sealed;
    const people: DemonstrationUser[] = [];
    for (const { id, settings, interventions } of installation.views.associations())
      for (const { id: user, status, roles, unit, interventions: own } of directory.of(id)) {
        const member = status === 'open' ? await staff.memberOf(user) : undefined;
        if (member?.issuer !== DEMONSTRATION_ISSUER) continue;
        const named = interventions.filter((one) => own.includes(one.id)).map(({ name }) => name);
        people.push({
          user,
          name: member.name,
          association: settings.name,
          roles,
          unit,
          interventions: named,
        });
      }
    return people;
  }

  /** Whether the sign-in that the list was shown for is still on its way. */
  async isUnderWay(request: Request, response: Response): Promise<boolean> {
    try {
      await (await this.#opened()).interactionDetails(request, response);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'SessionNotFound') return false;
      throw error;
    }
  }

  /** Signs in as a user of the list and leads the browser on. False where there is no such user. */
  async signIn(user: string, request: Request, response: Response): Promise<boolean> {
    const member = await this.parts.installation.sealed.staff.memberOf(user);
    if (member?.issuer !== DEMONSTRATION_ISSUER) return false;
    const login = { accountId: member.externalId, remember: false };
    await (await this.#opened()).interactionFinished(request, response, { login });
    return true;
  }

  #opened(): Promise<Provider> {
    const { client, installation } = this.parts;
    const { staff } = installation.sealed;
    this.#provider ??= demonstrationProvider(client.settings, async (externalId) => {
      const user = await staff.find(DEMONSTRATION_ISSUER, externalId);
      return user === undefined ? undefined : (await staff.memberOf(user))?.name;
    });
    return this.#provider;
  }
}
