import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Association, AssociationSettings } from '@samspar/association';
import type { EventStore, StoredEvent, Subscription } from '@samspar/event-store';
import type { JournalLimit } from '@samspar/sqlite-file';
import type {
  Answer,
  AnsweredQuery,
  AskedDifference,
  ComparedAnswer,
  TotalHidden,
  Comparison,
  Definition,
  ExplainedDifference,
  ExplainedFigure,
  FigureCell,
  StatisticsQuery,
  Supposition,
} from '@samspar/statistics';
import { Caseload } from '../caseload/caseload.js';
import { Checks } from '../checks/checks.js';
import { Building } from './building.js';
import { ViewFileUnusable, ViewsNotBuilt } from './failure.js';
import { missingViews, mustKeepAll, viewsNamed } from './kept.js';
import type { ViewName } from './view.js';
import { AnswersKept } from '../statistics/answers-kept.js';
import { LiveCube } from '../statistics/live-cube.js';
import { FigureJourneys } from '../statistics/figure-journeys.js';
import { Intake, STREAM_PREFIXES } from './intake.js';
import { catchUpWith, isOfLog, type PositionsDone } from './log.js';
import { Publications } from '../publications/publications.js';
import { Registrations } from '../registrations/registrations.js';
import { Readings } from '../readings/readings.js';
import { removeViewFile } from './on-disk.js';
import { PersonsKept } from './persons.js';
import { PROTECTED_RECORDS } from './schema.js';
import { ViewFile } from './view-file.js';

export type ViewsOptions = JournalLimit &
  Readonly<{
    store: EventStore;
    /** Path of the view file, or `:memory:`. */
    file: string;
    /** Called as catching up or rebuilding goes on, in positions of the log. */
    progress?: PositionsDone;
    /** Called with a sentence for the operator where a view file could not be used and is built anew. */
    notice?: (sentence: string) => void;
    /** What measures and dimensions mean, by version; what Samspår comes with unless stated. */
    definitions?: ReadonlyMap<number, Definition>;
  }>;

/** What a question takes to be so; whose identity was protected at a moment is said by the ids of participants. */
export type AskedSupposition = Omit<Supposition, 'protection' | 'rows'> &
  Readonly<{
    protection?: Readonly<{ moment: number; was: ReadonlyMap<string, boolean> }>;
    /** How journeys count whose consent is withdrawn, whatever was said of that when it was; of what is known now alone. */
    afterWithdrawal?: AssociationSettings['afterWithdrawal'];
  }>;

/** Events taken in at once while following live: some milliseconds. */
const LIVE_BATCH = 250;
/** For how long what comes is gathered while nobody waits for it, in milliseconds: a batch costs more than its events. */
const LIVE_PAUSE_MS = 100;

type Waiter = Readonly<{ position: bigint; settle: (reached: boolean) => void }>;

/** One node's own disposable picture of the log: a SQLite file and the columns of the statistics in memory. */
export class Views {
  readonly #options: ViewsOptions;
  readonly #file: ViewFile;
  readonly #intake: Intake;
  readonly #live: LiveCube;
  readonly #answers = new AnswersKept();
  readonly #caseload: Caseload;
  readonly #readings: Readings;
  readonly #registrations: Registrations;
  readonly #publications: Publications;
  readonly #checks: Checks;
  /** Whose record is whose, and which journeys are erased; there while any view is built. */
  readonly persons: PersonsKept;
  /** The journeys behind the figures. */
  readonly figureJourneys: FigureJourneys;
  readonly #waiting = new Set<Waiter>();
  #subscription: Subscription | undefined;
  readonly #ending = new AbortController();
  /** Views that are built from the log's beginning while the others answer. */
  #building: Building | undefined;
  #built: Promise<void> | undefined;
  /** Why some views could not be built. */
  #notBuilt: Error | undefined;
  /** Whether the columns in memory are those of the file. */
  #isCounting: boolean;
  /** Nothing is taken in until it is over. */
  #loading: Promise<void> | undefined;
  #gathered: () => void = () => undefined;

  /**
   * Opens the file, loads the columns, and begins anew where the file is missing, damaged, of another version or built from
   * another log. Does not follow the log yet. `readOnly` opens beside a running server: reads the file, never writes it;
   * where the file cannot be used, the views are built from the log in memory. Throws `ViewsUnavailable`.
   */
  static async open({ readOnly = false, ...options }: ViewsOptions & { readOnly?: boolean }): Promise<Views> {
    try {
      return await Views.#load(options, readOnly);
    } catch (error) {
      if (!(error instanceof ViewFileUnusable)) throw error;
      if (!readOnly) {
        options.notice?.(`${error.fault}: vyerna byggs nu upp på nytt ur loggen.`);
        removeViewFile(options.file);
        return Views.#load(options, readOnly);
      }
      options.notice?.(`${error.message} Tills dess räknas svaren fram ur loggen.`);
      const views = await Views.#load({ ...options, file: ':memory:' }, false);
      await views.catchUp();
      return views;
    }
  }

  static async #load(options: ViewsOptions, readOnly: boolean): Promise<Views> {
    const file = new ViewFile(options.file, readOnly ? 'readOnly' : 'live', options);
    try {
      if (readOnly) file.holdStill();
      if (!(await isOfLog(options.store, file.checkpoint)))
        throw new ViewFileUnusable(options.file, 'är byggd ur en annan logg');
      if (readOnly) mustKeepAll(options.file, file.kept);
      else if (file.kept.size === 0)
        throw new ViewFileUnusable(options.file, 'hör till en annan version av Samspår');
      const live = new LiveCube(options.definitions);
      const intake = file.making(() => new Intake(file, live.cube.dictionaries));
      if (file.kept.has('statistics')) await live.load(file);
      return new Views(options, file, intake, live);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  private constructor(options: ViewsOptions, file: ViewFile, intake: Intake, live: LiveCube) {
    this.#options = options;
    this.#file = file;
    this.#intake = intake;
    this.#live = live;
    this.#isCounting = file.kept.has('statistics');
    this.#caseload = new Caseload(file, live.cube.dictionaries, () => this.#intake.changedAt);
    this.#readings = new Readings(file);
    this.#registrations = new Registrations(file);
    this.#publications = new Publications(file);
    this.#checks = new Checks(file);
    this.persons = new PersonsKept(file);
    this.figureJourneys = new FigureJourneys(file, live.cube.dictionaries);
  }

  /** What waits, and who has which journey. Throws `ViewsUnavailable` until it is built. */
  get caseload(): Caseload {
    this.#mustBeWhole('caseload');
    return this.#caseload;
  }

  /** Who has read what; it names journeys as the case list does. Throws `ViewsUnavailable` until both are built. */
  get readings(): Readings {
    this.#mustBeWhole('readings');
    this.#mustBeWhole('caseload');
    return this.#readings;
  }

  /** What was registered of journeys and when. Throws `ViewsUnavailable` until it is built. */
  get registrations(): Registrations {
    this.#mustBeWhole('registrations');
    return this.#registrations;
  }

  /** What is released, and what is about to be. Throws `ViewsUnavailable` until it is built. */
  get publications(): Publications {
    this.#mustBeWhole('publications');
    return this.#publications;
  }

  /** What auditors have checked. Throws `ViewsUnavailable` until it is built. */
  get checks(): Checks {
    this.#mustBeWhole('checks');
    return this.#checks;
  }

  /** Follows the log live until `close`; `ended` of the answer rejects with `ProjectionStopped` or `ViewsUnavailable`. */
  follow(): Readonly<{ ended: Promise<void> }> {
    this.#subscription = this.#options.store.subscribe(
      { after: this.position, prefixes: STREAM_PREFIXES, batchSize: LIVE_BATCH },
      async (events) => {
        await this.#loading;
        this.#take(events);
        await (events.length < LIVE_BATCH && this.#waiting.size === 0 ? this.#gather() : nextTurn());
      },
      (position) => this.#passTo(position),
    );
    return { ended: this.#subscription.ended };
  }

  /** Reads up to the log's present end, with all views. Rejects with `ProjectionStopped` or `ViewsUnavailable`. */
  async catchUp(): Promise<void> {
    await this.catchUpWhole();
    await this.build();
  }

  /** The same with those views that the file has; the others are left to `build`. */
  async catchUpWhole(): Promise<void> {
    const { store, progress } = this.#options;
    const end = await catchUpWith(store, this.position, (events) => this.#take(events), progress);
    this.#passTo(end);
  }

  /**
   * Builds the views that the file lacks from the log's beginning, while the others answer and follow; until `close`. Rejects with
   * `ProjectionStopped` or `ViewsUnavailable`.
   */
  build(): Promise<void> {
    this.#built ??= this.#buildMissing().finally(() => (this.#built = undefined));
    return this.#built;
  }

  /** Position of the last event taken in. */
  get position(): bigint {
    return this.#intake.checkpoint.position;
  }

  /** True as soon as the views have taken in `position`; false where that takes longer than `timeoutMs`, or they are closed. */
  reached(position: bigint, timeoutMs: number): Promise<boolean> {
    if (this.position >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        position,
        settle: (reached) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(reached);
        },
      };
      const timer = setTimeout(() => waiter.settle(false), timeoutMs);
      this.#waiting.add(waiter);
      this.#gathered();
    });
  }

  /** The associations as last set up. */
  associations(): readonly Association[] {
    return [...this.#intake.associations.values()];
  }

  /** Whether the identity of the person is protected whose record this is. */
  isProtected(participantId: string): boolean {
    const sql = `SELECT 1 FROM participant WHERE id = ? AND no IN (${PROTECTED_RECORDS})`;
    return [...this.#file.rows(sql, participantId)].length > 0;
  }

  /**
   * What the referring unit of a code is called; one that has referred nobody, or somebody whose identity is protected alone, stands for itself,
   * and so does any of which that cannot be told until the case list is built.
   */
  unitName(code: string): string {
    const [isAnyProtected] = this.#file.rows('SELECT 1 FROM participant WHERE protected = 1 LIMIT 1');
    const mayTell =
      !isAnyProtected || (this.#file.kept.has('caseload') && this.#caseload.unitsTold().has(code));
    return mayTell ? this.#live.cube.dictionaries.referringUnit.label(code) : code;
  }

  /** An association as it was set up at a moment; undefined where it was not there yet. Throws `ViewsUnavailable`. */
  associationAt(id: string, moment: number): Association | undefined {
    this.#mustBeWhole('statistics');
    return this.#live.cube.associationAt(id, moment);
  }

  /** What measures and dimensions have meant, by version. */
  get definitions(): ReadonlyMap<number, Definition> {
    return this.#live.cube.definitions;
  }

  /** Throws `ViewsUnavailable` until they are built, and the registrations where `afterWithdrawal` is supposed. */
  statistics(query: StatisticsQuery, supposition?: AskedSupposition): AnsweredQuery {
    this.#mustBeWhole('statistics');
    return supposition
      ? this.#supposing(query, supposition)
      : this.#answers.answer(query, this.position, () =>
          this.#live.cube.answer(query, this.#intake.checkpoint),
        );
  }

  #supposing(
    query: StatisticsQuery,
    { protection, afterWithdrawal, ...supposed }: AskedSupposition,
  ): AnsweredQuery {
    if (afterWithdrawal) this.#mustBeWhole('registrations');
    const was = [...(protection?.was ?? [])].flatMap(([id, isProtected]) => {
      const found = this.#file.findParticipant(id);
      return found ? [[found.no, isProtected] as const] : [];
    });
    return this.#live.cube.answer(query, this.#intake.checkpoint, {
      ...supposed,
      ...(afterWithdrawal && {
        rows: this.figureJourneys.asIfWithdrawn(afterWithdrawal, this.#intake.associations),
      }),
      ...(protection && { protection: { moment: protection.moment, was: new Map(was) } }),
    });
  }

  /** The same journeys at two moments, or why that cannot be asked. Throws `ViewsUnavailable` until they are built. */
  compare(comparison: Comparison, isTotalHidden?: TotalHidden): ComparedAnswer {
    this.#mustBeWhole('statistics');
    return this.#live.cube.compare(comparison, this.#intake.checkpoint, isTotalHidden);
  }

  /** Why a figure of an answer is what it is, or why that cannot be asked. Throws `ViewsUnavailable` until they are built. */
  explain(query: StatisticsQuery, cell: FigureCell, shown?: Answer): ExplainedFigure {
    this.#mustBeWhole('statistics');
    return this.#live.cube.explain(query, cell, this.#intake.checkpoint, shown);
  }

  /** Why a figure differs between two moments, or why that cannot be asked. Throws `ViewsUnavailable` until statistics and registrations are built. */
  explainDifference(asked: AskedDifference): ExplainedDifference {
    this.#mustBeWhole('statistics');
    const erased = this.registrations.erasedBetween(asked.from, asked.to);
    return this.#live.cube.explainDifference(asked, erased, this.#intake.checkpoint);
  }

  /** What whoever operates the view file should know, a sentence each. */
  warnings(): readonly string[] {
    const lacking = this.#lacking();
    return [...(lacking === undefined ? [] : [lacking]), ...this.#file.warnings()];
  }

  async close(): Promise<void> {
    this.#gathered();
    this.#ending.abort();
    await this.#subscription?.stop();
    await this.#built?.catch(() => undefined);
    for (const { settle } of this.#waiting) settle(false);
    this.#file.close();
  }

  async #buildMissing(): Promise<void> {
    const missing = missingViews(this.#file.kept);
    if (missing.size === 0) return;
    const { store, file, progress } = this.#options;
    const building = new Building(file, missing, this.#live.cube.dictionaries);
    this.#building = building;
    this.#notBuilt = undefined;
    try {
      const { signal } = this.#ending;
      const place = (built: string) => this.#place(built, missing);
      await building.finish({ store, position: () => this.position, place, progress, signal });
      await this.#loading;
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      this.#notBuilt = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      this.#loading = undefined;
      this.#building = undefined;
      building.end();
    }
  }

  #place(built: string, names: ReadonlySet<ViewName>): void {
    this.#file.putInPlace(built, names);
    this.#intake.forget();
    if (names.has('statistics')) this.#loading = this.#count();
  }

  async #count(): Promise<void> {
    await this.#live.load(this.#file);
    this.#isCounting = true;
  }

  /** Which views are not whole, and why; undefined where all are. */
  #lacking(): string | undefined {
    if (this.#building) return this.#building.told;
    const missing = viewsNamed(missingViews(this.#file.kept)).map(({ called }) => called);
    if (missing.length === 0 && this.#isCounting) return undefined;
    return `${missing.join(' och ') || 'Statistiken'} är inte hel: ${this.#notBuilt?.message ?? 'den byggs upp på nytt ur loggen.'}`;
  }

  #mustBeWhole(name: ViewName): void {
    if (this.#file.kept.has(name) && (this.#isCounting || name !== 'statistics')) return;
    throw new ViewsNotBuilt(this.#lacking() ?? '');
  }

  /** Until somebody waits for what comes, the views are closed, or it has been long enough. */
  async #gather(): Promise<void> {
    const gathered = Promise.withResolvers<void>();
    const timer = setTimeout(gathered.resolve, LIVE_PAUSE_MS);
    this.#gathered = gathered.resolve;
    await gathered.promise;
    clearTimeout(timer);
  }

  #take(events: readonly StoredEvent[]): void {
    const changes = this.#intake.take(events);
    if (this.#isCounting) this.#live.feed(changes);
    this.#tellWaiting();
  }

  #passTo(position: bigint): void {
    this.#intake.passTo(position);
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    for (const { position, settle } of this.#waiting) if (this.position >= position) settle(true);
  }
}
