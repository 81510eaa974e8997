import { mayPublishOf } from '@samspar/access';
import {
  type Association,
  associationDecider,
  type OrganisationCommand,
  type SetupRefusal,
} from '@samspar/association';
import { type Day, unreachable } from '@samspar/kernel';
import { type CellDifference, differencesBetween, type FrozenTable } from '@samspar/publications';
import type { Answer } from '@samspar/statistics';
import type { AskedSupposition } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { releasesOf } from './find-publication.js';
import { counted } from './freeze.js';
import type { PublicationPorts } from './publication-ports.js';

/** Something that gives figures another meaning. */
export type Redefinition =
  | Readonly<{ change: 'definition'; version: number }>
  /** A unit is also called what journeys say. */
  | Readonly<{ change: 'unitName'; written: string; unit: string }>
  /** A unit belongs to another authority since a day; null: it was a mistake that it belongs where it does. */
  | Readonly<{ change: 'unitAuthority'; unit: string; authority: string; since: Day | null }>
  /** A variable is registered by an insats (`*`: all) since a day; null: it always was, as far as this entry says. */
  | Readonly<{ change: 'registeredSince'; variable: string; intervention: string; since: Day | null }>;

/** A released table, and what it would come to if it were asked for now, before and after the change. */
export type ForeseenTable = Readonly<{
  publication: Readonly<{ id: string; title: string }>;
  table: FrozenTable;
  before: Answer | null;
  after: Answer | null;
  /** Between the two. */
  differences: readonly CellDifference[];
}>;

export type Foreseen = Readonly<{
  association: Association;
  /** The versions of the definitions that there are. */
  definitions: readonly number[];
  /** Null where no change was named. */
  tables: readonly ForeseenTable[] | null;
}>;

/** What a change would make of the tables that are released, without making it. */
export class ForeseeRedefinition extends Query<Outcome<Foreseen, SetupRefusal>> {
  constructor(
    caller: Caller,
    readonly change: Redefinition | null,
  ) {
    super(caller);
  }
}

const withOrganisation = (
  association: Association,
  command: OrganisationCommand,
): Readonly<{ association: Association } | { refusal: SetupRefusal }> => {
  const decision = associationDecider.decide(command, association);
  if (!decision.accepted) return { refusal: decision.refusal };
  const changed = decision.events.reduce(associationDecider.evolve, association);
  return { association: { ...association, ...changed } };
};

const withRegistration = (
  association: Association,
  { variable, intervention, since }: Extract<Redefinition, { change: 'registeredSince' }>,
): Association => {
  const { registeredSince } = association.settings;
  const { [intervention]: _replaced, ...others } = registeredSince?.[variable] ?? {};
  const entry = { ...others, ...(since !== null && { [intervention]: since }) };
  const { [variable]: _former, ...rest } = registeredSince ?? {};
  return {
    ...association,
    settings: {
      ...association.settings,
      registeredSince: { ...rest, ...(Object.keys(entry).length > 0 && { [variable]: entry }) },
    },
  };
};

const supposing = (
  association: Association,
  change: Redefinition,
  today: Day,
): Readonly<{ supposed: AskedSupposition } | { refusal: SetupRefusal }> => {
  const day = { occurredOn: today, today };
  switch (change.change) {
    case 'definition':
      return { supposed: { definition: change.version } };
    case 'registeredSince':
      return { supposed: { association: withRegistration(association, change) } };
    case 'unitName':
    case 'unitAuthority': {
      const { unit } = change;
      const command: OrganisationCommand =
        change.change === 'unitName'
          ? { type: 'NameUnit', ...day, data: { unit, alias: change.written } }
          : { type: 'MoveUnit', ...day, data: { unit, authority: change.authority, since: change.since } };
      const result = withOrganisation(association, command);
      return 'refusal' in result ? result : { supposed: { association: result.association } };
    }
    default:
      return unreachable(change);
  }
};

const answerIn = (result: ReturnType<typeof counted>): Answer | null =>
  'answer' in result ? result.answer : null;

export const foreseeRedefinition =
  (ports: PublicationPorts) =>
  async ({ caller, change }: ForeseeRedefinition): Promise<Outcome<Foreseen, SetupRefusal>> => {
    const association = ports.associations().find(({ id }) => mayPublishOf(caller.asker, id));
    if (!association) return NOT_FOUND;
    const views = ports.views();
    const definitions = [...views.definitions.keys()];
    if (change === null || (change.change === 'definition' && !definitions.includes(change.version)))
      return accepted({ association, definitions, tables: null });
    const made = supposing(association, change, ports.today());
    if ('refusal' in made)
      return refused(made.refusal, 'field' in made.refusal ? made.refusal.field : undefined);
    const releases = await releasesOf(ports, caller, association.id);
    const followed = new Set(releases.flatMap(({ publication }) => publication.follows?.publication ?? []));
    const tables = releases
      .filter(({ id }) => !followed.has(id))
      .flatMap(({ id, publication: { title, figures } }) =>
        (figures?.tables ?? []).map((table): ForeseenTable => {
          const before = answerIn(counted(views, association.id, table));
          const after = answerIn(counted(views, association.id, table, undefined, made.supposed));
          return {
            publication: { id, title },
            table,
            before,
            after,
            differences: before && after ? differencesBetween(before, after) : [],
          };
        }),
      );
    return accepted({ association, definitions, tables });
  };
