import {
  Button,
  ButtonLink,
  ChoiceForm,
  factName,
  type FieldError,
  Form,
  named,
  oneOf,
  Page,
  Pagination,
  Questions,
  required,
  Tabs,
  useTexts,
  Way,
  Withheld,
  words,
} from '@samspar/pages';
import type { CaseLine, Listed } from '@samspar/views';
import {
  addressOfChoice,
  type CaseChoice,
  GROUPS,
  isNarrowed,
  NARROWER,
  caseParameters,
  unfiltered,
  WHOSE_NAMES,
} from './case-choice.js';
import type { ListedCase, WhoseCases } from '@samspar/use-cases';
import { CaseTable } from './case-table.js';
import { EMERGENCY } from './emergency-page.js';

export const SOUGHT = required(
  words(
    'sok',
    { label: ({ cases }) => cases.search.label, hint: ({ cases }) => cases.search.hint },
    { longest: 60 },
  ),
  ({ cases }) => cases.search.blank,
);

/** Goes by POST: an identity number stands in no address. */
const SearchForm = ({ errors }: { errors: readonly FieldError[] }) => {
  const { search } = useTexts().cases;
  return (
    <search class="find">
      <Form action="/arenden/sok">
        <Questions questions={[SOUGHT]} filled={{ values: {}, errors }} />
        <Button kind="secondary">{search.button}</Button>
      </Form>
    </search>
  );
};

type InterventionName = Readonly<{ id: string; name: string }>;

type CasesProps = Readonly<{
  /** User id of whoever looks. */
  actor: string;
  choice: CaseChoice;
  interventions: readonly InterventionName[];
  /** How many journeys each list has, unfiltered. */
  counts: Readonly<Record<WhoseCases, number>>;
  listed: Listed<CaseLine>;
  items: readonly ListedCase[];
  /** The asker also leads insatser: the way to their caseload. */
  isLead: boolean;
  /** And makes lists to ESF. */
  reportsToEsf: boolean;
}>;

type ChoiceProps = Pick<CasesProps, 'choice' | 'interventions' | 'counts' | 'listed'>;

const FilterForm = ({ choice, interventions }: ChoiceProps) => {
  const texts = useTexts();
  const { filter, groups } = texts.cases;
  const status = oneOf(
    'status',
    texts.journey.bar.status,
    NARROWER.map((group) => ({ value: GROUPS[group].slug, label: groups[group] })),
    groups.every,
  );
  const intervention = oneOf(
    'insats',
    factName(texts, 'intervention'),
    interventions.map(named),
    filter.everyIntervention,
  );
  return (
    <ChoiceForm
      action="/arenden"
      label={filter.label}
      questions={interventions.length > 1 ? [status, intervention] : [status]}
      parameters={caseParameters({ ...choice, page: 1 })}
      clear={isNarrowed(choice) && addressOfChoice(unfiltered(choice.whose))}
    />
  );
};

/** Which list it is, what it is narrowed to, and how many there are. */
const captionOf = ({ choice, interventions, listed }: ChoiceProps): string => {
  const { lists, groups, caption } = useTexts().cases;
  const narrowed = [
    choice.group === 'every' ? undefined : groups[choice.group].toLowerCase(),
    interventions.find(({ id }) => id === choice.intervention)?.name,
  ];
  return caption([lists[choice.whose], ...narrowed.filter((part) => part !== undefined)], listed.total);
};

/** Why nothing is shown, and the way to what there is. */
const Empty = ({ choice, interventions, counts, listed }: ChoiceProps) => {
  const { cases } = useTexts();
  const { whose } = choice;
  if (interventions.length === 0) return <p>{cases.noInterventions}</p>;
  if (listed.lines.length > 0) return null;
  if (listed.total > 0)
    return (
      <>
        <p>{cases.beyond}</p>
        <Way href={addressOfChoice({ ...choice, page: 1 })}>{cases.toFirst}</Way>
      </>
    );
  if (counts[whose] > 0)
    return (
      <>
        <p>{cases.emptyNarrowed}</p>
        <Way href={addressOfChoice(unfiltered(whose))}>{cases.showWhole}</Way>
      </>
    );
  return (
    <>
      <p>{cases.empty[counts.all === 0 ? 'all' : whose]}</p>
      {whose === 'mine' && counts.all > 0 && (
        <Way href={addressOfChoice(unfiltered('all'))}>{cases.showAll}</Way>
      )}
    </>
  );
};

/** The journeys of one's own insatser: one's own, all, or nobody's, those that go on first. */
export const CasesPage = (props: CasesProps) => {
  const { actor, choice, interventions, counts, listed, items, isLead, reportsToEsf } = props;
  const { cases, esf, myDay, navigation, referral } = useTexts();
  return (
    <Page
      title={navigation.journeys}
      beside={
        <ButtonLink href="/arenden/ny" kind="primary">
          {referral.title}
        </ButtonLink>
      }
      isWide
    >
      <SearchForm errors={[]} />
      {interventions.length > 0 && (
        <Tabs
          label={myDay.whose.label}
          tabs={WHOSE_NAMES.map((whose) => ({
            label: cases.tabs[whose],
            href: addressOfChoice(unfiltered(whose)),
            isCurrent: whose === choice.whose,
            count: counts[whose],
          }))}
        />
      )}
      {counts[choice.whose] > 0 && <FilterForm {...props} />}
      <Withheld listed={listed} items={items} />
      <CaseTable actor={actor} caption={captionOf(props)} items={items} empty={<Empty {...props} />} />
      {listed.lines.length > 0 && (
        <Pagination {...listed} href={(page) => addressOfChoice({ ...choice, page })} />
      )}
      <Way href={EMERGENCY}>{cases.emergency.link}</Way>
      {isLead && <Way href="/fordelning">{cases.shares.title}</Way>}
      {reportsToEsf && <Way href="/utlamnanden/esf">{esf.seeLists}</Way>}
    </Page>
  );
};

type FoundProps = Readonly<{
  actor: string;
  items: readonly ListedCase[];
  errors: readonly FieldError[];
}>;

/** What a search found; what was searched for is not shown again, for it may be an identity number. */
export const FoundPage = ({ actor, items, errors }: FoundProps) => {
  const { search, emergency } = useTexts().cases;
  return (
    <Page title={search.title} errors={errors} isWide>
      <SearchForm errors={errors} />
      {errors.length === 0 && (
        <CaseTable
          actor={actor}
          caption={search.found(items.length)}
          items={items}
          empty={
            <>
              <p class="lead">{search.nothing}</p>
              <p>{search.advice}</p>
              <Way href={EMERGENCY}>{emergency.link}</Way>
            </>
          }
        />
      )}
      <Way href="/arenden">{search.back}</Way>
    </Page>
  );
};
