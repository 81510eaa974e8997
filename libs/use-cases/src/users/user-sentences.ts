import { userRefusalSentence } from '@samspar/association';
import type { Sentence } from '@samspar/kernel';
import type { UserChangeRefusal } from './user-change.js';

/** What is wrong with a change of a user, and what to do. */
export const userChangeSentence = (refusal: UserChangeRefusal): Sentence => {
  if (refusal.code === 'SignInTaken')
    return {
      sv: 'Inloggningen hör till en annan användare: ange ett annat externt id, eller ändra den användaren.',
      en: 'That sign-in is another user’s: state another external id, or change that user.',
    };
  if (refusal.code === 'AssociationUnknown')
    return {
      sv: `Förbundet finns inte: ange ett av ${refusal.allowed.join(', ') || '(inga)'}.`,
      en: `There is no such association: state one of ${refusal.allowed.join(', ') || '(none)'}.`,
    };
  if (refusal.code === 'InterventionUnknown')
    return {
      sv: `Insatsen ${refusal.intervention} finns inte: ange en av ${refusal.allowed.join(', ') || '(inga)'}.`,
      en: `There is no insats ${refusal.intervention}: state one of ${refusal.allowed.join(', ') || '(none)'}.`,
    };
  if (refusal.code === 'AuthorityOfUnitUnknown' && refusal.allowed.length === 0)
    return {
      sv: 'Parten har flera myndigheter, och ingen av dem har någon enhet: lägg till enheten hos sin myndighet först.',
      en: 'The party has several authorities, and none of them has any unit: add the unit to its authority first.',
    };
  if (refusal.code === 'AuthorityOfUnitUnknown')
    return {
      sv: `Parten har flera myndigheter, och ingen av dem har den enheten: ange en av ${refusal.allowed.join(', ')}, eller lägg till enheten först.`,
      en: `The party has several authorities, and none of them has that unit: state one of ${refusal.allowed.join(', ')}, or add the unit first.`,
    };
  if (refusal.code === 'ChangesOneself')
    return {
      sv: 'Ingen ändrar sin egen behörighet: be en annan behörighetsadministratör om det.',
      en: 'Nobody changes what she may do herself: ask another access administrator to.',
    };
  return userRefusalSentence(refusal);
};
