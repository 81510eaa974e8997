import { WAITING_FOR, type WaitingFor } from '@samspar/casework';
import { addressWith, listParameters, pageNumber } from '@samspar/pages';
import type { Among } from '@samspar/views';

/** The kinds as they stand in the address. */
export const SLUGS: Readonly<Record<WaitingFor, string>> = {
  answer: 'svar',
  start: 'start',
  meeting: 'teammote',
  followUp: 'uppfoljning',
  consentMissing: 'samtycke-saknas',
  consent: 'samtycke',
  consentWithdrawn: 'samtycke-aterkallat',
  silence: 'tyst',
};

/** Whose tasks: one's own and nobody's, for somebody has to take those; or those of all one's insatser. */
export const WHOSE_DAY = {
  mine: { slug: undefined, among: 'own-and-nobodys' },
  all: { slug: 'alla', among: 'everybodys' },
} as const satisfies Record<string, Readonly<{ slug: string | undefined; among: Among }>>;
export type WhoseDay = keyof typeof WHOSE_DAY;
export const WHOSE_DAY_NAMES = ['mine', 'all'] as const;

export type DayChoice = Readonly<{
  whose: WhoseDay;
  /** Undefined: of every kind. */
  waitsFor: WaitingFor | undefined;
  page: number;
}>;

/** The choice that an address makes; what it does not know is left at one's own, of every kind. */
export const readDayChoice = ({ vems, slag, sida }: Readonly<Record<string, unknown>>): DayChoice => ({
  whose: vems === WHOSE_DAY.all.slug ? 'all' : 'mine',
  waitsFor: WAITING_FOR.find((kind) => SLUGS[kind] === slag),
  page: pageNumber(sida),
});

export const addressOfDay = ({ whose, waitsFor, page }: DayChoice): string =>
  addressWith('/', {
    vems: WHOSE_DAY[whose].slug,
    slag: waitsFor && SLUGS[waitsFor],
    ...listParameters({ page }),
  });
