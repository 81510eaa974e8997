import {
  type AnyFigureName,
  COUNTED_FIGURE_NAMES,
  figureLabel,
  figureUnit,
  isCounted,
  STATED_FIGURE_NAMES,
  STATED_FIGURES,
} from '@samspar/finsam-figures';
import { DataTable, figureName, subjectName, useTexts, useVisitor, valueInWords } from '@samspar/pages';
import { type FinsamYearRead, valueAmong } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';
import { TableTools } from '../table-tools.js';

const ORE = 100;

type ValueProps = Readonly<{ read: FinsamYearRead; figure: AnyFigureName; of: string | null }>;

/** A figure that is copied as the national system takes it: digits alone. */
const Value = ({ read, figure, of }: ValueProps) => {
  const { language } = useVisitor();
  const { finsam, reports } = useTexts();
  const value = valueAmong(read.figures, figure, of);
  if (value === undefined)
    return <span class="when">{isCounted(figure) ? finsam.notCounted : finsam.none}</span>;
  const copied = figureUnit(figure) === 'ore' ? String(value / ORE).replace('.', ',') : String(value);
  const said = valueInWords({ figure }, value, language);
  return (
    <span
      data-varde={copied}
      data-namn={`${reports.copy} ${figureName(read.association, { figure, of }, language)}: ${said}`}
      data-klart={reports.copied}
    >
      {said}
    </span>
  );
};

const isStated = ({ stated }: FinsamYearRead, figures: readonly AnyFigureName[]): boolean =>
  stated.some(({ figure, value }) => figures.includes(figure) && value !== null);

/** The sum of what is stated; nothing where nothing is. */
const Sum = ({ read, figure, of }: Omit<ValueProps, 'of'> & { of: readonly (string | null)[] }) => {
  const { language } = useVisitor();
  const stated = of.flatMap((one) => valueAmong(read.figures, figure, one) ?? []);
  if (stated.length === 0) return <></>;
  const sum = stated.reduce((one, other) => one + other, 0);
  return <>{valueInWords({ figure }, sum, language)}</>;
};

type SectionProps = Readonly<{ id: string; title: string; hint?: string; children: ComponentChildren }>;

const Section = ({ id, title, hint, children }: SectionProps) => (
  <section>
    <h2>{title}</h2>
    {hint !== undefined && <p class="hint">{hint}</p>}
    {children}
    <TableTools table={id} />
  </section>
);

type TablesProps = Readonly<{ read: FinsamYearRead }>;

const OfAssociation = ({ read }: TablesProps) => {
  const { language } = useVisitor();
  const { finsam } = useTexts();
  const names = STATED_FIGURE_NAMES.filter((figure) => STATED_FIGURES[figure].of === 'association');
  return (
    <Section id="forbundet" title={finsam.association}>
      <DataTable
        id="forbundet"
        isTitled
        caption={finsam.association}
        columns={[finsam.what, { title: finsam.kronor, isNumber: true }]}
        rows={names.map((figure) => [
          figureLabel(figure)[language],
          <Value read={read} figure={figure} of={null} />,
        ])}
      />
    </Section>
  );
};

const OfIndividual = ({ read }: TablesProps) => {
  const { language } = useVisitor();
  const { finsam } = useTexts();
  const own = read.interventions.filter(({ kind }) => kind === 'individual');
  const hasUnknown = own.some(({ id }) => (valueAmong(read.figures, 'unknownSex', id) ?? 0) > 0);
  return (
    <Section id="deltagare" title={finsam.individual} {...(hasUnknown && { hint: finsam.unknownSex })}>
      <DataTable
        id="deltagare"
        isTitled
        caption={finsam.individual}
        columns={[
          finsam.intervention,
          ...COUNTED_FIGURE_NAMES.map((figure) => ({
            title: figureLabel(figure)[language],
            isNumber: true,
          })),
        ]}
        rows={own.map(({ id, name }) => [
          name,
          ...COUNTED_FIGURE_NAMES.map((figure) => <Value read={read} figure={figure} of={id} />),
        ])}
        empty={<p>{finsam.noIndividual}</p>}
      />
    </Section>
  );
};

const OfStructural = ({ read }: TablesProps) => {
  const { language } = useVisitor();
  const { finsam } = useTexts();
  const own = read.interventions.filter(({ kind }) => kind === 'structural');
  return own.length === 0 ? null : (
    <Section id="strukturer" title={finsam.structural}>
      <DataTable
        id="strukturer"
        isTitled
        caption={finsam.structural}
        columns={[
          finsam.intervention,
          { title: figureLabel('structuralParticipants')[language], isNumber: true },
        ]}
        rows={own.map(({ id, name }) => [
          name,
          <Value read={read} figure="structuralParticipants" of={id} />,
        ])}
      />
    </Section>
  );
};

const Economy = ({ read }: TablesProps) => {
  const { finsam } = useTexts();
  const figures = ['plannedParticipants', 'budget', 'outcome'] as const;
  return (
    <Section id="ekonomi" title={finsam.economy} hint={finsam.locked}>
      <DataTable
        id="ekonomi"
        isTitled
        caption={finsam.economy}
        columns={[
          finsam.intervention,
          finsam.kind,
          { title: finsam.planned, isNumber: true },
          { title: finsam.budget, isNumber: true },
          { title: finsam.outcome, isNumber: true },
        ]}
        rows={read.interventions.map(({ id, name, kind }) => [
          name,
          finsam.kinds[kind],
          ...figures.map((figure) => <Value read={read} figure={figure} of={id} />),
        ])}
        {...(isStated(read, figures) && {
          foot: [
            finsam.sum,
            '',
            ...figures.map((figure) => (
              <Sum read={read} figure={figure} of={read.interventions.map(({ id }) => id)} />
            )),
          ],
        })}
      />
    </Section>
  );
};

const Contributions = ({ read }: TablesProps) => {
  const { language } = useVisitor();
  const { finsam } = useTexts();
  const members = read.stated.flatMap(({ figure, of }) => (figure === 'agreedContribution' ? [of] : []));
  return (
    <Section id="bidrag" title={finsam.contributions} hint={finsam.contributionsHint}>
      <DataTable
        id="bidrag"
        isTitled
        caption={finsam.contributions}
        columns={[
          finsam.contributor,
          { title: finsam.agreed, isNumber: true },
          { title: finsam.paid, isNumber: true },
        ]}
        rows={members.map((of) => [
          subjectName(read.association, of, language),
          <Value read={read} figure="agreedContribution" of={of} />,
          <Value read={read} figure="paidContribution" of={of} />,
        ])}
        {...(isStated(read, ['agreedContribution', 'paidContribution']) && {
          foot: [
            finsam.sum,
            <Sum read={read} figure="agreedContribution" of={members} />,
            <Sum read={read} figure="paidContribution" of={members} />,
          ],
        })}
      />
    </Section>
  );
};

/** The figures of a year in the order in which they are entered; to whoever leads insatser the participants of those. */
export const FinsamTables = ({ read }: TablesProps) => {
  const seesStated = read.stated.length > 0;
  return (
    <>
      {seesStated && <OfAssociation read={read} />}
      <OfIndividual read={read} />
      {seesStated && <OfStructural read={read} />}
      {seesStated && <Economy read={read} />}
      {seesStated && <Contributions read={read} />}
    </>
  );
};
