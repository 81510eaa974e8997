import type { Association } from '@samspar/association';
import { accepted, NOT_FOUND, type Outcome, Query } from '../message.js';
import type { Ports } from '../ports.js';

type AssociationPorts = Pick<Ports, 'associations'>;

/** All associations as they are now set up. */
export class ReadAssociations extends Query<Outcome<readonly Association[]>> {}

/** The asker's own. */
export class ReadOwnAssociation extends Query<Outcome<Association>> {}

export const readAssociations =
  ({ associations }: AssociationPorts) =>
  async (_asked: ReadAssociations): Promise<Outcome<readonly Association[]>> =>
    accepted(associations());

export const readOwnAssociation =
  ({ associations }: AssociationPorts) =>
  async ({ caller: { asker } }: ReadOwnAssociation): Promise<Outcome<Association>> => {
    const own = associations().find(({ id }) => id === asker.association);
    return own ? accepted(own) : NOT_FOUND;
  };
