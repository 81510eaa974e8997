import { describe, expect, it } from '@jest/globals';
import { userRefusalSentence } from '@samspar/association';
import { userChangeSentence } from './user-sentences.js';
import type { UserChangeRefusal } from './user-change.js';

describe('why a user is not added or changed', () => {
  it.each<[UserChangeRefusal, string, string]>([
    [
      { code: 'SignInTaken' },
      'Inloggningen hör till en annan användare: ange ett annat externt id, eller ändra den användaren.',
      'That sign-in is another user’s: state another external id, or change that user.',
    ],
    [
      { code: 'AssociationUnknown', allowed: ['stockholm', 'vasteras'] },
      'Förbundet finns inte: ange ett av stockholm, vasteras.',
      'There is no such association: state one of stockholm, vasteras.',
    ],
    [
      { code: 'AssociationUnknown', allowed: [] },
      'Förbundet finns inte: ange ett av (inga).',
      'There is no such association: state one of (none).',
    ],
    [
      { code: 'InterventionUnknown', intervention: 'novvum', allowed: ['novum', 'finsam-team'] },
      'Insatsen novvum finns inte: ange en av novum, finsam-team.',
      'There is no insats novvum: state one of novum, finsam-team.',
    ],
    [
      { code: 'InterventionUnknown', intervention: 'novum', allowed: [] },
      'Insatsen novum finns inte: ange en av (inga).',
      'There is no insats novum: state one of (none).',
    ],
    [
      { code: 'AuthorityOfUnitUnknown', allowed: ['Jobbtorg', 'Enheten för hemlösa'] },
      'Parten har flera myndigheter, och ingen av dem har den enheten: ange en av Jobbtorg, Enheten för hemlösa, eller lägg till enheten först.',
      'The party has several authorities, and none of them has that unit: state one of Jobbtorg, Enheten för hemlösa, or add the unit first.',
    ],
    [
      { code: 'ChangesOneself' },
      'Ingen ändrar sin egen behörighet: be en annan behörighetsadministratör om det.',
      'Nobody changes what she may do herself: ask another access administrator to.',
    ],
  ])('is said of %j with what to do', (refusal, sv, en) =>
    expect(userChangeSentence(refusal)).toEqual({ sv, en }),
  );

  it('is said of what the rules of a user refuse as they say it themselves', () =>
    expect(userChangeSentence({ code: 'UserAlreadyExists' })).toEqual(
      userRefusalSentence({ code: 'UserAlreadyExists' }),
    ));
});
