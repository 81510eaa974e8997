import { setupRefusalSentence } from '@samspar/association';
import { numeral, type Sentence } from '@samspar/kernel';
import type { RedefinitionRefusal } from './redefinition.js';

/** Why a change cannot be foreseen, and what to do. */
export const redefinitionSentence = (refusal: RedefinitionRefusal): Sentence => {
  if (refusal.code === 'InterventionUnknown')
    return {
      sv: `Det finns ingen insats ${refusal.intervention} i förbundet.`,
      en: `The association has no insats ${refusal.intervention}.`,
    };
  if (refusal.code === 'OwnerUnknown')
    return {
      sv: `Det finns ingen myndighet eller part ${refusal.owner} i förbundet.`,
      en: `The association has no authority or party ${refusal.owner}.`,
    };
  if (refusal.code === 'ThresholdOutside')
    return {
      sv: `Skriv ett heltal från ${refusal.least} till ${numeral(refusal.most, 'sv')}.`,
      en: `Write a whole number from ${refusal.least} to ${numeral(refusal.most, 'en')}.`,
    };
  if (refusal.code === 'DistrictsInRing')
    return {
      sv: 'Den stadsdelen går i sin tur upp i den som upphör: välj en annan.',
      en: 'That district becomes part in its turn of the one that ends: choose another.',
    };
  return setupRefusalSentence(refusal);
};
