import { readFileSync } from 'node:fs';
import { type Asker, type PersonsShown, type Role } from '@samspar/access';
import { journeyStream, participantStream, type ParticipantCommand, under } from '@samspar/casework';
import type { DataKind } from '@samspar/codes';
import { type EventStore, nameBasedId, type StoredEvent, StreamHandler } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { Importer } from '@samspar/import';
import { gateHere } from '@samspar/linear-solver';
import { Registration } from '@samspar/registration';
import { SealedStore } from '@samspar/sealed-store';
import type { Definition, StatisticsQuery } from '@samspar/statistics';
import {
  Batches,
  type Caller,
  ChangeJourney,
  ImportJobs,
  ImportRuns,
  type Outcome,
  Persons,
  type Ports,
  ReadingLog,
  ReportBuilds,
  Refer,
  type Referral,
  type Send,
  type Sent,
  sendTo,
  Settling,
  SetUp,
  StaffNames,
  type Told,
  useCasesOf,
} from '@samspar/use-cases';
import { UserDirectory } from '@samspar/users';
import { Vault } from '@samspar/vault';
import { type CaseLine, Views } from '@samspar/views';
import { refer } from '../casework/examples.js';
import { BY_OPERATOR, ISSUER } from './user-ports.js';

export const TODAY = '2025-06-15';
export const NOW = Date.parse('2025-06-15T10:00:00Z');
export const FINSAM = 'finsam-team';
export const NOVUM = 'novum';

const working = (actor: string, role: Role, interventions: readonly string[], unit = 'Jobbtorg'): Asker => ({
  actor,
  role,
  roles: [role],
  association: 'stockholm',
  party: 'municipality',
  unit,
  ...(unit === 'Jobbtorg' && { authority: 'arbetsmarknadsnamnden' }),
  interventions,
});

const atOffice = (actor: string, role: Role): Asker => ({
  actor,
  role,
  roles: [role],
  association: 'stockholm',
  interventions: [],
});

/** Two of the FINSAM-team, and one of each other sort. Ulla, of another unit, is in both insatser; Olle works elsewhere, in one of the same name. */
export const ANNA = working('anna', 'caseworker', [FINSAM]);
export const BO = working('bo', 'caseworker', [FINSAM]);
export const NINA = working('nina', 'caseworker', [NOVUM], 'Psykiatrin');
export const ULLA = working('ulla', 'caseworker', [NOVUM, FINSAM], 'Enheten');
export const LENA = working('lena', 'team-lead', [FINSAM]);
export const AGDA = working('agda', 'auditor', []);
/** Two of the office, and one of the board. */
export const KARIN = atOffice('karin', 'office');
export const KALLE = atOffice('kalle', 'office');
export const STINA = atOffice('stina', 'board');
export const OLLE: Asker = { ...ANNA, actor: 'olle', association: 'annat' };

const EVERYBODY = [ANNA, BO, NINA, ULLA, LENA, AGDA, KARIN, KALLE, STINA, OLLE];
const NAMES = new Map(
  EVERYBODY.map(({ actor }) => [actor, `${actor[0]?.toUpperCase()}${actor.slice(1)} Prov`]),
);

type Row = NonNullable<StoredEvent['metadata']['row']>;

export const by = (asker: Asker): Caller => ({ asker, correlationId: `asked by ${asker.actor}` });

/** A woman referred to the FINSAM-team by another unit of the municipality, but for what is said. */
export const referral = (said: Partial<Referral> = {}): Referral => ({
  intervention: FINSAM,
  referredOn: '2025-06-01',
  referringParty: 'municipality',
  referringUnit: 'Enheten',
  profile: { sex: 'woman' },
  ...said,
});

/** How many journeys were referred in 2025, but for what is said. */
export const counting = (said: Partial<StatisticsQuery> = {}): StatisticsQuery => ({
  measure: 'referred',
  from: '2025-01-01',
  to: '2025-12-31',
  by: [],
  where: {},
  unit: 'journey',
  protect: 'none',
  ...said,
});

type ConsentTold = Extract<Told, { type: 'GiveConsent' }>;

/** That a person consents to these kinds being told Försäkringskassan by the authority of the FINSAM-team, but for what is said. */
export const consenting = (
  occurredOn: string,
  kinds: readonly DataKind[],
  said: Partial<ConsentTold['data']> = {},
): ConsentTold => ({
  type: 'GiveConsent',
  occurredOn,
  data: {
    giving: { parties: [], authorities: ['arbetsmarknadsnamnden'] },
    receiving: { parties: ['forsakringskassan'], authorities: [] },
    kinds,
    purpose: 'Samordnat stöd',
    form: 'written',
    language: 'sv',
    ...said,
  },
});

/** Identity numbers of made-up persons. */
export const INES = { identityNumber: '19850714-2381', name: 'Ines Prov', contact: '070-000 00 00' };

/** What was answered. Throws where it was not. */
export const answerOf = <Answer>(outcome: Outcome<Answer, unknown>): Answer => {
  if ('answer' in outcome) return outcome.answer;
  throw new Error(`There was no answer: ${JSON.stringify(outcome)}`);
};

const EXAMPLE = readFileSync(new URL('../../docs/examples/stockholm.json', import.meta.url), 'utf8');

/** What an association is set up with: the example's ids, and names that say whose they are where it is another one. */
const setupOf = (association: string): object => ({
  ...JSON.parse(association === 'stockholm' ? EXAMPLE : EXAMPLE.replaceAll('"name": "', '"name": "Annan ')),
  association,
});

/** All use cases in memory, in two associations with the same insatser, on 15 June 2025. */
export class JourneyWorld {
  readonly #store: SqliteEventStore;
  readonly #vault: Vault;
  readonly #views: Views;
  #sent = 0;
  #journeys = 0;
  /** Milliseconds since the epoch, and the day that it is then. */
  now = NOW;
  today = TODAY;
  /** Lines for whoever operates the server. */
  readonly logged: string[] = [];
  readonly ports: Ports;
  /** Answers from what the views happen to have taken in. */
  readonly sendAtOnce: Send;

  static async open(
    associations = ['annat', 'stockholm'],
    today = TODAY,
    definitions?: ReadonlyMap<number, Definition>,
  ): Promise<JourneyWorld> {
    const clock = () => world.now;
    const store = SqliteEventStore.open({ file: ':memory:', clock });
    const vault = Vault.open({ file: ':memory:', masterKey: Buffer.alloc(32, 7), clock });
    const views = await Views.open({ store, file: ':memory:', ...(definitions && { definitions }) });
    const world = new JourneyWorld(store, vault, views, await UserDirectory.read(store));
    world.turnTo(today);
    views.follow();
    for (const association of associations)
      answerOf(await world.send(new SetUp(BY_OPERATOR, setupOf(association))));
    for (const [user, name] of NAMES)
      await world.ports.members.keep(user, { issuer: ISSUER, externalId: user, name });
    return world;
  }

  private constructor(store: SqliteEventStore, vault: Vault, views: Views, directory: UserDirectory) {
    const clock = () => this.now;
    const today = () => this.today;
    const log = (line: string): void => void this.logged.push(line);
    const streams = new StreamHandler(store);
    const registration = new Registration(streams, vault, clock);
    const sealed = new SealedStore(vault.database, clock);
    const importer = new Importer({ store, streams, registration, vault, clock });
    this.#store = store;
    this.#vault = vault;
    this.#views = views;
    this.ports = {
      store,
      streams,
      vault,
      registration,
      reportBuilds: new ReportBuilds(),
      persons: new Persons({ streams, vault, views: () => views }),
      staff: new StaffNames(sealed.staff),
      members: sealed.staff,
      drafts: sealed.drafts,
      evaluationFiles: sealed.evaluationFiles,
      erasureList: undefined,
      settling: new Settling(),
      gate: gateHere,
      heads: {
        sign: async () => undefined,
        signAtOnce: async () => undefined,
        latest: async () => undefined,
        state: async () => ({ newest: null, waitingSince: null, faultSince: null, hasFile: true }),
      },
      evidence: { gather: async () => ({ lacks: 'noHead' }), seal: () => undefined },
      directory,
      issuer: ISSUER,
      readings: new ReadingLog(streams, today),
      associations: () => views.associations(),
      views: () => views,
      caseworkersOf: (association, intervention) =>
        EVERYBODY.filter(
          (one) =>
            one.role === 'caseworker' &&
            one.association === association &&
            one.interventions.includes(intervention),
        ).map(({ actor }) => actor),
      usersOf: (association) =>
        EVERYBODY.filter((one) => one.association === association).map(({ actor }) => actor),
      importer,
      runs: new ImportRuns(),
      jobs: new ImportJobs({ sealed, clock, log }),
      batches: new Batches(store, log),
      reached: (position, withinMs) => views.reached(position, withinMs),
      today,
      now: clock,
      log,
    };
    this.sendAtOnce = sendTo(useCasesOf(this.ports));
  }

  /** The association is set up anew, and this said otherwise. */
  async setUp(said: object): Promise<void> {
    this.#sent += 1;
    const caller = { ...BY_OPERATOR, correlationId: `set up ${this.#sent}` };
    answerOf(await this.send(new SetUp(caller, { ...setupOf('stockholm'), ...said })));
    await this.#views.reached(await this.#store.lastPosition(), 2_000);
  }

  /** The log as it stands. */
  get store(): EventStore {
    return this.#store;
  }

  /** Noon of a day. */
  turnTo(day: string): void {
    this.today = day;
    this.now = Date.parse(`${day}T10:00:00Z`);
  }

  /** Answers once the views have taken in all there is. */
  send: Send = async (message) => {
    await this.#views.reached(await this.#store.lastPosition(), 2_000);
    return this.sendAtOnce(message);
  };

  /** A command of its own, unless its id is said. */
  sent(asker: Asker, said: Partial<Sent> = {}): Sent {
    this.#sent += 1;
    return { ...by(asker), commandId: nameBasedId('command', String(this.#sent)), text: '{}', ...said };
  }

  /** An id for a journey: its first eight digits are its place among those of this world. */
  newId(): string {
    this.#journeys += 1;
    return `${String(this.#journeys).padStart(8, '0')}-0000-4000-8000-000000000000`;
  }

  /** The id of a journey that begins with this referral. */
  async referred(said: Partial<Referral> = {}, asker = ANNA, id = this.newId()): Promise<string> {
    answerOf(await this.send(new Refer(this.sent(asker), id, referral(said))));
    return id;
  }

  /** The id of a journey that was read from a row of a register, under this number. */
  async imported(number: string, id = this.newId(), said: Pick<Row, 'consentStated'> = {}): Promise<string> {
    const { commandId, correlationId } = this.sent(ANNA);
    const row = { register: 'main', number, digests: {}, ...said };
    const context = { actor: 'operator', role: 'operator', commandId, correlationId, batch: 'b-1', row };
    await this.ports.streams.handle(
      journeyStream,
      id,
      under(null, [refer({ consentAtSource: true })]),
      context,
    );
    return id;
  }

  /** The journey with what is told of it, by somebody who may. */
  async told(journey: string, told: Told, asker = ANNA): Promise<string> {
    const { revision } = await this.journey(journey);
    answerOf(await this.send(new ChangeJourney(this.sent(asker), journey, Number(revision), told)));
    return journey;
  }

  /** The same of a participant, whom no use case changes. */
  async participant(journey: string, ...commands: readonly ParticipantCommand[]): Promise<void> {
    const { state } = await this.journey(journey);
    const id = state.status === 'none' ? '' : state.participantId;
    const { commandId, correlationId } = this.sent(ANNA);
    const context = { actor: 'operator', role: 'operator', commandId, correlationId };
    await this.ports.streams.handle(participantStream, id, commands, context);
  }

  journey(id: string) {
    return this.ports.streams.load(journeyStream, id);
  }

  /** The same as lists have it. */
  async line(id: string): Promise<CaseLine> {
    await this.#views.reached(await this.#store.lastPosition(), 2_000);
    const line = this.#views.caseload.journey(id);
    if (!line) throw new Error('There is no such journey in any list.');
    return line;
  }

  /** The users as the log now tells. */
  directory(): Promise<UserDirectory> {
    return UserDirectory.read(this.#store);
  }

  /** All events, in the order in which they were written. */
  async log(): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const page of this.#store.readAll({ after: 0n })) events.push(...page);
    return events;
  }

  /** The same of a type. */
  async events(type: string): Promise<readonly StoredEvent[]> {
    return (await this.log()).filter((event) => event.type === type);
  }

  /** What the access log says, by whom. */
  async shown(): Promise<readonly (PersonsShown['data'] & { actor: string })[]> {
    const events = await this.events('PersonsShown');
    return events.map(({ data, metadata: { actor } }) => ({ ...(data as PersonsShown['data']), actor }));
  }

  async close(): Promise<void> {
    await this.#views.close();
    await this.#vault.close();
    await this.#store.close();
  }
}
