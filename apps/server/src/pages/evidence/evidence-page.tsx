import { ChoiceForm, day, type FieldError, Page, plain, useTexts } from '@samspar/pages';

type EvidenceProps = Readonly<{
  /** What was typed. */
  said: Readonly<Record<'fran' | 'till', string>>;
  errors: readonly FieldError[];
}>;

/** Bevispaket for a period: its days, and what the file is for. */
export const EvidencePage = ({ said, errors }: EvidenceProps) => {
  const { evidence } = useTexts();
  return (
    <Page title={evidence.title} errors={errors}>
      <p class="lead">{evidence.lead}</p>
      <ul>
        {evidence.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <ChoiceForm
        action="/granskning/bevispaket"
        label={evidence.title}
        questions={[
          day('fran', plain(evidence.fran, evidence.hint)),
          day('till', plain(evidence.till, evidence.hint)),
        ]}
        parameters={said}
        errors={errors}
        button={evidence.button}
      />
      <p>
        <a href="/granskning/kontrollera-bevis">{evidence.check.link}</a>
      </p>
    </Page>
  );
};
