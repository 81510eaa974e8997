import { numeral } from '@samspar/kernel';
import {
  ButtonLink,
  Buttons,
  ConfirmPage,
  Facts,
  List,
  momentInWords,
  Notice,
  Page,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import type { NamedBatch } from '@samspar/use-cases';
import { BatchState, importerName } from './batch-list.js';

type BatchPageProps = Readonly<{ batch: NamedBatch }>;

const addressOf = ({ id }: NamedBatch): string => `/inlasning/omgang/${id}`;

/** One file that was imported: what became of its rows, and whether it was taken back. */
export const BatchPage = ({ batch }: BatchPageProps) => {
  const visitor = useVisitor();
  const { batch: texts, batches, register } = useTexts().import;
  const { counts, reversed } = batch;
  const counted = (count: number) => numeral(count, visitor.language);
  const title = texts.title(momentInWords(useTexts(), batch.startedAt));
  return (
    <Page title={title}>
      {reversed && (
        <Notice>
          <p>
            {withDays(
              texts.reversed(
                momentInWords(useTexts(), reversed.at),
                importerName(visitor, reversed.actor, batch.reversedBy),
              ),
            )}{' '}
            {texts.reversedCounts(reversed.misregistered, reversed.restored)}
          </p>
        </Notice>
      )}
      {!reversed && !counts && <Notice tone="due">{texts.interrupted}</Notice>}
      <Facts
        facts={[
          { name: batches.state, value: <BatchState batch={batch} /> },
          { name: batches.who, value: importerName(visitor, batch.actor, batch.by) },
          { name: register, value: batch.register },
          { name: batches.rows, value: counted(batch.rows) },
          ...(counts
            ? [
                { name: batches.new, value: counted(counts.imported) },
                { name: batches.changed, value: counted(counts.corrected) },
                { name: texts.unchanged, value: counted(counts.unchanged) },
                { name: batches.rejected, value: counted(counts.rejected) },
                { name: texts.missing, value: counted(counts.missing) },
              ]
            : []),
        ]}
      />
      <Buttons>
        {!reversed && <ButtonLink href={`${addressOf(batch)}/aterta`}>{texts.reverse}</ButtonLink>}
        <ButtonLink href="/inlasning">{texts.back}</ButtonLink>
      </Buttons>
    </Page>
  );
};

type ReversePageProps = BatchPageProps &
  Readonly<{
    /** Whether the asker may take it back. */
    isPermitted: boolean;
    /** Who imports in the association at this moment. */
    busy?: string | undefined;
  }>;

/** What taking a batch back means, before it is done. */
export const ReversePage = ({ batch, isPermitted, busy }: ReversePageProps) => {
  const visitor = useVisitor();
  const texts = useTexts();
  const { reverse, busy: busyWords } = texts.import;
  const back = addressOf(batch);
  const lead = (
    <p class="lead">
      {withDays(
        reverse.what(momentInWords(texts, batch.startedAt), importerName(visitor, batch.actor, batch.by)),
      )}
      {batch.counts && ` ${reverse.made(batch.counts.imported, batch.counts.corrected)}`}
    </p>
  );
  return isPermitted ? (
    <ConfirmPage
      title={reverse.title}
      action={`${back}/aterta`}
      button={texts.import.batch.reverse}
      back={back}
      cancel={reverse.cancel}
      refusal={busy === undefined ? undefined : busyWords(busy)}
      mayRetry
    >
      {lead}
      <h2>{reverse.happens}</h2>
      <List items={reverse.steps} />
    </ConfirmPage>
  ) : (
    <Page title={reverse.title}>
      {lead}
      <Notice tone="due">{reverse.notPermitted}</Notice>
      <Buttons>
        <ButtonLink href={back}>{reverse.cancel}</ButtonLink>
      </Buttons>
    </Page>
  );
};
