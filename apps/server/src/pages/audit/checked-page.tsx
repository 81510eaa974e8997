import { AUDIT_MATTERS, AUDIT_RESULTS, type AuditMatter, type AuditResult } from '@samspar/access';
import {
  ActingUser,
  addressWith,
  ChoiceForm,
  DataTable,
  Moment,
  oneOf,
  Page,
  pageNumber,
  Pagination,
  type Parameters,
  useTexts,
} from '@samspar/pages';
import type { CheckedRead } from '@samspar/use-cases';
import { addressOfMatter, AuditTabs, CHECKS_MADE, matterInWords, slugOf, useSpoken } from './audit-words.js';

/** Which checks are looked for, as it stands in the address. */
export type CheckedChoice = Readonly<{
  matter: AuditMatter | undefined;
  result: AuditResult | undefined;
  page: number;
}>;

/** The choice that an address makes; what it does not know is not chosen by. */
export const readCheckedChoice = (query: Readonly<Record<string, unknown>>): CheckedChoice => ({
  matter: AUDIT_MATTERS.find((matter) => slugOf(matter) === query['vad']),
  result: AUDIT_RESULTS.find((result) => result === query['utfall']),
  page: pageNumber(query['sida']),
});

const parametersOf = ({ matter, result, page }: CheckedChoice): Parameters => ({
  vad: matter && slugOf(matter),
  utfall: result,
  sida: page === 1 ? undefined : String(page),
});

type CheckedProps = CheckedRead & Readonly<{ choice: CheckedChoice }>;

/** All checks that auditors have made, and what came of them. */
export const CheckedPage = ({ association, names, titles, listed, choice }: CheckedProps) => {
  const spoken = useSpoken(association, { names, titles });
  const texts = useTexts();
  const { checked, matters, results } = texts.audit;
  const isChosen = choice.matter !== undefined || choice.result !== undefined;
  return (
    <Page title={checked.title} isWide>
      <AuditTabs current="checked" />
      <p class="log-lead">{checked.lead}</p>
      <ChoiceForm
        action={CHECKS_MADE}
        label={texts.filter.button}
        questions={[
          oneOf(
            'vad',
            checked.matter,
            AUDIT_MATTERS.map((matter) => ({ value: slugOf(matter), label: matters[matter].title })),
            checked.everything,
          ),
          oneOf(
            'utfall',
            checked.result,
            AUDIT_RESULTS.map((value) => ({ value, label: results[value] })),
            checked.everyResult,
          ),
        ]}
        parameters={parametersOf({ ...choice, page: 1 })}
        clear={isChosen && CHECKS_MADE}
      />
      <DataTable
        isCards
        caption={checked.caption(listed.total)}
        columns={[
          { title: checked.when },
          { title: checked.what, isHeading: true },
          { title: checked.result },
          { title: checked.who },
        ]}
        rows={listed.lines.map((line) => [
          <Moment texts={texts} knownAt={line.checkedAt} />,
          <a href={addressOfMatter(line)}>{matterInWords(spoken, line, false)}</a>,
          results[line.result],
          <ActingUser texts={texts} names={names} actor={line.actor} />,
        ])}
        empty={
          <p>{listed.total > 0 ? texts.cases.beyond : isChosen ? checked.emptyChosen : checked.empty}</p>
        }
      />
      <Pagination {...listed} href={(page) => addressWith(CHECKS_MADE, parametersOf({ ...choice, page }))} />
    </Page>
  );
};
