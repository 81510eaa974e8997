import { type Association, authoritiesOf, type Authority, type Unit } from '@samspar/association';
import {
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  type Filled,
  Form,
  Notice,
  Page,
  Questions,
  runsInWords,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import { authorityAddress } from './authorities-page.js';
import {
  AUTHORITY_QUESTIONS,
  markOf,
  moveQuestions,
  PARTY_QUESTION,
  SEEN,
  UNIT_QUESTIONS,
} from './questions.js';

type AuthorityPageProps = Readonly<{
  association: Association;
  /** Absent: a new one. */
  authority?: Authority | undefined;
  filled: Filled;
  /** What was just done. */
  saved?: string | undefined;
}>;

const Units = ({ association, authority }: { association: Association; authority: Authority }) => {
  const { language } = useVisitor();
  const { unit: texts, authority: of, units: title, none } = useTexts().authorities;
  const districtOf = ({ district }: Unit) =>
    association.settings.districts.find(({ id }) => id === district)?.name ?? none;
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        id="enheter"
        isCards
        isTitled
        caption={of.unitsCaption}
        columns={[texts.unit, of.aliases, texts.district, texts.days]}
        rows={association.units
          .filter((unit) => unit.authority === authority.id)
          .map((unit) => [
            <a href={`${authorityAddress(authority)}/${unit.id}`}>{unit.name}</a>,
            unit.aliases.join(', ') || none,
            districtOf(unit),
            <span class="whole">{runsInWords(language, unit)}</span>,
          ])}
        empty={<p>{of.noUnits}</p>}
      />
      <Buttons>
        <ButtonLink href={`${authorityAddress(authority)}/ny`}>{of.addUnit}</ButtonLink>
      </Buttons>
    </section>
  );
};

/** One authority: its units, and the form that changes it; or the form of a new one. */
export const AuthorityPage = ({ association, authority, filled, saved }: AuthorityPageProps) => {
  const { authority: texts, back } = useTexts().authorities;
  return (
    <Page title={authority?.name ?? texts.newTitle} errors={filled.errors}>
      {saved !== undefined && (
        <Notice tone="good" isAnswer>
          {saved}
        </Notice>
      )}
      {authority && <Units association={association} authority={authority} />}
      {authority && <h2>{texts.detailsTitle}</h2>}
      <Form action={authority ? authorityAddress(authority) : '/myndigheter/ny'}>
        <input type="hidden" name={SEEN} value={markOf(authority)} />
        <Questions
          questions={authority ? AUTHORITY_QUESTIONS : [PARTY_QUESTION, ...AUTHORITY_QUESTIONS]}
          filled={filled}
          association={association}
        />
        <Buttons>
          <Button>{texts.save}</Button>
          <ButtonLink href="/myndigheter">{back}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};

type UnitPageProps = Readonly<{
  association: Association;
  authority: Authority;
  /** Absent: a new one. */
  unit?: Unit | undefined;
  filled: Filled;
  /** Where it was to belong, as it was typed and refused. */
  moved?: Filled | undefined;
  /** What was just done. */
  saved?: string | undefined;
}>;

/** Where a unit has belonged, and the form that says that it belongs elsewhere; open where what was typed was refused. */
const Move = ({ association, authority, unit, moved }: UnitPageProps & { unit: Unit }) => {
  const { move: texts } = useTexts().authorities;
  const all = authoritiesOf(association);
  const ofParty = all.filter(({ party }) => party === authority.party);
  if (ofParty.length < 2) return null;
  const nameOf = (id: string): string => all.find((one) => one.id === id)?.name ?? id;
  const { earlier = [] } = unit;
  return (
    <section>
      <h2>{texts.title}</h2>
      {earlier.length > 0 && (
        <ul>
          {earlier.map((one) => (
            <li key={one.to}>{texts.belonged(nameOf(one.authority), one.to)}</li>
          ))}
        </ul>
      )}
      <details open={moved !== undefined}>
        <summary>{texts.open}</summary>
        <Form action={`${authorityAddress(authority)}/${unit.id}/flytta`}>
          <input type="hidden" name={SEEN} value={markOf(unit)} />
          <p>{texts.users}</p>
          <p>{texts.statistics}</p>
          <Questions
            questions={moveQuestions(ofParty)}
            filled={moved ?? { values: { authority: unit.authority }, errors: [] }}
            association={association}
          />
          {earlier.length > 0 && <p class="hint">{texts.correct}</p>}
          <Buttons>
            <Button>{texts.save}</Button>
          </Buttons>
        </Form>
      </details>
    </section>
  );
};

/** One unit of an authority, or a new one. */
export const UnitPage = (props: UnitPageProps) => {
  const { association, authority, unit, filled, moved, saved } = props;
  const { journey, authorities } = useTexts();
  const { unit: texts } = authorities;
  return (
    <Page title={unit?.name ?? texts.newTitle} errors={moved?.errors ?? filled.errors}>
      {saved !== undefined && (
        <Notice tone="good" isAnswer>
          {saved}
        </Notice>
      )}
      <p class="lead">{authority.name}</p>
      <Form action={`${authorityAddress(authority)}/${unit?.id ?? 'ny'}`}>
        <input type="hidden" name={SEEN} value={markOf(unit)} />
        <Questions questions={UNIT_QUESTIONS} filled={filled} association={association} />
        {unit && <p class="hint">{texts.renamed}</p>}
        <Buttons>
          <Button>{texts.save}</Button>
          <ButtonLink href={authorityAddress(authority)}>{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
      {unit && <Move {...props} unit={unit} />}
    </Page>
  );
};
