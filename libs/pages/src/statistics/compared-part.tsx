import { numeral } from '@samspar/kernel';
import { comparedColumns, comparedMoment, comparedSums, signed } from '@samspar/reports';
import { type ComparedRow, nameOfCompared } from '@samspar/statistics';
import type { ComponentChildren } from 'preact';
import { textsOf } from '../texts/texts.js';
import { partHeading, partSubheading, type ToldComparison } from './compared-words.js';
import { namesIn } from './crossed-words.js';
import { meaningOf } from './meanings.js';
import { NotRegistered } from './not-registered.js';

type ComparedProps = Readonly<{
  told: ToldComparison;
  /** Differs from those of the other tables on the page. */
  id: string;
}>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const Hidden = ({ language }: Pick<ToldComparison, 'language'>) => (
  <>
    <span aria-hidden="true">··</span>
    <span class="unseen">{textsOf(language).statistics.answer.hidden}</span>
  </>
);

/** What stands in the four columns of a group: before, after, the change, and the same in per cent. */
const figuresOf = (
  { before, after, change, percent }: ComparedRow,
  language: ToldComparison['language'],
): readonly ComponentChildren[] => {
  const counted = (count: number | undefined) =>
    count === undefined ? <Hidden language={language} /> : numeral(count, language);
  return [
    counted(before),
    counted(after),
    change === undefined ? '' : signed(change, language),
    percent === undefined || percent === null ? '' : signed(percent, language),
  ];
};

const cellClass = (part: number): string => (part === 0 ? 'number group' : 'number');

/** What the same participants lived on, or did, before and after: of women, men and all, with the change, and of how many. */
export const ComparedPart = ({ told, id }: ComparedProps) => {
  const { comparison, language } = told;
  const { of, at, rows, notRegistered } = comparison;
  const { reports: texts } = textsOf(language);
  if (notRegistered) return <NotRegistered missing={notRegistered} language={language} />;
  if (rows.length === 0)
    return (
      <div class="empty">
        <p>{texts.beforeAfter.nothing(comparison.without ?? 0)}</p>
      </div>
    );
  const nameOf = namesIn(told);
  const columns = comparedColumns(comparison, nameOf, language);
  const parts = [
    ...at.map((moment) => capital(comparedMoment(moment, language))),
    texts.beforeAfter.change,
    '%',
  ];
  return (
    <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table class="crossed">
        <caption id={id}>
          {partHeading(told)}. {texts.beforeAfter.percentOf}
          <span class="unseen"> {partSubheading(told)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              <a class="word" href={meaningOf(of, told.comparison.definitionVersion)}>
                {nameOfCompared(of)[language]}
              </a>
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="colgroup" colSpan={parts.length} class="number group">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {columns.flatMap(({ name }) =>
              parts.map((part, place) => (
                <th key={`${name} ${part}`} scope="col" class={cellClass(place)}>
                  {part}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code }, place) => (
            <tr key={code}>
              <th scope="row">{nameOf(of, code)}</th>
              {columns.flatMap(({ name, group }) =>
                figuresOf(group.rows[place] ?? { code }, language).map((figure, part) => (
                  <td key={`${name} ${part}`} class={cellClass(part)}>
                    {figure}
                  </td>
                )),
              )}
            </tr>
          ))}
          {comparedSums(language).map(({ name: label, count }, place) => (
            <tr key={label} class={place === 0 ? 'sum whole' : 'sum'}>
              <th scope="row">{label}</th>
              {columns.map(({ name, group }) => (
                <td key={name} class="number group" colSpan={parts.length}>
                  {count(group) === undefined ? (
                    <Hidden language={language} />
                  ) : (
                    numeral(count(group) ?? 0, language)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
