import { inKronor } from '@samspar/finsam-figures';
import { numeral } from '@samspar/kernel';
import { DataTable, Facts, useTexts, useVisitor, withDays } from '@samspar/pages';
import {
  KNOWN_QUESTIONS,
  type OfficeStatement,
  ratioInWords,
  ratiosOf,
  statedInWords,
} from '@samspar/questions';
import { dimensionLabel, DIMENSIONS } from '@samspar/statistics';
import type { KnownQuestionRead, TypedAmounts } from '@samspar/use-cases';

type Read = Readonly<{ read: KnownQuestionRead }>;

/** Since when what the question asks for is registered, and by which insatser. */
export const Registered = ({ read: { registered, association } }: Read) => {
  const { language } = useVisitor();
  const { questions: texts } = useTexts();
  const insats = (id: string) =>
    id === '*'
      ? texts.allInterventions
      : (association.interventions.find((one) => one.id === id)?.name ?? id);
  const labelOf = (variable: string) => {
    const dimension = DIMENSIONS.find((one) => one === variable);
    return dimension ? dimensionLabel(dimension, language) : texts.journeys;
  };
  return registered.length === 0 ? null : (
    <section aria-labelledby="registreras">
      <h2 id="registreras">{texts.registered}</h2>
      <Facts
        facts={registered.map(({ variable, since }) => ({
          name: labelOf(variable),
          value:
            since.length === 0
              ? texts.never
              : since.map(({ intervention, day }) => texts.sinceDay(day, insats(intervention))).join('; '),
        }))}
      />
    </section>
  );
};

type StatementProps = Readonly<{
  read: KnownQuestionRead;
  statement: Omit<OfficeStatement, 'earlier'>;
  participants: number | undefined;
}>;

/** What the office states, with what is reckoned of it. */
export const Statement = ({ read, statement, participants }: StatementProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { statement: words } = texts.questions;
  const { statable } = KNOWN_QUESTIONS[read.id];
  const { text, source, year, figures, statedOn, by, withdrawnBecause } = statement;
  const ratios = statable ? ratiosOf(statable, statement, participants) : [];
  return (
    <div class="statement">
      <p class="notice-title">{words.ofYear(year)}</p>
      {withdrawnBecause !== null && <p>{words.withdrawn(withdrawnBecause)}</p>}
      {ratios.map((one) => (
        <p key={one.ratio.of} class="quote">
          {ratioInWords(one, language)}
        </p>
      ))}
      {statable && Object.keys(figures).length > 0 && (
        <ul>
          {statable.figures.flatMap((figure) => {
            const value = figures[figure.id];
            return value === undefined
              ? []
              : [<li key={figure.id}>{statedInWords(figure, value, language)}</li>];
          })}
        </ul>
      )}
      {text !== '' && <p class="said">{text}</p>}
      <p class="when">
        {words.source}: {withDays(source)}
      </p>
      <p class="when">{withDays(words.by(read.names.get(by) ?? texts.journey.person.unknown, statedOn))}</p>
    </div>
  );
};

const whole = 100;
const percentOf = (part: number, all: number): string => String(Math.round((part / all) * whole));

/** The amounts that the office has stated of the year, in a sentence and a table. */
export const Amounts = ({ amounts, year }: Readonly<{ amounts: TypedAmounts; year: string }>) => {
  const { language } = useVisitor();
  const { questions } = useTexts();
  const { typed: texts } = questions;
  const shown = (ore: number | undefined) => (ore === undefined ? '–' : inKronor(ore, language));
  if (amounts.kind === 'costs') {
    const { administration, interventions } = amounts;
    if (administration === undefined || interventions === undefined)
      return <p class="quote">{texts.none(year)}</p>;
    const total = administration + interventions;
    const share = (part: number) => (total === 0 ? '–' : percentOf(part, total));
    return (
      <>
        <p class="quote">{texts.spent(year, share(administration), shown(administration), shown(total))}</p>
        <DataTable
          id="belopp"
          caption={texts.title}
          columns={[
            { title: texts.kind, isHeading: true },
            { title: texts.kronor, isNumber: true },
            { title: texts.share, isNumber: true },
          ]}
          rows={[
            [texts.administration, shown(administration), share(administration)],
            [texts.interventions, shown(interventions), share(interventions)],
          ]}
          foot={[texts.total, shown(total), numeral(whole, language)]}
        />
      </>
    );
  }
  const told = amounts.rows.filter(({ agreed, paid }) => agreed !== undefined || paid !== undefined);
  if (told.length === 0) return <p class="quote">{texts.none(year)}</p>;
  const isWhole = amounts.rows.every(({ agreed, paid }) => agreed !== undefined && paid !== undefined);
  const sum = (of: 'agreed' | 'paid') => amounts.rows.reduce((all, row) => all + (row[of] ?? 0), 0);
  const [agreed, paid] = [sum('agreed'), sum('paid')];
  const ratio = (part: number | undefined, all: number | undefined) =>
    part === undefined || !all ? '–' : percentOf(part, all);
  return (
    <>
      {isWhole && (
        <p class="quote">{texts.contributed(year, shown(paid), shown(agreed), ratio(paid, agreed))}</p>
      )}
      <DataTable
        id="belopp"
        caption={texts.title}
        columns={[
          { title: texts.member, isHeading: true },
          { title: texts.agreed, isNumber: true },
          { title: texts.paid, isNumber: true },
          { title: texts.share, isNumber: true },
        ]}
        rows={amounts.rows.map((row) => [
          row.name[language],
          shown(row.agreed),
          shown(row.paid),
          ratio(row.paid, row.agreed),
        ])}
        {...(isWhole && { foot: [texts.total, shown(agreed), shown(paid), ratio(paid, agreed)] })}
      />
    </>
  );
};
