import { DEMONSTRATION_ISSUER, openInstallation, operate, readConfiguration } from '@samspar/installation';
import { evaluationZip, USUAL_COLUMNS } from '@samspar/evaluation';
import { nameBasedId } from '@samspar/event-store';
import { byOperator, FetchEvaluationFile, ListUsers, MakeEvaluationFile } from '@samspar/use-cases';
import { BENCH_SETUP } from './constructed-association.js';
import { type Figure, median, type Measured } from './figure.js';
import { constructedVisits } from './page-association.js';

const JOURNEYS = 100_000;
const ROUNDS = 3;
const LEAST = 1_000;
const MOST_MIB = 400;
const MIB = 1024 ** 2;
/** Of two insatser, of which a third of the journeys are: a little less than what a file may have. */
const PERIOD = { from: '2021-01-01', to: '2023-02-28' } as const;

/** The most that this process has held while something was done, beside what it held before; in MiB. */
const heldDuring = async <Done>(work: () => Promise<Done>): Promise<readonly [Done, number]> => {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  try {
    const done = await work();
    return [done, (Math.max(most, process.memoryUsage().rss) - before) / MIB];
  } finally {
    clearInterval(watch);
  }
};

const measured = async (folder: string): Promise<Measured> => {
  await constructedVisits(folder, JOURNEYS, [4, 4, 4, 3, 1], { 'team-lead': { shares: '/fordelning' } });
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'npm run bench',
  });
  try {
    const send = await operate(installation, DEMONSTRATION_ISSUER, () => undefined);
    const users = await send(new ListUsers(byOperator()));
    const lead =
      'answer' in users ? users.answer.find(({ roles }) => roles.includes('team-lead')) : undefined;
    const rates: number[] = [];
    const held: number[] = [];
    const fetched: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const sent = { ...byOperator(), commandId: nameBasedId('bench file', String(round)), text: '' };
      const order = {
        receiver: 'isf',
        ground: 'isf-act',
        secrecy: 'no-harm',
        purpose: 'results',
        reference: 'ISF 2026-1',
        interventions: BENCH_SETUP.interventions.slice(0, 2).map(({ id }) => id),
        ...PERIOD,
        columns: USUAL_COLUMNS,
        days: 1,
      } as const;
      await installation.views.catchUp();
      const begun = performance.now();
      const [made, mib] = await heldDuring(() => send(new MakeEvaluationFile(sent, order, lead?.id)));
      if (!('answer' in made)) throw new Error(`no file was made: ${JSON.stringify(made)}`);
      rows = made.answer.rows;
      rates.push((rows * 1000) / (performance.now() - begun));
      held.push(mib);
      const asked = performance.now();
      const file = await send(new FetchEvaluationFile(byOperator(), made.answer.file));
      if (!('answer' in file)) throw new Error('the file was not fetched');
      await evaluationZip(file.answer);
      fetched.push(performance.now() - asked);
    }
    const also = { rows, heldMiB: Math.max(...held), fetchedMs: median(fetched) };
    return { value: median(rates), reference: null, ratio: null, also };
  } finally {
    await installation.close();
  }
};

/** A file for evaluation, made of the log and fetched as a zip. */
export const EVALUATION_FIGURE: Figure = {
  name: 'evaluation-file',
  unit: 'rows/s of a file for evaluation of close to 20,000 rows, among 100,000 journeys; fetchedMs: with its readings and as a zip',
  aim: `at least ${LEAST} rows/s, and at most ${MOST_MIB} MiB beside what was held before`,
  meets: ({ value, also }) => value >= LEAST && (also?.['heldMiB'] ?? Infinity) <= MOST_MIB,
  measure: measured,
};
