import type { Listed, CaseLine } from '@samspar/views';
import { Page } from '../layout.js';
import { Select, TextField } from '../parts/field.js';
import { Button, ButtonLink, ErrorSummary, type FieldError, Form } from '../parts/form.js';
import { Pagination } from '../parts/tabs.js';
import { textsOf } from '../texts/texts.js';
import type { Visitor } from '../visitor.js';
import { addressOfChoice, type CaseChoice, GROUP_NAMES, GROUPS, WHOSE, WHOSE_NAMES } from './case-choice.js';
import type { Shown } from './case-lists.js';
import { CaseTable } from './case-table.js';

/** Goes by POST: an identity number stands in no address. */
const SearchForm = ({ visitor, errors }: { visitor: Visitor; errors: readonly FieldError[] }) => {
  const { search } = textsOf(visitor.language).cases;
  const [wrong] = errors;
  return (
    <search class="find">
      <Form visitor={visitor} action="/arenden/sok">
        <TextField
          name="sok"
          label={search.label}
          hint={search.hint}
          maxLength={60}
          {...(wrong && { error: wrong.message })}
        />
        <Button kind="secondary">{search.button}</Button>
      </Form>
    </search>
  );
};

type InterventionName = Readonly<{ id: string; name: string }>;

type ChoiceFormProps = Readonly<{
  visitor: Visitor;
  choice: CaseChoice;
  interventions: readonly InterventionName[];
}>;

const ChoiceForm = ({ visitor, choice, interventions }: ChoiceFormProps) => {
  const { cases, journey } = textsOf(visitor.language);
  const { filter, groups } = cases;
  const { bar, facts } = journey;
  return (
    <form class="choice" method="get" action="/arenden" aria-label={filter.show}>
      <Select
        name="vems"
        label={filter.whose}
        value={WHOSE[choice.whose]}
        options={WHOSE_NAMES.map((whose) => ({ value: WHOSE[whose], label: filter[whose] }))}
      />
      <Select
        name="status"
        label={bar.status}
        value={GROUPS[choice.group].slug}
        options={GROUP_NAMES.map((group) => ({ value: GROUPS[group].slug, label: groups[group] }))}
      />
      {interventions.length > 1 && (
        <Select
          name="insats"
          label={facts.intervention}
          value={choice.intervention ?? ''}
          blank={filter.everyIntervention}
          options={interventions.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Button kind="secondary">{filter.show}</Button>
    </form>
  );
};

type CasesProps = ChoiceFormProps &
  Readonly<{
    actor: string;
    listed: Listed<CaseLine>;
    items: readonly Shown[];
    /** The asker also leads insatser: the way to their caseload. */
    isLead: boolean;
  }>;

const Empty = ({ visitor, choice, interventions }: ChoiceFormProps) => {
  const { cases } = textsOf(visitor.language);
  if (interventions.length === 0) return <p>{cases.noInterventions}</p>;
  return (
    <>
      <p>{choice.whose === 'mine' && choice.group === 'open' ? cases.emptyMine : cases.empty}</p>
      {choice.whose !== 'all' && (
        <p>
          <a href={addressOfChoice({ ...choice, whose: 'all', page: 1 })}>{cases.showAll}</a>
        </p>
      )}
    </>
  );
};

/** The journeys of one's own insatser, one's own open ones first. */
export const CasesPage = (props: CasesProps) => {
  const { visitor, actor, choice, listed, items, isLead } = props;
  const { cases, referral } = textsOf(visitor.language);
  return (
    <Page visitor={visitor} title={cases.title} isWide>
      <div class="titled">
        <h1>{cases.title}</h1>
        <ButtonLink href="/arenden/ny" kind="primary">
          {referral.title}
        </ButtonLink>
      </div>
      <SearchForm visitor={visitor} errors={[]} />
      <ChoiceForm {...props} />
      <CaseTable
        visitor={visitor}
        actor={actor}
        caption={cases.caption(cases.lists[choice.whose], cases.groups[choice.group], listed.total)}
        items={items}
        empty={<Empty {...props} />}
      />
      <Pagination
        visitor={visitor}
        page={listed.page}
        pages={listed.pages}
        href={(page) => addressOfChoice({ ...choice, page })}
      />
      {isLead && (
        <p>
          <a href="/fordelning">{cases.shares.title}</a>
        </p>
      )}
    </Page>
  );
};

type FoundProps = Readonly<{
  visitor: Visitor;
  actor: string;
  items: readonly Shown[];
  errors: readonly FieldError[];
}>;

/** What a search found; what was searched for is not shown again, for it may be an identity number. */
export const FoundPage = ({ visitor, actor, items, errors }: FoundProps) => {
  const { search } = textsOf(visitor.language).cases;
  return (
    <Page visitor={visitor} title={search.title} isWrong={errors.length > 0} isWide>
      <h1>{search.title}</h1>
      <ErrorSummary visitor={visitor} errors={errors} />
      <SearchForm visitor={visitor} errors={errors} />
      {errors.length === 0 && (
        <CaseTable
          visitor={visitor}
          actor={actor}
          caption={search.found(items.length)}
          items={items}
          empty={
            <>
              <p class="lead">{search.nothing}</p>
              <p>{search.advice}</p>
            </>
          }
        />
      )}
      <p>
        <a href="/arenden">{search.back}</a>
      </p>
    </Page>
  );
};
