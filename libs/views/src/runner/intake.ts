import {
  type Association,
  type AssociationEvent,
  associationStream,
  evolveAssociation,
  type InterventionEvent,
  interventionStream,
} from '@samspar/association';
import { concernsConsent, type JourneyEvent, journeyStream, participantStream } from '@samspar/casework';
import { knownFrom, type StoredEvent } from '@samspar/event-store';
import type { OpenDimension } from '@samspar/statistics';
import { protectionChange } from '../caseload/projection.js';
import { type AsSetUp, asSetUpIn, NOT_ASKED } from '../statistics/projection-consent.js';
import { personChange } from '../statistics/projection-persons.js';
import { Changes, type JourneyEntry, type ParticipantEntry } from './changes.js';
import { ProjectionStopped, ViewsUnavailable } from './failure.js';
import { VIEWS } from './kept.js';
import { Recent } from './recent.js';
import type { Dictionaries, View, ViewIntake, ViewName } from './view.js';
import type { Checkpoint, ViewFile } from './view-file.js';

/**
 * The streams that views read: all views read one and the same list, so that their clocks agree (docs/events.md#the-envelope). A reading and a check
 * set no clock: that somebody looked changes nothing of what is known of the journeys.
 */
export const STREAM_PREFIXES: readonly string[] = [
  journeyStream.prefix,
  participantStream.prefix,
  associationStream.prefix,
  interventionStream.prefix,
  ...VIEWS.flatMap(({ streams }) => streams?.prefix ?? []),
];

const OPEN_LISTS = ['association', 'intervention', 'referringUnit', 'district'] as const;

/** How many journeys and how many participants are kept at hand between batches. */
const AT_HAND = 200_000;

/** The view that alone reads the stream of an event, where there is one. */
const viewOf = ({ stream }: StoredEvent): View | undefined =>
  VIEWS.find(({ streams }) => streams && stream.startsWith(streams.prefix));

/**
 * Turns events, in the order of the log, into rows of a view file, a batch and its checkpoint at a time. Holds only what
 * the next events need: some recent journeys, the numbers last given out, and what is set up.
 */
export class Intake {
  readonly #file: ViewFile;
  readonly #dictionaries: Dictionaries;
  readonly #journeys = new Recent<JourneyEntry>(AT_HAND);
  readonly #participants = new Recent<ParticipantEntry>(AT_HAND);
  /** Open merges by participant. */
  readonly #merges = new Map<number, number>();
  readonly #associations = new Map<string, Association>();
  /** By open list: how many codes the file has, `unknown` among them though it is not written. */
  readonly #savedCodes: Record<OpenDimension, number> = {
    association: 1,
    intervention: 1,
    referringUnit: 1,
    district: 1,
  };
  /** True where the file held no participant when it was last read back. */
  #onlyAtHand = false;
  #next = { journey: 0, participant: 0, merge: 0 };
  #views: ReadonlyMap<ViewName, ViewIntake> = new Map();
  #checkpoint: Checkpoint;
  #knownAt = 0;
  #changes = new Changes();
  #changedAt = 0n;

  constructor(file: ViewFile, dictionaries: Dictionaries) {
    this.#file = file;
    this.#dictionaries = dictionaries;
    for (const list of OPEN_LISTS)
      for (const { code, label } of file.codes(list)) dictionaries[list].ordinal(code, label);
    this.#checkpoint = this.#readBack();
    this.#changedAt = this.#checkpoint.position;
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** Position of the last event that was neither a reading nor a check: what is counted of journeys holds until it moves. */
  get changedAt(): bigint {
    return this.#changedAt;
  }

  /** The associations as last set up, by id. */
  get associations(): ReadonlyMap<string, Association> {
    return this.#associations;
  }

  /**
   * Takes a batch in, whole, and answers what it changed; an event that was taken in before, as a subscription may repeat
   * after it was cut, is passed over by its position. Where it throws (`ProjectionStopped`, `ViewsUnavailable`) file
   * and memory stay as the batch before left them.
   */
  take(events: readonly StoredEvent[]): Changes {
    this.#changes = new Changes();
    let last: StoredEvent | undefined;
    try {
      this.#file.together(() => {
        for (const event of events)
          if (event.position > (last ?? this.#checkpoint).position) {
            this.#apply(event);
            last = event;
          }
      });
      if (!last) return this.#changes;
      this.#gatherCodes();
      const { stream, revision, id, position, recordedAt } = last;
      const head = { stream, revision, id, position: String(position), recordedAt };
      const checkpoint = { position, knownAt: this.#knownAt, head };
      this.#file.write(this.#changes, checkpoint);
      this.#checkpoint = checkpoint;
      this.#changedAt =
        events.findLast((event) => !viewOf(event)?.streams?.areLooks)?.position ?? this.#changedAt;
    } catch (error) {
      this.forget();
      throw error;
    }
    for (const { list } of this.#changes.codes) this.#savedCodes[list]++;
    this.#journeys.trim();
    this.#participants.trim();
    return this.#changes;
  }

  /** Moves on past events that no view reads. */
  passTo(position: bigint): void {
    if (position <= this.#checkpoint.position) return;
    this.#file.writePosition(position);
    this.#checkpoint = { ...this.#checkpoint, position };
  }

  /** Forgets all that is not in the file: another has written in it. */
  forget(): void {
    this.#checkpoint = this.#readBack();
  }

  /** Forgets all that is not in the file. */
  #readBack(): Checkpoint {
    const file = this.#file;
    for (const list of OPEN_LISTS) this.#savedCodes[list] = file.codes(list).length + 1;
    this.#journeys.clear();
    this.#participants.clear();
    this.#merges.clear();
    this.#associations.clear();
    this.#next = {
      journey: file.next('journey'),
      participant: file.next('participant'),
      merge: file.next('merge'),
    };
    this.#views = file.openViews({
      dictionaries: this.#dictionaries,
      journeyNumber: (id) => this.#journeys.get(id)?.no ?? file.journeyNumber(id),
      rows: (sql, ...values) => file.rows(sql, ...values),
    });
    this.#onlyAtHand = this.#next.participant === 0;
    for (const { no, participant } of file.rows('SELECT no, participant FROM merge WHERE known_to IS NULL'))
      this.#merges.set(Number(participant), Number(no));
    for (const { association } of file.associations()) this.#associations.set(association.id, association);
    const checkpoint = file.checkpoint;
    this.#knownAt = checkpoint.knownAt;
    return checkpoint;
  }

  #apply(event: StoredEvent): void {
    try {
      const own = viewOf(event);
      const knownAt = knownFrom(event, this.#knownAt);
      if (!own?.streams?.areLooks) this.#knownAt = knownAt;
      if (own) this.#views.get(own.name)?.take?.(event, knownAt);
      else if (event.stream.startsWith(journeyStream.prefix)) this.#journey(event);
      else if (event.stream.startsWith(participantStream.prefix)) this.#participant(event);
      else if (event.stream.startsWith(associationStream.prefix))
        this.#setUp(
          event.stream.slice(associationStream.prefix.length),
          associationStream.upcast(event),
          event,
        );
      else {
        const change = interventionStream.upcast(event);
        this.#setUp(change.data.association, change, event);
      }
    } catch (error) {
      throw error instanceof ViewsUnavailable ? error : new ProjectionStopped(event, error);
    }
  }

  #journey(stored: StoredEvent): void {
    const event = journeyStream.upcast(stored);
    const id = stored.stream.slice(journeyStream.prefix.length);
    const found = this.#journeys.get(id) ?? (stored.revision > 0 ? this.#recallJourney(id) : undefined);
    const entry = found ?? this.#newJourney(id, event);
    this.#changes.journeys.add(entry);
    if (event.type === 'JourneyErased') this.#changes.erased.push(entry);
    const asSetUp = this.#asSetUp(entry.record ?? entry.caseRecord, event);
    const taken = { event, stored, knownAt: this.#knownAt, asSetUp };
    for (const view of this.#views.values()) view.takeJourney?.(entry, taken);
  }

  /** What the association of a journey says by now of consent; asked where an event concerns it, for most do not. */
  #asSetUp(record: Readonly<{ association: string }> | undefined, event: JourneyEvent): AsSetUp {
    if (!concernsConsent(event)) return NOT_ASKED;
    const id = event.type === 'ParticipantReferred' ? event.data.association : record?.association;
    return asSetUpIn(this.#associations.get(id ?? ''));
  }

  #newJourney(id: string, event: JourneyEvent): JourneyEntry {
    if (event.type !== 'ParticipantReferred')
      throw new Error(`A journey begins with ParticipantReferred, not with ${event.type}.`);
    const entry: JourneyEntry = {
      id,
      no: this.#next.journey++,
      participant: this.#participantEntry(event.data.participantId).no,
      record: undefined,
      caseRecord: undefined,
      association: 0,
      intervention: 0,
      row: undefined,
      version: null,
      knownFrom: null,
    };
    this.#journeys.set(id, entry);
    return entry;
  }

  #recallJourney(id: string): JourneyEntry | undefined {
    const found = this.#file.findJourney(id);
    if (!found) return undefined;
    const entry: JourneyEntry = { ...found, row: undefined };
    for (const view of this.#views.values()) view.recall?.(entry);
    this.#journeys.set(id, entry);
    return entry;
  }

  #participant(stored: StoredEvent): void {
    const event = participantStream.upcast(stored);
    const change = personChange(event);
    const entry = this.#participantEntry(stored.stream.slice(participantStream.prefix.length));
    const isProtected = protectionChange(event);
    if (isProtected !== undefined) this.#changes.protected.push({ no: entry.no, isProtected });
    if (change?.change === 'identified') this.#identify(entry);
    if (change?.change === 'merged') {
      this.#separate(entry);
      const merge = {
        no: this.#next.merge++,
        participant: entry.no,
        into: this.#participantEntry(change.into).no,
        knownFrom: this.#knownAt,
      };
      this.#merges.set(entry.no, merge.no);
      this.#changes.merges.push(merge);
    }
    if (change?.change === 'unmerged') this.#separate(entry);
    if (change?.change === 'moved') this.#move(change.journey, change.into);
  }

  #move(journey: string, into: string): void {
    const entry = this.#journeys.get(journey) ?? this.#recallJourney(journey);
    if (!entry) throw new Error('Somebody is said to be the person of a journey that is not there.');
    entry.participant = this.#participantEntry(into).no;
    this.#changes.journeys.add(entry);
    this.#changes.moved.add(entry);
    for (const view of this.#views.values()) view.move?.(entry, this.#knownAt);
  }

  #identify(entry: ParticipantEntry): void {
    if (entry.identifiedFrom !== null) return;
    entry.identifiedFrom = this.#knownAt;
    this.#changes.identified.push(entry);
  }

  #separate({ no }: ParticipantEntry): void {
    const merge = this.#merges.get(no);
    if (merge === undefined) return;
    this.#merges.delete(no);
    this.#changes.closedMerges.push({ no: merge, knownTo: this.#knownAt });
  }

  #participantEntry(id: string): ParticipantEntry {
    const atHand = this.#participants.get(id);
    if (atHand) return atHand;
    const found = this.#onlyAtHand && this.#participants.whole ? undefined : this.#file.findParticipant(id);
    const entry = found ?? { no: this.#next.participant++, identifiedFrom: null };
    if (!found) this.#changes.newParticipants.set(id, entry);
    this.#participants.set(id, entry);
    return entry;
  }

  #setUp(id: string, event: AssociationEvent | InterventionEvent, { position }: StoredEvent): void {
    const association = evolveAssociation(this.#associations.get(id), event);
    if (!association) throw new Error('An association begins with AssociationEstablished.');
    this.#associations.set(id, association);
    this.#changes.associations.push({
      knownFrom: this.#knownAt,
      position: Number(position),
      association,
    });
  }

  #gatherCodes(): void {
    for (const list of OPEN_LISTS) {
      const dictionary = this.#dictionaries[list];
      for (let ordinal = this.#savedCodes[list]; ordinal < dictionary.codes.length; ordinal++) {
        const code = dictionary.code(ordinal);
        this.#changes.codes.push({ list, ordinal, code, label: dictionary.label(code) });
      }
    }
  }
}
