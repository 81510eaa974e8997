import { numeral } from '@samspar/kernel';
import {
  COUNTED_PART,
  dimensionLabel,
  DIMENSIONS,
  type ExplainedPart,
  type FigurePart,
  figureAddress,
  figureRule,
  isItemMeasure,
  isMedian,
  itemsName,
  measureLabel,
  ofCountedSentence,
  partName,
  sensitiveIn,
} from '@samspar/statistics';
import { Page } from '../layout.js';
import { useTexts, useVisitor } from '../looking.js';
import { DataTable } from '../parts/data-table.js';
import { Facts, type NamedValue } from '../parts/facts.js';
import { Notice } from '../parts/notice.js';
import { textsOf } from '../texts/texts.js';
import { figure, heading, instantInWords, noteSentences } from './answer-words.js';
import { Cases } from './counted-cases.js';
import { addressOfPart, LIST, useSaid, type WhyProps } from './explained.js';
import { NotRegistered } from './not-registered.js';

const periodInWords = ({ from, to }: Readonly<{ from: string; to: string }>): string => `${from} – ${to}`;

/** What the figure is: the figure itself, and of what. */
const TheFigure = (props: WhyProps) => {
  const { explanation } = props;
  const { language, nameOf } = useSaid(props);
  const texts = useTexts();
  const { answer } = texts.statistics;
  const { by, cell, figure: shown, notRegistered } = explanation;
  const [counts] = figureRule(explanation);
  const said = by.flatMap((dimension) => {
    const code = cell[dimension];
    return code === undefined ? [] : [`${dimensionLabel(dimension, language)}: ${nameOf(dimension, code)}`];
  });
  const value = figure(language, shown);
  return (
    <>
      <p class="subheading">
        {[heading({ answer: explanation, language }), said.join(', ') || texts.figure.total].join(' · ')}
      </p>
      {!notRegistered && (
        <p class="total">
          {isMedian(explanation) && typeof shown.value === 'number' ? answer.days(value) : value}
          {shown.suppressed && <span class="unseen">{answer.hidden}</span>}
        </p>
      )}
      <p>{counts?.[language]}</p>
      <NotRegistered missing={notRegistered} language={language} />
      {shown.suppressed && (
        <Notice title={texts.figure.hiddenTitle}>
          <p>{texts.figure.hidden}</p>
        </Notice>
      )}
    </>
  );
};

const ruleFacts = (
  props: WhyProps,
  { language, nameOf }: ReturnType<typeof useSaid>,
): readonly NamedValue[] => {
  const { explanation } = props;
  const { figure: texts, statistics } = textsOf(language);
  const { measure, period, within, where, unit, asKnownAt, position, definitionVersion, protect } =
    explanation;
  const selection = DIMENSIONS.filter((dimension) => dimension !== 'association').flatMap((dimension) => {
    const codes = where[dimension]?.map((code) => nameOf(dimension, code));
    return codes ? [`${dimensionLabel(dimension, language)}: ${codes.join(', ')}`] : [];
  });
  const isPart = within.from !== period.from || within.to !== period.to;
  return [
    { name: texts.measure, value: measureLabel(measure, language) },
    { name: texts.period, value: periodInWords(period) },
    ...(isPart ? [{ name: texts.within, value: periodInWords(within) }] : []),
    ...(selection.length > 0 ? [{ name: texts.selection, value: selection.join('; ') }] : []),
    ...(unit === 'person' || !isItemMeasure(measure)
      ? [{ name: texts.unit, value: statistics.answer[unit === 'person' ? 'persons' : 'journeys'] }]
      : []),
    { name: texts.known, value: instantInWords(language, asKnownAt) },
    ...(protect === 'public' ? [{ name: texts.protection, value: texts.protected }] : []),
    { name: texts.position, value: position },
    { name: texts.definition, value: definitionVersion },
  ];
};

const Rule = (props: WhyProps) => {
  const said = useSaid(props);
  const texts = useTexts().figure;
  return (
    <section aria-labelledby="regeln">
      <h2 id="regeln">{texts.rule}</h2>
      {figureRule(props.explanation)
        .slice(1)
        .map((rule) => (
          <p key={rule.sv}>{rule[said.language]}</p>
        ))}
      <Facts facts={ruleFacts(props, said)} />
    </section>
  );
};

/** What was counted, and what was left out and why: together everything. */
const Made = (props: WhyProps) => {
  const { explanation, mayList } = props;
  const { counted, considered, leftOut, figure: shown } = explanation;
  const { language, sentence } = useSaid(props);
  const texts = useTexts().figure;
  const mayOpen = mayList && explanation.protect === 'none';
  const isSensitive = (part: FigurePart) =>
    sensitiveIn(explanation, explanation.cell, partName(part)).length > 0;
  const countOf = (count: number | undefined) =>
    count === undefined ? (
      <>
        <span aria-hidden="true">··</span>
        <span class="unseen">{shown.suppressed ? texts.unsaidAll : texts.unsaid}</span>
      </>
    ) : (
      numeral(count, language)
    );
  const listOf = (part: ExplainedPart) => {
    if (!part.count) return '';
    if (isSensitive(part)) return texts.onlyCounts;
    return (
      <a
        href={`${addressOfPart(explanation, partName(part))}#${LIST}`}
        aria-label={texts.listOf(sentence(part))}
      >
        {texts.list}
      </a>
    );
  };
  const row = (part: ExplainedPart) => [
    part.reason === COUNTED_PART.reason ? <strong>{sentence(part)}</strong> : sentence(part),
    countOf(part.count),
    ...(mayOpen ? [listOf(part)] : []),
  ];
  const all: readonly ExplainedPart[] = [
    { ...COUNTED_PART, ...(counted !== undefined && { count: counted }) },
    ...leftOut,
  ];
  return (
    <div class="reckoned">
      <DataTable
        caption={texts.made}
        columns={[
          { title: texts.why, isHeading: true },
          { title: texts.count, isNumber: true },
          ...(mayOpen ? [{ title: texts.cases }] : []),
        ]}
        rows={all.map(row)}
        foot={[texts.all(itemsName(explanation)[language]), countOf(considered), ...(mayOpen ? [''] : [])]}
      />
      {considered !== undefined && <p class="when">{texts.wholeNote}</p>}
      {mayOpen && all.some((part) => part.count && isSensitive(part)) && (
        <p class="when">{texts.sensitiveNote}</p>
      )}
      {mayList && !mayOpen && <p class="when">{texts.protectedNote}</p>}
    </div>
  );
};

const OfCounted = (props: WhyProps) => {
  const { language } = useVisitor();
  const { ofCounted } = props.explanation;
  const facts = (['codeWithheld', 'otherRows', 'personNotKnown'] as const).flatMap((of) => {
    const count = ofCounted[of];
    return count === undefined
      ? []
      : [{ name: ofCountedSentence(of)[language], value: numeral(count, language) }];
  });
  return facts.length === 0 ? null : (
    <>
      <h3>{textsOf(language).figure.ofCounted}</h3>
      <Facts facts={facts} />
    </>
  );
};

const Notes = ({ explanation, names }: WhyProps) => {
  const { language } = useVisitor();
  const sentences = noteSentences({ answer: { ...explanation, cells: [] }, names, language });
  return sentences.length === 0 ? null : (
    <div class="notes">
      <h3>{textsOf(language).statistics.answer.notes}</h3>
      <ul>
        {sentences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
};

/** Why a figure is what it is. */
export const WhyPage = (props: WhyProps) => {
  const texts = useTexts();
  const { explanation } = props;
  return (
    <Page
      title={texts.figure.title}
      isWide
      above={
        <p>
          <a href={props.table ?? `/statistik?${figureAddress(explanation, {})}`}>{texts.figure.back}</a>
        </p>
      }
    >
      <TheFigure {...props} />
      {!explanation.notRegistered && <Made {...props} />}
      <OfCounted {...props} />
      <Cases {...props} />
      <Rule {...props} />
      <Notes {...props} />
    </Page>
  );
};
