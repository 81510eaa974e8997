import {
  day,
  type FieldError,
  type Language,
  oneOf,
  plain,
  type Question,
  readTypedDay,
  textsOf,
  type Typed,
  valueIn,
  whole,
  words,
} from '@samspar/pages';
import type { StatedFigure, TypedTable } from '@samspar/plausibility';
import { publicationRefusalSentence } from '@samspar/publications';
import {
  DIMENSIONS,
  type Dimension,
  dimensionLabel,
  isMedian,
  isTime,
  type Measure,
  measureLabel,
  MEASURES,
} from '@samspar/statistics';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;

const COUNTS: readonly Measure[] = MEASURES.filter((measure) => !isMedian({ measure }));
const DIVIDED: readonly Dimension[] = DIMENSIONS.filter(
  (dimension) => dimension !== 'association' && !isTime(dimension),
);

/** What a table typed by hand is made of. */
export const typedQuestions = (language: Language): readonly Question[] => {
  const { typed: texts, new: asked } = textsOf(language).publications;
  const counted = { from: 0, to: 99_999_999, inWords: () => String };
  return [
    words('tabellrubrik', plain(asked.tableTitle), { longest: LONGEST_TITLE }),
    oneOf(
      'raknar',
      texts.counts,
      COUNTS.map((value) => ({ value, label: measureLabel(value, language) })),
      texts.elsewhere,
    ),
    day('fran', plain(texts.from, texts.dayHint)),
    day('till', plain(texts.to, texts.dayHint)),
    oneOf(
      'indelning',
      texts.by,
      DIVIDED.map((value) => ({ value, label: dimensionLabel(value, language) })),
      texts.undivided,
    ),
    words(
      'kalla',
      { label: () => texts.source, hint: () => texts.sourceHint, isOptional: true },
      { longest: LONGEST_TITLE },
    ),
    words('rader', plain(texts.lines, texts.linesHint), { longest: LONGEST_TEXT, isLong: true }),
    whole('totalt', { label: () => texts.total, isOptional: true }, counted),
    whole('okanda', { label: () => texts.unknown, hint: () => texts.unknownHint, isOptional: true }, counted),
  ];
};

/** A figure as it is typed: `120`, `1 275`, `34,5 %`. */
const figureIn = (text: string): Partial<StatedFigure> | undefined => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (/^\d{1,9}$/.test(bare)) return { count: Number(bare) };
  return /^\d{1,3}(\.\d+)?(%|procent)$/.test(bare) ? { percent: Number.parseFloat(bare) } : undefined;
};

/** A line as it is typed: what it is called, then its count, its share or both; undefined where it is neither. */
const lineIn = (line: string): StatedFigure | undefined => {
  const [label = '', ...figures] = line.split(/[;\t]/).map((part) => part.trim());
  const read = figures.filter((part) => part !== '').map(figureIn);
  const known = read.filter((one) => one !== undefined);
  return label === '' || read.length === 0 || known.length < read.length
    ? undefined
    : Object.assign({ label }, ...known);
};

/** A table as its form says it, or what is wrong with that, field by field. */
export const typedTableIn = (
  typed: Typed,
  language: Language,
  today: string,
): Readonly<{ table: TypedTable } | { errors: readonly FieldError[] }> => {
  const { typed: texts } = textsOf(language).publications;
  const value = (name: string) => valueIn(typed, name);
  const measure = COUNTS.find((one) => one === value('raknar'));
  const by = DIVIDED.find((one) => one === value('indelning'));
  const [from, to] = [readTypedDay(value('fran'), today), readTypedDay(value('till'), today)];
  const lines = value('rader')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(lineIn);
  const count = (name: string) => (value(name) === '' ? undefined : figureIn(value(name))?.count);
  const wrongCounts = (['totalt', 'okanda'] as const).filter(
    (name) => value(name) !== '' && count(name) === undefined,
  );
  const [total, unknown] = [count('totalt'), count('okanda')];
  const source = value('kalla');
  const wrongLine = lines.findIndex((line) => line === undefined);
  const missing = (field: string, name: string, code: 'WordsMissing' | 'SourceMissing'): FieldError => ({
    field: name,
    message: publicationRefusalSentence({ code, field })[language],
  });
  const errors: readonly FieldError[] = [
    ...(value('tabellrubrik') === '' ? [missing('typedTitle', 'tabellrubrik', 'WordsMissing')] : []),
    ...(measure === undefined && source === '' ? [missing('source', 'kalla', 'SourceMissing')] : []),
    ...(lines.length === 0 ? [missing('lines', 'rader', 'WordsMissing')] : []),
    ...(measure && from === undefined ? [{ field: 'fran', message: texts.wrongDay(texts.from) }] : []),
    ...(measure && to === undefined ? [{ field: 'till', message: texts.wrongDay(texts.to) }] : []),
    ...(measure && from !== undefined && to !== undefined && to < from
      ? [{ field: 'till', message: texts.backwards }]
      : []),
    ...(wrongLine < 0 ? [] : [{ field: 'rader', message: texts.wrongLine(wrongLine + 1) }]),
    ...wrongCounts.map((field) => ({ field, message: texts.wrongCount })),
  ];
  if (errors.length > 0) return { errors };
  return {
    table: {
      title: value('tabellrubrik'),
      ...(measure &&
        from !== undefined &&
        to !== undefined && {
          query: { measure, from, to, by: by ? [by] : [], where: {}, unit: 'journey', protect: 'none' },
        }),
      ...(source !== '' && { source }),
      ...(total !== undefined && { total: { label: textsOf('sv').statistics.answer.total, count: total } }),
      parts: lines.filter((line) => line !== undefined),
      ...(unknown !== undefined && { unknown }),
    },
  };
};
