import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type AssociationSettings, associationStream, type Intervention } from '@samspar/association';
import {
  type JourneyEvent,
  type ParticipantEvent,
  type JourneyEventData,
  journeyStream,
  participantStream,
} from '@samspar/casework';
import { DISTRICT_LISTS } from '@samspar/codes';
import { nameBasedId } from '@samspar/event-store';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import type { DomainEvent } from '@samspar/kernel';
import type { StatisticsQuery } from '@samspar/statistics';

/** A log with a clock that stands where it is put, and facts written straight into it. */
export class Scenario {
  readonly store: SqliteEventStore;
  /** Milliseconds since the epoch at which the next events are recorded. */
  now = Date.parse('2024-01-01T12:00:00Z');
  /** The stamp of a copied log, kept as it is; absent: stamped by the store. */
  stamp: number | undefined;
  /** User id of whoever causes the next events. */
  actor = 'u1';
  /** As an association is set up. */
  readonly settings = SETTINGS;
  readonly #revisions = new Map<string, number>();
  #events = 0;

  constructor(file = ':memory:') {
    this.store = SqliteEventStore.open({ file, clock: () => this.now });
  }

  async write(stream: string, ...events: DomainEvent<string, object>[]): Promise<bigint> {
    const revision = this.#revisions.get(stream) ?? -1;
    const result = await this.store.append(
      stream,
      revision < 0 ? 'noStream' : revision,
      events.map(({ type, occurredOn, data }) => ({
        id: nameBasedId('scenario', stream, String(this.#events++)),
        type,
        // What journeys say is written as at first, in the shape of then; what they say of consent as it is now.
        schemaVersion:
          [participantStream, associationStream, ...(type.startsWith('Consent') ? [journeyStream] : [])]
            .find(({ prefix }) => stream.startsWith(prefix))
            ?.schemaVersionOf(type) ?? 1,
        occurredOn,
        data: { ...data },
        metadata: {
          actor: this.actor,
          role: 'caseworker',
          commandId: nameBasedId('command'),
          correlationId: 'c1',
        },
        ...(this.stamp !== undefined && { recordedAt: this.stamp }),
      })),
    );
    if (result.appended !== true) throw new Error(`${stream} is not at ${revision}.`);
    this.#revisions.set(stream, result.revision);
    return result.position;
  }

  journey(id: string, ...events: JourneyEvent[]): Promise<bigint> {
    return this.write(`journey-${id}`, ...events);
  }

  participant(id: string, ...events: ParticipantEvent[]): Promise<bigint> {
    return this.write(`participant-${id}`, ...events);
  }

  async setUp(
    association: string,
    interventions: readonly string[],
    settings: Partial<AssociationSettings> = {},
  ): Promise<void> {
    const occurredOn = '2024-01-01';
    await this.write(`association-${association}`, {
      type: 'AssociationEstablished',
      occurredOn,
      data: { association, settings: { ...SETTINGS, ...settings } },
    });
    for (const id of interventions)
      await this.write(`intervention-${nameBasedId(association, id)}`, {
        type: 'InterventionOpened',
        occurredOn,
        data: { association, intervention: { ...INTERVENTION, id, name: id } },
      });
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

const SETTINGS: AssociationSettings = {
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
  districts: DISTRICT_LISTS['stockholm-2023'] ?? [],
  suppressionThreshold: 5,
  retentionYears: 5,
  storeDetained: false,
  registeredSince: null,
  officeImports: 'off',
  requireConsent: 'warn',
  afterWithdrawal: 'asBefore',
};

const INTERVENTION: Intervention = {
  id: '',
  name: '',
  aliases: [],
  kind: 'individual',
  from: null,
  to: null,
  owner: 'municipality',
  sensitive: false,
};

export const referred = (
  participantId: string,
  data: Partial<JourneyEventData['ParticipantReferred']> = {},
  occurredOn = '2024-01-10',
): JourneyEvent => ({
  type: 'ParticipantReferred',
  occurredOn,
  data: {
    association: 'stockholm',
    intervention: 'finsam-team',
    participantId,
    anonymous: false,
    referringParty: 'municipality',
    referringUnit: 'Jobbtorg',
    decidingParties: [],
    profile: { sex: 'woman' },
    consentAtSource: true,
    ...data,
  },
});
export const accepted = (occurredOn = '2024-01-20'): JourneyEvent => ({
  type: 'ReferralAccepted',
  occurredOn,
  data: {},
});
export const started = (occurredOn = '2024-02-01'): JourneyEvent => ({
  type: 'JourneyStarted',
  occurredOn,
  data: { profile: { sex: 'woman' } },
});
export const exitedToWork = (occurredOn = '2024-06-01'): JourneyEvent => ({
  type: 'ExitedToWorkOrStudies',
  occurredOn,
  data: { reasons: ['work'] },
});
export const annulled = (
  type: 'JourneyReopened' | 'JourneyMisregistered' | 'JourneyReinstated',
): JourneyEvent => ({ type, occurredOn: '2024-07-01', data: { reason: 'entry-error' } });
export const meeting = (occurredOn = '2024-03-01'): JourneyEvent => ({
  type: 'TeamMeetingHeld',
  occurredOn,
  data: { attendance: [], decisions: [], violenceQuestionAsked: true },
});
export const created = (association = 'stockholm'): ParticipantEvent => ({
  type: 'ParticipantCreated',
  occurredOn: '2024-01-10',
  data: { association, anonymous: false, identity: null },
});
export const identified: ParticipantEvent = {
  type: 'IdentityRecorded',
  occurredOn: '2024-01-10',
  data: { kind: 'personnummer' },
};

/** A question about the whole of 2024. */
export const query = (
  over: Partial<StatisticsQuery> & Pick<StatisticsQuery, 'measure'>,
): StatisticsQuery => ({
  from: '2024-01-01',
  to: '2024-12-31',
  by: [],
  where: {},
  unit: 'journey',
  protect: 'none',
  ...over,
});

/** What a query finds in a view file. */
export const rowsIn = (file: string, sql: string, ...values: readonly SQLInputValue[]): unknown[] => {
  const database = new DatabaseSync(file);
  try {
    return database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
};

/** Does to a view file what nobody should. */
export const changeFile = (file: string, sql: string): void => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};
