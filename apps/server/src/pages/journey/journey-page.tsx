import { allowedCommands } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import {
  addressOfJourney,
  asCorrected,
  ButtonLink,
  Buttons,
  ChoiceForm,
  day,
  Facts,
  type FieldError,
  type FormName,
  inOrder,
  JOURNEY_FORMS,
  JourneyBar,
  JourneyTabs,
  Notice,
  type OfferedForm,
  OrderSwitch,
  Page,
  Pagination,
  personInLine,
  sentFacts,
  type ShownEvent,
  type Telling,
  Timeline,
  timelineItem,
  withDays,
} from '@samspar/pages';
import type { KnownEvent, Person, ShownJourney } from '@samspar/use-cases';

/** How a journey is looked at. */
export type Look = Readonly<{
  isOldestFirst: boolean;
  /** From 1. */
  page: number;
  /** As it was at the end of this day; `wrong` keeps what was typed and is no day. */
  asOf?: Day;
  wrong?: string;
  /** True right after something was saved. */
  isSaved: boolean;
  /** Codes of warnings about what was saved. */
  warnings: readonly string[];
}>;

type PageProps = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  today: Day;
  look: Look;
  leaf: Leaf;
}>;

/** Events on one page of the timeline. */
const EVENTS_PER_PAGE = 20;

/** The part of a timeline that is shown. */
export type Leaf = Readonly<{ events: readonly ShownEvent[]; page: number; pages: number }>;

export const leafOf = (events: readonly KnownEvent[], { isOldestFirst, page }: Look): Leaf => {
  const pages = Math.max(1, Math.ceil(events.length / EVENTS_PER_PAGE));
  const shown = Math.min(page, pages);
  return {
    events: inOrder(asCorrected(events), isOldestFirst).slice(
      (shown - 1) * EVENTS_PER_PAGE,
      shown * EVENTS_PER_PAGE,
    ),
    page: shown,
    pages,
  };
};

const asItIs = ({ asOf: _day, ...look }: Look): Look => look;

const lookAddress = (id: string, { isOldestFirst, asOf }: Look, page = 1): string => {
  const query = new URLSearchParams({
    ...(isOldestFirst && { ordning: 'aldst' }),
    ...(asOf !== undefined && { per: asOf }),
    ...(page > 1 && { sida: String(page) }),
  }).toString();
  return addressOfJourney(id) + (query && `?${query}`);
};

/** What the day brings forms for; the rest stands by itself below. */
const DAILY: readonly FormName[] = [
  'antagande',
  'vantelista',
  'avbojande',
  'start',
  'teammote',
  'plan',
  'arbetsgivarkontakt',
  'avslut',
  'uppfoljning',
  'aterinforing',
];
/** What is done after the exit only where it had been forgotten. */
const BELATED: readonly FormName[] = ['teammote', 'plan', 'arbetsgivarkontakt'];

/** What a form does to a journey as it now stands. */
const actionOf = ({ name }: OfferedForm, { telling, file: { state } }: PageProps): string => {
  const { forms, kinds } = telling.texts.journey.form;
  if (name === 'plan' && state.planAgreed) return kinds.revise;
  if (name === 'overlamning' && state.caseworker === null) return kinds.assign;
  return forms[name].action;
};

const Actions = (props: PageProps) => {
  const { telling, file } = props;
  const { actions } = telling.texts.journey;
  const allowed = allowedCommands(file.state);
  const open = JOURNEY_FORMS.filter(({ commands }) => commands.some((command) => allowed.includes(command)));
  const isDaily = ({ name }: OfferedForm): boolean =>
    DAILY.includes(name) && !(file.state.status === 'ended' && BELATED.includes(name));
  const daily = open.filter(isDaily);
  const others = open.filter((form) => !isDaily(form));
  return (
    <section class="do" aria-labelledby="gora">
      <h2 id="gora">{actions.title}</h2>
      {open.length === 0 && <p>{actions.none}</p>}
      {daily.length > 0 && (
        <Buttons>
          {daily.map((form, index) => (
            <ButtonLink
              key={form.name}
              href={addressOfJourney(file.id, form.name)}
              kind={index === 0 ? 'primary' : 'secondary'}
            >
              {actionOf(form, props)}
            </ButtonLink>
          ))}
        </Buttons>
      )}
      {others.length > 0 && (
        <details class="others">
          <summary>{actions.more}</summary>
          <ul class="links">
            {others.map((form) => (
              <li key={form.name}>
                <a href={addressOfJourney(file.id, form.name)}>{actionOf(form, props)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

/** The field for a day on which a journey is looked at. */
const AS_OF = 'per';

const errorsIn = ({ telling, look }: PageProps): readonly FieldError[] =>
  look.wrong === undefined ? [] : [{ field: AS_OF, message: telling.texts.journey.asOf.wrong }];

const AsOfForm = (props: PageProps) => {
  const { telling, file, look } = props;
  const { asOf } = telling.texts.journey;
  return (
    <details class="as-of" open={look.wrong !== undefined}>
      <summary>{asOf.ask}</summary>
      <ChoiceForm
        action={addressOfJourney(file.id)}
        questions={[day(AS_OF, { label: ({ journey }) => journey.asOf.day })]}
        filled={{ values: { [AS_OF]: look.wrong ?? look.asOf }, errors: errorsIn(props) }}
        kept={{ ordning: look.isOldestFirst ? 'aldst' : undefined }}
        button={asOf.show}
      />
    </details>
  );
};

const Happened = ({ telling, file, look, leaf }: PageProps) => {
  const { timeline: words } = telling.texts.journey;
  return (
    <section class="done" aria-labelledby="hant">
      <h2 id="hant">{words.title}</h2>
      <OrderSwitch
        isOldestFirst={look.isOldestFirst}
        href={(isOldestFirst) => lookAddress(file.id, { ...look, isOldestFirst })}
      />
      <Timeline label={words.label} items={leaf.events.map((known) => timelineItem(telling, known))} />
      {leaf.page === leaf.pages && <p class="when">{look.isOldestFirst ? words.start : words.end}</p>}
      <Pagination page={leaf.page} pages={leaf.pages} href={(number) => lookAddress(file.id, look, number)} />
    </section>
  );
};

const Notices = ({ telling, file, look }: PageProps) => {
  const { journey } = telling.texts;
  return (
    <>
      {look.isSaved && <Notice tone="good" isAnswer title={journey.saved} />}
      {look.warnings
        .flatMap((code) => journey.warnings[code] ?? [])
        .map((warning) => (
          <Notice key={warning} tone="due">
            <p>{warning}</p>
          </Notice>
        ))}
      {look.asOf !== undefined && (
        <Notice tone="due" title={journey.asOf.title(look.asOf)}>
          <p>{journey.asOf.what}</p>
          <p>
            <a href={lookAddress(file.id, asItIs(look))}>{journey.asOf.back}</a>
          </p>
        </Notice>
      )}
    </>
  );
};

/** Ärendet: one journey, what can be done now, and what has happened. */
export const JourneyPage = (props: PageProps) => {
  const { telling, file, look } = props;
  const title = telling.texts.journey.title(file.reference);
  return (
    <Page title={title} errors={errorsIn(props)} isWide about={personInLine(props)}>
      <Notices {...props} />
      <JourneyBar {...props} isNamed />
      <JourneyTabs id={file.id} current="case" />
      <div class="journey">
        {look.asOf === undefined && <Actions {...props} />}
        <Happened {...props} />
      </div>
      <AsOfForm {...props} />
    </Page>
  );
};

type NotThereProps = Readonly<{ telling: Telling; file: ShownJourney; asOf: Day }>;

/** A journey on a day before it was registered. */
export const NotThereYet = ({ telling, file, asOf }: NotThereProps) => {
  const { asOf: words } = telling.texts.journey;
  const title = words.title(asOf);
  return (
    <Page title={title}>
      <p class="lead">{withDays(words.nothing(asOf))}</p>
      <ButtonLink href={addressOfJourney(file.id)}>{words.back}</ButtonLink>
    </Page>
  );
};

type SentProps = Readonly<{ telling: Telling; file: ShownJourney; isSaved: boolean }>;

/** What the sender of a referral sees of it: its status, and how to take it back. */
export const SentReferral = ({ telling, file, isSaved }: SentProps) => {
  const { sent, form, saved } = telling.texts.journey;
  const title = sent.title(file.reference);
  return (
    <Page title={title}>
      {isSaved && <Notice tone="good" isAnswer title={saved} />}
      <p class="lead">{sent.what}</p>
      <Facts facts={sentFacts(telling, file)} />
      <Buttons>
        {allowedCommands(file.state).includes('WithdrawReferral') && (
          <ButtonLink href={addressOfJourney(file.id, 'atertagande')}>
            {form.forms.atertagande.action}
          </ButtonLink>
        )}
        <ButtonLink href="/inkorg">{sent.inbox}</ButtonLink>
      </Buttons>
    </Page>
  );
};
