import { participantStream } from '@samspar/casework';
import { Frontier } from '@samspar/evidence';
import { leafOf } from '@samspar/log-tree';
import {
  type CellDifference,
  differencesBetween,
  type FrozenFigures,
  type FrozenTable,
  type HeadAtRelease,
} from '@samspar/publications';
import { type Dimension, isHiddenDimension } from '@samspar/statistics';
import type { AskedSupposition } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { loadPublication, type LoadedPublication } from './find-publication.js';
import { countedAgain, digestOf, dimensionsOf, listDigest } from './freeze.js';
import type { RerunPorts } from './publication-ports.js';
import { publicationsFor } from './publications-for.js';

/**
 * Why a table differs that was counted again. `frozenResult`: what was frozen is not what its hash is of. `definition`: its version of the
 * definitions is not here. `log`: the log before its moment is not what its head was signed over. `codeLists`: lists of codes have changed.
 * `question`: it can no longer be asked. `program`: none of these, so the program counts otherwise.
 */
export type RerunReason =
  | Readonly<{ code: 'frozenResult' | 'log' | 'question' | 'program' }>
  | Readonly<{ code: 'definition'; version: number }>
  | Readonly<{ code: 'codeLists'; dimensions: readonly Dimension[] }>;

export type RerunTable = Readonly<{
  title: string;
  isSame: boolean;
  why: readonly RerunReason[];
  /** Cell by cell; null where nothing was counted, or where it would tell what a protected identity hides. */
  differences: readonly CellDifference[] | null;
}>;

export type Rerun = Readonly<{
  publication: string;
  title: string;
  isSame: boolean;
  tables: readonly RerunTable[];
}>;

/** Counts a release again from the log as of its moment, and says whether it is the same. */
export class RerunPublication extends Query<Outcome<Rerun>> {
  constructor(
    caller: Caller,
    readonly publication: string,
  ) {
    super(caller);
  }
}

/** The same of all that was ever released, the earliest first. */
export class RerunPublications extends Query<Outcome<readonly Rerun[]>> {}

type Protection = NonNullable<AskedSupposition['protection']>;

/** Whose identity was protected when the figures were frozen, of those of whom that has changed since. */
const protectionThen = async (
  { store }: RerunPorts,
  proposedAt: bigint,
  moment: number,
): Promise<Protection> => {
  const was = new Map<string, boolean>();
  const { prefix } = participantStream;
  for await (const page of store.readAll({ after: proposedAt, prefixes: [prefix] }))
    for (const { stream, type } of page) {
      const id = stream.slice(prefix.length);
      if (was.has(id)) continue;
      if (type === 'IdentityProtected') was.set(id, false);
      if (type === 'IdentityProtectionEnded') was.set(id, true);
    }
  return { moment, was };
};

/** Whether the log begins with the events that a head was signed over. */
const isLogOf = async ({ store }: RerunPorts, { size, root }: HeadAtRelease): Promise<boolean> => {
  const frontier = new Frontier();
  for await (const page of store.readAll({ after: 0n }))
    for (const event of page) {
      frontier.add(leafOf(event));
      if (frontier.size === size) return Buffer.from(frontier.root).toString('hex') === root;
    }
  return false;
};

const hides = (table: FrozenTable): boolean => dimensionsOf(table).some(isHiddenDimension);

type Again = Readonly<{
  association: string;
  figures: FrozenFigures;
  protection: Protection | undefined;
  /** Asked once, where something differs. */
  isLogSame: () => Promise<boolean>;
}>;

const reasonsOf = async (
  { views }: RerunPorts,
  table: FrozenTable,
  { association, figures, isLogSame }: Again,
): Promise<readonly RerunReason[]> => {
  if (!(await isLogSame())) return [{ code: 'log' }];
  const then = views().associationAt(association, Date.parse(figures.asKnownAt));
  const dimensions = dimensionsOf(table).filter(
    (dimension) => then && table.codes[dimension]?.digest !== listDigest(dimension, then),
  );
  return dimensions.length > 0 ? [{ code: 'codeLists', dimensions }] : [{ code: 'program' }];
};

const rerunTable = async (ports: RerunPorts, table: FrozenTable, again: Again): Promise<RerunTable> => {
  const { title, answer, hash } = table;
  const { association, figures, protection } = again;
  const { definitionVersion: definition } = answer;
  const views = ports.views();
  const frozenResult: readonly RerunReason[] = digestOf(answer) === hash ? [] : [{ code: 'frozenResult' }];
  const differs = (why: RerunReason, differences: RerunTable['differences'] = null): RerunTable => ({
    title,
    isSame: false,
    why: [...frozenResult, why],
    differences,
  });
  if (!views.definitions.has(definition)) return differs({ code: 'definition', version: definition });
  const moment = { asKnownAt: Date.parse(figures.asKnownAt), position: answer.position };
  const isHiding = protection !== undefined && hides(table);
  const then = views.associationAt(association, moment.asKnownAt);
  if (!then) return differs({ code: 'question' });
  const ask = (supposed: AskedSupposition) => countedAgain(views, then, table, moment, supposed);
  const result = ask({ definition, ...(isHiding && { protection }) });
  if ('refusal' in result) return differs({ code: 'question' });
  if (digestOf(result.answer) === hash && frozenResult.length === 0)
    return { title, isSame: true, why: [], differences: [] };
  const why = digestOf(result.answer) === hash ? [] : await reasonsOf(ports, table, again);
  const shown = isHiding ? ask({ definition }) : result;
  // What is hidden now was not then: the cells would tell of whom.
  const mayTell = 'answer' in shown && digestOf(shown.answer) === digestOf(result.answer);
  return {
    title,
    isSame: false,
    why: [...frozenResult, ...why],
    differences: mayTell ? differencesBetween(answer, result.answer) : null,
  };
};

const rerun = async (
  ports: RerunPorts,
  { id, publication, proposedAt }: LoadedPublication,
): Promise<Rerun | undefined> => {
  const { figures, association, title } = publication;
  if (!figures) return undefined;
  const moment = Date.parse(figures.asKnownAt);
  let log: Promise<boolean> | undefined;
  const { head } = figures;
  const again: Again = {
    association,
    figures,
    protection: figures.tables.some(hides) ? await protectionThen(ports, proposedAt, moment) : undefined,
    isLogSame: () => (log ??= head ? isLogOf(ports, head) : Promise.resolve(true)),
  };
  const tables: RerunTable[] = [];
  for (const table of figures.tables) tables.push(await rerunTable(ports, table, again));
  return { publication: id, title, isSame: tables.every(({ isSame }) => isSame), tables };
};

export const rerunPublication =
  (ports: RerunPorts) =>
  async ({ caller, publication }: RerunPublication): Promise<Outcome<Rerun>> => {
    const found = await loadPublication(ports, caller, publication);
    const answer = found && (await rerun(ports, found));
    return answer ? accepted(answer) : NOT_FOUND;
  };

export const rerunPublications =
  (ports: RerunPorts) =>
  async ({ caller }: RerunPublications): Promise<Outcome<readonly Rerun[]>> => {
    const released = publicationsFor(ports, caller)
      .filter(({ wasReleased }) => wasReleased)
      .toSorted((one, other) => (one.released?.at ?? 0) - (other.released?.at ?? 0));
    const all: Rerun[] = [];
    for (const { id } of released) {
      const found = await loadPublication(ports, caller, id);
      const answer = found && (await rerun(ports, found));
      if (answer) all.push(answer);
    }
    return accepted(all);
  };
