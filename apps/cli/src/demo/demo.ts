import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type Association, readSetup } from '@samspar/association';
import { journeyStream, termsOf } from '@samspar/casework';
import { type EventStore, firstOf } from '@samspar/event-store';
import { DEMONSTRATION_ISSUER, type Installation, operate, setUp } from '@samspar/installation';
import { type Day, dayInStockholm, dayNumber, unreachable } from '@samspar/kernel';
import { queryRefusalSentence } from '@samspar/statistics';
import { AddDemonstrationUsers, byOperator } from '@samspar/use-cases';
import { caseworkersOf } from '@samspar/users';
import { importAsOperator } from '../operator-imports.js';
import { answerIn } from '../outcome.js';
import { projectFile } from '../project-file.js';
import { CommandRefused, say } from '../terminal.js';
import { fillFresh, freshIds } from './fill-fresh.js';
import { fillJourneys } from './full-journeys.js';
import { type Ask, yearTable } from './year-table.js';

const REGISTER = 'demo';
const YEAR = 2024;
const SETUP_FILE = 'docs/examples/stockholm.json';
/** The register as the office would keep it, a row per journey. No row is about anybody. */
const REGISTER_FILE = 'docs/examples/stockholm-2024.csv';

/** What a run of the demonstration did; all counts are 0 where it had been run before. */
export type DemoReport = Readonly<{
  association: string;
  /** Always true: no row is about a real person. */
  constructed: true;
  /** Rows of the constructed register, and how many of them became journeys now. */
  rows: number;
  imported: number;
  /** Events written to follow a sample of the journeys from day to day, and what was refused in those changed by hand. */
  followed: Readonly<{ events: number; refused: number }>;
  /** Days since the journeys of these days were made, which are as late as that; 0 where they are made now. */
  daysOld: number;
  /** The year 2024 as the log tells it, for a terminal. */
  table: string;
}>;

/** A log whose first journey is a row of the constructed register: what was done in it since is the demonstration's use. */
export const isDemonstration = async (store: EventStore): Promise<boolean> => {
  const first = await firstOf(store.readAll({ after: 0n, prefixes: [journeyStream.prefix], maxCount: 1 }));
  return first?.metadata.row?.register === REGISTER;
};

/** The demonstration never mixes with anything else: what is somebody's would be counted with what is made up. */
const refuseOthers = async (
  { store, views, configuration }: Installation,
  setup: Association,
): Promise<void> => {
  const refused = (what: string) =>
    new CommandRefused(
      `Mappen ${configuration.folder} (SAMSPAR_DATA) innehåller ${what}: kör samspar demo med en tom mapp, till exempel SAMSPAR_DATA=./var/demo.`,
    );
  const other = views.associations().find(({ id }) => id !== setup.id);
  if (other) throw refused(`förbundet ${other.id}, som inte hör till demonstrationen`);
  const own = new Set(freshIds(setup.id).map((id) => journeyStream.prefix + id));
  let begun = false;
  for await (const page of store.readAll({ after: 0n, prefixes: [journeyStream.prefix] }))
    for (const { stream, revision, metadata } of page) {
      if (revision === 0 && metadata.row?.register !== REGISTER && !own.has(stream))
        throw refused('ärenden som inte hör till demonstrationen');
      begun = true;
    }
  const [present] = views.associations();
  if (present && !begun && !isDeepStrictEqual(present.settings, setup.settings))
    throw refused(`förbundet ${present.id} med andra uppgifter än demonstrationens`);
};

const readExample = (): Readonly<{ json: unknown; setup: Association }> => {
  const example = JSON.parse(readFileSync(projectFile(SETUP_FILE), 'utf8')) as { name: string };
  const json = { ...example, name: `${example.name} (konstruerat underlag)` };
  const read = readSetup(json);
  if ('problems' in read)
    throw new Error(`${SETUP_FILE} is not a setup file: ${JSON.stringify(read.problems)}`);
  return { json, setup: read.setup };
};

const setUpStockholm = async (
  installation: Installation,
  json: unknown,
  id: string,
): Promise<Association> => {
  const outcome = await setUp(installation, json);
  if (outcome.outcome !== 'accepted')
    throw new Error(`${SETUP_FILE} was not taken: ${JSON.stringify(outcome)}`);
  await installation.views.catchUp();
  const association = installation.views.associations().find((one) => one.id === id);
  if (!association) throw new Error(`The views know no association ${id} after it was set up.`);
  return association;
};

/** Asks the views of an installation; a question that cannot be asked is a bug of ours. */
const asker =
  ({ views }: Installation): Ask =>
  (query) => {
    const result = views.statistics(query);
    if ('refusal' in result) throw new Error(queryRefusalSentence(result.refusal).en);
    return result.answer;
  };

/**
 * Sets up Stockholm, imports the constructed register, follows a sample of its journeys, adds users and tells the year 2024. May be run
 * again, also when it has been used: it writes nothing twice, and leaves what was done in it. Throws `CommandRefused` where the data
 * folder was begun with anything else.
 */
export const runDemo = async (
  installation: Installation,
  {
    today = dayInStockholm(installation.clock()),
    progress,
  }: Readonly<{ today?: Day; progress?: (done: number, of: number) => void }> = {},
): Promise<DemoReport> => {
  const { views, vault } = installation;
  const { json, setup } = readExample();
  await views.catchUp();
  const used = await isDemonstration(installation.store);
  if (!used) await refuseOthers(installation, setup);
  const association =
    views.associations().find(({ id }) => used && id === setup.id) ??
    (await setUpStockholm(installation, json, setup.id));
  const { rows, imported, rejected } = await importAsOperator(
    installation,
    readFileSync(projectFile(REGISTER_FILE)),
    { association: association.id, register: REGISTER },
    progress,
  );
  // What has been changed by hand since is left as it is.
  if (rejected.length > 0 && !used)
    throw new Error(`${REGISTER_FILE} has rows that are rejected: ${JSON.stringify(rejected.slice(0, 3))}`);
  const followed = await fillJourneys(installation, {
    terms: termsOf(association),
    register: REGISTER,
    today,
    texts: vault.texts,
    caseworkersOf: (intervention) => caseworkersOf(association, intervention),
  });
  const fresh = await fillFresh(installation, association, today);
  const send = await operate(installation, DEMONSTRATION_ISSUER, say);
  answerIn(await send(new AddDemonstrationUsers(byOperator())), unreachable);
  await views.catchUp();
  return {
    association: association.id,
    constructed: true,
    rows,
    imported,
    followed: { ...followed, events: followed.events + fresh.events },
    daysOld: fresh.madeOn === null ? 0 : dayNumber(today) - dayNumber(fresh.madeOn),
    table: yearTable(asker(installation), { year: YEAR, association }),
  };
};
