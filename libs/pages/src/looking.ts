import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Texts, textsOf } from './texts/texts.js';
import type { Visitor } from './visitor.js';

/** Holds who looks, for all that a page shows. */
export const Looking = createContext<Visitor | undefined>(undefined);

/** Who looks at the page. */
export const useVisitor = (): Visitor => {
  const visitor = useContext(Looking);
  if (visitor === undefined) throw new Error('A page is rendered for somebody who looks at it.');
  return visitor;
};

/** The words of the page, in the language of whoever looks. */
export const useTexts = (): Texts => textsOf(useVisitor().language);
