import {
  addressOfQuestion,
  BEFORE_AFTER,
  type AddressQuestion,
  FINSAM_PAGE,
  FINSAM_ROLES,
  MEANINGS,
  namesIn,
  Notice,
  Page,
  QUESTION,
  type ToldTable,
  useTexts,
  useVisitor,
  Ways,
  ofPeriod,
  periodChoices,
  reportAddress,
  POPULATION,
  STATISTICS_PAGE,
} from '@samspar/pages';
import { periodInWords, quotable, REPORT_NAMES, REPORTS } from '@samspar/reports';

type ReportsProps = Readonly<{
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
  /** Tables whose first sentences say what the period came to. */
  brief: readonly ToldTable[];
  /** Drafts that the schedule has made, and that the office has not sent on. */
  drafts: readonly Readonly<{ id: string; title: string }>[];
}>;

/** What statistics open with: the period in a few sentences, the reports that are ready, and the way to a question of one's own. */
export const ReportsPage = ({ about, period, years, brief, drafts }: ReportsProps) => {
  const { language, roles } = useVisitor();
  const { reports: texts, annualReport, charts, finsam, questions } = useTexts();
  const year = period.from.slice(0, 4);
  const half = period.from.slice(5, 7) < '07' ? 1 : 2;
  const annual = [
    { name: 'arsredovisning', href: `/rapporter/arsredovisning/${year}` },
    { name: 'halvarsrapport', href: `/rapporter/halvarsrapport/${year}-${half}` },
  ] as const;
  const sentences = brief.flatMap((told) => {
    const row = told.table.rows[0];
    return row ? (quotable(told.table, row, namesIn(told), language) ?? []) : [];
  });
  return (
    <Page title={texts.title} isWide>
      <p class="lead">{texts.lead}</p>
      {drafts.length > 0 && (
        <Notice tone="due" title={texts.drafted.title(drafts.length)}>
          <p>{texts.drafted.what}</p>
          <ul>
            {drafts.map(({ id, title }) => (
              <li key={id}>
                <a href={`/publicerat/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <nav class="choices" aria-label={texts.period}>
        <Ways
          current="true"
          ways={periodChoices(years, period.from.slice(0, 4), texts).map((choice) => ({
            label: choice.label,
            href: `${STATISTICS_PAGE}?${addressOfQuestion([
              ['from', choice.from],
              ['to', choice.to],
            ])}`,
            isCurrent: choice.from === period.from && choice.to === period.to,
          }))}
        />
      </nav>
      <section aria-labelledby="rapporter">
        <h2 id="rapporter">
          {texts.reports}: {periodInWords(period, language)}
        </h2>
        {sentences.length > 0 && (
          <div class="quotes">
            {sentences.map((sentence) => (
              <p key={sentence} class="quote">
                {sentence}
              </p>
            ))}
          </div>
        )}
        <ul class="reports">
          {annual.map(({ name, href }) => (
            <li key={name}>
              <h3>
                <a href={href}>{annualReport.names[name]}</a>
              </h3>
              <p>{annualReport.about[name]}</p>
            </li>
          ))}
          {REPORT_NAMES.map((name) => (
            <li key={name}>
              <h3>
                <a href={reportAddress(name, ofPeriod(about, period))}>{REPORTS[name].title[language]}</a>
              </h3>
              <p>{REPORTS[name].about[language]}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="mer">
        <h2 id="mer">{texts.otherWays}</h2>
        <ul class="reports">
          <li>
            <h3>
              <a href={QUESTION}>{texts.question}</a>
            </h3>
            <p>{texts.questionLead}</p>
          </li>
          <li>
            <h3>
              <a href={`${BEFORE_AFTER}?${addressOfQuestion(ofPeriod(about, period))}`}>
                {texts.beforeAfter.title}
              </a>
            </h3>
            <p>{texts.beforeAfter.about}</p>
          </li>
          <li>
            <h3>
              <a href="/fragor">{questions.title}</a>
            </h3>
            <p>{questions.lead}</p>
          </li>
          <li>
            <h3>
              <a href={MEANINGS}>{texts.meanings}</a>
            </h3>
            <p>{texts.meaningsLead}</p>
          </li>
          {roles.some((role) => FINSAM_ROLES.includes(role)) && (
            <li>
              <h3>
                <a href={FINSAM_PAGE}>{finsam.name}</a>
              </h3>
              <p>{finsam.about}</p>
            </li>
          )}
          {roles.includes('office') && (
            <li>
              <h3>
                <a href={POPULATION}>{charts.population.title}</a>
              </h3>
              <p>{charts.population.short}</p>
            </li>
          )}
        </ul>
      </section>
    </Page>
  );
};
