import { esfStream } from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import { byOperator, ChangeUser } from '@samspar/use-cases';
import { demonstrationUser } from '@samspar/users';
import type { State } from './reaching.js';
import { ASSOCIATION, type Site } from './site.js';
import { NOON } from './small-demonstration.js';

const DAY_MS = 86_400_000;
const ANNA = demonstrationUser(ASSOCIATION, 'anna');
const NOVUM = 'novum';

/** Anna comes to work in Novum, which her authority owns and ESF finances; of March a list was made that told of nobody, and of April one that tells what is known. Its own id. */
const reported = async (site: Site): Promise<string> => {
  const { serving, installation } = site;
  const assigned = { type: 'AssignToIntervention', data: { intervention: NOVUM } } as const;
  await serving.send(new ChangeUser(byOperator(), ANNA, assigned));
  const list = nameBasedId('a list of March');
  const knownAt = NOON - 40 * DAY_MS;
  const data = {
    list,
    association: ASSOCIATION,
    authority: 'arbetsmarknadsnamnden',
    intervention: NOVUM,
    project: '2023/00417',
    month: '2025-03',
    ground: 'duty',
    reference: 'AMN 2025-0412',
    journeys: [],
    withoutNumber: 0,
    leftOut: { withdrawn: 1, anonymous: 2 },
    knownAt,
    expiresAt: NOON + DAY_MS,
  } as const;
  const context = { actor: ANNA, role: 'caseworker', commandId: list, correlationId: list };
  const command = { type: 'MakeEsfList', occurredOn: '2025-05-06', today: '2025-05-06', data } as const;
  await installation.streams.handle(esfStream, ASSOCIATION, [command], context);
  const made = (await installation.streams.load(esfStream, ASSOCIATION)).state;
  if (!made.some(({ month }) => month === '2025-04'))
    await site.send('anna', 'esf-lists', {
      intervention: NOVUM,
      month: '2025-04',
      ground: 'duty',
      reference: 'AMN 2025-0412',
      days: 7,
    });
  await installation.views.catchUp();
  return list;
};

/** They come last: Anna works in one more insats from then on. */
export const ESF: readonly State[] = [
  {
    name: 'esf-lists',
    who: 'anna',
    status: 200,
    reach: async (page, { site }) => {
      await reported(site);
      return page.goto('/utlamnanden/esf');
    },
  },
  {
    name: 'esf-list-changed',
    who: 'anna',
    status: 410,
    reach: async (page, { site }) => page.goto(`/utlamnanden/esf/${await reported(site)}`),
  },
];
