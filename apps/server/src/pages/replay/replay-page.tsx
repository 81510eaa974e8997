import { correctable } from '@samspar/casework';
import { DATA_KIND, DISCLOSURE_GROUND } from '@samspar/codes';
import { dayInStockholm, isKnown } from '@samspar/kernel';
import {
  ActingUser,
  authoritiesInWords,
  authorityInWords,
  ButtonLink,
  ChoiceForm,
  codeInWords,
  codesInWords,
  ConsentStandings,
  DataTable,
  day,
  dayInWords,
  eventInWords,
  factDetail,
  Facts,
  type FieldError,
  Moment,
  namedIn,
  type NamedValue,
  Notice,
  Page,
  plain,
  roleInWords,
  standingFacts,
  type Telling,
  wholeDetailsOf,
  withDays,
} from '@samspar/pages';
import type { ReplayedEvent, ReplayedJourney } from '@samspar/use-cases';
import {
  addressOfReplay,
  AS_OF,
  KNOWN,
  REPLAY,
  replayParametersOf,
  type ReplayChoice,
} from './replay-choice.js';

type ReplayProps = Readonly<{ telling: Telling; journey: ReplayedJourney; choice: ReplayChoice }>;
type StepProps = ReplayProps & Readonly<{ step: number; one: ReplayedEvent }>;

/** By which clocks one looks, each in a sentence that leads back. */
const Banner = ({ telling, journey: { id, isProtected, erasedOn }, choice }: ReplayProps) => {
  const { replay } = telling.texts;
  const { asOf, known } = choice;
  const titles = [
    ...(asOf === undefined ? [] : [replay.asOf(asOf)]),
    ...(known === undefined ? [] : [replay.knownAt(known)]),
  ];
  return (
    <>
      {titles.length > 0 && (
        <Notice tone="due" title={titles.join('. ')}>
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

const Lines = ({ lines, none }: Readonly<{ lines: readonly string[]; none: string }>) =>
  lines.length === 0 ? (
    <>{none}</>
  ) : (
    <>
      {lines.map((line) => (
        <span class="line" key={line}>
          {line}
        </span>
      ))}
    </>
  );

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

/** How the journey stood once the event had happened: all that its own page shows of it now. */
const After = (props: StepProps) => {
  const { telling, one } = props;
  const { texts, association } = telling;
  const { replay } = texts;
  const state = one.after;
  const contacts = (what: string): number => state.contacts.filter((contact) => contact.what === what).length;
  const file = { state, association, undisclosed: 0, withheld: [] };
  return (
    <section aria-labelledby="nu">
      <h2 id="nu">{replay.after}</h2>
      <Facts
        facts={[
          ...standingFacts({ telling, file }),
          {
            name: texts.journey.bar.consent,
            value: <ConsentStandings telling={telling} file={file} today={standsOn(props)} />,
          },
          ...correctable()
            .filter((fact) => fact !== 'intervention')
            .flatMap((fact) => factDetail(telling, fact, state.facts[fact])),
          { name: replay.plan, value: state.planAgreed ? replay.agreed : replay.notAgreed },
          {
            name: replay.contacts,
            value: (
              <Lines
                none={replay.none}
                lines={[
                  replay.meetings(contacts('meetingOn')),
                  replay.plans(contacts('planOn')),
                  replay.employers(contacts('employerContactOn')),
                ]}
              />
            ),
          },
          {
            name: replay.followUps,
            value: (
              <Lines
                none={replay.none}
                lines={state.followUps.map(({ monthsAfterExit, recorded }) =>
                  replay.followUp(monthsAfterExit, recorded),
                )}
              />
            ),
          },
        ]}
      />
    </section>
  );
};

/** Every event by the clocks that are chosen, with the way to each. */
const All = ({ telling, journey, choice, step }: StepProps) => {
  const { texts, names } = telling;
  const { replay } = texts;
  const { id, events, all } = journey;
  return (
    <DataTable
      isCards
      caption={replay.caption(events.length, all)}
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
  const { replay } = texts;
  return [
    ...(wrong.asOf === undefined ? [] : [{ field: AS_OF, message: replay.wrongDay(replay.asOfDay) }]),
    ...(wrong.known === undefined ? [] : [{ field: KNOWN, message: replay.wrongDay(replay.knownAtDay) }]),
  ];
};

/** Chooses by which clocks one looks. */
const ClocksForm = (props: ReplayProps) => {
  const { telling, journey, choice } = props;
  const { replay } = telling.texts;
  const { asOf, known } = choice;
  return (
    <ChoiceForm
      action={addressOfReplay(journey.id)}
      label={replay.clocks}
      questions={[
        day(AS_OF, plain(replay.asOfDay, replay.asOfHint)),
        day(KNOWN, plain(replay.knownAtDay, replay.knownAtHint)),
      ]}
      parameters={{
        ...replayParametersOf({ asOf, known }),
        [AS_OF]: choice.wrong.asOf ?? asOf,
        [KNOWN]: choice.wrong.known ?? known,
      }}
      errors={errorsIn(props)}
      button={replay.show}
      clear={(asOf !== undefined || known !== undefined) && addressOfReplay(journey.id)}
    />
  );
};

/** One journey event by event, forwards and back, with how it stood after each, and by both clocks. */
export const ReplayPage = (props: ReplayProps) => {
  const { telling, journey, choice } = props;
  const { replay } = telling.texts;
  const { events, reference } = journey;
  const step = Math.min(choice.step ?? events.length, events.length);
  const one = events[step - 1];
  return (
    <Page title={replay.title(reference)} errors={errorsIn(props)} isWide>
      <p class="log-lead">{replay.lead}</p>
      <Banner {...props} />
      <ClocksForm {...props} />
      {one === undefined ? (
        <div class="empty">
          <p class="lead">{replay.nothing}</p>
        </div>
      ) : (
        <>
          <Steps {...props} step={step} one={one} />
          <div class="beside">
            <What {...props} step={step} one={one} />
            <After {...props} step={step} one={one} />
          </div>
          <All {...props} step={step} one={one} />
          <p>{telling.texts.evidence.what}</p>
          <ButtonLink kind="secondary" href={`${REPLAY}/${journey.id}/bevispaket`}>
            {telling.texts.evidence.ofJourney}
          </ButtonLink>
        </>
      )}
    </Page>
  );
};
