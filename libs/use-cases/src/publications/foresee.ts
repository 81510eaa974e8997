import { mayPublishOf } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  type CellDifference,
  differencesBetween,
  type FrozenTable,
  releasedSections,
} from '@samspar/publications';
import type { Sentence } from '@samspar/kernel';
import type { Answer } from '@samspar/statistics';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { releasesOf } from './find-publication.js';
import { counted } from './freeze.js';
import type { PublicationPorts } from './publication-ports.js';
import { type Redefinition, type RedefinitionRefusal, supposing } from './redefinition.js';

/** A released table, and what it would come to if it were asked for now, before and after the change. */
export type ForeseenTable = Readonly<{
  publication: Readonly<{ id: string; title: string }>;
  /** The section of the report that shows it; null where it is of no report. */
  section: Sentence | null;
  table: FrozenTable;
  before: Answer | null;
  after: Answer | null;
  /** Between the two. */
  differences: readonly CellDifference[];
}>;

export type Foreseen = Readonly<{
  association: Association;
  /** The same as it would be set up, which names what is new. */
  after: Association;
  /** The versions of the definitions that there are. */
  definitions: readonly number[];
  /** Null where no change was named. */
  tables: readonly ForeseenTable[] | null;
}>;

/** What a change would make of the tables that are released, without making it. */
export class ForeseeRedefinition extends Query<Outcome<Foreseen, RedefinitionRefusal>> {
  constructor(
    caller: Caller,
    readonly change: Redefinition | null,
  ) {
    super(caller);
  }
}

const answerIn = (result: ReturnType<typeof counted>): Answer | null =>
  'answer' in result ? result.answer : null;

export const foreseeRedefinition =
  (ports: PublicationPorts) =>
  async ({ caller, change }: ForeseeRedefinition): Promise<Outcome<Foreseen, RedefinitionRefusal>> => {
    const association = ports.associations().find(({ id }) => mayPublishOf(caller.asker, id));
    if (!association) return NOT_FOUND;
    const views = ports.views();
    const definitions = [...views.definitions.keys()];
    if (change === null || (change.change === 'definition' && !definitions.includes(change.version)))
      return accepted({ association, after: association, definitions, tables: null });
    const made = supposing(association, change, ports.today());
    if ('refusal' in made)
      return refused(made.refusal, 'field' in made.refusal ? made.refusal.field : undefined);
    const releases = await releasesOf(ports, caller, association.id);
    const followed = new Set(releases.flatMap(({ publication }) => publication.follows?.publication ?? []));
    const tables = releases
      .filter(({ id }) => !followed.has(id))
      .flatMap(({ id, publication }) => {
        const { title, figures } = publication;
        const sections = releasedSections(publication);
        return (figures?.tables ?? []).map((table, place): ForeseenTable => {
          const before = answerIn(counted(views, association.id, table));
          const after = answerIn(counted(views, association.id, table, undefined, made.supposed));
          return {
            publication: { id, title },
            section: sections?.find(({ places }) => places.includes(place))?.heading ?? null,
            table,
            before,
            after,
            differences: before && after ? differencesBetween(before, after) : [],
          };
        });
      });
    return accepted({ association, after: made.association, definitions, tables });
  };
