import { setImmediate } from 'node:timers/promises';
import type { Association } from '@samspar/association';
import { journeyStream } from '@samspar/casework';
import type { Loaded } from '@samspar/event-store';
import { type BundleSubject, HEADS } from '@samspar/evidence';
import type { EvidenceAsked, ProvedEvent } from '@samspar/log-tree';
import { referenceOf } from '../identities/person.js';
import { whoseOf } from '../identities/persons.js';
import { type KnownEvent, knownEvents } from '../journeys/disclosed.js';
import type { EvidencePorts } from '../ports.js';
import type { EvidenceEvent, WithheldFor } from './evidence.js';
import type { TextsGiven } from './give-texts.js';
import { isOfPublication, publicationIn, releaseInLog } from './release.js';
import { withheldOf } from './withheld.js';

/** So many events are looked at before others are answered. */
const AT_ONCE = 100;

/** What is asked for, once it is known to be there for this asker. */
export type Meant = Readonly<{
  association: Association;
  subject: BundleSubject;
  asked: EvidenceAsked;
  journey?: Readonly<{ id: string; opened: Opened; isProtected: boolean; texts?: TextsGiven | undefined }>;
  /** Fingerprints of heads that it names itself. */
  heads?: readonly string[];
}>;

export type Opened = Loaded<typeof journeyStream.decider.initialState>;

/** A journey as far as its evidence goes. */
type Journey = Readonly<{
  association: string;
  isProtected: boolean;
  isErased: boolean;
  reference: string;
  /** What it tells, by revision. */
  known: ReadonlyMap<number, KnownEvent>;
}>;

export const numberOf = (id: string, { state, stored }: Opened): string =>
  (state.status !== 'none' && state.erasedOn ? undefined : stored[0]?.metadata.row?.number) ??
  referenceOf(id);

const journeyOf = async (
  { persons }: EvidencePorts,
  id: string,
  opened: Opened,
  texts?: TextsGiven,
): Promise<Journey | undefined> => {
  const { state, stored } = opened;
  if (state.status === 'none') return undefined;
  return {
    association: state.association,
    isProtected: await persons.isProtected(whoseOf(id, state)),
    isErased: state.erasedOn !== undefined,
    reference: numberOf(id, opened),
    known: new Map((texts?.events ?? knownEvents(stored)).map((one) => [one.revision, one])),
  };
};

/** Whether an event is of a stream that tells of no person: what an association is set up with, what it has released, and the heads themselves. */
const tellsOfNoPerson = async (
  { store }: EvidencePorts,
  { association: { id }, asked }: Meant,
  stream: string,
): Promise<boolean> => {
  if ('streams' in asked) return true;
  if (!isOfPublication(stream)) return stream === HEADS || stream === `association-${id}`;
  const release = await releaseInLog(store, publicationIn(stream));
  return release?.association === id && release.wasReleased;
};

/** What of the events may be given and told, journey by journey. */
export const sorted = async (
  ports: EvidencePorts,
  meant: Meant,
  events: readonly ProvedEvent[],
  isWhole: boolean,
): Promise<readonly EvidenceEvent[]> => {
  const { association, journey } = meant;
  const journeys = new Map<string, Journey | undefined>();
  const streams = new Map<string, boolean>();
  const journeyIn = async (stream: string): Promise<Journey | undefined> => {
    if (!journeys.has(stream)) {
      const id = stream.slice(journeyStream.prefix.length);
      const isIt = journey?.id === id;
      const opened = isIt ? journey.opened : await ports.streams.load(journeyStream, id);
      journeys.set(stream, await journeyOf(ports, id, opened, isIt ? journey.texts : undefined));
    }
    return journeys.get(stream);
  };
  const sortedOut: EvidenceEvent[] = [];
  for (const proved of events) {
    if (sortedOut.length % AT_ONCE === 0) await setImmediate();
    const { event } = proved;
    const shown = (withheld: WithheldFor | undefined, told?: EvidenceEvent['told']): EvidenceEvent => ({
      ...proved,
      ...(withheld !== undefined && !isWhole && { withheld }),
      ...(told && { told }),
    });
    if (!event.stream.startsWith(journeyStream.prefix)) {
      const tells = streams.get(event.stream) ?? (await tellsOfNoPerson(ports, meant, event.stream));
      streams.set(event.stream, tells);
      sortedOut.push(shown(tells ? undefined : 'other'));
      continue;
    }
    const of = await journeyIn(event.stream);
    const known = of?.known.get(event.revision);
    if (of?.association === association.id && journey?.texts && !known) sortedOut.push(shown('undisclosed'));
    else if (of?.association !== association.id || !known) sortedOut.push(shown('elsewhere'));
    else if (known.isPartial) sortedOut.push(shown('undisclosed', { known, reference: of.reference }));
    else if (of.isProtected && !journey) sortedOut.push(shown('protected'));
    else sortedOut.push(shown(withheldOf(of, known, event), { known, reference: of.reference }));
  }
  return sortedOut;
};
