import { journeyStream } from '@samspar/casework';
import { esfFile } from '@samspar/esf';
import { nameBasedId } from '@samspar/event-store';
import {
  DEMONSTRATION_ISSUER,
  openInstallation,
  operate,
  readConfiguration,
  setUp,
} from '@samspar/installation';
import { byOperator, FetchEsfList, ListUsers, MakeEsfList } from '@samspar/use-cases';
import { BENCH_SETUP } from './constructed-association.js';
import { type Figure, median, type Measured } from './figure.js';
import { constructedVisits } from './page-association.js';

/** A sixth of them is of the insats: more than any has. */
const JOURNEYS = 20_000;
const ROUNDS = 3;
/** Making and fetching each read the journeys of the insats from the log and their persons from the vault, and write down for each who was shown it. */
const MOST = 30;
const [FINANCED] = BENCH_SETUP.interventions;

/** The first insats is financed by ESF from now on. */
const SETUP = {
  ...BENCH_SETUP,
  interventions: BENCH_SETUP.interventions.map((one) =>
    one === FINANCED ? { ...one, esf: { project: '2023/00417' } } : one,
  ),
};

const measured = async (folder: string): Promise<Measured> => {
  await constructedVisits(folder, JOURNEYS, [4, 4, 4, 3, 1]);
  const installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), {
    what: 'npm run bench',
  });
  try {
    await setUp(installation, SETUP);
    await installation.views.catchUp();
    const send = await operate(installation, DEMONSTRATION_ISSUER, () => undefined);
    const users = await send(new ListUsers(byOperator()));
    const caseworker =
      'answer' in users ? users.answer.find(({ roles }) => roles.includes('caseworker')) : undefined;
    const journeys = installation.views.caseload.erasures.journeysIn({
      association: BENCH_SETUP.association,
      interventions: [FINANCED?.id ?? ''],
    });
    const taken: number[] = [];
    const read: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const sent = { ...byOperator(), commandId: nameBasedId('bench list', String(round)), text: '' };
      const order = {
        intervention: FINANCED?.id ?? '',
        // Another each time: one that was made before is compared with.
        month: `2022-0${round + 4}`,
        ground: 'duty',
        reference: 'AMN 2026-1',
        days: 1,
      } as const;
      await installation.views.catchUp();
      const begun = performance.now();
      const made = await send(new MakeEsfList(sent, order, caseworker?.id));
      if (!('answer' in made)) throw new Error(`no list was made: ${JSON.stringify(made)}`);
      await installation.views.catchUp();
      const fetched = await send(new FetchEsfList(byOperator(), made.answer.list));
      if (!('answer' in fetched)) throw new Error(`the list was not fetched: ${JSON.stringify(fetched)}`);
      await esfFile(fetched.answer.list, fetched.answer.template);
      taken.push(performance.now() - begun);
      rows = fetched.answer.made.journeys.length;
      const alone = performance.now();
      for (const journey of journeys) await installation.streams.load(journeyStream, journey);
      read.push(performance.now() - alone);
    }
    const [value, reference] = [median(taken), median(read)];
    return { value, reference, ratio: value / reference, also: { rows, journeys: journeys.length } };
  } finally {
    await installation.close();
  }
};

/** A list to ESF, made of the log and fetched as a file. */
export const ESF_FIGURE: Figure = {
  name: 'esf-list',
  unit: 'ms to make and fetch the list of a month of an insats with a sixth of 20,000 journeys; reference: reading those journeys out of the log once',
  aim: `at most ${MOST} times the reference`,
  meets: ({ ratio }) => (ratio ?? Infinity) <= MOST,
  measure: measured,
};
