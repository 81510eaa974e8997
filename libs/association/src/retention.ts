import { type Day, yearsAfter } from '@samspar/kernel';
import type { Authority } from './authority-events.js';

/** What the retention of a journey depends on. */
export type Retained = Readonly<{
  /** The authority that answers for it: which runs its insats. Undefined where that is not known. */
  authority: Pick<Authority, 'id' | 'retention'> | undefined;
  /** Nothing more is to be done in it. */
  isOver: boolean;
  /** The day of its last note. */
  lastEventOn: Day;
  /** The day of the month on which the person was born; undefined where no number is known. */
  birthDay: number | undefined;
}>;

/** Why a journey is kept beyond its time, or cannot be told to have one. */
export type KeptFor = 'decision' | 'birthDay' | 'goesOn' | 'authorityUnknown';

/** The rule that a journey comes under: so many years after its last note. */
export type RetentionRule = Readonly<{ authority: string; years: number; lastEventOn: Day; dueOn: Day }>;

/** `until`: the day by which it is to be done. */
export type RetentionRuling =
  | Readonly<{ ruling: 'kept'; why: KeptFor }>
  | Readonly<{ ruling: 'notDue' | 'due'; rule: RetentionRule; until: Day }>;

const kept = (why: KeptFor): RetentionRuling => ({ ruling: 'kept', why });

/**
 * Whether a journey is to be erased (gallras). What is written in a file of the social services is erased five years after the last note,
 * and that is done within the next calendar year (SoL 2025:400 16:1); of persons born on days that are kept for research nothing is
 * (16:4, förordning 2025:468 13:1: the 5th, 15th and 25th in Stockholm). Other authorities keep theirs as they have decided (arkivlagen
 * 1990:782 10 §), patient records ten years at least (PDL 2008:355 3:17), or for good. A journey that goes on is not erased: it is ended first.
 */
export const retentionOf = (
  { authority, isOver, lastEventOn, birthDay }: Retained,
  today: Day,
): RetentionRuling => {
  if (!authority) return kept('authorityUnknown');
  const { retention } = authority;
  if (retention.kind === 'kept') return kept('decision');
  if (birthDay !== undefined && retention.exemptBirthDays.includes(birthDay)) return kept('birthDay');
  if (!isOver) return kept('goesOn');
  const { years } = retention;
  const dueOn = yearsAfter(lastEventOn, years);
  return {
    ruling: today < dueOn ? 'notDue' : 'due',
    rule: { authority: authority.id, years, lastEventOn, dueOn },
    until: `${Number(dueOn.slice(0, 4)) + 1}-12-31`,
  };
};
