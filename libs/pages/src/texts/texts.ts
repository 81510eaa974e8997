import type { Language } from '../language.js';
import { en } from './en.js';
import { sv, type Texts } from './sv.js';

export type { Texts } from './sv.js';

const CATALOGUES: Readonly<Record<Language, Texts>> = { sv, en };

export const textsOf = (language: Language): Texts => CATALOGUES[language];
