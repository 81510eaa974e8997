import type { Association, AssociationSettings } from '@samspar/association';
import { dayNumber, type OccurredOn } from '@samspar/kernel';
import {
  type Answer,
  type CountedFact,
  countedFacts,
  Cube,
  type JourneyRow,
  NEVER,
  type StatisticsQuery,
  type QueryRefusal,
  SOME_DAY,
} from '@samspar/statistics';

/** Days of a journey as one writes them; absent: never. */
export type Days = Readonly<
  Partial<
    Record<'referredOn' | 'waitingOn' | 'outcomeOn' | 'acceptedOn' | 'startedOn' | 'exitedOn', OccurredOn>
  >
>;
export type Told = Omit<Partial<JourneyRow>, keyof Days> & Days & Readonly<{ in?: string; lives?: string }>;

const numberOf = (day: OccurredOn | undefined): number =>
  day === undefined ? NEVER : day === 'unknown' ? SOME_DAY : dayNumber(day);

const settings: AssociationSettings = {
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
  districts: [
    { id: 'jarva', name: 'Järva', from: '2023-07-01', to: null, successor: null },
    { id: 'farsta', name: 'Farsta', from: null, to: null, successor: null },
    { id: 'rinkeby-kista', name: 'Rinkeby-Kista', from: null, to: '2023-06-30', successor: 'jarva' },
  ],
  suppressionThreshold: 5,
  retentionYears: 5,
  storeDetained: false,
  officeImports: 'off',
  requireConsent: 'warn',
  afterWithdrawal: 'asBefore',
  registeredSince: null,
};

export const associationWith = (
  changed: Partial<AssociationSettings> = {},
  interventions: readonly string[] = ['novum', 'finsam-team'],
  id = 'stockholm',
): Association => ({
  id,
  settings: { ...settings, ...changed },
  authorities: [],
  units: [],
  interventions: interventions.map((name) => ({
    id: name,
    name: name.toUpperCase(),
    aliases: [],
    kind: 'individual',
    from: null,
    to: null,
    owner: 'association',
    sensitive: false,
  })),
});

/** Of every fact the first code; of what an exit tells none before it. */
const firstCodes = (hasEnded: boolean) =>
  Object.fromEntries(
    countedFacts().map(({ dimension, definition: { of }, isSet }) => [
      dimension,
      isSet && (of !== 'exit' || hasEnded) ? 1 : 0,
    ]),
  ) as Record<CountedFact['dimension'], number>;

/** A cube that is told of journeys one by one and asked about 2024 unless something else is said. */
export class Told2024 {
  readonly cube = new Cube();
  #journeys = 0;

  constructor(association: Association | null = associationWith()) {
    if (association) this.cube.addAssociation({ knownFrom: 0, position: 1, association });
  }

  row({ in: intervention = 'novum', lives, ...told }: Told = {}): JourneyRow {
    const { association, intervention: interventions, district } = this.cube.dictionaries;
    const { referredOn, waitingOn, outcomeOn, acceptedOn, startedOn, exitedOn, ...codes } = told;
    return {
      journey: this.#journeys,
      participant: this.#journeys,
      ...firstCodes(exitedOn !== undefined),
      association: association.ordinal('stockholm'),
      intervention: interventions.ordinal(intervention),
      outcome: 3,
      registeredLate: 0,
      whyUnknown: 0,
      ageGroup: 1,
      district: lives === undefined ? 0 : district.ordinal(lives),
      decidingParty: 16,
      ...codes,
      referredOn: numberOf(referredOn),
      waitingOn: numberOf(waitingOn),
      outcomeOn: numberOf(outcomeOn),
      acceptedOn: numberOf(acceptedOn),
      startedOn: numberOf(startedOn),
      exitedOn: numberOf(exitedOn),
    };
  }

  /** Tells of `times` journeys alike, known from a moment on; answers the number of the last. */
  tell(told: Told = {}, { times = 1, knownFrom = 0, knownTo = Infinity } = {}): number {
    for (let time = 0; time < times; time++) {
      this.cube.addVersion(this.row(told), knownFrom, knownTo);
      this.#journeys++;
    }
    return this.#journeys - 1;
  }

  ask(asked: Partial<StatisticsQuery> = {}): Answer {
    const result = this.result(asked);
    if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
    return result.answer;
  }

  refusal(asked: Partial<StatisticsQuery>): QueryRefusal | undefined {
    const result = this.result(asked);
    return 'refusal' in result ? result.refusal : undefined;
  }

  /** Cells as code (or codes, joined) to value. */
  values(asked: Partial<StatisticsQuery>): Readonly<Record<string, unknown>> {
    const { by, cells } = this.ask(asked);
    return Object.fromEntries(
      cells.map((cell) => [by.map((dimension) => cell[dimension]).join(' '), cell.value]),
    );
  }

  private result(asked: Partial<StatisticsQuery>): ReturnType<Cube['answer']> {
    return this.cube.answer(
      {
        measure: 'started',
        from: '2024-01-01',
        to: '2024-12-31',
        by: [],
        where: {},
        unit: 'journey',
        protect: 'none',
        ...asked,
      },
      { position: 4711n, knownAt: Date.parse('2026-11-21T10:00:00Z') },
    );
  }
}
