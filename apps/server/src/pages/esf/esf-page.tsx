import { ESF_CHANGE, ESF_GROUND, ESF_LEFT_OUT, type EsfChange } from '@samspar/codes';
import { type Day, dayInStockholm } from '@samspar/kernel';
import {
  ActingUser,
  addressWith,
  Button,
  ButtonLink,
  Buttons,
  codeInWords,
  DataTable,
  dayInWords,
  type Filled,
  Form,
  Moment,
  monthInWords,
  Notice,
  Page,
  Questions,
  type Speech,
  Tag,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import type { EsfLists, EsfListsRead, EsfTold, ListedEsfList } from '@samspar/use-cases';
import { ESF_CONTROLS, ESF_LISTS, esfQuestions } from './esf-form.js';

type Counts = Readonly<Partial<Record<EsfChange, number>>>;

/** How much differs, by what, in words. */
const countedInWords = (speech: Speech, counts: Counts): readonly string[] =>
  ESF_CHANGE.flatMap(({ code }) => {
    const count = counts[code];
    return count === undefined
      ? []
      : [speech.texts.esf.counted(codeInWords(speech, ESF_CHANGE, code), count)];
  });

const dayOr = ({ texts }: Speech, day: string | null | undefined): string =>
  typeof day === 'string' ? dayInWords(texts, day) : texts.esf.noDay;

const Difference = ({ one, speech }: Readonly<{ one: EsfTold; speech: Speech }>) => {
  const { esf } = useTexts();
  const what = codeInWords(speech, ESF_CHANGE, one.what);
  const about = (): string | undefined => {
    if (one.what === 'removed')
      return one.why === undefined ? esf.nobody : codeInWords(speech, ESF_LEFT_OUT, one.why);
    if (one.what === 'start' || one.what === 'end')
      return esf.fromTo(dayOr(speech, one.was), dayOr(speech, one.is));
    return undefined;
  };
  const more = about();
  return (
    <li>
      <a href={`/arenden/${one.journey}`}>{one.reference}</a>: {what.toLowerCase()}
      {more !== undefined && `, ${more}`}
    </li>
  );
};

type RowProps = Readonly<{ list: ListedEsfList; speech: Speech }>;

const Standing = ({ list, speech }: RowProps) => {
  const { esf } = useTexts();
  const { standing, differences, differing, changes } = list;
  const tones = { current: 'good', changed: 'late', follows: 'due', replaced: 'neutral' } as const;
  const before = changes && countedInWords(speech, changes);
  return (
    <>
      <Tag tone={tones[standing]}>{esf.standings[standing]}</Tag>
      {esf.why[standing] !== '' && <p class="when">{esf.why[standing]}</p>}
      {standing === 'changed' &&
        (differences.length > 0 ? (
          <ul>
            {differences.map((one) => (
              <Difference key={`${one.journey} ${one.what}`} one={one} speech={speech} />
            ))}
          </ul>
        ) : (
          <p class="when">{countedInWords(speech, differing).join('. ')}</p>
        ))}
      {before && (
        <p class="when">{before.length === 0 ? esf.sameAsBefore : esf.beforeThis(before.join(', '))}</p>
      )}
    </>
  );
};

const Participants = ({ list, speech }: RowProps) => {
  const { esf } = useTexts();
  const leftOut = ESF_LEFT_OUT.flatMap(({ code }) => {
    const count = list.leftOut?.[code];
    return count === undefined ? [] : [esf.leftOut(count, codeInWords(speech, ESF_LEFT_OUT, code))];
  });
  const without = list.withoutNumber ?? 0;
  return (
    <>
      {list.rows}
      {[...(without > 0 ? [esf.withoutNumber(without)] : []), ...leftOut].map((line) => (
        <p key={line} class="when">
          {line}
        </p>
      ))}
    </>
  );
};

const Fetching = ({ list, speech, isHers }: RowProps & Readonly<{ isHers: boolean }>) => {
  const { esf } = useTexts();
  const month = monthInWords(speech.language, list.month);
  const { intervention } = list;
  if (isHers && (list.standing === 'changed' || list.standing === 'follows'))
    return (
      <a
        href={`${addressWith(ESF_LISTS, {
          [ESF_CONTROLS.intervention]: intervention,
          [ESF_CONTROLS.month]: list.month,
          [ESF_CONTROLS.ground]: list.ground,
          [ESF_CONTROLS.reference]: list.reference,
        })}#ny-lista`}
      >
        {esf.again(month)}
      </a>
    );
  if (!list.isThere) return <>{esf.gone}</>;
  return (
    <>
      {list.isMine && isHers && <a href={`${ESF_LISTS}/${list.list}`}>{esf.fetch(month)}</a>}
      <p class="when">{esf.until(dayInWords(speech.texts, dayInStockholm(list.expiresAt)))}</p>
    </>
  );
};

type OfInsatsProps = Readonly<{ of: EsfLists; read: EsfListsRead; speech: Speech }>;

const OfInsats = ({ of: { insats, owner, isHers, lists }, read: { names }, speech }: OfInsatsProps) => {
  const { esf } = useTexts();
  const { texts, language } = speech;
  return (
    <section aria-labelledby={`insats-${insats.id}`}>
      <h2 id={`insats-${insats.id}`}>{insats.name}</h2>
      <p>{esf.project(insats.esf.project, owner.name)}</p>
      <DataTable
        id={`listor-${insats.id}`}
        isCards
        caption={esf.caption(insats.name, lists.length)}
        columns={[
          { title: esf.month, isHeading: true },
          { title: esf.participants },
          { title: esf.standing },
          { title: esf.ground },
          { title: esf.made },
          { title: esf.file },
        ]}
        rows={lists.map((list) => [
          monthInWords(language, list.month),
          <Participants list={list} speech={speech} />,
          <Standing list={list} speech={speech} />,
          <>
            {codeInWords(speech, ESF_GROUND, list.ground)}
            {list.reference !== undefined && <p class="when">{list.reference}</p>}
          </>,
          <>
            <Moment texts={texts} knownAt={list.madeAt} />
            <p class="when">
              <ActingUser texts={texts} names={names} actor={list.by} />
            </p>
          </>,
          <Fetching list={list} speech={speech} isHers={isHers} />,
        ])}
        empty={<p>{esf.empty}</p>}
      />
    </section>
  );
};

type EsfPageProps = Readonly<{
  read: EsfListsRead;
  filled: Filled;
  commandKey: string;
  wrong: string | undefined;
  /** The list that was just made: its month, and how many rows it has. */
  made: Readonly<{ month: string; rows: number }> | undefined;
  today: Day;
}>;

/** The lists to ESF that were made and how they stand, and what a new one is to be. */
export const EsfPage = ({ read, filled, commandKey, wrong, made, today }: EsfPageProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { esf } = texts;
  const { association, insatser } = read;
  const speech: Speech = { texts, language, association };
  const hers = insatser.flatMap(({ isHers, insats }) => (isHers ? [insats] : []));
  return (
    <Page title={esf.title} errors={filled.errors} wrong={wrong !== undefined && <p>{wrong}</p>} isWide>
      {made && (
        <Notice tone="good" isAnswer title={esf.done(monthInWords(language, made.month), made.rows)} />
      )}
      <p class="lead">{esf.lead}</p>
      {insatser.length === 0 && (
        <div class="empty">
          <p>{esf.none}</p>
        </div>
      )}
      {insatser.map((of) => (
        <OfInsats key={of.insats.id} of={of} read={read} speech={speech} />
      ))}
      {hers.length > 0 && (
        <section aria-labelledby="ny-lista">
          <h2 id="ny-lista">{esf.newList}</h2>
          <ul>
            {esf.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <Form action={ESF_LISTS} commandKey={commandKey}>
            <Questions
              questions={esfQuestions(texts, hers, today)}
              filled={filled}
              association={association}
            />
            <Buttons>
              <Button>{esf.make}</Button>
              <ButtonLink href="/arenden">{texts.journey.form.cancel}</ButtonLink>
            </Buttons>
          </Form>
        </section>
      )}
    </Page>
  );
};
