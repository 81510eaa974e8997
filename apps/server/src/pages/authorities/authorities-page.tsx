import { type Association, authoritiesOf, type Authority, type UnknownUnit } from '@samspar/association';
import { AUTHORITY_WORK } from '@samspar/codes';
import { numeral } from '@samspar/kernel';
import {
  Button,
  ButtonLink,
  Buttons,
  code,
  codeInWords,
  DataTable,
  type Filled,
  Form,
  type Language,
  memberInWords,
  named,
  Notice,
  Page,
  Questions,
  textsOf,
  useTexts,
  useVisitor,
} from '@samspar/pages';

export const authorityAddress = ({ id }: Pick<Authority, 'id'>): string => `/myndigheter/${id}`;

/** How long an authority keeps a journey. */
const keptFor = (language: Language, { retention }: Authority): string => {
  const texts = textsOf(language).authorities;
  if (retention.kind === 'kept') return texts.kept;
  const years = texts.years(retention.years);
  const { exemptBirthDays: days } = retention;
  return days.length === 0 ? years : `${years}, ${texts.exempt(days.join(', '))}`;
};

type AuthoritiesPageProps = Readonly<{
  association: Association;
  unknown: readonly UnknownUnit[];
  /** The unit that was to be meant by a text, as it was chosen. */
  filled: Filled;
  /** What was just done. */
  saved?: string | undefined;
}>;

const Register = ({ association }: Pick<AuthoritiesPageProps, 'association'>) => {
  const { language, roles } = useVisitor();
  const all = useTexts();
  const texts = all.authorities;
  const registered = new Set(association.authorities.map(({ id }) => id));
  const unitsOf = ({ id }: Authority) =>
    association.units.filter(({ authority }) => authority === id).map(({ name }) => name);
  return (
    <DataTable
      id="myndigheter"
      isCards
      caption={texts.caption}
      columns={[texts.name, all.users.user.party, texts.authority.work, texts.units, texts.retention]}
      rows={authoritiesOf(association).map((authority) => [
        <>
          {registered.has(authority.id) && roles.includes('admin') ? (
            <a href={authorityAddress(authority)}>{authority.name}</a>
          ) : (
            authority.name
          )}
          {authority.to !== null && <p class="hint">{texts.until(authority.to)}</p>}
        </>,
        registered.has(authority.id)
          ? memberInWords(language, association, authority.party)
          : texts.partyItself,
        codeInWords({ language, texts: all }, AUTHORITY_WORK, authority.work),
        unitsOf(authority).join(', ') || texts.none,
        keptFor(language, authority),
      ])}
    />
  );
};

const MapForm = ({ association, unknown, filled }: AuthoritiesPageProps) => {
  const { unknown: texts } = useTexts().authorities;
  const questions = [
    code(
      'text',
      { label: () => texts.written },
      () => unknown.map(({ text }) => ({ value: text, label: text })),
      { isFolded: true },
    ),
    code('enhet', { label: () => texts.unit }, () => association.units.map(named), { isFolded: true }),
  ];
  return (
    <Form action="/myndigheter">
      <Questions questions={questions} filled={filled} />
      <Buttons>
        <Button>{texts.map}</Button>
      </Buttons>
    </Form>
  );
};

const Unknown = (props: AuthoritiesPageProps) => {
  const { language } = useVisitor();
  const { unknown, association } = props;
  const { unknown: texts, none } = useTexts().authorities;
  return (
    <section>
      <h2>{texts.title}</h2>
      {unknown.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <>
          <p>{texts.lead}</p>
          <p>{texts.person}</p>
          <DataTable
            id="okanda"
            isCards
            isTitled
            caption={texts.caption}
            columns={[texts.text, { title: texts.journeys, isNumber: true }, texts.since]}
            rows={unknown.map(({ text, spellings, journeys, since }) => [
              <>
                {text}
                {spellings.length > 0 && <p class="hint">{texts.spellings(spellings.join(', '))}</p>}
              </>,
              numeral(journeys, language),
              <span class="whole">{since ?? none}</span>,
            ])}
          />
          {association.units.length === 0 ? <p>{texts.noUnits}</p> : <MapForm {...props} />}
        </>
      )}
    </section>
  );
};

/** The authorities of an association with their units, and what journeys name that is none of them. */
export const AuthoritiesPage = (props: AuthoritiesPageProps) => {
  const { saved, filled } = props;
  const { roles } = useVisitor();
  const texts = useTexts().authorities;
  return (
    <Page title={texts.title} errors={filled.errors}>
      {saved !== undefined && (
        <Notice tone="good" isAnswer>
          {saved}
        </Notice>
      )}
      <p class="lead">{texts.lead}</p>
      {roles.includes('admin') && (
        <Buttons>
          <ButtonLink href="/myndigheter/ny" kind="primary">
            {texts.add}
          </ButtonLink>
        </Buttons>
      )}
      <Register {...props} />
      <Unknown {...props} />
    </Page>
  );
};
