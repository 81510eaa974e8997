import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { startChild } from './child.js';
import { BENCH_SETUP } from './constructed-association.js';
import type { Figure, Measured } from './figure.js';
import { formattedRows, strayCorner, zipBomb } from './hostile-workbooks.js';
import { csv, ROWS } from './import-figure.js';

const MOST_MS = 100;
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TRY = '/api/v1/imports?dryRun=true';

type Sent = Readonly<{
  path: string;
  type?: string;
  body?: string | Buffer;
  headers?: Readonly<Record<string, string>>;
}>;

const many = (count: number, part: (at: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, at) => part(at)).join(between);

/** What nobody means well with; each is made as it is sent. */
const HOSTILE: Readonly<Record<string, () => Sent>> = {
  formFields: () => ({ path: '/sprak', type: FORM, body: many(16_000, (at) => `a${at}=1`, '&') }),
  unknownFields: () => ({
    path: '/api/v1/journeys',
    type: JSON_TYPE,
    body: `{${many(100_000 / 2, (at) => `"a${at}":1`, ',')}}`,
  }),
  deepJson: () => ({ path: '/api/v1/journeys', type: JSON_TYPE, body: '['.repeat(1_000_000) }),
  dateWithBlanks: () => ({ path: `/statistik?from=1${'+'.repeat(2_000)}1${'+'.repeat(2_000)}x` }),
  parameters: () => ({ path: `/api/v1/statistics?${'a&'.repeat(7_000)}` }),
  filters: () => ({ path: `/api/v1/statistics?measure=started&${'where=sex:woman&'.repeat(900)}` }),
  longWord: () => ({ path: `/arenden?insats=${'x'.repeat(14_000)}` }),
  cookies: () => ({ path: '/', headers: { cookie: ';  '.repeat(4_500) } }),
  token: () => ({ path: '/api/v1/statistics', headers: { authorization: `Bearer ${'.'.repeat(14_000)}` } }),
  strayCorner: () => ({ path: TRY, type: XLSX, body: strayCorner() }),
  zipBomb: () => ({ path: TRY, type: XLSX, body: zipBomb() }),
  formattedRows: () => ({ path: TRY, type: XLSX, body: formattedRows() }),
  rejectedRows: () => ({
    path: TRY,
    type: CSV,
    body: `Löpnummer;Insats;Startdatum\n${many(50_000, (at) => `${at};Ingen;när som helst`, '\n')}`,
  }),
};

const send = (
  url: string,
  { path, type, body, headers }: Sent,
  session: Readonly<Record<string, string>>,
): Promise<Readonly<{ status: number; text: string }>> =>
  new Promise((resolve, reject) => {
    const call = request(
      url + path,
      {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...session,
          'idempotency-key': randomUUID(),
          ...(type !== undefined && { 'content-type': type }),
          ...headers,
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });

const stalls = async (folder: string): Promise<Measured> => {
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'npm run bench',
  });
  await setUp(installation, BENCH_SETUP);
  await installation.close();
  const server = await startChild('serving.js', folder);
  const { url, session } = JSON.parse(server.greeting) as {
    url: string;
    session: Readonly<Record<string, string>>;
  };
  const stalled: Record<string, number> = {};
  try {
    // The first request of each kind compiles what it runs.
    for (const path of ['/', '/statistik', '/arenden', '/import']) await send(url, { path }, session);
    for (const [what, make] of Object.entries(HOSTILE)) {
      const sent = make();
      await server.ask('how long');
      const { status } = await send(url, sent, session);
      stalled[what] = Math.round(Number(await server.ask('how long')));
      if (status === 0 || status >= 500) throw new Error(`${what} was answered with ${status}`);
    }
    const { text } = await send(url, { path: '/api/v1/imports', type: CSV, body: csv() }, session);
    stalled['import'] = Math.round(Number(await server.ask('how long')));
    const { imported } = JSON.parse(text) as { imported?: number };
    if (imported !== ROWS)
      throw new Error(`${imported} of ${ROWS} rows were imported: ${text.slice(0, 500)}`);
  } finally {
    await server.stop();
  }
  return { value: Math.max(...Object.values(stalled)), reference: null, ratio: null, also: stalled };
};

export const STALL_FIGURE: Figure = {
  name: 'longest-stall',
  unit: `ms that the event loop of a server stands still at most, while ${Object.keys(HOSTILE).length} hostile inputs and ${ROWS} rows are taken`,
  aim: `at most ${MOST_MS} ms`,
  meets: ({ value }) => value <= MOST_MS,
  measure: stalls,
};
