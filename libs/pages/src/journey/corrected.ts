import {
  type AnyFact,
  correctable,
  correctedEvents,
  type Correction,
  type Fact,
  FACTS,
  type JourneyEventOf,
  type Sealed,
} from '@samspar/casework';
import type { KnownEvent } from '@samspar/use-cases';

/** What was set right in an event since, by fact: the corrections of each in their order. */
export type Corrections = ReadonlyMap<AnyFact, readonly Correction[]>;

/** An event as a case shows it: what was corrected since stands at the event that told it, with what it was. */
export type ShownEvent = KnownEvent &
  Readonly<{
    corrections?: Corrections;
    /** A correction that stands at the event it corrects. */
    isToldThere?: boolean;
    /** What corrected or struck this entry. */
    annulledBy?: KnownEvent;
    /** The corrected entry in whose place this one stands. */
    replaces?: KnownEvent;
    /** What its note was set to since, in order; undefined where it was taken away. */
    notesSince?: readonly (Sealed | undefined)[];
    /** The entry that this event corrects or strikes, the event whose note it corrects, or the meeting of whose decisions it closes one. */
    annuls?: KnownEvent;
    /** What closed its decisions, as it stands. */
    closings?: readonly JourneyEventOf<'DecisionClosed'>[];
  }>;

/** Facts that are the day of the event that tells them. */
export const DAY_FACTS: readonly Fact[] = correctable().filter((fact) => FACTS[fact].kind.is === 'day');

/** The corrections by the revision of the event that they set right, and the revisions of those that do. */
const assigned = (events: readonly KnownEvent[]) => {
  const told = correctedEvents(events);
  const of = new Map<number, Map<AnyFact, readonly Correction[]>>();
  for (const { event, revision } of events) {
    const teller = told.get(revision);
    if (event.type !== 'FactCorrected' || teller === undefined) continue;
    const { correction } = event.data;
    const there = of.get(teller) ?? new Map<AnyFact, readonly Correction[]>();
    of.set(teller, there.set(correction.fact, [...(there.get(correction.fact) ?? []), correction]));
  }
  return { of, told };
};

const dayOf = (corrections: Corrections): string | undefined => {
  const last = DAY_FACTS.flatMap((fact) => corrections.get(fact)?.at(-1) ?? [])[0];
  return typeof last?.new === 'string' ? last.new : undefined;
};

/** What annuls and replaces what among the entries, and sets right which note, by the revision of each that is to say so. */
const annulments = (events: readonly KnownEvent[]): ReadonlyMap<number, Partial<ShownEvent>> => {
  const at = (revision: number | undefined) => events.find((known) => known.revision === revision);
  const said = new Map<number, Partial<ShownEvent>>();
  const say = (revision: number, more: Partial<ShownEvent>) =>
    said.set(revision, { ...said.get(revision), ...more });
  for (const annulledBy of events) {
    if (annulledBy.event.type === 'NoteCorrected') {
      const { revision, note } = annulledBy.event.data;
      const annuls = at(revision);
      if (!annuls) continue;
      say(annulledBy.revision, { annuls });
      say(revision, { notesSince: [...(said.get(revision)?.notesSince ?? []), note] });
    }
    if (annulledBy.event.type === 'DecisionClosed') {
      const annuls = at(annulledBy.event.data.meeting);
      if (annuls) say(annulledBy.revision, { annuls });
    }
    if (annulledBy.event.type !== 'EntryAnnulled') continue;
    const { entry, replacedBy } = annulledBy.event.data;
    const annuls = at(entry);
    if (!annuls) continue;
    say(annulledBy.revision, { annuls });
    say(entry, { annulledBy });
    if (replacedBy !== undefined) say(replacedBy, { replaces: annuls });
  }
  for (const { event, revision } of events) {
    if (event.type !== 'DecisionClosed' || said.get(revision)?.annulledBy) continue;
    const { meeting } = event.data;
    say(meeting, { closings: [...(said.get(meeting)?.closings ?? []), event] });
  }
  return said;
};

/** A journey's events, in their order, each with what was corrected in it since; a corrected day is the event's. */
export const asCorrected = (events: readonly KnownEvent[]): readonly ShownEvent[] => {
  const { of, told } = assigned(events);
  const annulled = annulments(events);
  return events.map((known) => {
    const corrections = of.get(known.revision);
    if (told.has(known.revision)) return { ...known, ...annulled.get(known.revision), isToldThere: true };
    if (!corrections) return { ...known, ...annulled.get(known.revision) };
    const occurredOn = dayOf(corrections) ?? known.event.occurredOn;
    return { ...known, corrections, event: { ...known.event, occurredOn } };
  });
};
