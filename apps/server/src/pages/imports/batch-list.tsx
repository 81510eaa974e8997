import { numeral } from '@samspar/kernel';
import {
  DataTable,
  momentInWords,
  Tag,
  textsOf,
  userInWords,
  useTexts,
  useVisitor,
  type Visitor,
} from '@samspar/pages';
import type { NamedBatch } from '@samspar/use-cases';

/** Who did something, in words. */
export const importerName = (visitor: Visitor, actor: string, name: string | null): string => {
  const texts = textsOf(visitor.language);
  const names = new Map(name === null ? [] : [[actor, name]]);
  return userInWords({ texts, names }, actor);
};

/** How a batch stands, in a word. */
export const BatchState = ({ batch }: { batch: NamedBatch }) => {
  const texts = useTexts().import.batches;
  if (batch.reversed) return <Tag>{texts.reversed}</Tag>;
  return batch.counts ? <Tag tone="good">{texts.taken}</Tag> : <Tag tone="due">{texts.interrupted}</Tag>;
};

/** Files that have been imported, as counts. */
export const BatchList = ({ batches }: { batches: readonly NamedBatch[] }) => {
  const visitor = useVisitor();
  const texts = useTexts().import.batches;
  const counted = (count: number | undefined): string =>
    count === undefined ? '–' : numeral(count, visitor.language);
  return (
    <DataTable
      id="inlasningar"
      isTitled
      isCards
      caption={texts.caption}
      columns={[
        texts.when,
        texts.who,
        texts.state,
        { title: texts.new, isNumber: true },
        { title: texts.changed, isNumber: true },
        { title: texts.rejected, isNumber: true },
      ]}
      rows={batches.map((batch) => [
        <a class="number" href={`/inlasning/omgang/${batch.id}`}>
          {momentInWords(useTexts(), batch.startedAt)}
        </a>,
        importerName(visitor, batch.actor, batch.by),
        <BatchState batch={batch} />,
        counted(batch.counts?.imported),
        counted(batch.counts?.corrected),
        counted(batch.counts?.rejected),
      ])}
      empty={<p>{texts.empty}</p>}
    />
  );
};
