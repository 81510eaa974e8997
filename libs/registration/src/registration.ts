import {
  type Particular,
  type ParticipantCommand,
  type ParticipantEvent,
  type ParticipantRefusal,
  participantStream,
} from '@samspar/casework';
import type { IdentityKind } from '@samspar/codes';
import {
  type CommandContext,
  type EventMetadata,
  nameBasedId,
  type StreamOutcome,
  StoreUnavailable,
  type StreamHandler,
} from '@samspar/event-store';
import { type Day, dayInStockholm } from '@samspar/kernel';
import type { Identity, Particulars, ReservationRequest, Vault } from '@samspar/vault';
import { NO_SCOPE, scopeOf } from './scope.js';

export type ParticipantRequest = Readonly<{
  association: string;
  anonymous: boolean;
  /** The journey that the participant is registered for: what is registered of the person is its own. */
  journey: string;
  /** The insats that whoever registers belongs to, which it is too; null where that is not the journey's. */
  intervention: string | null;
  /** The journey begins with this. */
  begins?: true;
  /** Left aside for an anonymous participant: it has a key and nothing else. */
  identity?: Identity;
  context: CommandContext;
}>;

/** What is to be kept of a participant from now on beside her number, and which of it is another than before. */
export type ContactRequest = Readonly<{
  participantId: string;
  /** The journey that it is changed from, and its insats: what is kept is theirs. */
  journey: string;
  intervention: string;
  particulars: Particulars;
  changed: readonly Particular[];
  context: CommandContext;
}>;

/** What the vault knows a change by: the command, and its body where that is known. */
const changeOf = ({ commandId, digest }: Pick<EventMetadata, 'commandId' | 'digest'>): string =>
  nameBasedId('change of particulars', commandId, digest ?? '');

/** How long a reservation without an event may wait for its command to be tried again, in milliseconds. */
const WAIT_MS = 86_400_000;

const reservation = ({
  association,
  anonymous,
  journey,
  intervention,
  begins,
  identity,
  context,
}: ParticipantRequest): ReservationRequest => ({
  commandId: context.commandId,
  association,
  participantId: nameBasedId('participant', context.commandId),
  ...(begins && { begins: journey }),
  ...(identity &&
    !anonymous && {
      identity,
      owner: { scope: intervention === null ? NO_SCOPE : scopeOf(intervention), journey },
    }),
});

/** The kind of the number that the participant is known by; null where she is known by none. */
const kindOf = ({ anonymous, identity }: ParticipantRequest): IdentityKind | null =>
  anonymous || !identity ? null : identity.number.kind;

/**
 * Where vault and log meet (docs/architecture.md#commands): an entry is reserved under the command's id, the participant's stream appended,
 * the entry confirmed. Two commands that meet the same person make one participant. Whoever is registered by number, known
 * already or not, adds one event to the log in one append, and takes the same steps, so that nobody learns from the log's
 * position or the time which of the two it was.
 */
export class Registration {
  readonly #streams: StreamHandler;
  readonly #vault: Vault;
  readonly #clock: () => number;

  /** `clock` gives milliseconds since the epoch; a participant is created on the day it then is in Stockholm. */
  constructor(streams: StreamHandler, vault: Vault, clock: () => number = Date.now) {
    this.#streams = streams;
    this.#vault = vault;
    this.#clock = clock;
  }

  /** A participant for each request, in order; many at once cost few durable writes. */
  async participants(requests: readonly ParticipantRequest[]): Promise<readonly string[]> {
    const reserved = await this.#vault.reserve(requests.map(reservation));
    const today = dayInStockholm(this.#clock());
    const met = Map.groupBy(
      requests.flatMap((request, index) => {
        const entry = reserved[index];
        return entry && (!entry.confirmed || kindOf(request)) ? [{ id: entry.participantId, request }] : [];
      }),
      ({ id }) => id,
    );
    if (met.size > 0) {
      await Promise.all(
        Array.from(met, async ([id, ofOne]) => {
          for (const { request } of ofOne) await this.#register(id, request, today);
        }),
      );
      await this.#vault.confirm([...met.keys()]);
    }
    return reserved.map(({ participantId }) => participantId);
  }

  async participant(request: ParticipantRequest): Promise<string> {
    const [participantId] = await this.participants([request]);
    if (participantId === undefined) throw new Error('Registration answered without a participant.');
    return participantId;
  }

  /** Says in the log that it was changed, and what it is in the vault alone; log and vault are joined in the steps of a registration. */
  async changeContact(request: ContactRequest): Promise<StreamOutcome<ParticipantEvent, ParticipantRefusal>> {
    const { participantId, journey, intervention, particulars, changed, context } = request;
    const today = dayInStockholm(this.#clock());
    const loaded = await this.#streams.load(participantStream, participantId);
    const earlier = loaded.stored.find(({ metadata }) => metadata.commandId === context.commandId);
    const id = changeOf(earlier?.metadata ?? context);
    if (!earlier)
      await this.#vault.particulars.reserve({
        id,
        participantId,
        owner: { scope: scopeOf(intervention), journey },
        particulars,
      });
    const outcome = await this.#streams.handle(
      participantStream,
      participantId,
      [{ type: 'ChangeContact', occurredOn: today, today, data: { journey, changed } }],
      context,
      loaded,
    );
    if (outcome.outcome === 'accepted') await this.#vault.particulars.confirm(id);
    return outcome;
  }

  /**
   * Settles what was reserved and never confirmed: event there: confirm; not there after a day: delete. Rejects with
   * `StoreUnavailable`, and settles nothing, where the log lacks a participant that the vault knows to be in it.
   */
  async settle(nowMs: number): Promise<Readonly<{ confirmed: number; deleted: number }>> {
    // Many register at once, so the one confirmed last need not be the last in the log.
    for await (const page of this.#vault.confirmed()) {
      if ((await this.#missing(page)).length === 0) break;
      throw new StoreUnavailable(
        'Händelseloggen saknar deltagare som valvet har, så den är tom, äldre än valvet eller en annans: återställ logg och valv från samma säkerhetskopia med samspar restore. Är loggen den rätta, återställd från en äldre kopia, kör samspar settle --log-restored.',
      );
    }
    const created: string[] = [];
    let deleted = 0;
    for (const leftover of await this.#vault.leftovers()) {
      if (await this.#isInLog(leftover.participantId)) created.push(leftover.participantId);
      else if (nowMs - leftover.reservedAt > WAIT_MS && (await this.#vault.release(leftover))) deleted += 1;
    }
    if (created.length > 0) await this.#vault.confirm(created);
    const changes = await this.#settleChanges(nowMs);
    return { confirmed: created.length + changes.confirmed, deleted: deleted + changes.deleted };
  }

  /** The same of changes of what is kept beside the number. */
  async #settleChanges(nowMs: number): Promise<Readonly<{ confirmed: number; deleted: number }>> {
    const { particulars } = this.#vault;
    let confirmed = 0;
    let deleted = 0;
    for (const change of await particulars.unconfirmed()) {
      const { stored } = await this.#streams.load(participantStream, change.participantId);
      if (stored.some(({ metadata }) => changeOf(metadata) === change.id)) {
        await particulars.confirm(change.id);
        confirmed += 1;
      } else if (nowMs - change.reservedAt > WAIT_MS && (await particulars.release(change))) deleted += 1;
    }
    return { confirmed, deleted };
  }

  /**
   * For whoever has put back a backup whose log is older than its vault: sets what the log lacks back to leftovers, which
   * are then settled as any others. Looks from the newest back, until a whole page is in the log. Rejects with
   * `StoreUnavailable`, and changes nothing, where the log has none of the vault's participants.
   */
  async afterRestore(): Promise<Readonly<{ unconfirmed: number }>> {
    const missing: string[] = [];
    let seen = 0;
    for await (const page of this.#vault.confirmed()) {
      const lacking = await this.#missing(page);
      seen += page.length;
      missing.push(...lacking);
      if (lacking.length === 0) break;
    }
    if (seen > 0 && missing.length === seen)
      throw new StoreUnavailable(
        'Händelseloggen har ingen av valvets deltagare, så den är tom eller en annans: återställ den logg som hör till valvet.',
      );
    if (missing.length > 0) await this.#vault.unconfirm(missing);
    return { unconfirmed: missing.length };
  }

  /** Those whom the log does not have. */
  async #missing(participantIds: readonly string[]): Promise<readonly string[]> {
    const inLog = await Promise.all(participantIds.map((id) => this.#isInLog(id)));
    return participantIds.filter((_id, index) => !inLog[index]);
  }

  async #isInLog(participantId: string): Promise<boolean> {
    const { revision } = await this.#streams.load(participantStream, participantId);
    return revision !== 'noStream';
  }

  /** Under a command of its own for each that registers, so that each adds an event once, whoever comes first. */
  async #register(id: string, request: ParticipantRequest, today: Day): Promise<void> {
    const { association, anonymous, context } = request;
    const { expected: _expected, digest: _digest, row: _row, ...asked } = context;
    const command: ParticipantCommand = {
      type: 'RegisterParticipant',
      occurredOn: today,
      today,
      data: { association, anonymous, identity: kindOf(request) },
    };
    const handle = () =>
      this.#streams.handle(participantStream, id, [command], {
        ...asked,
        commandId: nameBasedId('register participant', asked.commandId),
        causationId: asked.commandId,
      });
    let outcome = await handle();
    // Time after time others registered the same person first: they are done some time.
    while (outcome.outcome === 'stale') outcome = await handle();
    if (outcome.outcome !== 'accepted')
      throw new Error(
        `Participant ${id} was not registered: ${outcome.outcome === 'refused' ? outcome.refusal.code : outcome.outcome}.`,
      );
  }
}
