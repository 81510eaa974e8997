import { randomUUID } from 'node:crypto';
import { openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { startChild } from './child.js';
import { BENCH_SETUP } from './constructed-association.js';
import { journeyEvents, journeyId, journeyName, newEvents } from './constructed-events.js';
import { type Figure, inTurn, perSecond } from './figure.js';
import { type Post, sendAll } from './http-load.js';

const ROUNDS = 31;
/** Rounds until both servers run at their usual pace. */
const WARM_UP = 12;
const COMMANDS = 800;

type Session = Readonly<Record<string, string>>;

/** The same request for both servers, but for its path. */
const posts = (path: () => string, session: Session): Post[] =>
  Array.from({ length: COMMANDS }, () => ({
    path: path(),
    body: JSON.stringify({ occurredOn: '2025-06-01' }),
    headers: { ...session, 'idempotency-key': randomUUID(), 'if-match': '"0"' },
  }));

/** Referred journeys, enough for each command of each round to accept one of its own. */
const referredJourneys = async (folder: string): Promise<void> => {
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'npm run bench',
  });
  await setUp(installation, BENCH_SETUP);
  await Promise.all(
    Array.from({ length: COMMANDS * (WARM_UP + ROUNDS) }, (_, number) =>
      installation.store.append(journeyName(number), 'noStream', newEvents(journeyEvents(number, 1))),
    ),
  );
  await installation.close();
};

export const HTTP_FIGURE: Figure = {
  name: 'http-command-32',
  unit: 'commands/s over 32 connections, signed in with a session',
  aim: 'at least 0.6 of an empty validated endpoint on the same adapter',
  meets: ({ ratio }) => ratio !== null && ratio >= 0.6,
  measure: async (folder) => {
    await referredJourneys(folder);
    const ours = await startChild('serving.js', folder);
    const empty = await startChild('empty-endpoint.js', folder);
    const { url, session } = JSON.parse(ours.greeting) as { url: string; session: Session };
    const ourPort = Number(new URL(url).port);
    const emptyPort = Number(new URL(empty.greeting).port);
    let next = 0;
    try {
      return await inTurn(
        ROUNDS,
        () => {
          const asked = posts(() => `/api/v1/journeys/${journeyId(next++)}/acceptance`, session);
          return perSecond(COMMANDS, () => sendAll(ourPort, asked, 201));
        },
        () => {
          const asked = posts(() => '/empty', session);
          return perSecond(COMMANDS, () => sendAll(emptyPort, asked, 201));
        },
        WARM_UP,
      );
    } finally {
      await ours.stop();
      await empty.stop();
    }
  },
};
