import { ButtonLink, Buttons, ReportSections, useTexts, useVisitor, whyOfReport } from '@samspar/pages';
import { releasedReport } from '@samspar/publications';
import type { PublicationRead } from '@samspar/use-cases';

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
    </>
  ) : null;
};
