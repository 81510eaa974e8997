import { type Asker, maySeeJourney } from '@samspar/access';
import { journeyStream, participantStream } from '@samspar/casework';
import { originOf } from '../journeys/origin.js';
import { formerOf } from '../identities/told-of-person.js';
import type { WhoseJourney } from '../identities/persons.js';
import type { JourneyPorts } from '../ports.js';

/** A journey of a person; one that is erased tells no more than that. */
export type JourneyOfPerson = Readonly<{ journey: string; intervention: string; isErased: boolean }>;

type Ports = Pick<JourneyPorts, 'streams' | 'views' | 'persons'>;

/** Whom a journey was registered for. */
const participantOf = async ({ streams }: Ports, journey: string): Promise<string> =>
  originOf((await streams.load(journeyStream, journey)).stored).participantId;

/** The participants whose number is said to be replaced, or to have replaced another, from a journey that the asker may see. */
const linkedTo = async (
  { streams }: Ports,
  participantId: string,
  maySee: (journey: string) => Promise<boolean>,
): Promise<readonly string[]> => {
  const { state } = await streams.load(participantStream, participantId);
  if (state.status === 'none') return [];
  const said = await Promise.all(
    Object.entries(state.replacedBy).map(async ([journey, into]) => ((await maySee(journey)) ? [into] : [])),
  );
  return said.flat();
};

/**
 * All journeys of the person of a journey. A caseworker is told of those in her own insatser, and of two numbers that are one person's where that
 * was said from one of them: nobody is shown that somebody works with her elsewhere (docs/adr/0013, 0025). `isWhole`: of all.
 */
export const journeysOfPerson = async (
  ports: Ports,
  asker: Asker,
  whose: WhoseJourney,
  isWhole: boolean,
): Promise<readonly JourneyOfPerson[]> => {
  const { caseload } = ports.views();
  const record = await ports.persons.recordOf(whose);
  const { participantId, association } = whose;
  if (isWhole) return caseload.erasures.journeysOf(record?.participantId ?? participantId, true);
  const isHers = ({ intervention }: JourneyOfPerson) => maySeeJourney(asker, { association, intervention });
  const maySee = async (journey: string): Promise<boolean> => {
    const { state } = await ports.streams.load(journeyStream, journey);
    if (state.status === 'none') return false;
    return maySeeJourney(asker, {
      association: state.association,
      intervention: state.facts.intervention ?? '',
    });
  };
  const records = new Set([participantId, ...(record ? [record.participantId] : [])]);
  const journeys = new Map<string, JourneyOfPerson>();
  for (const id of records) {
    for (const into of await linkedTo(ports, id, maySee)) records.add(into);
    for (const one of caseload.erasures.journeysOf(id, false).filter(isHers)) {
      journeys.set(one.journey, one);
      const registeredFor = await participantOf(ports, one.journey);
      const former = await formerOf(ports.streams, one.journey, registeredFor);
      if (former?.into !== undefined) records.add(former.participantId);
    }
  }
  return [...journeys.values()];
};
