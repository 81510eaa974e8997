import { AUDIT_RESULTS, EVERY_RELEASE, type ToAudit } from '@samspar/access';
import {
  ActingUser,
  Button,
  Buttons,
  code,
  DataTable,
  type Filled,
  Facts,
  Form,
  Moment,
  Notice,
  Page,
  type Question,
  Questions,
  useTexts,
} from '@samspar/pages';
import { countsInText, type MatterRead } from '@samspar/use-cases';
import { countsInWords } from './audit-page.js';
import {
  addressOfMatter,
  AUDIT,
  HeadsTold,
  howInWords,
  matterInWords,
  searchOf,
  useSpoken,
  whyInWords,
} from './audit-words.js';

/** What is asked of a check. */
export const RESULT_QUESTION: Question = code(
  'utfall',
  { label: ({ audit }) => audit.item.outcome },
  ({ texts }) => AUDIT_RESULTS.map((value) => ({ value, label: texts.audit.results[value] })),
);

type MatterProps = Readonly<{ read: MatterRead; filled: Filled }>;

const Lines = ({ lines }: Readonly<{ lines: readonly string[] }>) => (
  <>
    {lines.map((line) => (
      <span key={line} class="line">
        {line}
      </span>
    ))}
  </>
);

type ToldProps = Pick<MatterProps, 'read'> & Readonly<{ item: ToAudit }>;

const Told = ({ read: { association, names, titles, erasures }, item }: ToldProps) => {
  const spoken = useSpoken(association, { names, titles });
  const { item: words } = spoken.texts.audit;
  const counts = countsInWords(spoken.texts, item, undefined);
  const now = erasures && [
    words.dueNow(erasures.due, erasures.hasMore),
    ...(erasures.late > 0 ? [words.lateNow(erasures.late)] : []),
    ...(erasures.keptForBirthDay > 0 ? [words.kept(erasures.keptForBirthDay)] : []),
  ];
  return (
    <Facts
      facts={[
        { name: words.why, value: whyInWords(spoken, item) },
        { name: words.since, value: item.since },
        ...(item.dueBy === null ? [] : [{ name: words.dueBy, value: item.dueBy }]),
        ...(counts.length === 0 ? [] : [{ name: words.counts, value: <Lines lines={counts} /> }]),
        ...(now ? [{ name: words.now, value: <Lines lines={now} /> }] : []),
        { name: words.how, value: howInWords(spoken, item) },
      ]}
    />
  );
};

const Recording = ({ read: { notBy }, item, filled }: ToldProps & Pick<MatterProps, 'filled'>) => {
  const { audit } = useTexts();
  const { item: words } = audit;
  if (item.of === EVERY_RELEASE)
    return (
      <Form action={addressOfMatter(item)}>
        <Buttons>
          <Button>{audit.publications.recount}</Button>
        </Buttons>
      </Form>
    );
  if (notBy) return <Notice tone="due" title={words.notBy[notBy]} />;
  return (
    <Form action={addressOfMatter(item)}>
      <input type="hidden" name="sett" value={countsInText(item.counts)} />
      <Questions questions={[RESULT_QUESTION]} filled={filled} />
      <Buttons>
        <Button>{words.record}</Button>
      </Buttons>
    </Form>
  );
};

const Earlier = ({ read: { earlier, names } }: Pick<MatterProps, 'read'>) => {
  const texts = useTexts();
  const { checked, item, results } = texts.audit;
  return earlier.length === 0 ? null : (
    <section>
      <h2>{item.earlier}</h2>
      <DataTable
        isCards
        isTitled
        id="tidigare"
        caption={item.earlier}
        columns={[
          { title: checked.when, isHeading: true },
          { title: checked.result },
          { title: checked.who },
        ]}
        rows={earlier.map(({ checkedAt, actor, result }) => [
          <Moment texts={texts} knownAt={checkedAt} />,
          results[result],
          <ActingUser texts={texts} names={names} actor={actor} />,
        ])}
      />
    </section>
  );
};

/** One thing to check: what it is, why, since when, how to close it, and what came of it. */
export const MatterPage = ({ read, filled }: MatterProps) => {
  const { association, names, titles, item, heads, isDue } = read;
  const spoken = useSpoken(association, { names, titles });
  const { item: words } = spoken.texts.audit;
  const search = searchOf(spoken, read, item?.counts ?? {});
  return (
    <Page title={matterInWords(spoken, read, false)} errors={filled.errors}>
      {!isDue && <Notice tone="good" title={item ? words.notDue : words.gone} />}
      {item && <Told read={read} item={item} />}
      {heads && <HeadsTold {...heads} />}
      {search && (
        <p>
          <a href={search.href}>{search.label}</a>
        </p>
      )}
      {item && <Recording read={read} item={item} filled={filled} />}
      <Earlier read={read} />
      <p>
        <a href={AUDIT}>{words.back}</a>
      </p>
    </Page>
  );
};
