import {
  type Agenda,
  evolveAgenda,
  type JourneyCommand,
  journeyStream,
  type RegisteredJourney,
  type Terms,
} from '@samspar/casework';
import { ASSESSMENT_KIND, codesOf } from '@samspar/codes';
import { type EventStore, nameBasedId, type StreamHandler } from '@samspar/event-store';
import { type Day, isKnown, daysAfter } from '@samspar/kernel';
import type { SealedTextVault } from '@samspar/vault';
import { LAST_REGISTERED, laterYears } from './later-years.js';
import { putCommands } from './put-commands.js';

/** Every fifth row of the workbook is followed from day to day; the others are only counted, as in the old registers. */
const SAMPLE = 5;
/** Journeys written at once, so that they share durable writes. */
const AT_ONCE = 64;
const ASSESSMENTS = codesOf(ASSESSMENT_KIND);
const OPERATOR = { actor: 'operator', role: 'operator' } as const;

/** Events written, and sets of commands that a journey refused. */
type Filled = Readonly<{ events: number; refused: number }>;

/** The user ids of an insats's caseworkers, at least two. */
type CaseworkersOf = (intervention: string) => readonly string[];
/** A journey as it is met in the log, with the commands that it has been given. */
type Met = Readonly<{
  id: string;
  row: number;
  journey: RegisteredJourney;
  agenda: Agenda;
  commandIds: Set<string>;
}>;
type Started = Met & Readonly<{ startedOn: Day; last: Day }>;
type Surroundings = Readonly<{
  terms: Terms | null;
  register: string;
  today: Day;
  texts: Pick<SealedTextVault, 'seal'>;
  caseworkersOf: CaseworkersOf;
}>;

/** What came of what meetings agreed on: done in time or late, replaced, or nothing yet. The first of what was done has a revision. */
const closingsOf = (
  done: readonly JourneyCommand[],
  first: number,
  row: number,
  last: Day,
): readonly JourneyCommand[] => {
  const meetings = done.flatMap((command, number) =>
    command.type === 'RecordTeamMeeting' ? [{ held: command, meeting: first + number }] : [],
  );
  return meetings
    .flatMap(({ held, meeting }, number): readonly JourneyCommand[] => {
      const nth = (row + number) % 4;
      if (nth === 3) return [];
      return [
        {
          type: 'CloseDecision',
          occurredOn: isKnown(held.occurredOn) ? daysAfter(held.occurredOn, 22 + 12 * nth) : held.occurredOn,
          today: held.today,
          data: { meeting, decision: 0, outcome: nth === 2 ? 'replaced' : 'done' },
        },
      ];
    })
    .filter(({ occurredOn }) => occurredOn <= last);
};

/** What was done between the start and the exit (or the last day that is told of), in order of days. */
const workOf = (
  { row, journey, startedOn, last }: Started,
  { today, caseworkersOf }: Surroundings,
): readonly JourneyCommand[] => {
  const team = caseworkersOf(journey.facts.intervention ?? '');
  const caseworker = (number: number): string => team[number % team.length] ?? 'nobody';
  const meeting = (occurredOn: Day, number: number): JourneyCommand => ({
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
          what: 'Boka gemensamt möte med vården.',
          owner: 'region',
          dueOn: daysAfter(occurredOn, 30),
        },
      ],
      violenceQuestionAsked: number === 0,
      note: 'Konstruerad anteckning: planeringen följs upp vid nästa möte.',
    },
  });
  const plan = {
    goals: ['Kunna pröva ett arbete på deltid inom ett halvår.'],
    parallelActions: [
      { what: 'Kontakt med vårdcentral.', party: 'region' },
      { what: 'Studiebesök hos arbetsgivare.', party: 'arbetsformedlingen' },
    ],
  } as const;
  const done: readonly JourneyCommand[] = [
    { type: 'AssignCaseworker', occurredOn: startedOn, today, data: { caseworker: caseworker(row) } },
    meeting(daysAfter(startedOn, 10), 0),
    { type: 'AgreePlan', occurredOn: daysAfter(startedOn, 18), today, data: plan },
    {
      type: 'RecordEmployerContact',
      occurredOn: daysAfter(startedOn, 45),
      today,
      data: { kind: row % 2 === 0 ? 'visit' : 'call' },
    },
    meeting(daysAfter(startedOn, 75), 1),
    ...(row % 2 === 0
      ? ([
          {
            type: 'RecordAssessment',
            occurredOn: daysAfter(startedOn, 80),
            today,
            data: {
              kind: ASSESSMENTS[Math.floor(row / 10) % ASSESSMENTS.length] ?? 'other',
              party: row % 3 === 0 ? 'region' : 'municipality',
              outcome: row % 7 === 0 ? 'interrupted' : 'completed',
            },
          },
        ] as const)
      : []),
    ...(row % 3 === 0
      ? ([
          {
            type: 'HandOverCaseload',
            occurredOn: daysAfter(startedOn, 90),
            today,
            data: { to: caseworker(row + 1) },
          },
        ] as const)
      : []),
    { type: 'RevisePlan', occurredOn: daysAfter(startedOn, 120), today, data: plan },
    meeting(daysAfter(startedOn, 150), 2),
  ];
  const until = done.filter(({ occurredOn }) => occurredOn <= last);
  return [...until, ...closingsOf(until, journey.revision + 1, row, last)];
};

/** The journeys that a row of the register began, in order, as they stand now. */
const journeysOf = async (store: EventStore, register: string): Promise<readonly Met[]> => {
  const { prefix, decider, upcast } = journeyStream;
  type Folded = Omit<Met, 'id' | 'journey'> & { journey: typeof decider.initialState };
  const found = new Map<string, Folded>();
  for await (const page of store.readAll({ after: 0n, prefixes: [prefix] }))
    for (const stored of page) {
      const { row } = stored.metadata;
      const before =
        stored.revision === 0 && row?.register === register
          ? { row: Number(row.number), journey: decider.initialState, commandIds: new Set<string>() }
          : found.get(stored.stream);
      if (!before) continue;
      const event = upcast(stored);
      found.set(stored.stream, {
        ...before,
        journey: decider.evolve(before.journey, event),
        agenda: evolveAgenda('agenda' in before ? before.agenda : undefined, event),
        commandIds: before.commandIds.add(stored.metadata.commandId),
      });
    }
  return [...found].flatMap(([stream, { journey, ...rest }]) =>
    journey.status === 'none' ? [] : [{ id: stream.slice(prefix.length), journey, ...rest }],
  );
};

/**
 * Gives every fifth of the imported journeys caseworkers, team meetings, plans, employer contacts and handovers, and all of
 * them the years after the register until today. Every command's id derives from its journey and what it is, so that a
 * second run writes nothing. A journey that somebody has worked in meanwhile may refuse, and is then left as it is.
 */
export const fillJourneys = async (
  { store, streams }: Readonly<{ store: EventStore; streams: StreamHandler }>,
  surroundings: Surroundings,
): Promise<Filled> => {
  const { terms, register, today, texts } = surroundings;
  let [events, refused] = [0, 0];
  /** What came of it, for what comes next. */
  const carryOut = async (
    { id, commandIds, agenda, journey: { participantId } }: Met,
    what: string,
    commands: () => readonly JourneyCommand[],
  ): Promise<Agenda> => {
    const commandId = nameBasedId('demo', id, what);
    const told = commandIds.has(commandId) ? [] : commands();
    if (told.length === 0) return agenda;
    const context = { ...OPERATOR, commandId, correlationId: commandId };
    const place = { journey: id, participantId };
    const outcome = await putCommands({ streams, texts, terms }, place, told, context);
    if (outcome.outcome !== 'accepted') refused += 1;
    if (outcome.outcome !== 'accepted' || outcome.repeated) return agenda;
    events += outcome.events.length;
    return outcome.events.reduce<Agenda>(evolveAgenda, agenda);
  };
  const fill = async (met: Met): Promise<void> => {
    const isFollowed = met.row % SAMPLE === 0;
    const isWorking = met.journey.exit === 'ExitedToWorkOrStudies';
    const { startedOn, exitedOn } = met.journey.facts;
    const agenda =
      isFollowed && isKnown(startedOn) && !met.journey.misregistered
        ? await carryOut(met, 'work', () =>
            workOf({ ...met, startedOn, last: isKnown(exitedOn) ? exitedOn : LAST_REGISTERED }, surroundings),
          )
        : met.agenda;
    await carryOut({ ...met, agenda }, `until ${today}`, () =>
      laterYears({ row: met.row, agenda, isFollowed, isWorking }, today),
    );
  };
  const journeys = await journeysOf(store, register);
  for (let first = 0; first < journeys.length; first += AT_ONCE)
    await Promise.all(journeys.slice(first, first + AT_ONCE).map(fill));
  return { events, refused };
};
