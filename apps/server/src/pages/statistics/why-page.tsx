import { numeral } from '@samspar/kernel';
import {
  DataTable,
  Facts,
  Moment,
  type NamedValue,
  Notice,
  Page,
  Pagination,
  textsOf,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import {
  type CodeNames,
  COUNTED_PART,
  type Dimension,
  dimensionLabel,
  DIMENSIONS,
  type ExplainedPart,
  type FigureExplanation,
  type FigurePart,
  figureAddress,
  figureRule,
  isMedian,
  itemsName,
  measureLabel,
  ofCountedSentence,
  partName,
  partSentence,
  sensitiveIn,
} from '@samspar/statistics';
import type { CountedJourney, FoundCounted } from '@samspar/use-cases';
import { figure, heading, instantInWords, noteSentences, WHY } from './answer-words.js';
import { codeName } from './names.js';
import { NotRegistered } from './not-registered.js';

/** The journeys of a part, where an auditor asks for them. */
export type ListedPart = Pick<FoundCounted, 'part' | 'listed'>;

type WhyProps = Readonly<{
  explanation: FigureExplanation;
  names: CodeNames;
  /** Whether the journeys may be asked for. */
  mayList: boolean;
  /** The journeys asked for, or why they are not shown. */
  shown?: ListedPart | undefined;
  wrong?: string | undefined;
}>;

const LIST = 'arenden';
const PART = 'del';

const addressOfPart = (explanation: FigureExplanation, part: string): string =>
  `${WHY}?${figureAddress(explanation, explanation.cell)}&${PART}=${encodeURIComponent(part).replaceAll('%3A', ':')}`;

const periodInWords = ({ from, to }: Readonly<{ from: string; to: string }>): string => `${from} – ${to}`;

const useSaid = ({ explanation, names }: WhyProps) => {
  const { language } = useVisitor();
  const nameOf = (dimension: Dimension, code: string) => codeName(language, dimension, code, names);
  return {
    language,
    nameOf,
    sentence: (part: ExplainedPart | FigurePart) => partSentence(part, explanation, names, nameOf)[language],
  };
};

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
    { name: texts.unit, value: statistics.answer[unit === 'person' ? 'persons' : 'journeys'] },
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

const caseCells = ({ journey, reference, decided }: CountedJourney, texts: ReturnType<typeof useTexts>) => [
  <a href={`/granskning/${journey}${decided ? `?till=${decided.revision + 1}` : ''}`} class="number-link">
    {reference}
  </a>,
  ...(decided
    ? [
        texts.journey.events[decided.event.type],
        decided.event.occurredOn === 'unknown' ? texts.replay.dayUnknown : decided.event.occurredOn,
        <Moment texts={texts} knownAt={decided.knownAt} />,
        String(decided.revision + 1),
        decided.position,
      ]
    : ['', '', '', '', '']),
];

const Cases = (props: WhyProps) => {
  const { explanation, shown, wrong } = props;
  const { sentence } = useSaid(props);
  const texts = useTexts();
  if (!shown) return wrong === undefined ? null : <Notice tone="due" title={wrong} />;
  const { part, listed } = shown;
  const told = [COUNTED_PART, ...explanation.leftOut].find((one) => partName(one) === part) ?? COUNTED_PART;
  const { figure: words } = texts;
  return (
    <section id={LIST} aria-labelledby="arenden-rubrik">
      <h2 id="arenden-rubrik">{words.cases}</h2>
      <p class="log-lead">{words.lead}</p>
      <DataTable
        id="arendena"
        isCards
        caption={words.listed(sentence(told), listed.total)}
        columns={[
          { title: words.number, isHeading: true },
          { title: words.decided },
          { title: words.happened },
          { title: words.became },
          { title: words.revision, isNumber: true },
          { title: words.place, isNumber: true },
        ]}
        rows={listed.lines.map((line) => caseCells(line, texts))}
        empty={<p>{words.none}</p>}
      />
      <Pagination
        {...listed}
        href={(page) => `${addressOfPart(explanation, part)}${page === 1 ? '' : `&sida=${page}`}#${LIST}`}
      />
    </section>
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
          <a href={`/statistik?${figureAddress(explanation, {})}`}>{texts.figure.back}</a>
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
