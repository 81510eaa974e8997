import {
  type CodeNames,
  type Dimension,
  type ExplainedPart,
  type FigureExplanation,
  type FigurePart,
  figureAddress,
  partSentence,
} from '@samspar/statistics';
import type { FoundCounted } from '@samspar/use-cases';
import { useVisitor } from '../looking.js';
import { WHY } from './answer-words.js';
import { codeName } from './names.js';

/** The journeys of a part, where an auditor asks for them. */
export type ListedPart = Pick<FoundCounted, 'part' | 'listed'>;

/** What the page of a figure is made of. */
export type WhyProps = Readonly<{
  explanation: FigureExplanation;
  names: CodeNames;
  /** Whether the journeys may be asked for. */
  mayList: boolean;
  /** The journeys asked for, or why they are not shown. */
  shown?: ListedPart | undefined;
  wrong?: string | undefined;
  /** The table that has the figure; absent: as the statistics would answer it. */
  table?: string;
}>;

/** Where on the page the journeys are. */
export const LIST = 'arenden';
const PART = 'del';

/** The page with the journeys of a part. */
export const addressOfPart = (explanation: FigureExplanation, part: string): string =>
  `${WHY}?${figureAddress(explanation, explanation.cell)}&${PART}=${encodeURIComponent(part).replaceAll('%3A', ':')}`;

/** What codes and parts are called for whoever looks. */
export const useSaid = ({ explanation, names }: WhyProps) => {
  const { language } = useVisitor();
  const nameOf = (dimension: Dimension, code: string) => codeName(language, dimension, code, names);
  return {
    language,
    nameOf,
    sentence: (part: ExplainedPart | FigurePart) => partSentence(part, explanation, names, nameOf)[language],
  };
};
