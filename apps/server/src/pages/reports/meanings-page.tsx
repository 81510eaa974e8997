import { Notice, Page, STATISTICS_PAGE, Tag, useTexts, useVisitor } from '@samspar/pages';
import {
  codeLabel,
  type CodeNames,
  type Dimension,
  dimensionLabel,
  dimensionMeaning,
  DIMENSIONS,
  FIXED_LISTS,
  isFixed,
  type Measure,
  measureLabel,
  measureRule,
  MEASURES,
  sinceVersion,
} from '@samspar/statistics';

/** That a word came later than the version of the definitions that a table was counted by. */
const Since = ({
  term,
  definition,
}: Readonly<{ term: Measure | Dimension; definition: number | undefined }>) => {
  const { reports: texts } = useTexts();
  const since = sinceVersion(term);
  return definition === undefined || since <= definition ? null : <Tag>{texts.sinceDefinition(since)}</Tag>;
};

type MeaningsProps = Readonly<{
  names: CodeNames;
  /** An earlier version of the definitions, where the reader comes from a table that was counted by it. */
  definition?: number | undefined;
}>;

/** What each measure counts and each dimension divides by, with the values of those that have a list. */
export const MeaningsPage = ({ names, definition }: MeaningsProps) => {
  const { language } = useVisitor();
  const { reports: texts } = useTexts();
  return (
    <Page
      title={texts.meanings}
      above={
        <p class="back">
          <a href={STATISTICS_PAGE}>{texts.title}</a>
        </p>
      }
    >
      <p class="lead">{texts.meaningsLead}</p>
      {definition !== undefined && (
        <Notice tone="late" title={texts.countedBy(definition)}>
          <ul>
            {texts.earlierDefinitions.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <h2>{texts.measures}</h2>
      <dl class="meanings">
        {MEASURES.map((measure) => (
          <div key={measure}>
            <dt id={measure}>
              {measureLabel(measure, language)} <Since term={measure} definition={definition} />
            </dt>
            <dd>{measureRule(measure)[language]}</dd>
          </div>
        ))}
      </dl>
      <h2>{texts.dimensions}</h2>
      <dl class="meanings">
        {DIMENSIONS.map((dimension) => (
          <div key={dimension}>
            <dt id={dimension}>
              {dimensionLabel(dimension, language)} <Since term={dimension} definition={definition} />
            </dt>
            <dd>{dimensionMeaning(dimension)[language]}</dd>
            {isFixed(dimension) && (
              <dd class="hint">
                {texts.codes}:{' '}
                {FIXED_LISTS[dimension]
                  .map(({ code }) => codeLabel(dimension, code, names, language))
                  .join(' · ')}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Page>
  );
};
