import { codesOf, EXTRACT_FORM, EXTRACT_RECIPIENT, HOLD_BACK_GROUND } from '@samspar/codes';
import {
  addressOfJourney,
  Button,
  ButtonLink,
  Buttons,
  cardInWords,
  code,
  DataTable,
  entriesInWords,
  Facts,
  type Filled,
  Form,
  GivenExtracts,
  IdentityBar,
  interventionInWords,
  JourneyTabs,
  journeyTitle,
  Notice,
  Page,
  type Question,
  Questions,
  required,
  type Speech,
  speechOf,
  type UserNames,
  Way,
  withDays,
} from '@samspar/pages';
import type { ExtractedJourney, ShownExtract } from '@samspar/use-cases';

/** The form as a field of its own has it: which entry of which journey. */
const heldBackField = (journey: string, revision: number): string => `hall-${journey}-${revision}`;
export const heldBackBy = (field: string): Readonly<{ journey: string; revision: number }> | undefined => {
  const [, journey, revision] = /^hall-([0-9a-f-]{36})-(\d{1,9})$/.exec(field) ?? [];
  return journey === undefined ? undefined : { journey, revision: Number(revision) };
};

/** What was looked through, as the form sends it back. */
export const CHECKED = '_granskat';
const checkedText = ({ journeys }: Pick<ShownExtract, 'journeys'>): string =>
  journeys.map(({ id, revision }) => `${id}:${revision}`).join(' ');

const listed =
  (list: typeof EXTRACT_FORM | typeof EXTRACT_RECIPIENT) =>
  ({ language }: Pick<Speech, 'language'>) =>
    list.map((entry) => ({ value: entry.code, label: entry[language] }));

export const EXTRACT_QUESTIONS: readonly Question[] = [
  required(
    code('recipient', { label: ({ extract }) => extract.recipient }, listed(EXTRACT_RECIPIENT)),
    ({ extract, journey }) => journey.form.errors.choose(extract.recipient),
  ),
  required(
    code('form', { label: ({ extract }) => extract.form }, listed(EXTRACT_FORM)),
    ({ extract, journey }) => journey.form.errors.choose(extract.form),
  ),
];

type ExtractPageProps = Readonly<{
  speech: Speech;
  extract: ShownExtract;
  /** Id of the journey that it is asked from. */
  journey: string;
  /** Full names of users by id. */
  names: UserNames;
  filled: Filled;
  whole?: string | undefined;
  commandKey: string;
  /** Id of one that has just been given out. */
  given?: string | undefined;
}>;

const Entries = ({
  speech,
  extract,
  journey,
  filled,
  index,
}: Pick<ExtractPageProps, 'speech' | 'extract' | 'filled'> &
  Readonly<{ journey: ExtractedJourney; index: number }>) => {
  const { extract: words } = speech.texts;
  const grounds = HOLD_BACK_GROUND.map((entry) => ({ value: entry.code, label: entry[speech.language] }));
  return (
    <DataTable
      id={`uppgifter-${index + 1}`}
      isCards
      caption={words.caption}
      columns={[
        { title: words.columns.day },
        { title: words.columns.what, isHeading: true },
        { title: words.columns.details },
        { title: words.columns.give },
      ]}
      rows={entriesInWords(extract, journey).map(({ entry, title, day, details }) => [
        withDays(day),
        <>
          <span lang="sv">{title}</span>
          {words.giving[entry.giving] !== undefined && (
            <span class="line about">{words.giving[entry.giving]}</span>
          )}
        </>,
        <>
          {details.flatMap(({ name, value }) =>
            value.split('\n').map((line, at) => (
              <span class="line" lang="sv" key={`${name} ${at}`}>
                {withDays(at === 0 ? `${name}: ${line}` : line)}
              </span>
            )),
          )}
        </>,
        <select
          name={heldBackField(journey.id, entry.revision)}
          aria-label={`${words.columns.give}: ${title} ${day}`}
        >
          <option value="">{words.given}</option>
          {grounds.map(({ value, label }) => (
            <option
              key={value}
              value={value}
              selected={filled.values[heldBackField(journey.id, entry.revision)] === value}
            >
              {words.held(label)}
            </option>
          ))}
        </select>,
      ])}
    />
  );
};

const Left = ({ speech, journey }: Readonly<{ speech: Speech; journey: ExtractedJourney }>) => {
  const { extract: words } = speech.texts;
  return journey.left.length === 0 ? null : (
    <>
      <h3>{words.leftTitle}</h3>
      <ul>
        {journey.left.map(({ authority, count }) => (
          <li key={authority?.id}>
            {words.left(count, authority?.name ?? words.unknownAuthority, authority?.contact ?? null)}
          </li>
        ))}
      </ul>
    </>
  );
};

const Given = ({ speech, path, given }: Readonly<{ speech: Speech; path: string; given: string }>) => {
  const { extract: words } = speech.texts;
  return (
    <Notice tone="good" title={words.saved} isAnswer>
      <p>{words.fetch}</p>
      <Buttons>
        <ButtonLink href={`${path}/${given}.pdf`} kind="primary">
          {words.pdf}
        </ButtonLink>
        <ButtonLink href={`${path}/${given}.json`}>{words.json}</ButtonLink>
      </Buttons>
      <Way href={path}>{words.again}</Way>
    </Notice>
  );
};

/** The entries, to be looked through, and to whom they are given and how. */
const ExtractForm = ({
  speech,
  extract,
  journey,
  filled,
  commandKey,
  path,
}: Omit<ExtractPageProps, 'names' | 'given'> & Readonly<{ path: string }>) => {
  const { extract: words, journey: ofJourney } = speech.texts;
  const interventions = new Set(
    extract.journeys.map(({ state }) => interventionInWords(speech, state.facts.intervention ?? '')),
  );
  return (
    <>
      <p class="lead">{words.lead(extract.authority.name)}</p>
      <p>{words.scope([...interventions].join(', '))}</p>
      <Form action={path} commandKey={commandKey}>
        <input type="hidden" name={CHECKED} value={checkedText(extract)} />
        {extract.journeys.map((one, index) => (
          <section key={one.id}>
            <div lang="sv">
              <h2>{withDays(journeyTitle(speech, one))}</h2>
              <Facts facts={cardInWords(speechOf(extract), one)} />
            </div>
            <Entries speech={speech} extract={extract} journey={one} filled={filled} index={index} />
            <Left speech={speech} journey={one} />
          </section>
        ))}
        <h2>{words.button}</h2>
        <p>{words.identify}</p>
        <Questions questions={EXTRACT_QUESTIONS} filled={filled} />
        <p>{words.after}</p>
        <Buttons>
          <Button>{words.button}</Button>
          <ButtonLink href={addressOfJourney(journey, 'person')}>{ofJourney.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** What is given out to a person about herself, in the Swedish that she reads it in, for a caseworker to look through entry by entry before she gives it out. */
export const ExtractPage = (props: ExtractPageProps) => {
  const { speech, extract, journey, names, filled, whole, given } = props;
  const { texts } = speech;
  const { extract: words } = texts;
  const path = addressOfJourney(journey, 'person/utdrag');
  const asked = extract.journeys.find(({ id }) => id === journey);
  return (
    <Page
      title={words.title(asked?.reference ?? '')}
      errors={filled.errors}
      wrong={whole !== undefined && <p>{whole}</p>}
      isWide
      above={
        <IdentityBar
          title={asked?.card.particulars.name ?? asked?.card.number ?? texts.journey.values.none}
          facts={
            asked?.card.number === null || asked === undefined
              ? []
              : [{ name: texts.journey.person.number, value: asked.card.number }]
          }
        />
      }
    >
      <JourneyTabs id={journey} current="person" />
      {given === undefined ? (
        <ExtractForm {...props} path={path} />
      ) : (
        <Given speech={speech} path={path} given={given} />
      )}
      {asked !== undefined && asked.given.length > 0 && (
        <>
          <h2>{words.earlier}</h2>
          <GivenExtracts speech={speech} names={names} extracts={asked.given} />
        </>
      )}
    </Page>
  );
};

/** The codes of why something is held back. */
export const HOLD_BACK_GROUNDS = codesOf(HOLD_BACK_GROUND);
