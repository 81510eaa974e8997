import { Page, useTexts, useVisitor, STATISTICS_PAGE } from '@samspar/pages';
import {
  codeLabel,
  type CodeNames,
  dimensionLabel,
  dimensionMeaning,
  DIMENSIONS,
  FIXED_LISTS,
  isFixed,
  measureLabel,
  measureRule,
  MEASURES,
} from '@samspar/statistics';

/** What each measure counts and each dimension divides by, with the values of those that have a list. */
export const MeaningsPage = ({ names }: Readonly<{ names: CodeNames }>) => {
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
      <h2>{texts.measures}</h2>
      <dl class="meanings">
        {MEASURES.map((measure) => (
          <div key={measure}>
            <dt id={measure}>{measureLabel(measure, language)}</dt>
            <dd>{measureRule(measure)[language]}</dd>
          </div>
        ))}
      </dl>
      <h2>{texts.dimensions}</h2>
      <dl class="meanings">
        {DIMENSIONS.map((dimension) => (
          <div key={dimension}>
            <dt id={dimension}>{dimensionLabel(dimension, language)}</dt>
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
