import type { Day } from '@samspar/kernel';
import {
  ActingUser,
  addressOfJourney,
  authorityInWords,
  ChoiceForm,
  DataTable,
  dayInWords,
  detailsShown,
  eventTitle,
  factName,
  Facts,
  JourneyBar,
  JourneyTabs,
  Moment,
  namedIn,
  oneOf,
  OrderSwitch,
  Page,
  Pagination,
  personInLine,
  roleInWords,
  type Telling,
  Way,
  wholeDetailsOf,
  withDays,
} from '@samspar/pages';
import type { KnownEvent, Person, ShownJourney } from '@samspar/use-cases';
import {
  type ChangeChoice,
  type ChangeLeaf,
  changesAddress,
  formOf,
  type Occurring,
  changeParameters,
} from './change-log.js';

type ChangeLogProps = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  today: Day;
  occurring: Occurring;
  choice: ChangeChoice;
  leaf: ChangeLeaf;
  /** Whoever looks is responsible for the journey. */
  isResponsible: boolean;
}>;

type EntryProps = Readonly<{ telling: Telling; entry: KnownEvent }>;

const Action = ({ telling, entry }: EntryProps) => {
  const { changes, timeline } = telling.texts.journey;
  const title = eventTitle(telling, entry);
  const form = changes.forms[formOf(entry.event)];
  return (
    <>
      <strong>{title}</strong>
      {form !== title && <span class="line about">{changes.ofForm(form)}</span>}
      {entry.isPartial && <span class="line about">{timeline.partial}</span>}
    </>
  );
};

const RoleOf = ({ telling, entry: { role, authority, isImported } }: EntryProps) => (
  <>
    {roleInWords(telling.texts, role)}
    {authority !== undefined && <span class="line about">{authorityInWords(telling, authority)}</span>}
    {isImported && <span class="line about">{telling.texts.journey.timeline.batch}</span>}
  </>
);

const rowOf = (telling: Telling, entry: KnownEvent, events: readonly KnownEvent[]) => {
  const { event } = entry;
  const annuls = events.find(({ revision }) => revision === namedIn(event));
  const details = detailsShown(entry, () => wholeDetailsOf({ ...telling, ...(annuls && { annuls }) }, event));
  return [
    <Moment texts={telling.texts} knownAt={entry.knownAt} />,
    <Action telling={telling} entry={entry} />,
    details.length === 0 ? '' : <Facts facts={details} />,
    withDays(dayInWords(telling.texts, event.occurredOn)),
    <ActingUser texts={telling.texts} names={telling.names} actor={entry.actor} />,
    <RoleOf telling={telling} entry={entry} />,
  ];
};

const isFiltered = ({ form, fact }: ChangeChoice): boolean => form !== undefined || fact !== undefined;

const Filter = ({ telling, file, occurring, choice }: ChangeLogProps) => {
  const { filter, journey } = telling.texts;
  const { changes } = journey;
  const { isOldestFirst } = choice;
  return (
    <ChoiceForm
      action={changesAddress(file.id)}
      label={filter.button}
      questions={[
        oneOf(
          'formular',
          changes.form,
          occurring.forms.map((form) => ({ value: form, label: changes.forms[form] })),
          changes.everyForm,
        ),
        oneOf(
          'uppgift',
          changes.fact,
          occurring.facts.map((fact) => ({ value: fact, label: factName(telling.texts, fact) })),
          changes.everyFact,
        ),
      ]}
      parameters={changeParameters({ ...choice, page: 1 })}
      clear={isFiltered(choice) && changesAddress(file.id, { isOldestFirst })}
    />
  );
};

/** How many entries there are, and how many of them the filter leaves. */
const entriesIn = ({ telling, choice, leaf }: ChangeLogProps): string => {
  const { changes } = telling.texts.journey;
  const all = changes.entries(leaf.all);
  return isFiltered(choice) ? changes.some(leaf.total, all) : all;
};

const captionOf = (props: ChangeLogProps): string => {
  const { telling, choice } = props;
  const { timeline, journey } = telling.texts;
  const { changes } = journey;
  const caption = changes.caption(entriesIn(props), choice.isOldestFirst ? timeline.oldest : timeline.newest);
  const chosen = [
    ...(choice.form === undefined ? [] : [changes.forms[choice.form]]),
    ...(choice.fact === undefined ? [] : [factName(telling.texts, choice.fact)]),
  ];
  return chosen.length === 0 ? caption : changes.chosen(caption, chosen.join(', '));
};

/** Says that nothing follows, at the end that the order leads to. */
const endOf = (props: ChangeLogProps): string => {
  const { endOfSome, endNewest, endOldest } = props.telling.texts.journey.changes;
  if (isFiltered(props.choice)) return endOfSome(entriesIn(props));
  return (props.choice.isOldestFirst ? endNewest : endOldest)(entriesIn(props));
};

const Entries = (props: ChangeLogProps) => {
  const { telling, file, choice, leaf } = props;
  const { changes } = telling.texts.journey;
  return (
    <>
      <OrderSwitch
        isOldestFirst={choice.isOldestFirst}
        href={(isOldestFirst) => changesAddress(file.id, { ...choice, isOldestFirst, page: 1 })}
      />
      <DataTable
        isCards
        caption={captionOf(props)}
        columns={[
          changes.recorded,
          changes.what,
          changes.details,
          changes.occurred,
          changes.who,
          changes.role,
        ]}
        rows={leaf.lines.map((entry) => rowOf(telling, entry, file.events))}
      />
      {leaf.page === leaf.pages && <p class="when">{endOf(props)}</p>}
      <Pagination {...leaf} href={(page) => changesAddress(file.id, { ...choice, page })} />
    </>
  );
};

const Nothing = ({ telling, file, choice: { isOldestFirst }, leaf }: ChangeLogProps) => {
  const { changes } = telling.texts.journey;
  return (
    <div class="empty">
      <p class="lead">{changes.empty}</p>
      <Way href={changesAddress(file.id, { isOldestFirst })}>{changes.whole(changes.entries(leaf.all))}</Way>
    </div>
  );
};

/** All that was registered in a journey as it became known, with who did it and in which role. */
export const ChangeLogPage = (props: ChangeLogProps) => {
  const { telling, file, leaf, isResponsible } = props;
  const { changes } = telling.texts.journey;
  const title = changes.title(file.reference);
  return (
    <Page title={title} isWide about={personInLine(props)}>
      <JourneyBar {...props} isNamed />
      <JourneyTabs id={file.id} current="changes" />
      <p class="log-lead">{changes.lead}</p>
      <Filter {...props} />
      {leaf.total === 0 ? <Nothing {...props} /> : <Entries {...props} />}
      {isResponsible && !file.isProtected && (
        <p>
          <a href={addressOfJourney(file.id, 'bevispaket')}>{telling.texts.evidence.texts.link}</a>
        </p>
      )}
    </Page>
  );
};
