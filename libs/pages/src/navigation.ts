import type { Role } from '@samspar/access';
import type { Texts } from './texts/texts.js';

type Place = Readonly<{
  address: string;
  name: keyof Texts['navigation'];
  roles: readonly Role[];
  /** Another place whose pages belong there. */
  also?: string;
}>;

/** Where one can go from every page, and who is shown the way; the pages themselves check who may come in. */
const PLACES: readonly Place[] = [
  { address: '/', name: 'myDay', roles: ['caseworker'] },
  { address: '/arenden', name: 'journeys', roles: ['caseworker'] },
  { address: '/inkorg', name: 'inbox', roles: ['caseworker'] },
  { address: '/fordelning', name: 'shares', roles: ['team-lead'] },
  { address: '/gallring', name: 'erasure', roles: ['team-lead'] },
  { address: '/att-granska', name: 'audit', roles: ['auditor'] },
  {
    address: '/statistik',
    name: 'statistics',
    roles: ['caseworker', 'team-lead', 'office', 'auditor'],
    also: '/rapporter',
  },
  { address: '/fragor', name: 'questions', roles: ['team-lead', 'office', 'auditor', 'board'] },
  {
    address: '/publicerat',
    name: 'publications',
    roles: ['team-lead', 'office', 'auditor', 'board'],
  },
  { address: '/granskning', name: 'replay', roles: ['auditor'] },
  { address: '/atkomst', name: 'accessLog', roles: ['auditor'] },
  { address: '/utlamnanden', name: 'disclosures', roles: ['team-lead', 'auditor'] },
  { address: '/inlasning', name: 'imports', roles: ['caseworker', 'office'] },
  { address: '/insatser', name: 'interventions', roles: ['caseworker', 'team-lead', 'office', 'admin'] },
  { address: '/myndigheter', name: 'authorities', roles: ['office', 'admin'] },
  { address: '/anvandare', name: 'users', roles: ['admin'] },
];

/** The main menu of somebody with these roles. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => place.roles.some((role) => roles.includes(role)));

/** True where a page lies at the place or below it. */
export const isAt = (address: string, { address: place, also }: Place): boolean => {
  const [path = ''] = address.split(/[?#]/, 1);
  const isBelow = (one: string) => path === one || (one !== '/' && path.startsWith(`${one}/`));
  return isBelow(place) || (also !== undefined && isBelow(also));
};
