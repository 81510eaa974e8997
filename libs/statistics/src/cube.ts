import type { Association } from '@samspar/association';
import { notKnownYet, type Reached } from './answer.js';
import { type AnswerSource, type AskedQuery, askedOf, type AssociationVersion } from './asked.js';
import { beforeAndAfter, type ComparedAnswer, type Comparison, nothingCompared } from './before-after.js';
import type { TotalHidden } from './before-after-shown.js';
import { Contacts, KnownPersons, Versions } from './columns.js';
import { type Definition, DEFINITIONS, latestOf } from './definitions.js';
import { Dictionary } from './dictionary.js';
import type { OpenDimension } from './dimensions.js';
import { type AccountedDifference, accounted, type DifferenceQuery } from './explain-difference.js';
import { type AskedDifference, type FigureDifference, toldDifference } from './explain-difference-told.js';
import { cellRefusal, type ExplainedFigure, explainFigure, unexplained } from './explain-figure.js';
import type { ProtectionThen } from './hidden.js';
import type { Answer, QueryRefusal, StatisticsQuery } from './query.js';
import { valueUnknown } from './read-query.js';
import type { FigureCell } from './sorted-figure.js';
import type { ToldOf } from './told.js';
import type { ClosedContact, ContactRow, HeldKind, JourneyRow, MergeRow } from './row.js';

export type AnsweredQuery = Readonly<{ answer: Answer } | { refusal: QueryRefusal }>;

/** What a question takes to be so, where it is not asked of what is. */
export type Supposition = Readonly<{
  /** Version of what measures and dimensions mean; absent: that of the question. */
  definition?: number;
  /** The association as it would be set up. */
  association?: Association;
  /** Whether protected ones are counted among those that are not registered, where kinds of unknown are told apart; absent: where they are few. */
  isProtectedTogether?: true;
  /** Whose identity was protected, as it stood at a moment; absent: as it stands now, whatever moment is asked for. */
  protection?: ProtectionThen;
  /** How some journeys stand, of those that are known now; of no moment of before. */
  rows?: readonly JourneyRow[];
}>;

/** Of a difference: that one more or less is protected is told to nobody. */
const PROTECTED_TOGETHER: Supposition = { isProtectedTogether: true };

/** A difference told, and all that made it, where there is a figure at both moments; or why it cannot be asked. */
export type ExplainedDifference = Readonly<
  { difference: FigureDifference; accounted?: AccountedDifference } | { refusal: QueryRefusal }
>;

/**
 * Every version of every journey in typed arrays, and the one query over them (docs/statistics.md). Grows as the projection
 * feeds it; never forgets. Knows no clock: what is asked for without `asKnownAt` is all that has been fed.
 */
export class Cube {
  readonly dictionaries: Readonly<Record<OpenDimension, Dictionary>> = {
    association: new Dictionary(),
    intervention: new Dictionary(),
    referringUnit: new Dictionary(),
    district: new Dictionary(),
  };
  readonly #versions = new Versions();
  readonly #contacts: Readonly<Record<HeldKind, Contacts>> = {
    meetings: new Contacts(),
    handovers: new Contacts(),
    employerContacts: new Contacts(),
    followUps: new Contacts(),
    decisions: new Contacts(),
    consents: new Contacts(),
    assessments: new Contacts(),
    plans: new Contacts(),
  };
  readonly #persons = new KnownPersons();
  readonly #associations = new Map<string, AssociationVersion[]>();
  /** Numbers of the insatser met and from when on they were, by number of the association. */
  readonly #interventions = new Map<number, Map<number, number>>();

  /** `definitions` are those that questions are answered under, by version. */
  constructor(readonly definitions: ReadonlyMap<number, Definition> = DEFINITIONS) {}

  /**
   * Adds a version that is open, or closed where `knownTo` is given, and what it was `told` and `closedBy` (bits of `TOLD`). Throws `RangeError` where it is open and the journey
   * has an open one already.
   */
  addVersion(row: JourneyRow, knownFrom: number, knownTo = Infinity, told?: ToldOf, closedBy?: number): void {
    this.#versions.add(row, knownFrom, knownTo, told, closedBy);
    const met = this.#interventions.get(row.association) ?? new Map<number, number>();
    this.#interventions.set(row.association, met);
    met.set(row.intervention, Math.min(knownFrom, met.get(row.intervention) ?? Infinity));
  }

  /** Closes the open version of a journey; `by` what, in bits of `TOLD`, where none follows. Throws `RangeError` on a journey that has none. */
  closeVersion(journey: number, knownTo: number, by?: number): void {
    this.#versions.close(journey, knownTo, by);
  }

  addContact(contact: ContactRow): void {
    this.#contacts[contact.kind].add(contact);
  }

  /** Throws `RangeError` on a contact never added. */
  closeContact(contact: ClosedContact): void {
    this.#contacts[contact.kind].close(contact);
  }

  addMerge(merge: MergeRow): number {
    return this.#persons.addMerge(merge);
  }

  /** Throws `RangeError` on a merge never added. */
  closeMerge(merge: number, knownTo: number): void {
    this.#persons.closeMerge(merge, knownTo);
  }

  /** From when on it is known who the participant is; never called for one nobody knows. */
  identify(participant: number, knownFrom: number): void {
    this.#persons.identify(participant, knownFrom);
  }

  /** Whether the identity of the participant is protected from now on, for whatever moment is asked. */
  protect(participant: number, isProtected: boolean): void {
    this.#persons.protect(participant, isProtected);
  }

  /** Versions of one association come in the order of the log. */
  addAssociation(version: AssociationVersion): void {
    const { id } = version.association;
    const earlier = this.#associations.get(id);
    if (earlier) earlier.push(version);
    else this.#associations.set(id, [version]);
  }

  /** An association as it was set up at a moment; undefined where it was not there yet. */
  associationAt(id: string, moment: number): Association | undefined {
    return this.#associations.get(id)?.findLast(({ knownFrom }) => knownFrom <= moment)?.association;
  }

  /**
   * The answer, or why the question cannot be asked of what is here (unknown code, association not named). Throws `RangeError` where a
   * version of the definitions is asked for that is not here.
   */
  answer(
    query: StatisticsQuery,
    reached: Reached,
    { rows = [], ...supposed }: Supposition = {},
  ): AnsweredQuery {
    const definition = this.#definitionOf(query, supposed);
    const define = this.definitions.get(definition);
    if (!define) throw new RangeError(`There is no version ${definition} of the definitions here.`);
    const asked = this.#askedOf(query, supposed);
    if ('refusal' in asked) return asked;
    const { source } = asked;
    const defined = source
      ? this.#versions.supposing(rows, () => define(source, query, reached))
      : notKnownYet(query, reached, asked.established);
    return 'refusal' in defined ? defined : { answer: { ...defined.answer, definitionVersion: definition } };
  }

  /** The same journeys at two moments, or why that cannot be asked. */
  compare(comparison: Comparison, reached: Reached, isTotalHidden?: TotalHidden): ComparedAnswer {
    const { question } = comparison;
    const asked = this.#askedOf(question);
    if ('refusal' in asked) return asked;
    if (asked.source) return beforeAndAfter(asked.source, comparison, reached, isTotalHidden);
    const defined = notKnownYet(question, reached, asked.established);
    if ('refusal' in defined) return defined;
    const { period, asKnownAt, position, where, notRegistered, notes } = defined.answer;
    const { of, at } = comparison;
    const definitionVersion = this.#definitionOf(question);
    return {
      comparison: {
        of,
        at,
        period,
        asKnownAt,
        position,
        definitionVersion,
        where,
        protect: question.protect,
        ...nothingCompared,
        ...(notRegistered && { notRegistered }),
        notes,
      },
    };
  }

  /** Why a figure of an answer is what it is, or why that cannot be asked. */
  explain(query: StatisticsQuery, cell: FigureCell, reached: Reached, shown?: Answer): ExplainedFigure {
    const asked = this.#askedOf(query);
    if ('refusal' in asked) return asked;
    return asked.source
      ? explainFigure(asked.source, query, cell, reached, shown)
      : unexplained(notKnownYet(query, reached, asked.established), query, cell, this.#definitionOf(query));
  }

  /** Why a figure differs between two moments, or why that cannot be asked; `erased` are journeys that were erased meanwhile. */
  explainDifference(
    asked: AskedDifference,
    erased: ReadonlySet<number>,
    reached: Reached,
  ): ExplainedDifference {
    const { question, cell, from, to } = asked;
    const shown = this.#answersOf(asked, reached);
    if ('refusal' in shown) return shown;
    const [then, now] = [from, to].map((asKnownAt) => this.#ready({ ...question, asKnownAt }));
    const refusal = cellRefusal(question, cell, (dimension) => [
      ...new Set([then, now].flatMap((ready) => ready?.asked.axis(dimension).codes ?? [])),
    ]);
    if (refusal) return { refusal };
    const isRegistered = shown.answers.every(({ notRegistered }) => !notRegistered);
    const all = isRegistered ? this.#accounted(asked, shown.answers, erased, reached) : undefined;
    const threshold = now?.source.association.settings.suppressionThreshold ?? 0;
    const difference = toldDifference(asked, shown.answers, all, threshold);
    return { difference, ...(all && { accounted: all }) };
  }

  /** The two answers that a difference is between. */
  #answersOf(
    { question, from, to, versions }: DifferenceQuery,
    reached: Reached,
  ): Readonly<{ answers: readonly [Answer, Answer] } | { refusal: QueryRefusal }> {
    const stranger = versions?.find((version) => !this.definitions.has(version));
    if (stranger !== undefined) {
      const known = [...this.definitions.keys()].map(String);
      return { refusal: valueUnknown('definition', String(stranger), known) };
    }
    const answered = (asKnownAt: number, definition: number | undefined) =>
      this.answer({ ...question, asKnownAt }, reached, {
        ...PROTECTED_TOGETHER,
        ...(definition !== undefined && { definition }),
      });
    const before = answered(from, versions?.[0]);
    const after = answered(to, versions?.[1]);
    if ('refusal' in before) return before;
    return 'refusal' in after ? after : { answers: [before.answer, after.answer] };
  }

  /** All that made the difference of a figure between two moments; undefined where the question cannot be asked. */
  #accounted(
    asked: DifferenceQuery,
    shown: readonly [Answer, Answer],
    erased: ReadonlySet<number>,
    reached: Reached,
  ): AccountedDifference | undefined {
    const { question, to } = asked;
    // As of the later moment, when all the insatser have been met that any row between is of.
    const source = this.#ready({ ...question, asKnownAt: to })?.source;
    const whole =
      question.protect === 'none'
        ? { answers: shown }
        : this.#answersOf({ ...asked, question: { ...question, protect: 'none' } }, reached);
    if (!source || 'refusal' in whole) return undefined;
    const known = this.#associations.get(source.association.id) ?? [];
    return accounted(source, known, asked, erased, whole.answers);
  }

  /** A question made ready; undefined where it cannot be asked. */
  #ready(query: StatisticsQuery): Readonly<{ source: AnswerSource; asked: AskedQuery }> | undefined {
    const found = this.#askedOf(query, PROTECTED_TOGETHER);
    if ('refusal' in found || !found.source) return undefined;
    const asked = askedOf(found.source, query);
    return 'refusal' in asked ? undefined : { source: found.source, asked };
  }

  #definitionOf({ definition }: StatisticsQuery, supposed: Pick<Supposition, 'definition'> = {}): number {
    return supposed.definition ?? definition ?? latestOf(this.definitions);
  }

  /** What a question is asked of; no source where its association was not there yet, which was established later or never. */
  #askedOf(
    query: StatisticsQuery,
    supposed: Omit<Supposition, 'rows'> = {},
  ): Readonly<{ refusal: QueryRefusal } | { source?: AnswerSource; established?: number | undefined }> {
    const associations = [...this.#associations.keys()].toSorted();
    const named = query.where.association ?? associations;
    const stranger = named.find((id) => !associations.includes(id));
    if (stranger !== undefined && associations.length > 0)
      return { refusal: valueUnknown('association', stranger, associations) };
    if (associations.length > 1 && named.length !== 1)
      return { refusal: { code: 'AssociationMustBeNamed', associations } };
    const known = this.#associations.get(named[0] ?? '') ?? [];
    const moment = query.asKnownAt ?? Infinity;
    const current = known.findLast(({ knownFrom }) => knownFrom <= moment);
    if (current === undefined) return { established: known.at(0)?.knownFrom };
    const { association } = current;
    const met = this.#interventions.get(this.dictionaries.association.find(association.id) ?? -1) ?? [];
    return {
      source: {
        versions: this.#versions,
        contacts: this.#contacts,
        persons: this.#persons,
        dictionaries: this.dictionaries,
        association: supposed.association ?? association,
        definition: this.#definitionOf(query, supposed),
        interventions: [...met]
          .filter(([, knownFrom]) => knownFrom <= moment)
          .map(([intervention]) => this.dictionaries.intervention.code(intervention)),
        ...(supposed.isProtectedTogether && { isProtectedTogether: true }),
        ...(supposed.protection && { protection: supposed.protection }),
      },
    };
  }
}
