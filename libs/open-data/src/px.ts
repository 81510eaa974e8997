import { clockInStockholm, dayInStockholm, type Sentence } from '@samspar/kernel';
import type { OpenAxis } from './axes.js';
import type { Figure, FigureMark } from './figures.js';
import { axisName, decimalsOf, type OpenTable, rowsInOrder } from './open-table.js';
import { dataKeyword, listKeyword, plainKeyword, textKeyword } from './px-keyword.js';
import { BREAK, LICENCE, MARK_NAMES, SYMBOLS } from './terms.js';

/** The languages of a file: its own, and the other one, whose keywords say so. */
const LANGUAGES = [
  { code: 'sv', in: {} },
  { code: 'en', in: { language: 'en' } },
] as const;

const CONTENTS_NAME: Sentence = { sv: 'Tabellinnehåll', en: 'Contents' };
const SUBJECT: Sentence = {
  sv: 'Samordnad rehabilitering (FINSAM)',
  en: 'Coordinated rehabilitation (FINSAM)',
};
const DATABASE = 'Samspår';
/** The rights of the author are given up. */
const NO_COPYRIGHT: Sentence = {
  sv: `Licens: ${LICENCE.code}, ${LICENCE.address}`,
  en: `Licence: ${LICENCE.code}, ${LICENCE.address}`,
};

/** A moment as the format writes it, in Stockholm. */
const moment = (instant: string): string => {
  const at = Date.parse(instant);
  return `${dayInStockholm(at).replaceAll('-', '')} ${clockInStockholm(at).replace('.', ':')}`;
};

/** At most eight characters: the beginning of the release's id, and the place of the table. */
const matrixOf = ({ origin }: OpenTable): string => `${origin.release.slice(0, 5)}t${origin.place}`;

const TIME_SCALES = { year: 'A1', quarter: 'Q1', month: 'M1' } as const;
type TimeScale = keyof typeof TIME_SCALES;
const TIMES: Readonly<Record<TimeScale, RegExp>> = {
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-\d{2}$/,
};

/** The finest series of times, which is the time of the table, with its times as the format writes them: 2024 · 20241 · 202401. */
const timeOf = (axes: readonly OpenAxis[]) => {
  for (const scale of ['month', 'quarter', 'year'] as const) {
    const axis = axes.find(({ dimension }) => dimension === scale);
    if (axis?.codes.every(({ code }) => TIMES[scale].test(code)))
      return {
        axis,
        scale: TIME_SCALES[scale],
        codes: axis.codes.map(({ code }) => code.replace(/-Q?/, '')),
      };
  }
  return undefined;
};

const shown = ({ value, mark }: Figure): string => (mark ? `"${SYMBOLS[mark]}"` : String(value));

/** How the texts of one language tell of the table. */
const toldIn = (table: OpenTable, { code, in: language }: (typeof LANGUAGES)[number]) => {
  const { axes, contents, counts, origin, title, notes } = table;
  const names = axes.map((axis) => axisName(axis)[code]);
  const contentName = CONTENTS_NAME[code];
  const broken = [...names, contentName].join(', ');
  const text = (keyword: string, value: string | readonly string[], about?: readonly string[]) =>
    textKeyword(keyword, value, { ...language, ...(about && { about }) });
  const list = (keyword: string, values: readonly string[], about: readonly string[] = []) =>
    listKeyword(keyword, values, { ...language, about });
  const time = timeOf(axes);
  const timeName = time && axisName(time.axis)[code];
  const contentNames = contents.map(({ label }) => label[code]);
  return {
    subject: text('SUBJECT-AREA', SUBJECT[code]),
    title:
      code === 'sv'
        ? text('DESCRIPTION', title) + text('TITLE', `${title} (${counts.sv}) efter ${broken.toLowerCase()}`)
        : text('DESCRIPTION', counts.en) + text('TITLE', `${counts.en} by ${broken.toLowerCase()}`),
    contents: text('CONTENTS', counts[code]) + text('UNITS', contents[0]?.unit[code] ?? ''),
    layout:
      (names.length > 0 ? list('STUB', names) : '') +
      list('HEADING', [contentName]) +
      text('CONTVARIABLE', contentName),
    values:
      axes
        .map(({ codes }, index) =>
          list(
            'VALUES',
            codes.map(({ label }) => label[code]),
            [names[index] ?? ''],
          ),
        )
        .join('') + list('VALUES', contentNames, [contentName]),
    time: time
      ? listKeyword('TIMEVAL', time.codes, {
          ...language,
          about: [timeName ?? ''],
          first: [`TLIST(${time.scale})`],
        })
      : '',
    codes:
      axes
        .map(({ codes }, index) =>
          list(
            'CODES',
            codes.map((one) => one.code),
            [names[index] ?? ''],
          ),
        )
        .join('') +
      list(
        'CODES',
        contents.map((one) => one.code),
        [contentName],
      ),
    variables:
      axes.map(({ dimension }, index) => text('VARIABLECODE', dimension, [names[index] ?? ''])).join('') +
      text('VARIABLECODE', 'contents', [contentName]),
    eachContent: contents
      .map(({ label, unit }) =>
        [
          text('UNITS', unit[code], [label[code]]),
          text('LAST-UPDATED', moment(origin.released), [label[code]]),
          text('CONTACT', origin.publisher.email, [label[code]]),
          text('REFPERIOD', `${table.period.from}–${table.period.to}`, [label[code]]),
        ].join(''),
      )
      .join(''),
    source:
      text('SOURCE', origin.publisher.name) +
      text('CONTACT', `${origin.publisher.name}, ${origin.publisher.email}`),
    notes: text('NOTE', [
      ...(Object.keys(SYMBOLS) as FigureMark[]).map(
        (mark) => `${SYMBOLS[mark]} = ${MARK_NAMES[mark][code]}.`,
      ),
      ...notes.map((note) => note[code]),
      NO_COPYRIGHT[code],
      ...table.beside.map(({ codes, figures }) => {
        const at = axes.flatMap((axis) => {
          const label = axis.codes.find((one) => one.code === codes[axis.dimension])?.label[code];
          return label === undefined ? [] : [label];
        });
        const all = code === 'sv' ? 'Totalt för alla tider' : 'Total of all times';
        const said = figures.flatMap((figure, index) =>
          figure.mark === 'notGiven'
            ? []
            : [`${contentNames[index]} ${figure.value ?? SYMBOLS[figure.mark ?? 'hidden']}`],
        );
        return `${[all, ...at].join(', ')}: ${said.join('; ')}.`;
      }),
    ]),
    breaks: rowsInOrder(table)
      .filter(({ figures }) => figures.some(({ isBreak }) => isBreak))
      .map(({ codes }) =>
        text('CELLNOTE', `${BREAK.name[code]}.`, [
          ...axes.map(
            (axis, index) => axis.codes.find((one) => one.code === codes[index])?.label[code] ?? '*',
          ),
          '*',
        ]),
      )
      .join(''),
    symbols: (Object.keys(SYMBOLS) as FigureMark[])
      .map((mark) => text(`DATASYMBOL${SYMBOLS[mark].length}`, SYMBOLS[mark]))
      .join(''),
  };
};

type ToldPx = ReturnType<typeof toldIn>;

/** The table as a PX file of the version of 2013, in UTF-8: Swedish, with English beside it; contents make the heading. */
export const px = (table: OpenTable): string => {
  const { origin } = table;
  const decimals = decimalsOf(table);
  const told = LANGUAGES.map((language) => toldIn(table, language));
  const all = (part: keyof ToldPx): string => told.map((one) => one[part]).join('');
  return [
    textKeyword('CHARSET', 'ANSI'),
    textKeyword('AXIS-VERSION', '2013'),
    textKeyword('CODEPAGE', 'utf-8'),
    textKeyword('LANGUAGE', LANGUAGES[0].code),
    listKeyword(
      'LANGUAGES',
      LANGUAGES.map(({ code }) => code),
    ),
    textKeyword('CREATION-DATE', moment(origin.released)),
    textKeyword('TABLEID', `${origin.release}/${origin.place}`),
    plainKeyword('DECIMALS', decimals),
    plainKeyword('SHOWDECIMALS', decimals),
    textKeyword('MATRIX', matrixOf(table)),
    plainKeyword('COPYRIGHT', 'NO'),
    textKeyword('SUBJECT-CODE', 'FINS'),
    all('subject'),
    all('title'),
    all('contents'),
    all('layout'),
    all('values'),
    all('time'),
    all('codes'),
    all('variables'),
    textKeyword('LAST-UPDATED', moment(origin.released)),
    all('eachContent'),
    all('source'),
    textKeyword('DATABASE', DATABASE),
    all('symbols'),
    all('notes'),
    all('breaks'),
    dataKeyword(rowsInOrder(table).map(({ figures }) => figures.map(shown))),
  ].join('');
};
