import { numeral, type Sentence } from '@samspar/kernel';
import type { PlainCell, ReportBlock } from '@samspar/reports';
import type { CrossedFigure, CrossedTable } from '@samspar/statistics';

/** What is said of figures that do not stand in the log of journeys alone, and the lines they are in. */
export type ReckonedBlock = Extract<ReportBlock, { kind: 'paragraph' | 'lines' }>;

/** What a question is answered by beside its tables. */
export type Reckoned = Readonly<{
  blocks: readonly ReckonedBlock[];
  /** Whether all that it is reckoned by is known. */
  isWhole: boolean;
}>;

/** Nothing that it could be reckoned by is known. */
export const NOT_RECKONED: Reckoned = { blocks: [], isWhole: false };

/** How many live somewhere, aged 16–64, on which day and by which source; undefined where nobody has stated it. */
export type InhabitantsOf = (
  district: string,
  sex: 'all' | 'woman' | 'man',
) => Readonly<{ number: number; day: string; source: string }> | undefined;

const HIDDEN: Sentence = { sv: '··', en: '··' };
const PER = 1_000;

/** Per 1,000, with one decimal, rounded half up. */
const rateOf = (count: number, inhabitants: number): number =>
  Math.round((count / inhabitants) * PER * 10) / 10;

const decimal = (number: number): Sentence => {
  const [whole = '', tenths = '0'] = number.toFixed(1).split('.');
  return {
    sv: `${numeral(Number(whole))},${tenths}`,
    en: `${numeral(Number(whole), 'en')}.${tenths}`,
  };
};

const rateShown = (figure: CrossedFigure | undefined, inhabitants: number | undefined): PlainCell => {
  if (figure?.suppressed) return HIDDEN;
  return inhabitants === undefined || typeof figure?.value !== 'number'
    ? null
    : decimal(rateOf(figure.value, inhabitants));
};

/** Where numbers of inhabitants come from, each source with its day once. */
const sourcesOf = (told: readonly Readonly<{ day: string; source: string }>[]): string =>
  [...new Set(told.map(({ day, source }) => `${source}, ${day}`))].join('; ');

/** A district that people live in; what is no place has no inhabitants. */
type District = Readonly<{ id: string; name: string }>;

/**
 * A table whose rows are districts and whose columns are women and men, per 1,000 inhabitants aged 16–64 of the same sex. What the table hides
 * is hidden here.
 */
export const ratesByDistrict = (
  { rows, columns, notRegistered }: CrossedTable,
  districts: readonly District[],
  inhabitantsOf: InhabitantsOf,
): Reckoned => {
  const lived = districts.map((district) => ({ ...district, all: inhabitantsOf(district.id, 'all') }));
  const stated = lived.flatMap(({ all }) => all ?? []);
  if (notRegistered || stated.length === 0) return NOT_RECKONED;
  const figureOf = (district: string, sex: readonly string[]): CrossedFigure => {
    const place = columns.findIndex(({ codes }) => codes.join() === sex.join());
    // A district that stands in no row has nobody.
    return rows.find(({ codes }) => codes.join() === district)?.cells[place] ?? { value: 0 };
  };
  const lines = lived.map(({ id, name, all }) => ({
    name,
    all,
    total: figureOf(id, []),
    women: rateShown(figureOf(id, ['woman']), inhabitantsOf(id, 'woman')?.number),
    men: rateShown(figureOf(id, ['man']), inhabitantsOf(id, 'man')?.number),
  }));
  const told = lines
    .flatMap(({ name, all, total }) =>
      all && typeof total.value === 'number'
        ? [{ name, count: total.value, all, rate: rateOf(total.value, all.number) }]
        : [],
    )
    .toSorted((one, other) => other.rate - one.rate);
  const [most, least] = [told[0], told.at(-1)];
  const of = ({ name, rate, count, all }: (typeof told)[number], language: keyof Sentence): string =>
    `${name} ${decimal(rate)[language]} (${numeral(count, language)} ${language === 'sv' ? 'av' : 'of'} ${numeral(all.number, language)})`;
  return {
    isWhole: stated.length === districts.length,
    blocks: [
      ...(most && least && most.rate !== least.rate
        ? [
            {
              kind: 'paragraph',
              text: {
                sv: `Per 1 000 invånare 16–64 år: flest i ${of(most, 'sv')}, minst i ${of(least, 'sv')}. Folkmängd: ${sourcesOf(stated)}.`,
                en: `Per 1,000 inhabitants aged 16–64: most in ${of(most, 'en')}, least in ${of(least, 'en')}. Population: ${sourcesOf(stated)}.`,
              },
            } as const,
          ]
        : []),
      {
        kind: 'lines',
        id: 'per-invanare',
        title: { sv: 'Per 1 000 invånare 16–64 år', en: 'Per 1,000 inhabitants aged 16–64' },
        columns: [
          { sv: 'Stadsdel', en: 'District' },
          { sv: 'Invånare 16–64 år', en: 'Inhabitants aged 16–64' },
          { sv: 'Kvinnor', en: 'Women' },
          { sv: 'Män', en: 'Men' },
          { sv: 'Totalt', en: 'Total' },
        ],
        rows: lines.map(({ name, all, women, men, total }) => [
          name,
          all?.number ?? null,
          women,
          men,
          rateShown(total, all?.number),
        ]),
      },
    ],
  };
};

const ORE = 100;

/** What was paid in during a year, in öre, per inhabitant aged 16–64 of all districts. Undefined amounts and numbers are not known. */
export const supportPerInhabitant = (
  paid: number | undefined,
  districts: readonly District[],
  inhabitantsOf: InhabitantsOf,
  year: string,
): Reckoned => {
  const stated = districts.flatMap(({ id }) => inhabitantsOf(id, 'all') ?? []);
  const inhabitants = stated.reduce((sum, { number }) => sum + number, 0);
  if (paid === undefined || inhabitants === 0 || stated.length < districts.length) return NOT_RECKONED;
  const kronor = Math.round(paid / ORE);
  const each = decimal(Math.round(paid / inhabitants / (ORE / 10)) / 10);
  return {
    isWhole: true,
    blocks: [
      {
        kind: 'paragraph',
        text: {
          sv: `Stödet var ${each.sv} kronor per invånare 16–64 år ${year}: ${numeral(kronor)} kronor inbetalt, ${numeral(inhabitants)} invånare. Folkmängd: ${sourcesOf(stated)}.`,
          en: `The support was ${each.en} kronor per inhabitant aged 16–64 in ${year}: ${numeral(kronor, 'en')} kronor paid in, ${numeral(inhabitants, 'en')} inhabitants. Population: ${sourcesOf(stated)}.`,
        },
      },
    ],
  };
};
