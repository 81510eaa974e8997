import { type Association, type Intervention, partiesOf, runBy } from '@samspar/association';
import {
  DataTable,
  interventionInWords,
  type Language,
  Page,
  runsInWords,
  Tag,
  textsOf,
  useTexts,
  useVisitor,
  type Visitor,
} from '@samspar/pages';
import { dimensionLabel, DIMENSIONS, measureLabel, MEASURES } from '@samspar/statistics';
import { journeysSince, type Since, variablesSince } from './registered.js';

type InterventionsPageProps = Readonly<{
  association: Association;
  /** Slugs of the insatser the asker is assigned to. */
  assigned: readonly string[];
  today: string;
}>;

const sinceWords = (visitor: Visitor, since: Since): string => {
  const texts = textsOf(visitor.language).interventions;
  return since === undefined ? texts.always : since === null ? texts.never : texts.sinceDay(since);
};

/** The authority that runs an insats; where it is not known which, that it is to be said. */
const Owner = ({ association, intervention }: { association: Association; intervention: Intervention }) => {
  const { language } = useVisitor();
  const { ownerMissing, ownerIsOneOf } = useTexts().interventions;
  const authority = runBy(association, intervention);
  if (authority) return <>{authority.name}</>;
  const party = partiesOf(association.settings).find(({ code }) => code === intervention.owner);
  return <Tag tone="due">{party ? ownerIsOneOf(party[language]) : ownerMissing}</Tag>;
};

const variableName = (language: Language, variable: string): string => {
  const dimension = DIMENSIONS.find((known) => known === variable);
  const measure = MEASURES.find((known) => known === variable);
  if (dimension) return dimensionLabel(dimension, language);
  return measure ? measureLabel(measure, language) : variable;
};

type ListProps = Omit<InterventionsPageProps, 'today'> &
  Readonly<{ id: string; caption: string; interventions: readonly Intervention[] }>;

const List = ({ association, assigned, id, caption, interventions }: ListProps) => {
  const visitor = useVisitor();
  const texts = useTexts().interventions;
  return interventions.length === 0 ? null : (
    <DataTable
      id={id}
      isCards
      caption={caption}
      columns={[texts.name, texts.kind, texts.owner, texts.runs, texts.registered]}
      rows={interventions.map((intervention) => [
        <>
          {intervention.name}
          {assigned.includes(intervention.id) && (
            <>
              {' '}
              <Tag tone="good">{texts.mine}</Tag>
            </>
          )}
          {intervention.sensitive && (
            <>
              {' '}
              <Tag tone="due">{texts.sensitive}</Tag>
            </>
          )}
          {intervention.esf && <p class="when">{texts.esf(intervention.esf.project)}</p>}
        </>,
        texts.kinds[intervention.kind],
        <Owner association={association} intervention={intervention} />,
        <span class="whole">{runsInWords(visitor.language, intervention)}</span>,
        <span class="whole">{sinceWords(visitor, journeysSince(association, intervention))}</span>,
      ])}
    />
  );
};

const Variables = ({ association }: Pick<InterventionsPageProps, 'association'>) => {
  const visitor = useVisitor();
  const texts = useTexts().interventions;
  const variables = variablesSince(association);
  return variables.length === 0 ? null : (
    <>
      <h2>{texts.variables}</h2>
      <p>{texts.variablesMore}</p>
      <DataTable
        id="uppgifter"
        isCards
        caption={texts.variablesCaption}
        columns={[texts.variable, texts.name, texts.registered]}
        rows={variables.map(({ variable, intervention, since }) => [
          variableName(visitor.language, variable),
          intervention === null
            ? '–'
            : intervention === '*'
              ? texts.all
              : interventionInWords({ association }, intervention),
          <span class="whole">{sinceWords(visitor, since)}</span>,
        ])}
      />
    </>
  );
};

/** The insatser of the association: what they are, when they run, and since when they are in the log. */
export const InterventionsPage = ({ association, assigned, today }: InterventionsPageProps) => {
  const { interventions: texts, navigation } = useTexts();
  const hasEnded = ({ to }: Intervention): boolean => to !== null && to < today;
  const { interventions } = association;
  const list = { association, assigned };
  return (
    <Page title={navigation.interventions}>
      <p class="lead">{texts.lead}</p>
      <p>{texts.changed}</p>
      {interventions.length === 0 && (
        <div class="empty">
          <p>{texts.empty}</p>
        </div>
      )}
      <List
        {...list}
        id="pagaende"
        caption={texts.running}
        interventions={interventions.filter((one) => !hasEnded(one))}
      />
      <List {...list} id="avslutade" caption={texts.ended} interventions={interventions.filter(hasEnded)} />
      {interventions.some(({ sensitive }) => sensitive) && <p>{texts.sensitiveWhy}</p>}
      <Variables association={association} />
    </Page>
  );
};
