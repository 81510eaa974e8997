import { useTexts } from '../looking.js';
import { Notice } from './notice.js';

type WithheldProps = Readonly<{
  listed: Readonly<{ lines: readonly unknown[] }>;
  items: readonly unknown[];
  /** Where the lines are something else than journeys. */
  words?: (number: number) => string;
}>;

/** How many journeys of a page of a list no consent lets whoever looks be told of; nothing where there are none. */
export const Withheld = ({ listed, items, words }: WithheldProps) => {
  const { withheld } = useTexts().cases;
  const number = listed.lines.length - items.length;
  return number === 0 ? null : <Notice tone="late" title={(words ?? withheld)(number)} />;
};
