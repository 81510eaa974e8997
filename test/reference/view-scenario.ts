import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQLInputValue } from 'node:sqlite';
import type { JourneyEvent } from '@samspar/casework';
import type { Answer, StatisticsQuery } from '@samspar/statistics';
import { type CaseLine, Views } from '@samspar/views';
import { changeFile, query, rowsIn, Scenario } from './scenario.js';

type Options = Partial<Parameters<typeof Views.open>[0]>;

/** The association of the log and its insatser. */
export const STOCKHOLM = { association: 'stockholm', interventions: ['finsam-team', 'novum'] } as const;

/** An association's log, and a view file that is opened, read and spoilt; all of it goes at the end. */
export class ViewScenario {
  readonly folder = mkdtempSync(join(tmpdir(), 'samspar-views-'));
  readonly file = join(this.folder, 'views.db');
  readonly log = new Scenario();
  readonly #open = new Set<Views>();

  static async begin(): Promise<ViewScenario> {
    const scenario = new ViewScenario();
    await scenario.log.setUp(STOCKHOLM.association, STOCKHOLM.interventions);
    return scenario;
  }

  async end(): Promise<void> {
    for (const views of this.#open) await views.close();
    await this.log.close();
    rmSync(this.folder, { recursive: true });
  }

  async open(options: Options = {}): Promise<Views> {
    const views = await Views.open({ store: this.log.store, file: this.file, ...options });
    this.#open.add(views);
    return views;
  }

  async caughtUp(): Promise<Views> {
    const views = await this.open();
    await views.catchUp();
    return views;
  }

  async close(views: Views): Promise<void> {
    this.#open.delete(views);
    await views.close();
  }

  /** What a query finds in the file. */
  rows(sql: string, ...values: readonly SQLInputValue[]): unknown[] {
    return rowsIn(this.file, sql, ...values);
  }

  /** Does to the file what nobody should. */
  change(sql: string): void {
    changeFile(this.file, sql);
  }

  /** The versions of all journeys, in the order in which they were opened. */
  versions(): unknown[] {
    return this.rows('SELECT journey, known_from, known_to FROM journey_version ORDER BY version');
  }
}

/** Throws where it is refused. */
export const answerOf = (views: Views, asked: StatisticsQuery): Answer => {
  const outcome = views.statistics(asked);
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  return outcome.answer;
};

/** The total of a question about 2024. */
export const totalOf = (views: Views, asked: Parameters<typeof query>[0]): number | null =>
  answerOf(views, query(asked)).total;

export const assigned = (caseworker: string, occurredOn = '2024-02-01'): JourneyEvent => ({
  type: 'CaseworkerAssigned',
  occurredOn,
  data: { caseworker },
});

export const journeysIn = (lines: readonly CaseLine[]): readonly string[] =>
  lines.map(({ journey }) => journey);
