import { checkStream, readingStream } from '@samspar/access';
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
import { type CaseRecord, evolveCase, protectionChange } from '../caseload/projection.js';
import { publicationStream } from '@samspar/publications';
import { checkChange } from '../checks/projection.js';
import { lookRow, readingRow } from '../readings/projection.js';
import { registrationOf } from '../registrations/projection.js';
import {
  asCounted,
  type AsSetUp,
  asSetUpIn,
  evolveCounted,
  NOT_ASKED,
} from '../statistics/projection-consent.js';
import { annulledContacts, contactsOf } from '../statistics/projection-contacts.js';
import { personChange } from '../statistics/projection-persons.js';
import { IDENTIFIED, toldBy } from '../statistics/projection-told.js';
import { journeyRow } from '../statistics/projection-rows.js';
import {
  type Dictionary,
  type JourneyRow,
  type OpenDimension,
  ROW_COLUMNS,
  type ToldOf,
} from '@samspar/statistics';
import { Changes, type JourneyEntry, type ParticipantEntry } from './changes.js';
import { ProjectionStopped, ViewsUnavailable } from './failure.js';
import { Recent } from './recent.js';
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
  readingStream.prefix,
  publicationStream.prefix,
  checkStream.prefix,
];

export type Dictionaries = Readonly<Record<OpenDimension, Dictionary>>;

const OPEN_LISTS = ['association', 'intervention', 'referringUnit', 'district'] as const;

/** How many journeys and how many participants are kept at hand between batches. */
const AT_HAND = 200_000;

const isCheck = ({ stream }: StoredEvent): boolean => stream.startsWith(checkStream.prefix);

/** That somebody looked, and nothing of what is looked at. */
const isLook = (event: StoredEvent): boolean =>
  event.stream.startsWith(readingStream.prefix) || isCheck(event);

const sameRow = (one: JourneyRow | undefined, other: JourneyRow | undefined): boolean =>
  one === other || (!!one && !!other && ROW_COLUMNS.every((column) => one[column] === other[column]));

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
  #next = { journey: 0, participant: 0, merge: 0, version: 0 };
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
      this.#changedAt = events.findLast((event) => !isLook(event))?.position ?? this.#changedAt;
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
      version: file.next('journey_version'),
    };
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
      if (isCheck(event)) return this.#check(event);
      if (isLook(event)) return this.#reading(event);
      this.#knownAt = knownFrom(event, this.#knownAt);
      if (event.stream.startsWith(journeyStream.prefix)) this.#journey(event);
      else if (event.stream.startsWith(participantStream.prefix)) this.#participant(event);
      else if (event.stream.startsWith(publicationStream.prefix)) this.#publication(event);
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
    if (this.#file.kept.has('statistics')) this.#count(entry, event, stored.revision);
    if (this.#file.kept.has('caseload')) this.#list(entry, event, stored);
    if (this.#file.kept.has('registrations'))
      this.#changes.registrations.push(registrationOf(event, entry.no, this.#knownAt, stored));
  }

  #count(entry: JourneyEntry, event: JourneyEvent, revision: number): void {
    const record = evolveCounted(entry.record, event, revision, this.#asSetUp(entry.record, event));
    if (record !== entry.record) {
      entry.record = record;
      this.#show(entry, toldBy(event));
    }
    const { no: journey } = entry;
    const knownAt = this.#knownAt;
    for (const contact of contactsOf(event))
      this.#changes.contacts.push({ journey, revision, knownFrom: knownAt, ...contact });
    for (const annulled of annulledContacts(event))
      this.#changes.closedContacts.push({ journey, knownTo: knownAt, ...annulled });
  }

  #list(entry: JourneyEntry, event: JourneyEvent, { revision, recordedAt, metadata }: StoredEvent): void {
    const record = evolveCase(entry.caseRecord, event, {
      actor: metadata.actor,
      revision,
      recordedAt,
      authorities: this.#asSetUp(entry.caseRecord, event).authorities,
      number: metadata.row?.number,
    });
    entry.caseRecord = record;
    this.#place(entry, record);
  }

  #place(entry: JourneyEntry, { association, intervention }: CaseRecord): void {
    entry.association = this.#dictionaries.association.ordinal(association);
    entry.intervention = this.#dictionaries.intervention.ordinal(intervention);
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
    if (entry.caseRecord) this.#place(entry, entry.caseRecord);
    if (this.#file.kept.has('statistics')) entry.row = this.#rowOf(entry);
    this.#journeys.set(id, entry);
    return entry;
  }

  #rowOf({ no, participant, record }: JourneyEntry): JourneyRow | undefined {
    if (!record) return undefined;
    return journeyRow(asCounted(record), {
      journey: no,
      participant,
      code: (list, code, label) => this.#dictionaries[list].ordinal(code, label),
    });
  }

  /** Opens a version where the row has changed; what became known in the same millisecond is one version. */
  #show(entry: JourneyEntry, told: ToldOf): void {
    const row = this.#rowOf(entry);
    if (sameRow(row, entry.row)) return;
    const { versions, closedVersions } = this.#changes;
    const knownAt = this.#knownAt;
    const open = entry.version;
    const pending = open === null ? undefined : versions.get(open);
    if (open !== null && row && entry.knownFrom === knownAt) {
      const before = pending?.told.what ?? this.#file.toldOf(open);
      const both = { what: before | told.what, on: told.on };
      if (pending) {
        pending.row = row;
        pending.told = both;
      } else
        versions.set(open, {
          version: open,
          knownFrom: knownAt,
          replaces: true,
          row,
          knownTo: null,
          told: both,
          closedBy: 0,
        });
    } else {
      const closedBy = row ? 0 : told.what;
      if (pending) {
        pending.knownTo = knownAt;
        pending.closedBy = closedBy;
      } else if (open !== null)
        closedVersions.push({ version: open, journey: entry.no, knownTo: knownAt, closedBy });
      entry.version = row ? this.#next.version++ : null;
      entry.knownFrom = row ? knownAt : null;
      if (row && entry.version !== null)
        versions.set(entry.version, {
          version: entry.version,
          knownFrom: knownAt,
          replaces: false,
          row,
          knownTo: null,
          told,
          closedBy: 0,
        });
    }
    entry.row = row;
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
    if (this.#file.kept.has('statistics')) this.#show(entry, IDENTIFIED);
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

  #reading(stored: StoredEvent): void {
    if (!this.#file.kept.has('readings')) return;
    const { actor, role } = stored.metadata;
    const position = Number(stored.position);
    const envelope = { actor, role, position, knownAt: knownFrom(stored, this.#knownAt) };
    const event = readingStream.upcast(stored);
    if (event.type === 'ReadingsShown') {
      this.#changes.looks.push(lookRow(event, envelope));
      return;
    }
    const row = readingRow(event, envelope);
    const journeys = row.journeys.map((id) => {
      const no = this.#journeys.get(id)?.no ?? this.#file.journeyNumber(id);
      if (no === undefined) throw new Error('A reading showed a journey that is not there.');
      return no;
    });
    this.#changes.readings.push({ row, journeys });
  }

  #publication(stored: StoredEvent): void {
    if (!this.#file.kept.has('publications')) return;
    this.#changes.publications.push({
      id: stored.stream.slice(publicationStream.prefix.length),
      event: publicationStream.upcast(stored),
      actor: stored.metadata.actor,
      knownAt: this.#knownAt,
      position: Number(stored.position),
    });
  }

  #check(stored: StoredEvent): void {
    if (!this.#file.kept.has('checks')) return;
    const { actor } = stored.metadata;
    const envelope = {
      actor,
      position: Number(stored.position),
      checkedAt: knownFrom(stored, this.#knownAt),
    };
    const id = stored.stream.slice(checkStream.prefix.length);
    this.#changes.checks.push(checkChange(checkStream.upcast(stored), id, envelope));
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
