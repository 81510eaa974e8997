import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type JourneyCommand,
  journeyStream,
  type ParticipantCommand,
  participantStream,
  type UnderTerms,
} from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { type Installation, openInstallation, setUp } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { type Answer, type QueryRefusal, readQuery } from '@samspar/statistics';
import { csv, type Typed } from '../fixtures/import/import-desk.js';

/** A command without the days that the desk knows: a distributed `Omit`, so that each keeps its own data. */
export type Told = JourneyCommand extends infer One
  ? One extends JourneyCommand
    ? Omit<One, 'today' | 'occurredOn'> & { occurredOn?: string }
    : never
  : never;

/** What is asked, then what is answered: a total, or values by code. */
export type Figures = Readonly<Record<string, number | null | Readonly<Record<string, number | null>>>>;
export type Case = readonly [rule: string, tell: (desk: Desk) => Promise<void>, figures: Figures];

export const LONG_AGO = '2020-01-01T12:00:00Z';
export const NOW = '2026-11-20T12:00:00Z';

const SETUP = {
  association: 'stockholm',
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: 'Region Stockholm' },
  interventions: [
    { id: 'finsam-team', name: 'FINSAM-team' },
    { id: 'novum', name: 'Novum' },
  ],
  districts: 'stockholm-2023',
};

export const idOf = (name: string): string => nameBasedId('edges', name);

/** An installation in a folder of its own, with a clock that stands where it is put. */
export class Desk {
  #now = Date.parse(NOW);
  #commands = 0;
  readonly #people = new Set<string>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'samspar-edges-'));
  #installation: Installation | undefined;

  /** Opens with associations set up at `at`, by default long before everything that is told. */
  static async open(at: string, ...setups: readonly object[]): Promise<Desk> {
    const desk = new Desk();
    desk.at(at);
    const { folder, clock } = { folder: desk.#folder, clock: () => desk.#now };
    desk.#installation = await openInstallation(
      { folder, host: '127.0.0.1', port: 0, production: false },
      { what: 'the test', clock },
    );
    for (const setup of setups.length > 0 ? setups : [{}]) await desk.setUp(setup);
    return desk;
  }

  /** Sets up an association, the one of Stockholm but for what is said. */
  async setUp(setup: object): Promise<void> {
    const outcome = await setUp(this.#open, { ...SETUP, ...setup });
    if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.refusal));
  }

  get #open(): Installation {
    if (!this.#installation) throw new Error('The desk is closed.');
    return this.#installation;
  }

  /** From now on it is this instant. */
  at(instant: string): this {
    this.#now = Date.parse(instant);
    return this;
  }

  /** Registers commands on the journey of a name, in turn; a person is created where it is met. */
  async journey(name: string, ...told: readonly (Told | readonly Told[])[]): Promise<void> {
    const today = dayInStockholm(this.#now);
    for (const command of told.flat()) {
      if (command.type === 'ReferParticipant')
        await this.person(command.data.participantId, command.data.anonymous);
      const asked = { occurredOn: today, today, terms: null, ...command } as UnderTerms;
      const outcome = await this.#open.streams.handle(journeyStream, idOf(name), [asked], this.#context());
      if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify([name, command, outcome]));
    }
  }

  /** The participant of a name, with an identity unless it is anonymous. */
  async person(id: string, anonymous = false, identified = !anonymous): Promise<void> {
    if (this.#people.has(id)) return;
    this.#people.add(id);
    const identity = identified ? 'personnummer' : null;
    const data = { association: SETUP.association, anonymous, identity };
    await this.participant(id, { type: 'RegisterParticipant', data });
  }

  async participant(id: string, told: Readonly<{ type: string; data: object }>): Promise<void> {
    const today = dayInStockholm(this.#now);
    const command = { ...told, occurredOn: today, today } as ParticipantCommand;
    const outcome = await this.#open.streams.handle(participantStream, id, [command], this.#context());
    if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify([id, command, outcome]));
  }

  /** Imports rows under the headers that the first of them names. */
  async import(...rows: readonly Readonly<Record<string, Typed>>[]): Promise<void> {
    await this.#open.views.catchUp();
    const [association] = this.#open.views.associations();
    const headers = Object.keys(rows[0] ?? {});
    if (!association) throw new Error('The association is set up first.');
    const outcome = await this.#open.importer.import(
      csv(headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))),
      { association, context: { actor: 'operator', role: 'operator' } },
    );
    if (outcome.outcome === 'refused' || outcome.report.rejected.length > 0)
      throw new Error(JSON.stringify(outcome));
  }

  /** Asks as a URL does, but the period first: `2024 started by=sex`, `2024-01-01/2024-01-31 ended`. */
  async ask(question: string): Promise<Answer> {
    const outcome = await this.result(question);
    if ('refusal' in outcome) throw new Error(JSON.stringify([question, outcome.refusal]));
    return outcome.answer;
  }

  /** The figures that answer the questions of some. */
  async figures(asked: Figures): Promise<Readonly<Record<string, unknown>>> {
    const answered: Record<string, unknown> = {};
    for (const question of Object.keys(asked)) {
      const { by, cells, total } = await this.ask(question);
      const values = cells.map((cell) => [by.map((name) => cell[name]).join(' '), cell.value] as const);
      answered[question] = by.length === 0 ? total : Object.fromEntries(values);
    }
    return answered;
  }

  async result(question: string): Promise<Readonly<{ answer: Answer } | { refusal: QueryRefusal }>> {
    const [period = '', measure = '', ...rest] = question.split(' ');
    const [from = '', to = ''] = period.includes('/')
      ? period.split('/')
      : [`${period}-01-01`, `${period}-12-31`];
    const read = readQuery(new URLSearchParams([...Object.entries({ measure, from, to }), ...pairs(rest)]));
    if ('refusal' in read) return read;
    await this.#open.views.catchUp();
    return this.#open.views.statistics(read.query);
  }

  async close(): Promise<void> {
    await this.#installation?.close();
    rmSync(this.#folder, { recursive: true });
  }

  #context() {
    const commandId = nameBasedId('edges-command', String(this.#commands++));
    return { actor: 'anna', role: 'caseworker', commandId, correlationId: commandId };
  }
}

const pairs = (rest: readonly string[]): readonly [string, string][] => [
  ...new URLSearchParams(rest.join('&')),
];

/** A referral of a person of its own, unless something else is said. */
export const referred = (
  occurredOn: string,
  more: Partial<Extract<Told, { type: 'ReferParticipant' }>['data']> = {},
): Told => ({
  type: 'ReferParticipant',
  occurredOn,
  data: {
    association: 'stockholm',
    intervention: 'finsam-team',
    participantId: `someone-${occurredOn}`,
    anonymous: false,
    referringParty: 'municipality',
    referringUnit: 'Jobbtorg',
    decidingParties: [],
    profile: { sex: 'woman' },
    ...more,
  },
});
export const accepted = (occurredOn: string): Told => ({ type: 'AcceptReferral', occurredOn, data: {} });
export const waiting = (occurredOn: string): Told => ({ type: 'PlaceOnWaitingList', occurredOn, data: {} });

/** Referred, accepted and started on one day. */
export const started = (occurredOn: string, more: Parameters<typeof referred>[1] = {}): readonly Told[] => [
  referred(occurredOn, more),
  accepted(occurredOn),
  { type: 'StartJourney', occurredOn, data: { profile: { sex: 'woman', ...more.profile } } },
];
export const exited = (occurredOn: string, ...reasons: readonly ('work' | 'studies')[]): Told => ({
  type: 'ExitJourney',
  occurredOn,
  data: {
    exit: {
      type: 'ExitedToWorkOrStudies',
      data: { reasons: reasons.length > 0 ? reasons : ['work'], livelihoodAtExit: [{ source: 'salary' }] },
    },
  },
});
export const annulled = (type: 'ReopenJourney' | 'MisregisterJourney' | 'ReinstateJourney'): Told => ({
  type,
  data: { reason: 'entry-error' },
});
export const corrected = (fact: 'acceptedOn' | 'startedOn' | 'exitedOn', value: string): Told => ({
  type: 'CorrectFact',
  data: { fact, value, reason: 'entry-error' },
});
