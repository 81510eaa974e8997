import type { ContactRow, JourneyRow, MergeRow } from './row.js';

const FIRST_ROOM = 1024;
const roomAfter = (room: number): number => (room === 0 ? FIRST_ROOM : room * 2);

const float64 = (before: Float64Array = new Float64Array(0)): Float64Array => {
  const after = new Float64Array(roomAfter(before.length));
  after.set(before);
  return after;
};
const int32 = (before: Int32Array = new Int32Array(0)): Int32Array => {
  const after = new Int32Array(roomAfter(before.length));
  after.set(before);
  return after;
};
const uint32 = (before: Uint32Array = new Uint32Array(0)): Uint32Array => {
  const after = new Uint32Array(roomAfter(before.length));
  after.set(before);
  return after;
};
const uint16 = (before: Uint16Array = new Uint16Array(0)): Uint16Array => {
  const after = new Uint16Array(roomAfter(before.length));
  after.set(before);
  return after;
};
const uint8 = (before: Uint8Array = new Uint8Array(0)): Uint8Array => {
  const after = new Uint8Array(roomAfter(before.length));
  after.set(before);
  return after;
};

/** Every version of every journey, column by column, in the order they became known; room doubles when it is used up. */
export class Versions {
  readonly columns = {
    knownFrom: float64(),
    knownTo: float64(),
    journey: int32(),
    participant: int32(),
    association: uint16(),
    intervention: uint16(),
    referredOn: int32(),
    waitingOn: int32(),
    outcome: uint8(),
    outcomeOn: int32(),
    startedOn: int32(),
    exitedOn: int32(),
    sex: uint8(),
    ageGroup: uint8(),
    education: uint8(),
    timeWithoutWork: uint8(),
    timeOnAssistance: uint8(),
    referringParty: uint8(),
    referringUnit: uint16(),
    district: uint16(),
    obstacle: uint8(),
    decidingParty: uint32(),
    livelihood: uint32(),
    livelihoodAtExit: uint32(),
    needGroup: uint32(),
    exitReason: uint32(),
  };
  length = 0;
  /** One more than the greatest journey and participant number met. */
  journeys = 0;
  participants = 0;

  add(row: JourneyRow, knownFrom: number, knownTo: number): number {
    if (this.length === this.columns.knownFrom.length) this.#grow();
    const version = this.length++;
    const { columns } = this;
    columns.knownFrom[version] = knownFrom;
    columns.knownTo[version] = knownTo;
    columns.journey[version] = row.journey;
    columns.participant[version] = row.participant;
    columns.association[version] = row.association;
    columns.intervention[version] = row.intervention;
    columns.referredOn[version] = row.referredOn;
    columns.waitingOn[version] = row.waitingOn;
    columns.outcome[version] = row.outcome;
    columns.outcomeOn[version] = row.outcomeOn;
    columns.startedOn[version] = row.startedOn;
    columns.exitedOn[version] = row.exitedOn;
    columns.sex[version] = row.sex;
    columns.ageGroup[version] = row.ageGroup;
    columns.education[version] = row.education;
    columns.timeWithoutWork[version] = row.timeWithoutWork;
    columns.timeOnAssistance[version] = row.timeOnAssistance;
    columns.referringParty[version] = row.referringParty;
    columns.referringUnit[version] = row.referringUnit;
    columns.district[version] = row.district;
    columns.obstacle[version] = row.obstacle;
    columns.decidingParty[version] = row.decidingParty;
    columns.livelihood[version] = row.livelihood;
    columns.livelihoodAtExit[version] = row.livelihoodAtExit;
    columns.needGroup[version] = row.needGroup;
    columns.exitReason[version] = row.exitReason;
    if (row.journey >= this.journeys) this.journeys = row.journey + 1;
    if (row.participant >= this.participants) this.participants = row.participant + 1;
    return version;
  }

  #grow(): void {
    const { columns } = this;
    columns.knownFrom = float64(columns.knownFrom);
    columns.knownTo = float64(columns.knownTo);
    columns.journey = int32(columns.journey);
    columns.participant = int32(columns.participant);
    columns.association = uint16(columns.association);
    columns.intervention = uint16(columns.intervention);
    columns.referredOn = int32(columns.referredOn);
    columns.waitingOn = int32(columns.waitingOn);
    columns.outcome = uint8(columns.outcome);
    columns.outcomeOn = int32(columns.outcomeOn);
    columns.startedOn = int32(columns.startedOn);
    columns.exitedOn = int32(columns.exitedOn);
    columns.sex = uint8(columns.sex);
    columns.ageGroup = uint8(columns.ageGroup);
    columns.education = uint8(columns.education);
    columns.timeWithoutWork = uint8(columns.timeWithoutWork);
    columns.timeOnAssistance = uint8(columns.timeOnAssistance);
    columns.referringParty = uint8(columns.referringParty);
    columns.referringUnit = uint16(columns.referringUnit);
    columns.district = uint16(columns.district);
    columns.obstacle = uint8(columns.obstacle);
    columns.decidingParty = uint32(columns.decidingParty);
    columns.livelihood = uint32(columns.livelihood);
    columns.livelihoodAtExit = uint32(columns.livelihoodAtExit);
    columns.needGroup = uint32(columns.needGroup);
    columns.exitReason = uint32(columns.exitReason);
  }
}
export type VersionColumns = Versions['columns'];

/** The contacts of one kind. */
export class Contacts {
  readonly columns = { journey: int32(), day: int32(), knownFrom: float64() };
  length = 0;

  add({ journey, day, knownFrom }: ContactRow): void {
    const { columns } = this;
    if (this.length === columns.day.length) {
      columns.journey = int32(columns.journey);
      columns.day = int32(columns.day);
      columns.knownFrom = float64(columns.knownFrom);
    }
    const contact = this.length++;
    columns.journey[contact] = journey;
    columns.day[contact] = day;
    columns.knownFrom[contact] = knownFrom;
  }
}

/** Who is known to be whom, and since when. */
export class Persons {
  readonly #merges: { participant: number; into: number; knownFrom: number; knownTo: number }[] = [];
  readonly #identifiedFrom = new Map<number, number>();

  addMerge({ participant, into, knownFrom, knownTo }: MergeRow): number {
    return this.#merges.push({ participant, into, knownFrom, knownTo }) - 1;
  }

  /** Throws `RangeError` on a merge never added. */
  closeMerge(merge: number, knownTo: number): void {
    const row = this.#merges[merge];
    if (row === undefined) throw new RangeError(`There is no merge number ${merge}.`);
    row.knownTo = knownTo;
  }

  identify(participant: number, knownFrom: number): void {
    const earliest = this.#identifiedFrom.get(participant) ?? Infinity;
    this.#identifiedFrom.set(participant, Math.min(earliest, knownFrom));
  }

  /**
   * The person each of the first `participants` counts as at a moment, merges followed to their end; and which of these
   * persons are known. A person is known as soon as one of those merged into it is.
   */
  asKnownAt(moment: number, participants: number): Readonly<{ person: Int32Array; known: Uint8Array }> {
    const into = new Map<number, number>();
    let size = participants;
    for (const merge of this.#merges)
      if (isKnownAt(merge.knownFrom, merge.knownTo, moment)) {
        into.set(merge.participant, merge.into);
        size = Math.max(size, merge.participant + 1, merge.into + 1);
      }
    for (const participant of this.#identifiedFrom.keys()) size = Math.max(size, participant + 1);
    const person = new Int32Array(size);
    for (let participant = 0; participant < size; participant++) person[participant] = participant;
    for (const participant of into.keys()) person[participant] = lastOf(into, participant);
    const known = new Uint8Array(size);
    for (const [participant, since] of this.#identifiedFrom)
      if (since <= moment) known[person[participant] ?? 0] = 1;
    return { person, known };
  }
}

/** From `knownFrom` on, up to but not including `knownTo`; `Infinity` as a moment is the present. */
const isKnownAt = (knownFrom: number, knownTo: number, moment: number): boolean =>
  moment === Infinity ? knownTo === Infinity : knownFrom <= moment && moment < knownTo;

/** A ring of merges ends where it would begin anew, with its smallest number, so that all of it is one person. */
const lastOf = (into: ReadonlyMap<number, number>, participant: number): number => {
  const path = [participant];
  for (let next = into.get(participant); next !== undefined; next = into.get(next)) {
    const start = path.indexOf(next);
    if (start >= 0) return Math.min(...path.slice(start));
    path.push(next);
  }
  return path.at(-1) ?? participant;
};
