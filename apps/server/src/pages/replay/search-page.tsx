import {
  addressWith,
  ChoiceForm,
  DataTable,
  day,
  factName,
  type FieldError,
  interventionInWords,
  memberInWords,
  Moment,
  named,
  oneOf,
  Page,
  Pagination,
  plain,
  Tag,
  type Texts,
  textsOf,
  useTexts,
  type Visitor,
  whole,
  words,
} from '@samspar/pages';
import type { Mandate } from '@samspar/association';
import { type FoundToReplay, HANDLING_MARKS, MOST_IN_FILE } from '@samspar/use-cases';
import { GetFile } from '../get-file.js';
import { addressOfReplay, REPLAY } from './replay-choice.js';
import {
  addressOfSearch,
  EVENT_TYPES,
  isSearchChosen,
  type SearchChoice,
  searchParametersOf,
} from './search-choice.js';

type SearchProps = FoundToReplay &
  Readonly<{
    /** On whose behalf whoever looks audits; undefined: the association's. */
    mandate: Mandate | undefined;
    choice: SearchChoice;
    errors: readonly FieldError[];
  }>;

const DAYS = [
  { field: 'fran', name: 'from' },
  { field: 'till', name: 'to' },
  { field: 'reg-fran', name: 'knownFrom' },
  { field: 'reg-till', name: 'knownTo' },
] as const;

/** What is wrong with the days of a choice. */
export const searchErrorsIn = (
  visitor: Visitor,
  { wrong, from, to, knownFrom, knownTo }: SearchChoice,
): readonly FieldError[] => {
  const { wrongDay, search, backwards } = textsOf(visitor.language).replay;
  return [
    ...DAYS.filter(({ field }) => wrong[field] !== undefined).map(({ field, name }) => ({
      field,
      message: wrongDay(search[name]),
    })),
    ...(from !== undefined && to !== undefined && to < from ? [{ field: 'till', message: backwards }] : []),
    ...(knownFrom !== undefined && knownTo !== undefined && knownTo < knownFrom
      ? [{ field: 'reg-till', message: backwards }]
      : []),
    ...(wrong.sent === undefined ? [] : [{ field: 'sent', message: search.wrongLate }]),
  ];
};

const questionsOf = (texts: Texts, { association, authorities }: SearchProps) => {
  const { replay, journey } = texts;
  const { search } = replay;
  return [
    words('nummer', plain(replay.number), { isShort: true }),
    oneOf(
      'insats',
      factName(texts, 'intervention'),
      association.interventions.map(named),
      search.everyInsats,
    ),
    oneOf('myndighet', replay.authority, authorities.map(named), search.everyAuthority),
    oneOf(
      'handelse',
      replay.what,
      EVENT_TYPES.map((type) => ({ value: type, label: journey.events[type] })).toSorted((one, other) =>
        one.label.localeCompare(other.label, texts.languageCode),
      ),
      search.everyEvent,
    ),
    ...DAYS.map(({ field, name }) => day(field, plain(search[name]))),
    oneOf(
      'satt',
      search.wayIn,
      [
        { value: 'hand', label: search.byHand },
        { value: 'fil', label: search.fromFile },
      ],
      search.everyWay,
    ),
    whole('sent', plain(search.late), { from: 0, to: 99_999, inWords: () => replay.days }),
    oneOf(
      'markt',
      search.mark,
      HANDLING_MARKS.map((mark) => ({ value: mark, label: search.marks[mark] })),
      search.everyMark,
    ),
  ];
};

const Found = ({ association, listed, choice }: SearchProps) => {
  const texts = useTexts();
  const { replay } = texts;
  const { search } = replay;
  return (
    <>
      <DataTable
        isCards
        caption={(listed.hasMore ? search.captionOfMore : search.caption)(listed.total)}
        columns={[
          { title: replay.number, isHeading: true },
          { title: factName(texts, 'intervention') },
          { title: search.last },
          { title: search.registrations, isNumber: true },
          { title: search.mostLate },
          { title: search.mark },
        ]}
        rows={listed.lines.map((line) => [
          <a href={addressOfReplay(line.journey)} class="number-link">
            {line.reference}
          </a>,
          interventionInWords({ association }, line.intervention),
          <Moment texts={texts} knownAt={line.knownAt} />,
          String(line.registrations),
          line.daysLate === null ? replay.dayUnknown : replay.days(line.daysLate),
          line.marks.length === 0
            ? ''
            : line.marks.map((mark) => (
                <span class="line" key={mark}>
                  <Tag tone={mark === 'erased' ? 'neutral' : 'due'}>{search.marks[mark]}</Tag>
                </span>
              )),
        ])}
        empty={<p>{isSearchChosen(choice) ? search.emptyChosen : search.empty}</p>}
      />
      <Pagination {...listed} href={(page) => addressOfSearch({ ...choice, page })} />
    </>
  );
};

/** What whoever looks may be told, by her mandate. */
const mandateOf = (
  { replay, languageCode }: Texts,
  { mandate = 'association', association }: SearchProps,
): string => {
  const { mandates } = replay.identity;
  return mandate === 'association' || mandate === 'riksrevisionen'
    ? mandates[mandate]
    : mandates.member(memberInWords(languageCode, association, mandate));
};

/** Granskning: journeys by how they were handled, each by its number. */
export const SearchPage = (props: SearchProps) => {
  const texts = useTexts();
  const { search } = texts.replay;
  const { choice, errors } = props;
  return (
    <Page title={search.title} errors={errors} isWide>
      <p class="log-lead">{search.lead}</p>
      <p class="log-lead">{mandateOf(texts, props)}</p>
      <ChoiceForm
        action={REPLAY}
        label={search.find}
        questions={questionsOf(texts, props)}
        parameters={searchParametersOf({ ...choice, page: 1 })}
        errors={errors}
        button={search.find}
        clear={isSearchChosen(choice) && REPLAY}
      />
      {choice.authority !== undefined && <p class="when">{search.protectedLeftOut}</p>}
      {errors.length === 0 && <Found {...props} />}
      {errors.length === 0 && props.listed.total > 0 && (
        <GetFile
          href={addressWith(`${REPLAY}.xlsx`, searchParametersOf({ ...choice, page: 1 }))}
          label={texts.replay.file.get(MOST_IN_FILE)}
        />
      )}
      <p>
        <a href={`${REPLAY}/bevispaket`}>{texts.evidence.ofPeriod}</a>
      </p>
      <p>
        <a href={`${REPLAY}/kontrollera-bevis`}>{texts.evidence.check.link}</a>
      </p>
    </Page>
  );
};
