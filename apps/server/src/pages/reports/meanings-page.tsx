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

/** Which version of the definitions brought a word, where it was not the first. */
const Since = ({ term }: Readonly<{ term: Measure | Dimension }>) => {
  const { reports: texts } = useTexts();
  const since = sinceVersion(term);
  return since === 1 ? null : <Tag>{texts.sinceDefinition(since)}</Tag>;
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
              {measureLabel(measure, language)} <Since term={measure} />
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
              {dimensionLabel(dimension, language)} <Since term={dimension} />
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
