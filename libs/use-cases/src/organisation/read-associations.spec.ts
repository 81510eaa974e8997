import { describe, expect, it } from '@jest/globals';
import { ASSOCIATIONS, BY_OPERATOR, bySomebody } from '../../../../test/use-cases/user-ports.js';
import {
  ReadAssociations,
  readAssociations,
  ReadOwnAssociation,
  readOwnAssociation,
} from './read-associations.js';

const ports = { associations: () => ASSOCIATIONS };
const ANNA = bySomebody('anna', 'caseworker');

describe('the associations', () => {
  it('are read all, whoever asks', async () => {
    for (const caller of [ANNA, BY_OPERATOR])
      expect(await readAssociations(ports)(new ReadAssociations(caller))).toEqual({
        outcome: 'accepted',
        answer: ASSOCIATIONS,
      });
  });
});

describe('one’s own association', () => {
  it.each([0, 1])('is the one that the asker works in: %d', async (place) => {
    const association = ASSOCIATIONS[place];
    const asker = { ...ANNA.asker, association: String(association?.id) };
    expect(await readOwnAssociation(ports)(new ReadOwnAssociation({ ...ANNA, asker }))).toEqual({
      outcome: 'accepted',
      answer: association,
    });
  });

  it('is not there for whoever works in none', async () =>
    expect(await readOwnAssociation(ports)(new ReadOwnAssociation(BY_OPERATOR))).toEqual({
      outcome: 'notFound',
    }));
});
