import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Reply, type Server, startServer } from './server.js';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const page = read('docs/api.md');
const fenced = (language: string): readonly string[] =>
  Array.from(
    page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')),
    ([, text = '']) => text,
  );

/** The first block sets a server up, which the test does by itself; the others are the walk. */
const walk = fenced('sh').slice(1).join('');

const LIST =
  'Löpnummer;Insats;Kön;Startdatum\n1;FINSAM-team;Kvinna;2024-03-01\n2;FINSAM-team;Man;2024-04-01\n';

type Step = Readonly<{
  path: string;
  request: RequestInit;
  shown?: Readonly<{ status: number; body: unknown }>;
}>;

/** What is shown of an answer, as a pattern: `…` at the end of a text or an object stands for whatever there is more. */
const patternOf = (shown: string): unknown => {
  const text = shown.replaceAll(/,…(?=\})/g, '');
  const matching = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.endsWith('…')
        ? expect.stringContaining(value.includes(' ') ? value.slice(0, -1) : '')
        : value;
    if (Array.isArray(value)) return value.map(matching);
    if (typeof value === 'object' && value !== null)
      return expect.objectContaining(
        Object.fromEntries(Object.entries(value).map(([name, of]) => [name, matching(of)])),
      );
    return value;
  };
  return matching(JSON.parse(text));
};

const headersIn = (flags: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(
      flags.matchAll(/-H ['"]([\w-]+): ((?:[^'"]|"(?=\d|'))*)['"]/g),
      ([, name = '', value = '']) => [name.toLowerCase(), value === '$(uuidgen)' ? randomUUID() : value],
    ),
  );

const bodyIn = (flags: string): RequestInit => {
  if (flags.includes('-F file=@deltaganden.csv')) {
    const form = new FormData();
    form.set('file', new Blob([LIST]), 'deltaganden.csv');
    return { method: 'POST', body: form };
  }
  return flags.includes('--data-binary @deltaganden.csv') ? { method: 'POST', body: LIST } : {};
};

/** The requests of the page in their order; throws on a line that is none. */
const stepsOf = (text: string): readonly Step[] => {
  const steps: Step[] = [];
  const line =
    /send (?<command>\S+) '(?<body>[^']*)'(?<sent>.*)\n|ask "?(?<path>[^"\s]+)"?(?<flags>.*)\n|# (?<status>\d{3}) ?(?<answer>.*)\n|J=\/journeys\/.*…\n|\n/y;
  while (line.lastIndex < text.length) {
    const at = line.lastIndex;
    const found = line.exec(text);
    if (!found)
      throw new Error(`docs/api.md has a line that is no request: ${text.slice(at).split('\n')[0]}`);
    const { command, body, sent = '', path, flags = '', status, answer = '' } = found.groups ?? {};
    if (command !== undefined)
      steps.push({
        path: command,
        request: {
          method: 'POST',
          body: body ?? '',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            ...headersIn(sent),
          },
        },
      });
    if (path !== undefined) steps.push({ path, request: { ...bodyIn(flags), headers: headersIn(flags) } });
    const last = steps.at(-1);
    if (status !== undefined && last)
      steps.splice(-1, 1, {
        ...last,
        shown: { status: Number(status), body: answer === '' ? expect.anything() : patternOf(answer) },
      });
  }
  return steps;
};

describe('the walk through the API in docs/api.md', () => {
  let server: Server;
  let journey = '';
  /** How far this server's log is ahead of the page's. */
  let ahead = 0n;
  const replies: Reply[] = [];

  beforeAll(async () => {
    server = await startServer([JSON.parse(read('docs/examples/stockholm.json'))]);
  });
  afterAll(() => server.close());

  const carriedOut = async ({ path, request }: Step): Promise<Reply> => {
    const at = path
      .replace('$J', `/journeys/${journey}`)
      .replace(/(?<=after=)\d+/, (position) => String(BigInt(position) + ahead));
    const reply = await server.send(`/api/v1${at}`, request);
    replies.push(reply);
    return reply;
  };

  /** The answer, with its position as it would be in the page's log. */
  const asOnPage = ({ body: { position, ...body } }: Reply) => ({
    ...body,
    ...(position !== undefined && { position: String(BigInt(position) - ahead) }),
  });

  it.each(stepsOf(walk).map((step, index) => [index + 1, step.path, step] as const))(
    'step %i, %s, is answered as shown',
    async (index, _path, step) => {
      const reply = await carriedOut(step);
      if (index === 1) {
        journey = reply.body.journey ?? '';
        ahead = BigInt(reply.body.position ?? 0) - BigInt(/"position": ?"(\d+)"/.exec(walk)?.[1] ?? 0);
      }
      expect([reply.status, asOnPage(reply)]).toEqual([
        step.shown?.status ?? 201,
        step.shown?.body ?? expect.anything(),
      ]);
    },
  );

  it('a refusal is answered as shown', () => {
    const shown = fenced('json')[0] ?? '';
    const today = /"today": "([^"]+)"/.exec(shown)?.[1] ?? '';
    expect(replies.at(-1)?.body).toEqual(patternOf(shown.replaceAll(today, '2025-06-15')));
  });

  it('every resource of the OpenAPI document is told of, and no other', async () => {
    const { paths } = JSON.parse((await server.get('/api/v1/openapi.json')).text) as {
      paths: Readonly<Record<string, object>>;
    };
    const told = Array.from(page.matchAll(/^\| (`.*?) +\| /gm), ([, cell = '']) => cell).flatMap((cell) =>
      Array.from(cell.matchAll(/`(?:POST |GET |PUT )?((?:\/|…\/)[^`]*)`/g), ([, path = '']) =>
        path.replace('…', '/journeys/{id}'),
      ),
    );
    expect(told.toSorted()).toEqual(
      [...new Set(Object.keys(paths).map((path) => path.replace('/api/v1', '')))].toSorted(),
    );
  });
});
