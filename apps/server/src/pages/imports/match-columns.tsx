import { COLUMN_HEADERS, type ColumnMatches, headerKey } from '@samspar/import';
import { Button, Buttons, code, Form, type Option, plain, Questions, useTexts } from '@samspar/pages';
import type { ImportJob } from '@samspar/use-cases';

const MOST_HEADERS = 100;
const COLUMNS: readonly Option[] = COLUMN_HEADERS.map((header) => ({ value: header, label: header }));

const fieldOf = (header: string): string => `kolumn ${encodeURIComponent(header)}`;
/** A header that was masked cannot be told from others like it. */
const isWhole = (header: string): boolean => !header.includes('•');

const unknown = (headers: readonly string[]): ColumnMatches =>
  Object.fromEntries(
    headers
      .filter(isWhole)
      .slice(0, MOST_HEADERS)
      .map((header) => [header, '']),
  );

/** The headers of a file that may be matched by hand, and the column that each is so far; empty where it is none. */
const matchable = ({ stage, task }: ImportJob): ColumnMatches => {
  const chosen = task.kind === 'file' ? (task.columns ?? {}) : {};
  if (stage.at === 'tried') {
    const matched = stage.report.matchedColumns.filter(({ header }) => isWhole(header));
    return {
      ...Object.fromEntries(matched.map(({ header, column }) => [header, column])),
      ...unknown(stage.report.ignoredColumns),
    };
  }
  if (stage.at !== 'refused') return {};
  if (stage.refusal.code === 'ColumnMissing' || stage.refusal.code === 'HeadersMissing')
    return { ...unknown(stage.refusal.unknown), ...chosen };
  if (stage.refusal.code !== 'ColumnTwice') return {};
  const { column, headers } = stage.refusal;
  const areTold = new Set(headers.map(headerKey)).size === headers.length && headers.every(isWhole);
  return { ...(areTold && Object.fromEntries(headers.map((header) => [header, column]))), ...chosen };
};

/** Whether there are headers to match by hand. */
export const isMatchable = (job: ImportJob): boolean => Object.keys(matchable(job)).length > 0;

/** What was chosen for the headers of a file; of those that are left as they were, nothing. */
export const matchesIn = (job: ImportJob, sent: (field: string) => string): ColumnMatches => ({
  ...(job.task.kind === 'file' && job.task.columns),
  ...Object.fromEntries(
    Object.entries(matchable(job))
      .map(([header, before]) => [header, before, sent(fieldOf(header))] as const)
      .filter(([, before, now]) => now !== before && (now === '' || COLUMN_HEADERS.includes(now)))
      .map(([header, , now]) => [header, now]),
  ),
});

/** A choice for each header that is not known, to try the file once more with. */
export const MatchColumns = ({ job, address }: Readonly<{ job: ImportJob; address: string }>) => {
  const texts = useTexts().import.matching;
  const matched = Object.entries(matchable(job));
  const isTwice = job.stage.at === 'refused' && job.stage.refusal.code === 'ColumnTwice';
  return (
    <>
      <h2>{isTwice ? texts.twiceTitle : texts.title}</h2>
      <p>{isTwice ? texts.twiceLead : texts.lead}</p>
      <Form action={address}>
        <Questions
          questions={matched.map(([header], at) =>
            code(fieldOf(header), { ...plain(header), id: `kolumn-${at}` }, () => COLUMNS, {
              isFolded: true,
              blank: () => texts.leave,
            }),
          )}
          filled={{
            values: Object.fromEntries(matched.map(([header, column]) => [fieldOf(header), column])),
            errors: [],
          }}
        />
        <Buttons>
          <Button {...(job.stage.at === 'tried' && { kind: 'secondary' })} step="kolumner">
            {texts.try}
          </Button>
        </Buttons>
      </Form>
    </>
  );
};
