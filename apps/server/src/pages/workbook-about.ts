import type { Association } from '@samspar/association';
import { momentInWords, textsOf, type Visitor } from '@samspar/pages';
import type { SheetCell, WorkbookSheet } from '@samspar/documents';

type Drawn = Readonly<{
  association: Association;
  /** When, in milliseconds since the epoch, and what the log had then. */
  now: number;
  position: bigint;
  rows: string;
  /** What was asked for, by what it is called. */
  asked: readonly (readonly [name: string, value: string])[];
}>;

/** The sheet that says what the others hold: who got it, when, of what, and what was asked for. */
export const aboutSheet = (
  visitor: Visitor,
  { association, now, position, rows, asked }: Drawn,
): WorkbookSheet => {
  const texts = textsOf(visitor.language);
  const { file } = texts.replay;
  const said: readonly (readonly SheetCell[])[] = [
    [texts.users.own, association.settings.name],
    [file.who, visitor.name ?? ''],
    [file.when, momentInWords(texts, now)],
    [file.position, String(position)],
    [file.rows, rows],
    ...asked,
  ];
  return { name: file.about, titles: [file.about, ''], rows: said };
};
