import { questionName } from '@samspar/annual-report';
import {
  ButtonLink,
  Buttons,
  ReportSections,
  type ToldTable,
  useTexts,
  useVisitor,
  whyAddress,
} from '@samspar/pages';
import { placesOfQuestions, releasedReport } from '@samspar/publications';
import { cellAddress, isTime } from '@samspar/statistics';
import type { PublicationRead } from '@samspar/use-cases';

/** Where a figure of a released report is explained: in the question that its subtotal was frozen as. */
const whyOf = (read: PublicationRead): NonNullable<ToldTable['why']> => {
  const places = placesOfQuestions(read.publication);
  return ({ rowsBy, columnsBy, where, period }, { measure, codes }, column) => {
    const cell = Object.fromEntries([
      ...codes.map((code, at) => [rowsBy[at], code]),
      ...column.map((code, at) => [columnsBy[at], code]),
    ]);
    const all = [...rowsBy, ...columnsBy];
    const named = all.filter((dimension) => cell[dimension] !== undefined);
    // The total stands in each of them: in the one by all of its dimensions.
    const by = named.length > 0 ? named : all;
    const alongside = all.filter((dimension) => !by.includes(dimension) && !isTime(dimension));
    const place = places.get(
      questionName({
        measure,
        ...period,
        by,
        ...(alongside.length > 0 && { alongside }),
        where,
        unit: 'journey',
        protect: 'public',
      }),
    );
    return place === undefined
      ? undefined
      : [whyAddress(read, place), ...(named.length > 0 ? [cellAddress(by, cell)] : [])].join('&');
  };
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
          why={read.listed.wasReleased ? whyOf(read) : () => undefined}
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
