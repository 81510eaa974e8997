import type { Association, Inhabitants, PopulationProblem } from '@samspar/association';
import { numeral } from '@samspar/kernel';
import {
  Button,
  Buttons,
  DataTable,
  Form,
  Notice,
  Page,
  plain,
  POPULATION,
  Questions,
  STATISTICS_PAGE,
  useTexts,
  useVisitor,
  withDays,
  words,
} from '@samspar/pages';

type PopulationProps = Readonly<{
  association: Association;
  /** As it was sent, where it was refused. */
  text: string;
  problems: readonly PopulationProblem[];
  saved: string | undefined;
}>;

const LONGEST = 20_000;
/** As many faults as one mends at a time. */
const MOST_PROBLEMS = 20;

type Line = Readonly<
  { day: string; district: string; sources: ReadonlySet<string> } & Partial<
    Record<Inhabitants['sex'], number>
  >
>;

/** A line for each day, the latest first, and district. */
const linesOf = (population: readonly Inhabitants[]): readonly Line[] =>
  [...Map.groupBy(population, ({ day, district }) => `${day} ${district}`).values()]
    .map((group): Line => {
      const [first] = group;
      return {
        day: first?.day ?? '',
        district: first?.district ?? '',
        sources: new Set(group.map(({ source }) => source)),
        ...Object.fromEntries(group.map(({ sex, number }) => [sex, number])),
      };
    })
    .toSorted(
      (one, other) => other.day.localeCompare(one.day) || one.district.localeCompare(other.district, 'sv'),
    );

const Stated = ({ association }: Pick<PopulationProps, 'association'>) => {
  const { language } = useVisitor();
  const { population: texts } = useTexts().charts;
  const { population = [], settings } = association;
  const number = (count: number | undefined) => (count === undefined ? '–' : numeral(count, language));
  const nameOf = (district: string) => settings.districts.find(({ id }) => id === district)?.name ?? district;
  return (
    <DataTable
      caption={texts.caption}
      columns={[
        texts.district,
        texts.day,
        { title: texts.women, isNumber: true },
        { title: texts.men, isNumber: true },
        { title: texts.all, isNumber: true },
        texts.source,
      ]}
      rows={linesOf(population).map(({ day, district, woman, man, all, sources }) => [
        nameOf(district),
        <span class="whole">{day}</span>,
        number(woman),
        number(man),
        number(all ?? (woman !== undefined && man !== undefined ? woman + man : undefined)),
        [...sources].join('; '),
      ])}
      empty={texts.nothing}
    />
  );
};

/** What is stated of the population, and a form to state more. */
export const PopulationPage = ({ association, text, problems, saved }: PopulationProps) => {
  const { language } = useVisitor();
  const all = useTexts();
  const { population: texts } = all.charts;
  const asked = [words('text', plain(texts.file, texts.hint), { longest: LONGEST, isLong: true })];
  const errors = problems.length === 0 ? [] : [{ field: 'text', message: texts.refused(problems.length) }];
  return (
    <Page
      title={texts.title}
      errors={errors}
      above={
        <p class="back">
          <a href={STATISTICS_PAGE}>{all.reports.title}</a>
        </p>
      }
    >
      {saved !== undefined && (
        <Notice tone="good" isAnswer>
          {saved}
        </Notice>
      )}
      <p class="lead">{texts.lead}</p>
      {association.settings.districts.length === 0 ? (
        <p>{texts.noDistricts}</p>
      ) : (
        <Form action={POPULATION}>
          {problems.length > 0 && (
            <ul>
              {problems.slice(0, MOST_PROBLEMS).map(({ line, problem }) => (
                <li key={`${line} ${problem.sv}`}>
                  <strong>{texts.line(line)}</strong> {withDays(problem[language])}
                </li>
              ))}
            </ul>
          )}
          <Questions questions={asked} filled={{ values: { text }, errors }} />
          <pre class="sample">{texts.example}</pre>
          <Buttons>
            <Button>{texts.state}</Button>
          </Buttons>
        </Form>
      )}
      <Stated association={association} />
    </Page>
  );
};
