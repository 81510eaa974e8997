import { type AnyFact, type FactCatalogue, FACTS } from '@samspar/casework';
import type { Texts } from '../texts/texts.js';

/** What a fact of a journey is called. */
export const factName = ({ languageCode }: Texts, fact: AnyFact, catalogue: FactCatalogue = FACTS): string =>
  catalogue[fact].name[languageCode];
