import { type JourneyCommand, journeyStream, type RegisteredJourney } from '@samspar/casework';
import { type EventStore, nameBasedId, type StreamHandler } from '@samspar/event-store';
import { type Day, dayNumber, dayOfNumber, isKnown } from '@samspar/kernel';
import { LAST_REGISTERED } from './constructed-stockholm.js';

/** Every fifth row of the workbook is followed from day to day; the others are only counted, as in the old registers. */
const SAMPLE = 5;
const OPERATOR = { actor: 'operator', role: 'operator' } as const;

/** Events written, and sets of commands that a journey refused. */
type Filled = Readonly<{ events: number; refused: number }>;

type Seal = (participantId: string, text: string) => Promise<string>;
/** The user ids of an insats's caseworkers, at least two. */
type CaseworkersOf = (intervention: string) => readonly string[];
type Sampled = Readonly<{
  id: string;
  row: number;
  journey: RegisteredJourney;
  commandIds: ReadonlySet<string>;
}>;
type Started = Sampled & Readonly<{ startedOn: Day; last: Day }>;
type Surroundings = Readonly<{ register: string; today: Day; seal: Seal; caseworkersOf: CaseworkersOf }>;

const later = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);
const monthsAfter = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** What was done between the start and the exit (or the last day that is told of), in order of days. */
const workOf = async (
  { row, journey, startedOn, last }: Started,
  { today, seal, caseworkersOf }: Surroundings,
): Promise<readonly JourneyCommand[]> => {
  const team = caseworkersOf(journey.facts.intervention ?? '');
  const caseworker = (number: number): string => team[number % team.length] ?? 'nobody';
  const sealed = (text: string) => seal(journey.participantId, text);
  const meeting = async (occurredOn: Day, number: number): Promise<JourneyCommand> => ({
    type: 'RecordTeamMeeting',
    occurredOn,
    today,
    data: {
      attendance: [
        { party: 'municipality', present: true },
        { party: 'region', present: (row + number) % 3 !== 0 },
        { party: 'forsakringskassan', present: (row + number) % 4 !== 0 },
        { party: 'arbetsformedlingen', present: (row + number) % 2 === 0 },
      ],
      decisions: [
        {
          what: await sealed('Boka gemensamt möte med vården.'),
          owner: 'region',
          dueOn: later(occurredOn, 30),
        },
      ],
      violenceQuestionAsked: number === 0,
      note: await sealed('Konstruerad anteckning: planeringen följs upp vid nästa möte.'),
    },
  });
  const plan = {
    goals: [await sealed('Kunna pröva ett arbete på deltid inom ett halvår.')],
    parallelActions: [
      { what: await sealed('Kontakt med vårdcentral.'), party: 'region' },
      { what: await sealed('Studiebesök hos arbetsgivare.'), party: 'arbetsformedlingen' },
    ],
  } as const;
  const done: readonly JourneyCommand[] = [
    { type: 'AssignCaseworker', occurredOn: startedOn, today, data: { caseworker: caseworker(row) } },
    await meeting(later(startedOn, 10), 0),
    { type: 'AgreePlan', occurredOn: later(startedOn, 18), today, data: plan },
    {
      type: 'RecordEmployerContact',
      occurredOn: later(startedOn, 45),
      today,
      data: { kind: row % 2 === 0 ? 'visit' : 'call' },
    },
    await meeting(later(startedOn, 75), 1),
    ...(row % 3 === 0
      ? ([
          {
            type: 'HandOverCaseload',
            occurredOn: later(startedOn, 90),
            today,
            data: { to: caseworker(row + 1) },
          },
        ] as const)
      : []),
    { type: 'RevisePlan', occurredOn: later(startedOn, 120), today, data: plan },
    await meeting(later(startedOn, 150), 2),
  ];
  return done.filter(({ occurredOn }) => occurredOn <= last);
};

const followUp = (
  { row, journey }: Sampled,
  occurredOn: Day,
  today: Day,
  monthsAfterExit: 6 | 12,
): JourneyCommand => {
  if ((row + monthsAfterExit) % 4 === 0)
    return { type: 'MissFollowUp', occurredOn, today, data: { monthsAfterExit } };
  const working = journey.exit === 'ExitedToWorkOrStudies';
  return {
    type: 'RecordFollowUp',
    occurredOn,
    today,
    data: {
      monthsAfterExit,
      livelihood: [
        { source: working ? 'salary' : row % 2 === 0 ? 'economic-assistance' : 'sickness-benefit' },
      ],
      occupation: working ? 'work' : row % 3 === 0 ? 'job-seeking' : 'other',
    },
  };
};

/** Journeys that a row of the register began, with the row's number and the commands they have met. */
const sampleOf = async (store: EventStore, register: string): Promise<readonly Started[]> => {
  const { prefix, decider, upcast } = journeyStream;
  const found = new Map<
    string,
    { row: number; journey: typeof decider.initialState; commandIds: Set<string> }
  >();
  for await (const page of store.readAll({ after: 0n, prefixes: [prefix] }))
    for (const event of page) {
      const row = event.metadata.row;
      if (event.revision === 0 && row?.register === register && Number(row.number) % SAMPLE === 0)
        found.set(event.stream, {
          row: Number(row.number),
          journey: decider.initialState,
          commandIds: new Set(),
        });
      const one = found.get(event.stream);
      if (!one) continue;
      one.journey = decider.evolve(one.journey, upcast(event));
      one.commandIds.add(event.metadata.commandId);
    }
  return [...found].flatMap(([stream, { journey, ...rest }]) => {
    if (journey.status === 'none' || journey.misregistered || !isKnown(journey.facts.startedOn)) return [];
    const { startedOn, exitedOn } = journey.facts;
    const last = isKnown(exitedOn) ? exitedOn : LAST_REGISTERED;
    return [{ id: stream.slice(prefix.length), journey, ...rest, startedOn, last }];
  });
};

/**
 * Gives a sample of the imported journeys caseworkers, team meetings, plans, employer contacts, handovers and, where their
 * day has come, follow-ups after 6 and 12 months. Every command's id derives from its journey and what it is, so that a
 * second run writes nothing. A journey that somebody has worked in meanwhile may refuse, and is then left as it is.
 */
export const fillJourneys = async (
  { store, streams }: Readonly<{ store: EventStore; streams: StreamHandler }>,
  surroundings: Surroundings,
): Promise<Filled> => {
  const { register, today } = surroundings;
  let [events, refused] = [0, 0];
  for (const sampled of await sampleOf(store, register)) {
    const carryOut = async (
      what: string,
      commands: () => Promise<readonly JourneyCommand[]>,
    ): Promise<void> => {
      const commandId = nameBasedId('demo', sampled.id, what);
      if (sampled.commandIds.has(commandId)) return;
      const outcome = await streams.handle(journeyStream, sampled.id, await commands(), {
        ...OPERATOR,
        commandId,
        correlationId: commandId,
      });
      if (outcome.outcome !== 'accepted') refused += 1;
      else if (!outcome.repeated) events += outcome.events.length;
    };
    await carryOut('work', () => workOf(sampled, surroundings));
    const { exitedOn } = sampled.journey.facts;
    if (!isKnown(exitedOn)) continue;
    for (const months of [6, 12] as const) {
      const day = monthsAfter(exitedOn, months);
      if (day <= today)
        await carryOut(`follow-up-${months}`, async () => [followUp(sampled, day, today, months)]);
    }
  }
  return { events, refused };
};
