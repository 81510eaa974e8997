import {
  ButtonLink,
  Buttons,
  ReportSections,
  useTexts,
  useVisitor,
  whyOfReport,
  withDays,
} from '@samspar/pages';
import { releasedReport, releasedSections } from '@samspar/publications';
import type { PublicationRead } from '@samspar/use-cases';

/** What a report is to be released as: its tables under the sections that show them. */
const ReportTables = ({ read: { publication } }: Readonly<{ read: PublicationRead }>) => {
  const { language } = useVisitor();
  const { annualReport: texts } = useTexts();
  const sections = releasedSections(publication) ?? [];
  return sections.length === 0 ? null : (
    <section aria-labelledby="tabeller-rubrik">
      <h2 id="tabeller-rubrik">{texts.frozenAs(publication.asked.length)}</h2>
      <p class="hint">{texts.frozenHow}</p>
      {sections.map(({ heading, places }) => (
        <details key={heading.sv}>
          <summary>
            {heading[language]} ({places.length})
          </summary>
          <ul>
            {places.map((place) => (
              <li key={place}>{withDays(publication.asked[place]?.title ?? '')}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
};

/** A publication that is a report: as it was frozen, or where it is read as it now is. */
export const ReportPart = ({ read }: Readonly<{ read: PublicationRead }>) => {
  const { language } = useVisitor();
  const { annualReport: texts } = useTexts();
  const { publication, association, id } = read;
  const { report } = publication;
  const document = releasedReport(id, publication, association);
  if (document)
    return (
      <>
        <p class="lead">{texts.released}</p>
        <ReportSections
          document={document}
          language={language}
          why={read.listed.wasReleased ? whyOfReport(read) : () => undefined}
        />
      </>
    );
  return report ? (
    <>
      <p class="lead">
        {texts.isReport} {texts.draftOf}
      </p>
      <Buttons>
        <ButtonLink href={`/rapporter/${report.name}/${report.period}`}>{texts.read}</ButtonLink>
      </Buttons>
      <ReportTables read={read} />
    </>
  ) : null;
};
