import { DATA_KIND, DISCLOSURE_GROUND } from '@samspar/codes';
import { dayInStockholm, isKnown } from '@samspar/kernel';
import {
  ActingUser,
  addressWith,
  authoritiesInWords,
  authorityInWords,
  ButtonLink,
  ChoiceForm,
  codeInWords,
  codesInWords,
  DataTable,
  day,
  dayInWords,
  eventInWords,
  Facts,
  type FieldError,
  Moment,
  namedIn,
  type NamedValue,
  Notice,
  Page,
  plain,
  roleInWords,
  type Telling,
  wholeDetailsOf,
  withDays,
} from '@samspar/pages';
import type { ReplayedEvent, ReplayedJourney } from '@samspar/use-cases';
import { GetFile } from '../get-file.js';
import { AskIdentity, AskTexts } from './identity.js';
import { LineOfJourneyChart } from './line-of-journey-chart.js';
import {
  addressOfReplay,
  REPLAY,
  MOMENT_FIELDS,
  type MomentField,
  type ReplayChoice,
  replayParametersOf,
} from './replay-choice.js';
import { Lines, stateFacts } from './state-facts.js';
import { momentsInWords, TwoMoments } from './two-moments.js';

type ReplayProps = Readonly<{
  telling: Telling;
  journey: ReplayedJourney;
  choice: ReplayChoice;
  /** What is wrong with how it was asked whom it is about. */
  unasked?: readonly FieldError[];
  /** Why that is not told. */
  refusal?: string | undefined;
}>;
type StepProps = ReplayProps & Readonly<{ step: number; one: ReplayedEvent }>;

/** By which clocks one looks, each in a sentence that leads back. */
const Banner = ({ telling, journey: { id, isProtected, erasedOn }, choice }: ReplayProps) => {
  const { replay } = telling.texts;
  const { asOf, known, other } = choice;
  const isChosen = !other && (asOf !== undefined || known !== undefined);
  return (
    <>
      {isChosen && (
        <Notice tone="due" title={momentsInWords(telling, choice)}>
          {asOf !== undefined && <p>{replay.asOfWhat}</p>}
          {known !== undefined && <p>{replay.knownAtWhat}</p>}
          <p>
            <a href={addressOfReplay(id)}>{replay.now}</a>
          </p>
        </Notice>
      )}
      {isProtected && <Notice tone="late" title={replay.protected} />}
      {erasedOn !== undefined && <Notice title={replay.erased(dayInWords(telling.texts, erasedOn))} />}
    </>
  );
};

/** The way to the events before and after. */
const Steps = ({ telling, journey: { id, events }, choice, step }: StepProps) => {
  const { replay } = telling.texts;
  const to = (number: number) => addressOfReplay(id, { ...choice, step: number });
  return (
    <nav class="pagination" aria-label={replay.steps}>
      {step > 1 && (
        <>
          <a href={to(1)}>{replay.first}</a>
          <a rel="prev" href={to(step - 1)}>
            {replay.previous}
          </a>
        </>
      )}
      <span>{replay.step(step, events.length)}</span>
      {step < events.length && (
        <>
          <a rel="next" href={to(step + 1)}>
            {replay.next}
          </a>
          <a href={to(events.length)}>{replay.last}</a>
        </>
      )}
    </nav>
  );
};

const lateInWords = ({ texts: { replay } }: Telling, { daysLate }: ReplayedEvent): string => {
  if (daysLate === null) return replay.dayUnknown;
  return daysLate === 0 ? replay.inTime : replay.days(daysLate);
};

/** When, by whom, for whom and on what ground something was registered. */
const circumstances = (telling: Telling, one: ReplayedEvent): readonly NamedValue[] => {
  const { texts, names, isProtected } = telling;
  const { replay, journey } = texts;
  const { event, knownAt, actor, role, workplace, authority, legalBasis, isImported } = one;
  const unit = isProtected ? journey.person.hidden : workplace.unit;
  const whose = isProtected ? journey.person.hidden : authority && authorityInWords(telling, authority);
  return [
    { name: replay.happened, value: dayInWords(texts, event.occurredOn) },
    { name: replay.known, value: <Moment texts={texts} knownAt={knownAt} /> },
    { name: replay.late, value: lateInWords(telling, one) },
    { name: replay.who, value: <ActingUser texts={texts} names={names} actor={actor} /> },
    {
      name: replay.role,
      value: isImported
        ? `${roleInWords(texts, role)} (${journey.timeline.batch.toLowerCase()})`
        : roleInWords(texts, role),
    },
    ...(unit ? [{ name: replay.unit, value: unit }] : []),
    ...(whose ? [{ name: replay.authority, value: whose }] : []),
    ...(legalBasis === undefined ? [] : [{ name: replay.legalBasis, value: legalBasis }]),
    {
      name: replay.consents,
      value: (
        <Lines
          none={replay.noConsent}
          lines={one.consents.map(({ receiving, kinds }) =>
            replay.consentTo(
              authoritiesInWords(telling, receiving),
              kinds.length === DATA_KIND.length
                ? journey.details.everything
                : codesInWords(telling, DATA_KIND, kinds),
            ),
          )}
        />
      ),
    },
    ...(one.grounds.length === 0
      ? []
      : [
          {
            name: replay.grounds,
            value: (
              <Lines
                none=""
                lines={one.grounds.map(({ ground, receiver }) =>
                  replay.groundTo(
                    codeInWords(telling, DISCLOSURE_GROUND, ground),
                    authorityInWords(telling, receiver),
                  ),
                )}
              />
            ),
          },
        ]),
  ];
};

const What = ({ telling, journey, one }: StepProps) => {
  const annuls = journey.events.find(({ revision }) => revision === namedIn(one.event));
  const details = wholeDetailsOf({ ...telling, ...(annuls && { annuls }) }, one.event);
  return (
    <section aria-labelledby="handelse">
      <h2 id="handelse">{eventInWords(telling.texts, one.event)}</h2>
      <Facts facts={[...circumstances(telling, one), ...details]} />
    </section>
  );
};

/** The day on which it is told how consent stood: that of the event, and after the last one that which is looked at. */
const standsOn = ({ journey, choice, step, one }: StepProps): string => {
  const { occurredOn } = one.event;
  if (step === journey.events.length) return choice.asOf ?? choice.known ?? journey.today;
  return isKnown(occurredOn) ? occurredOn : dayInStockholm(one.knownAt);
};

/** How the journey stood once the event had happened. */
const After = (props: StepProps) => {
  const { telling, one } = props;
  return (
    <section aria-labelledby="nu">
      <h2 id="nu">{telling.texts.replay.after}</h2>
      <Facts facts={stateFacts(telling, one, standsOn(props))} />
    </section>
  );
};

/** Every event by the clocks that are chosen, with the way to each. */
const All = ({ telling, journey, choice, step }: StepProps) => {
  const { texts, names } = telling;
  const { replay } = texts;
  const { id, events, whole } = journey;
  return (
    <DataTable
      isCards
      caption={replay.caption(events.length, whole.length)}
      columns={[
        { title: replay.what, isHeading: true },
        { title: replay.happened },
        { title: replay.known },
        { title: replay.late },
        { title: replay.who },
      ]}
      rows={events.map((one, index) => [
        <a
          href={addressOfReplay(id, { ...choice, step: index + 1 })}
          {...(index + 1 === step && { 'aria-current': 'step' as const })}
        >
          {`${index + 1}. ${eventInWords(texts, one.event)}`}
        </a>,
        withDays(dayInWords(texts, one.event.occurredOn)),
        <Moment texts={texts} knownAt={one.knownAt} />,
        lateInWords(telling, one),
        <ActingUser texts={texts} names={names} actor={one.actor} />,
      ])}
    />
  );
};

const errorsIn = ({ telling: { texts }, choice: { wrong } }: ReplayProps): readonly FieldError[] => {
  const { moments, wrongDay } = texts.replay;
  return (Object.keys(wrong) as readonly MomentField[]).map((field) => ({
    field: MOMENT_FIELDS[field],
    message: wrongDay(moments[field]),
  }));
};

/** Chooses by which clocks one looks, and with what that is compared. */
const ClocksForm = (props: ReplayProps) => {
  const { telling, journey, choice } = props;
  const { replay } = telling.texts;
  const { step: _step, ...chosen } = choice;
  const parameters = replayParametersOf(chosen);
  return (
    <ChoiceForm
      action={addressOfReplay(journey.id)}
      label={replay.clocks}
      questions={[
        day(MOMENT_FIELDS.asOf, plain(replay.moments.asOf, replay.asOfHint)),
        day(MOMENT_FIELDS.known, plain(replay.moments.known, replay.knownAtHint)),
        day(MOMENT_FIELDS.otherAsOf, plain(replay.moments.otherAsOf, replay.otherHint)),
        day(MOMENT_FIELDS.otherKnown, plain(replay.moments.otherKnown, replay.otherHint)),
      ]}
      parameters={parameters}
      errors={errorsIn(props)}
      button={replay.show}
      clear={Object.values(parameters).some(Boolean) && addressOfReplay(journey.id)}
    />
  );
};

/** Two moments beside each other, or one event with how the journey stood after it. */
const Chosen = (props: ReplayProps & Readonly<{ step: number; one: ReplayedEvent | undefined }>) => {
  const { telling, choice, one } = props;
  const file = (
    <GetFile
      href={addressWith(
        `${addressOfReplay(props.journey.id)}/handelser.xlsx`,
        replayParametersOf({ asOf: choice.asOf, known: choice.known, other: choice.other }),
      )}
      label={choice.other ? telling.texts.replay.file.getTwo : telling.texts.replay.file.getOne}
    />
  );
  if (choice.other)
    return (
      <>
        <TwoMoments {...props} />
        {file}
      </>
    );
  if (one === undefined)
    return (
      <div class="empty">
        <p class="lead">{telling.texts.replay.nothing}</p>
      </div>
    );
  const stepped = { ...props, one };
  return (
    <>
      <Steps {...stepped} />
      <div class="beside">
        <What {...stepped} />
        <After {...stepped} />
      </div>
      <All {...stepped} />
      {file}
    </>
  );
};

/** One journey event by event, forwards and back, with how it stood after each, and by both clocks. */
export const ReplayPage = (props: ReplayProps) => {
  const { telling, journey, choice } = props;
  const { replay } = telling.texts;
  const { events, reference } = journey;
  const errors = [...errorsIn(props), ...(props.unasked ?? [])];
  const step = Math.min(choice.step ?? events.length, events.length);
  const one = events[step - 1];
  return (
    <Page
      title={replay.title(reference)}
      errors={errors}
      {...(props.refusal !== undefined && {
        wrong: <p>{props.refusal}</p>,
        wrongTitle: replay.identity.notTold,
      })}
      isWide
    >
      <p class="log-lead">{replay.lead}</p>
      <Banner {...props} />
      <AskIdentity speech={telling} journey={journey} errors={errors} />
      <ClocksForm {...props} />
      <LineOfJourneyChart {...props} looked={choice.other ? undefined : one} />
      <Chosen {...props} step={step} one={one} />
      {one !== undefined && (
        <>
          <p>{telling.texts.evidence.what}</p>
          <ButtonLink kind="secondary" href={`${REPLAY}/${journey.id}/bevispaket`}>
            {telling.texts.evidence.ofJourney}
          </ButtonLink>
          <AskTexts speech={telling} journey={journey} />
        </>
      )}
    </Page>
  );
};
