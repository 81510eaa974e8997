import { type Asker, mayReadIdentities, maySeeJourney } from '@samspar/access';
import { type Participant, participantStream, personIn, type RegisteredJourney } from '@samspar/casework';
import type { StreamHandler } from '@samspar/event-store';
import { scopeOf } from '@samspar/registration';
import type { Known, Vault } from '@samspar/vault';
import type { Views } from '@samspar/views';
import { ANONYMOUS, dashed, maskedNumber, NOBODY, type Person, PROTECTED } from './person.js';

/** A journey whose participant is to be named. */
export type WhoseJourney = Readonly<{
  association: string;
  /** Its id, and the insats that it is in. */
  journey: string;
  intervention: string;
  /** Whom it was registered for. */
  participantId: string;
  anonymous: boolean;
  /** It is open to the asker though she does not work with it. */
  isOpenInEmergency?: boolean;
}>;

/** The person of a journey that is there. */
export const whoseOf = (journey: string, state: RegisteredJourney): WhoseJourney => ({
  association: state.association,
  journey,
  intervention: state.facts.intervention ?? '',
  participantId: state.participantId,
  anonymous: state.anonymous,
});

/** Whose record says who the person of a journey is, and what it says to those of its insats. */
export type Record = Readonly<{
  participantId: string;
  isProtected: boolean;
  known: Known | undefined;
}>;

/** A journey in a list, with what the views know of its participant. */
type Listed = WhoseJourney & Readonly<{ personId: string; isProtected: boolean }>;

const mayKnow = (asker: Asker, whose: WhoseJourney): boolean =>
  mayReadIdentities(asker) && (whose.isOpenInEmergency === true || maySeeJourney(asker, whose));

const hasProtection = (one: Participant): boolean => one.status !== 'none' && one.protected;

/** The one place that reads from the vault whom journeys are about. */
export class Persons {
  readonly #streams: StreamHandler;
  readonly #vault: Vault;
  readonly #views: () => Pick<Views, 'isProtected' | 'persons'>;

  constructor({
    streams,
    vault,
    views,
  }: Readonly<{
    streams: StreamHandler;
    vault: Vault;
    views: () => Pick<Views, 'isProtected' | 'persons'>;
  }>) {
    this.#streams = streams;
    this.#vault = vault;
    this.#views = views;
  }

  /** Of a journey that the asker may not see nothing is known. */
  async personOf(asker: Asker, whose: WhoseJourney): Promise<Person> {
    if (whose.anonymous) return ANONYMOUS;
    if (!mayKnow(asker, whose)) return NOBODY;
    const record = await this.recordOf(whose);
    if (!record) return NOBODY;
    const { isProtected, known } = record;
    if (isProtected) return PROTECTED;
    return {
      isAnonymous: false,
      isProtected,
      name: known?.identity.name ?? null,
      number: known ? dashed(known.identity.number.digits) : null,
      contact: known?.identity.contact ?? null,
    };
  }

  /** Whether the identity of the person of a journey is protected, by whichever of her records. */
  async isProtected(whose: WhoseJourney): Promise<boolean> {
    return !whose.anonymous && (await this.#recorded(whose))?.isProtected === true;
  }

  /**
   * Whether it was said after a moment (milliseconds since the epoch) whose a journey is: another number, the first one, or that the identity is protected, or no longer
   * is. Of a protected identity it is asked by all records that are hers now.
   */
  async isOtherwiseKnownSince(whose: WhoseJourney, at: number): Promise<boolean> {
    const { participantId, journey } = whose;
    const id = (await this.#recorded(whose))?.participantId ?? participantId;
    // Another number of hers may have been said elsewhere (docs/adr/0013); that she is protected holds everywhere.
    const own = [...new Set([participantId, id])];
    const records = [...new Set([...own, ...this.#views().persons.recordsOf(id)])];
    const streams = await Promise.all(records.map((record) => this.#streams.load(participantStream, record)));
    const told = streams.map(({ state, stored }) => {
      const events = stored.map((one) => ({ event: participantStream.upcast(one), at: one.recordedAt }));
      const before = events
        .filter((one) => one.at <= at)
        .reduce(
          (one, { event }) => participantStream.decider.evolve(one, event),
          participantStream.decider.initialState,
        );
      return { state, before, since: events.filter((one) => one.at > at) };
    });
    return (
      told.some(({ state }) => hasProtection(state)) !== told.some(({ before }) => hasProtection(before)) ||
      told
        .slice(0, own.length)
        .some(({ since }) =>
          since.some(
            ({ event }) =>
              event.type === 'IdentityRecorded' ||
              event.type === 'IdentityCorrected' ||
              ((event.type === 'PersonIdentified' || event.type === 'PersonCorrected') &&
                event.data.journey === journey),
          ),
        )
    );
  }

  /** All journeys of those whose records these are, where the identity of one of them is protected; else none. */
  journeysIfProtected(participants: readonly string[]): readonly string[] {
    const views = this.#views();
    return participants.some((id) => views.isProtected(id))
      ? participants.flatMap((id) => views.persons.journeysOf(id))
      : [];
  }

  /** For use cases that have asked whether their asker may know; undefined where the participant is not in the log. */
  async recordOf(whose: WhoseJourney): Promise<Record | undefined> {
    const recorded = await this.#recorded(whose);
    if (!recorded) return undefined;
    const { journey, intervention } = whose;
    const [known] = await this.#vault.known([
      { participantId: recorded.participantId, journey, scope: scopeOf(intervention) },
    ]);
    return { ...recorded, known };
  }

  /** Compares names with those of the persons whom journeys are about: yes or no, and no name is told. Of a protected identity nothing is asked. */
  async comparing(
    lines: readonly Listed[],
  ): Promise<(journey: string, isAlike: (one: string, other: string) => boolean, name: string) => boolean> {
    const identities = await this.#identitiesOf(lines.filter((line) => !line.anonymous && !line.isProtected));
    return (journey, isAlike, name) => {
      const theirs = identities.get(journey)?.name;
      return typeof theirs === 'string' && isAlike(theirs, name);
    };
  }

  /** As lists show people, in their order: the name, or where there is none the day of birth; of a protected identity neither. */
  async listed(asker: Asker, lines: readonly Listed[]): Promise<readonly Person[]> {
    const named = lines.filter((line) => !line.anonymous && !line.isProtected && mayKnow(asker, line));
    const known = await this.#identitiesOf(named);
    return lines.map((line) => {
      if (line.anonymous) return ANONYMOUS;
      if (!mayKnow(asker, line)) return NOBODY;
      if (line.isProtected) return PROTECTED;
      const { name, number } = known.get(line.journey) ?? {};
      return name === undefined
        ? { ...NOBODY, number: number ? maskedNumber(number.digits) : null }
        : { ...NOBODY, name };
    });
  }

  /** The log knows at once what was just said of this record, the views what is said of others of hers. */
  async #recorded({ participantId, journey }: WhoseJourney): Promise<Omit<Record, 'known'> | undefined> {
    const { state: registered } = await this.#streams.load(participantStream, participantId);
    if (registered.status === 'none') return undefined;
    const id = personIn(participantId, journey, registered);
    const { state } =
      id === participantId ? { state: registered } : await this.#streams.load(participantStream, id);
    // Whom the journey was registered for by mistake is somebody else.
    const hers = registered.others[journey] === undefined ? [registered, state] : [state];
    const isProtected = hers.some(hasProtection) || this.#views().isProtected(id);
    return { participantId: id, isProtected };
  }

  /** By the id of the journey. */
  async #identitiesOf(lines: readonly Listed[]) {
    const identities = await this.#vault.identitiesOf(
      lines.map(({ personId, journey, intervention }) => ({
        participantId: personId,
        journey,
        scope: scopeOf(intervention),
      })),
    );
    return new Map(lines.map(({ journey }, index) => [journey, identities[index]]));
  }
}
