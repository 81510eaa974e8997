import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { STREAM_KINDS } from '@samspar/installation';
import { format, type FormatConfig } from 'oxfmt';
import { EVENT_MEANINGS, STREAM_MEANINGS } from './event-meanings.js';

type Kind = (typeof STREAM_KINDS)[number];
type Frozen = Readonly<{
  file: string;
  stored: Readonly<{
    type: string;
    schemaVersion: number;
    occurredOn: string;
    data: Readonly<Record<string, unknown>>;
  }>;
}>;

const ROOT = new URL('../../', import.meta.url);
const PAGE = new URL('docs/events.md', ROOT);
/** What stands above this line is written by hand. */
const MADE_BELOW = '<!-- Below this line: made by `npm run events-page`. -->\n';

/** Every frozen event of the repository, older versions of a type before newer ones. */
export const frozenEvents = (): readonly Frozen[] =>
  readdirSync(new URL('libs/', ROOT))
    .map((lib) => `libs/${lib}/fixtures/`)
    .filter((folder) => existsSync(new URL(folder, ROOT)))
    .flatMap((folder) => readdirSync(new URL(folder, ROOT)).map((file) => folder + file))
    .filter((file) => /\.v\d+\.json$/.test(file))
    .map((file) => ({
      file,
      stored: JSON.parse(readFileSync(new URL(file, ROOT), 'utf8')) as Frozen['stored'],
    }))
    .toSorted((a, b) => a.stored.schemaVersion - b.stored.schemaVersion);

const passes = (attempt: () => unknown): boolean => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

const writes = ({ schemaVersionOf }: Kind, type: string): boolean => passes(() => schemaVersionOf(type));
const code = (text: string): string => `\`${text}\``;
const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\n`;

/** The properties that an event must have and those that it may lack, found by taking each away. */
const carried = (kind: Kind, { stored }: Frozen): string => {
  const properties = Object.keys(stored.data);
  const without = (name: string): object =>
    Object.fromEntries(Object.entries(stored.data).filter(([key]) => key !== name));
  const optional = properties.filter((name) => passes(() => kind.upcast({ ...stored, data: without(name) })));
  const always = properties.filter((name) => !optional.includes(name));
  const said = [
    always.length > 0 && `Always ${always.map(code).join(', ')}.`,
    optional.length > 0 && `It may lack ${optional.map(code).join(', ')}.`,
    properties.length === 0 && 'Nothing but its day.',
  ];
  return said.filter((sentence) => sentence !== false).join(' ');
};

const ofVersion = (kind: Kind, newest: number, frozen: Frozen): string => {
  const { schemaVersion, data } = frozen.stored;
  const example = `[example](../${frozen.file})`;
  if (schemaVersion === newest)
    return `Version ${schemaVersion} (${example}). ${carried(kind, frozen)}\n\n${Object.keys(data).length > 0 ? json(data) : ''}`;
  const { data: today } = kind.upcast(frozen.stored);
  return `Version ${schemaVersion} (${example}), no longer written:\n\n${json(data)}\nis read as\n\n${json(today)}`;
};

const ofType = (kind: Kind, type: string, frozen: readonly Frozen[]): string =>
  [
    `### ${type}`,
    EVENT_MEANINGS[type],
    ...frozen
      .filter(({ stored }) => stored.type === type)
      .map((version) => ofVersion(kind, kind.schemaVersionOf(type), version))
      .toReversed(),
  ].join('\n\n');

const ofKind = (kind: Kind, frozen: readonly Frozen[]): string => {
  const meant = Object.keys(EVENT_MEANINGS).filter((type) => writes(kind, type));
  return [
    `## ${code(`${kind.prefix}…`)}`,
    STREAM_MEANINGS[kind.prefix],
    ...meant.map((type) => ofType(kind, type, frozen)),
  ].join('\n\n');
};

/** The page as it ought to be: what is written by hand, and below it every stream and event. */
export const eventsPage = async (present: string): Promise<string> => {
  const [byHand = ''] = present.split(MADE_BELOW);
  const frozen = frozenEvents();
  const made = STREAM_KINDS.map((kind) => ofKind(kind, frozen)).join('\n\n');
  const { ignorePatterns: _files, ...style } = JSON.parse(
    readFileSync(new URL('.oxfmtrc.json', ROOT), 'utf8'),
  ) as FormatConfig & { ignorePatterns: unknown };
  const { code: page } = await format('events.md', `${byHand}${MADE_BELOW}\n${made}\n`, style);
  return page;
};

export const presentPage = (): string => readFileSync(PAGE, 'utf8');

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, await eventsPage(presentPage()));
