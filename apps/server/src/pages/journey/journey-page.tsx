import type { Asker } from '@samspar/access';
import { clockInStockholm, type Day } from '@samspar/kernel';
import {
  addressOfJourney,
  addressWith,
  type Amendment,
  asCorrected,
  ButtonLink,
  Buttons,
  ChoiceForm,
  day,
  entryInWords,
  Facts,
  type FieldError,
  type FormName,
  inOrder,
  JOURNEY_FORMS,
  JourneyBar,
  JourneyTabs,
  listParameters,
  Notice,
  type OfferedForm,
  OrderSwitch,
  Page,
  pageOf,
  Pagination,
  type Parameters,
  personInLine,
  sentFacts,
  type ShownEvent,
  type Telling,
  Timeline,
  timelineItem,
  Way,
  withDays,
} from '@samspar/pages';
import { allowedOf, type KnownEvent, type Person, type ShownJourney } from '@samspar/use-cases';
import { closingAddresses } from './decision-forms.js';
import { amendable, amendableNotes, correctionAddress } from './entry-forms.js';
import type { Listed } from '@samspar/views';

export type Look = Readonly<{
  isOldestFirst: boolean;
  /** From 1. */
  page: number;
  /** As it was at the end of this day; `wrong` keeps what was typed and is no day. */
  asOf?: Day | undefined;
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
  /** Who looks at it. */
  asker: Asker;
}>;

/** The field for a day on which a journey is looked at. */
const AS_OF = 'per';
const EVENTS_PER_PAGE = 20;

/** The part of a timeline that is shown. */
export type Leaf = Listed<ShownEvent>;

export const leafOf = (events: readonly KnownEvent[], { isOldestFirst, page }: Look): Leaf =>
  pageOf(inOrder(asCorrected(events), isOldestFirst), page, EVENTS_PER_PAGE);

const parametersOf = ({ isOldestFirst, asOf }: Look, page = 1): Parameters => ({
  ...listParameters({ isOldestFirst, page }),
  [AS_OF]: asOf,
});

const lookAddress = (id: string, look: Look, page?: number): string =>
  addressWith(addressOfJourney(id), parametersOf(look, page));

/** What the day brings forms for; the rest stands by itself below. */
const DAILY: readonly FormName[] = [
  'antagande',
  'vantelista',
  'avbojande',
  'start',
  'teammote',
  'plan',
  'arbetsgivarkontakt',
  'bedomning',
  'avslut',
  'uppfoljning',
  'aterinforing',
];
/** What is done after the exit only where it had been forgotten. */
const BELATED: readonly FormName[] = ['teammote', 'plan', 'arbetsgivarkontakt', 'bedomning'];

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
  const allowed = allowedOf(file);
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
        parameters={{ ...parametersOf(look), [AS_OF]: look.wrong ?? look.asOf }}
        errors={errorsIn(props)}
        button={asOf.show}
      />
    </details>
  );
};

/** Whether something can be registered as the journey is looked at. */
const isOpen = ({ file, look }: PageProps): boolean =>
  look.asOf === undefined && file.emergencyUntil === null;

/** Where each entry is corrected, by its revision. */
const amendmentsIn = (props: PageProps): ReadonlyMap<number, Amendment> => {
  const { telling, file, asker } = props;
  if (!isOpen(props)) return new Map();
  return new Map(
    [...amendable(file, asker), ...amendableNotes(file, asker)].map(({ event, revision }) => [
      revision,
      {
        href: correctionAddress(file.id, revision),
        label: telling.texts.journey.timeline.amend(entryInWords(telling, event)),
      },
    ]),
  );
};

const Happened = (props: PageProps) => {
  const { telling, file, look, leaf } = props;
  const { timeline: words } = telling.texts.journey;
  const amendments = amendmentsIn(props);
  const closeAt = isOpen(props) ? closingAddresses(file) : undefined;
  return (
    <section class="done" aria-labelledby="hant">
      <h2 id="hant">{words.title}</h2>
      <OrderSwitch
        isOldestFirst={look.isOldestFirst}
        href={(isOldestFirst) => lookAddress(file.id, { ...look, isOldestFirst })}
      />
      <Timeline
        label={words.label}
        items={leaf.lines.map((known) =>
          timelineItem(telling, known, amendments.get(known.revision), closeAt),
        )}
      />
      {leaf.page === leaf.pages && <p class="when">{look.isOldestFirst ? words.start : words.end}</p>}
      <Pagination {...leaf} href={(number) => lookAddress(file.id, look, number)} />
    </section>
  );
};

const Notices = ({ telling, file, look }: PageProps) => {
  const { journey, cases } = telling.texts;
  const { emergency } = cases;
  return (
    <>
      {look.isSaved && <Notice tone="good" isAnswer title={journey.saved} />}
      {file.emergencyUntil !== null && (
        <Notice tone="late" title={emergency.until(clockInStockholm(file.emergencyUntil))}>
          {emergency.untilWhat}
        </Notice>
      )}
      {look.warnings
        .flatMap((code) => journey.warnings[code] ?? [])
        .map((warning) => (
          <Notice key={warning} tone="due">
            {warning}
          </Notice>
        ))}
      {look.asOf !== undefined && (
        <Notice tone="due" title={journey.asOf.title(look.asOf)}>
          <p>{journey.asOf.what}</p>
          <Way href={lookAddress(file.id, { ...look, asOf: undefined })}>{journey.asOf.back}</Way>
        </Notice>
      )}
    </>
  );
};

/** Ärendet: one journey, what can be done now, and what has happened. */
export const JourneyPage = (props: PageProps) => {
  const { telling, file } = props;
  const title = telling.texts.journey.title(file.reference);
  return (
    <Page title={title} errors={errorsIn(props)} isWide about={personInLine(props)}>
      <Notices {...props} />
      <JourneyBar {...props} isNamed />
      {file.emergencyUntil === null && <JourneyTabs id={file.id} current="case" />}
      <div class="journey">
        {isOpen(props) && <Actions {...props} />}
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
        {allowedOf(file).includes('WithdrawReferral') && (
          <ButtonLink href={addressOfJourney(file.id, 'atertagande')}>
            {form.forms.atertagande.action}
          </ButtonLink>
        )}
        <ButtonLink href="/inkorg">{sent.inbox}</ButtonLink>
      </Buttons>
    </Page>
  );
};
