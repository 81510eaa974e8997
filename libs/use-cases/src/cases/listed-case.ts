import type { Asker, ReadingReason } from '@samspar/access';
import { type Association, partiesOf } from '@samspar/association';
import { type Agenda, evolveAgenda, journeyStream, type WaitingFor } from '@samspar/casework';
import { codesOf, DATA_KIND, type DataKind } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import type { CaseLine, Listed, WaitingLine } from '@samspar/views';
import { disclosedTo, notDisclosed } from '../journeys/disclosed.js';
import { cardOf } from '../cards/card.js';
import { NOBODY, type Person, referenceOf } from '../identities/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading, Shown } from '../reading-log.js';

type Named<Line> = Readonly<{
  line: Line;
  /** Its own number, else its short one. */
  number: string;
  /** Name of the insats. */
  intervention: string;
  /** Name of the party that referred; undefined where it is not known. */
  sender: Sentence | undefined;
  person: Person;
  /** Full name of whoever is responsible; null where nobody is. */
  caseworker: string | null;
}>;

/** A journey as lists show it. */
export type ListedCase<Line extends CaseLine = CaseLine> = Shown<Named<Line>>;

/** A page of a list: what the views have of it, and its journeys in the same order. */
export type ListedCases<Line extends CaseLine = CaseLine> = Readonly<{
  listed: Listed<Line>;
  items: readonly ListedCase<Line>[];
}>;

/** The kinds that say what a journey waits for beside that somebody takes part; any at all where nothing has happened lately. */
const NEEDED: Readonly<Record<WaitingFor, readonly DataKind[]>> = {
  answer: [],
  start: [],
  consentMissing: [],
  consent: [],
  consentWithdrawn: [],
  meeting: ['meetings'],
  followUp: ['outcome'],
  silence: codesOf(DATA_KIND),
};

type InList = Readonly<{
  /** What may be told of who it is, whichever authority registered it. */
  told: Readonly<{ name: boolean; number: boolean }>;
  lastEventOn: CaseLine['lastEventOn'];
}>;

/**
 * What of a journey stands in a list of somebody's, by the log and not by the views, which may not have heard of a withdrawal yet; undefined
 * where she may not be told that somebody takes part, or what it waits for (docs/adr/0023).
 */
const inList = async (
  ports: JourneyPorts,
  asker: Asker,
  association: Association,
  line: CaseLine & Partial<Pick<WaitingLine, 'waitsFor'>>,
): Promise<InList | undefined> => {
  const { state, stored } = await ports.streams.load(journeyStream, line.journey);
  if (state.status === 'none') return undefined;
  const { events, withheld, lets } = disclosedTo(asker, { state, stored }, association, ports.today());
  if (notDisclosed(withheld, ['participation', ...(line.waitsFor ? NEEDED[line.waitsFor] : [])]))
    return undefined;
  const agenda = events
    .map(({ event }) => event)
    .reduce<Agenda | undefined>((before, event) => evolveAgenda(before, event), undefined);
  const { number, particulars } = await cardOf(ports, { id: line.journey, state, lets });
  return {
    told: { name: particulars.name !== undefined, number: number !== null },
    lastEventOn: agenda?.lastEventOn ?? line.lastEventOn,
  };
};

/**
 * What lists show of journeys, once it is written down, without those that no consent lets the asker's authority be told of. Those who see them for another reason than that they work with them may not know
 * whom they are about: nobody is named.
 */
export const listing = async <Line extends CaseLine>(
  ports: JourneyPorts,
  reading: Reading,
  reason: ReadingReason,
  all: readonly Line[],
): Promise<readonly ListedCase<Line>[]> => {
  const { readings, persons, staff, associations } = ports;
  const { asker } = reading;
  const own = associations().find(({ id }) => id === asker.association);
  const isOpen = own?.settings.requireConsent !== 'enforce';
  const told = isOpen ? [] : await Promise.all(all.map((line) => inList(ports, asker, own, line)));
  const lines = isOpen
    ? all
    : all.flatMap((line, index) => {
        const one = told[index];
        return one ? [{ ...line, lastEventOn: one.lastEventOn }] : [];
      });
  const parties = own ? partiesOf(own.settings) : [];
  const interventions = new Map(own?.interventions.map(({ id, name }) => [id, name]));
  const isNamed = reason === 'assigned';
  const journeys = [...new Set(lines.map(({ journey }) => journey))];
  return readings.show(reading, { association: asker.association ?? '', journeys, reason }, async () => {
    const people = isNamed ? await persons.listed(asker, lines) : [];
    const mayTell = new Map(all.map(({ journey }, index) => [journey, told[index]?.told]));
    const asTold = (journey: string, person: Person): Person => {
      const { name = true, number = true } = mayTell.get(journey) ?? {};
      return { ...person, ...(!name && { name: null }), ...(!number && { number: null }) };
    };
    const names = await staff.namesOf(isNamed ? lines.flatMap(({ caseworker }) => caseworker ?? []) : []);
    return lines.map((line, index) => ({
      line,
      number: line.number ?? referenceOf(line.journey),
      intervention: interventions.get(line.intervention) ?? line.intervention,
      sender: parties.find(({ code }) => code === line.referringParty),
      person: asTold(line.journey, people[index] ?? NOBODY),
      caseworker:
        isNamed && line.caseworker ? (names.get(line.caseworker) ?? referenceOf(line.caseworker)) : null,
    }));
  });
};
