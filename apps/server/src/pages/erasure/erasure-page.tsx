import { authoritiesOf } from '@samspar/association';
import {
  addressWith,
  Button,
  Buttons,
  codes,
  dayInWords,
  type Filled,
  Form,
  List,
  listParameters,
  Notice,
  Page,
  type Question,
  Questions,
  useTexts,
  valuesIn,
  words,
} from '@samspar/pages';
import type { DueRead } from '@samspar/use-cases';

type ErasureProps = Readonly<{
  read: readonly DueRead[];
  /** Which page of them, from 1. */
  page: number;
  /** Full name of whoever approves. */
  name: string;
  filled: Filled;
  commandKey: string;
  /** What has been done, and what was left, in words. */
  answers: readonly string[];
  left: readonly string[];
}>;

const questionsOf = ({ read, name }: Pick<ErasureProps, 'read' | 'name'>): readonly Question[] => [
  codes('arenden', { label: ({ erasure }) => erasure.choose }, ({ texts }) =>
    read.flatMap(({ association, due }) =>
      due.map(({ journey, reference, intervention, rule, until }) => {
        const named = association.interventions.find(({ id }) => id === intervention)?.name ?? intervention;
        const authority = authoritiesOf(association).find(({ id }) => id === rule.authority)?.name;
        return {
          value: journey,
          label: texts.erasure.caseOf(reference, named),
          hint: texts.erasure.ruleOf(
            authority ?? rule.authority,
            rule.years,
            dayInWords(texts, rule.lastEventOn),
            dayInWords(texts, until),
          ),
        };
      }),
    ),
  ),
  words('namn', { label: ({ erasure }) => erasure.name, hint: ({ erasure }) => erasure.nameHint(name) }),
];

/** Of a page of what is due; all of it chosen, or none. */
const addressOf = (page: number, chosen?: 'alla'): string =>
  addressWith('/gallring', { ...listParameters({ page }), ...(chosen && { [chosen]: '1' }) });

/** What is to be erased, by number, for whoever leads the insatser to approve of by name. */
export const ErasurePage = (props: ErasureProps) => {
  const { read, page, filled, commandKey, answers, left } = props;
  const { erasure, pagination } = useTexts();
  const due = read.flatMap((one) => one.due);
  const isAllChosen = valuesIn(filled.values, 'arenden').length === due.length;
  const hasMore = read.some((one) => one.hasMore);
  const kept = read.reduce((sum, { keptForBirthDay }) => sum + keptForBirthDay, 0);
  const names = read.filter((one) => one.names.due > 0);
  const others = read.flatMap((one) => one.others);
  const ownerless = read.flatMap((one) => one.ownerless);
  return (
    <Page title={erasure.title} errors={filled.errors}>
      {answers.map((answer) => (
        <Notice key={answer} tone="good" title={answer} isAnswer />
      ))}
      {left.length > 0 && (
        <Notice tone="late" title={erasure.left} isAnswer>
          <List items={left} />
        </Notice>
      )}
      {ownerless.length > 0 && (
        <Notice tone="late" title={erasure.ownerless(ownerless.join(', '))}>
          {erasure.mendOwner}
        </Notice>
      )}
      <p class="lead">{erasure.lead}</p>
      {due.length === 0 ? (
        <p class="empty">{erasure.empty}</p>
      ) : (
        <Form action={addressOf(page)} commandKey={commandKey}>
          {due.length > 1 && (
            <p>
              {isAllChosen ? (
                <a href={addressOf(page)}>{erasure.chooseNone}</a>
              ) : (
                <a href={addressOf(page, 'alla')}>{erasure.chooseAll(due.length)}</a>
              )}
            </p>
          )}
          <Questions questions={questionsOf(props)} filled={filled} />
          <Buttons>
            <Button>{erasure.button}</Button>
          </Buttons>
        </Form>
      )}
      {(page > 1 || hasMore) && (
        <nav class="pagination" aria-label={pagination.label}>
          {page > 1 && (
            <a rel="prev" href={addressOf(page - 1)}>
              {pagination.previous}
            </a>
          )}
          <span>{erasure.page(page)}</span>
          {hasMore && (
            <a rel="next" href={addressOf(page + 1)}>
              {pagination.next}
            </a>
          )}
        </nav>
      )}
      {kept > 0 && <p>{erasure.kept(kept)}</p>}
      {names.map(({ association, names: { due: count, years } }) => (
        <p key={association.id}>{erasure.names(count, years)}</p>
      ))}
      {others.map(({ intervention, authority }) => (
        <p key={intervention}>{erasure.others(intervention, authority)}</p>
      ))}
    </Page>
  );
};
