import type { Sentence } from '@samspar/kernel';
import type { OpenAxis } from './axes.js';
import type { Figure, FigureMark } from './figures.js';
import { axisName, decimalsOf, type OpenTable } from './open-table.js';
import { BREAK, LICENCE, MARK_NAMES, SYMBOLS } from './terms.js';

/** The id of the dimension that tells the contents apart, which no dimension of the statistics has. */
const CONTENTS = 'contents';

const statusOf = ({ mark, isBreak }: Figure): string =>
  `${mark ? SYMBOLS[mark] : ''}${isBreak ? BREAK.symbol : ''}`;

const statusNames = (): Readonly<Record<string, Sentence>> =>
  Object.fromEntries(
    [undefined, ...(Object.keys(SYMBOLS) as FigureMark[])].flatMap((mark) =>
      [false, true].flatMap((isBreak) => {
        const figure: Figure = { value: null, ...(mark && { mark }), ...(isBreak && { isBreak }) };
        const names = [...(mark ? [MARK_NAMES[mark]] : []), ...(isBreak ? [BREAK.name] : [])];
        const name = (language: keyof Sentence) => names.map((one) => one[language]).join('; ');
        return names.length === 0 ? [] : [[statusOf(figure), { sv: name('sv'), en: name('en') }] as const];
      }),
    ),
  );

const categoryOf = ({ codes }: OpenAxis) => ({
  index: codes.map(({ code }) => code),
  label: Object.fromEntries(codes.map(({ code, label }) => [code, label.sv])),
});

const inEnglish = (axis: OpenAxis) => ({
  label: axisName(axis).en,
  category: Object.fromEntries(axis.codes.map(({ code, label }) => [code, label.en])),
});

/**
 * The table as JSON-stat 2.0, labels in Swedish. What has no number is null and says why in `status`, whose symbols
 * `extension.status.label` explains; names in English, and all that the format has no place for, are in `extension`.
 */
export const jsonStat = (table: OpenTable): string => {
  const { axes, contents, figures, origin, period, title, counts, beside, notes } = table;
  const { publisher, address } = origin;
  const status = Object.fromEntries(
    figures.flatMap((figure, index) => (statusOf(figure) === '' ? [] : [[index, statusOf(figure)] as const])),
  );
  const used = new Set(Object.values(status));
  const names = Object.entries(statusNames()).filter(([symbol]) => used.has(symbol));
  const decimals = decimalsOf(table);
  const times = axes.filter(({ isTime }) => isTime).map(({ dimension }) => dimension);
  const document = {
    version: '2.0',
    class: 'dataset',
    href: `${address}.json`,
    label: title,
    source: publisher.name,
    updated: origin.released,
    note: notes.map(({ sv }) => sv),
    id: [...axes.map(({ dimension }) => dimension), CONTENTS],
    size: [...axes.map(({ codes }) => codes.length), contents.length],
    role: {
      ...(times.length > 0 && { time: times }),
      ...(axes.some(({ dimension }) => dimension === 'district') && { geo: ['district'] }),
      metric: [CONTENTS],
    },
    dimension: {
      ...Object.fromEntries(
        axes.map((axis) => [axis.dimension, { label: axisName(axis).sv, category: categoryOf(axis) }]),
      ),
      [CONTENTS]: {
        label: 'Innehåll',
        category: {
          index: contents.map(({ code }) => code),
          label: Object.fromEntries(contents.map(({ code, label }) => [code, label.sv])),
          unit: Object.fromEntries(contents.map(({ code, unit }) => [code, { label: unit.sv, decimals }])),
        },
      },
    },
    value: figures.map(({ value }) => value),
    status,
    link: {
      alternate: [
        { type: 'text/csv', href: `${address}.csv` },
        { type: 'text/x-pcaxis', href: `${address}.px` },
      ],
      license: [{ href: LICENCE.address }],
    },
    extension: {
      release: origin.release,
      table: origin.place,
      counts,
      period,
      asKnownAt: origin.asKnownAt,
      position: origin.position,
      definitionVersion: table.definitionVersion,
      sha256: table.hash,
      licence: LICENCE.code,
      contact: publisher.email,
      status: { label: Object.fromEntries(names) },
      totals: beside.map(({ codes, figures: [...own] }) => ({
        codes,
        figures: Object.fromEntries(contents.map(({ code }, index) => [code, own[index]])),
      })),
      en: {
        dimension: {
          ...Object.fromEntries(axes.map((axis) => [axis.dimension, inEnglish(axis)])),
          [CONTENTS]: {
            label: 'Contents',
            category: Object.fromEntries(contents.map(({ code, label }) => [code, label.en])),
            unit: Object.fromEntries(contents.map(({ code, unit }) => [code, unit.en])),
          },
        },
        note: notes.map(({ en }) => en),
      },
    },
  };
  return `${JSON.stringify(document)}\n`;
};
