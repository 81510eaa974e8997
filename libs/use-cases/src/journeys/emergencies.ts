import {
  type Asker,
  EMERGENCY_MS,
  type EmergencyReason,
  emergencyStream,
  mayTakeEmergencyAccess,
} from '@samspar/access';
import { type Association, runBy } from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import type { CaseLine } from '@samspar/views';
import { accepted, type Caller, Command, givenBy, type Outcome, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';

/** No journey that the asker may open so has the number: there is none, she sees it as it is, or it is another authority's. */
type NoSuchNumber = Readonly<{ code: 'NoSuchNumber' }>;
/** Several registers have given the number out: the journey's own short number tells which is meant. */
type NumberOfSeveral = Readonly<{ code: 'NumberOfSeveral' }>;
export type EmergencyRefusal = NoSuchNumber | NumberOfSeveral;

/** Opens one journey of another insats of the asker's own authority for an hour; answers its id. The responsible one is told. */
export class TakeEmergencyAccess extends Command<Outcome<string, EmergencyRefusal>> {
  constructor(
    caller: Caller,
    /** Of the journey, as it was typed. */
    readonly number: string,
    readonly reason: EmergencyReason,
    /** Made when the form was first shown: the same form sent again opens nothing anew. */
    readonly key: string,
  ) {
    super(caller);
  }
}

const REFERENCE = /^([0-9a-f]{4})[-\s]?([0-9a-f]{4})$/i;

/** The insatser whose journeys the asker may open in an emergency. */
const interventionsFor = (association: Association, asker: Asker): readonly string[] => {
  return association.interventions
    .filter((one) =>
      mayTakeEmergencyAccess(
        asker,
        { association: association.id, intervention: one.id },
        runBy(association, one)?.id,
      ),
    )
    .map(({ id }) => id);
};

const found = ({ views, associations }: JourneyPorts, asker: Asker, number: string): readonly CaseLine[] => {
  const association = associations().find(({ id }) => id === asker.association);
  if (!association) return [];
  const places = { association: association.id, interventions: interventionsFor(association, asker) };
  const { caseload } = views();
  const digits = REFERENCE.exec(number)?.slice(1).join('').toLowerCase();
  const lines = [
    ...caseload.byCaseNumber({ ...places, number }),
    ...(digits === undefined ? [] : caseload.byReference({ ...places, digits })),
  ];
  // Of a protected identity nobody is told but who is responsible, not even that there is one.
  return lines.filter(({ isProtected }) => !isProtected);
};

export const takeEmergencyAccess =
  (ports: JourneyPorts) =>
  async ({
    caller,
    number,
    reason,
    key,
  }: TakeEmergencyAccess): Promise<Outcome<string, EmergencyRefusal>> => {
    const { asker } = caller;
    const [line, other] = found(ports, asker, number.trim());
    if (!line) return refused({ code: 'NoSuchNumber' });
    if (other) return refused({ code: 'NumberOfSeveral' });
    const today = ports.today();
    const context = givenBy(caller, nameBasedId(asker.actor, 'emergency', key));
    const { journey, association } = line;
    const outcome = await ports.streams.handle(
      emergencyStream,
      journey,
      [{ type: 'TakeEmergencyAccess', occurredOn: today, today, data: { association, reason } }],
      context,
    );
    return outcome.outcome === 'stale' ? { outcome: 'stale', revision: 0 } : accepted(journey);
  };

/** Until when somebody may see a journey that she opened in an emergency, in milliseconds since the epoch; undefined where she may not. */
export const openInEmergencyUntil = async (
  { streams, now }: Pick<JourneyPorts, 'streams' | 'now'>,
  asker: Asker,
  journey: string,
): Promise<number | undefined> => {
  const { stored } = await streams.load(emergencyStream, journey);
  const taken = stored.findLast(
    (event) =>
      event.metadata.actor === asker.actor &&
      emergencyStream.upcast(event).data.association === asker.association,
  );
  const until = (taken?.recordedAt ?? 0) + EMERGENCY_MS;
  return until > now() ? until : undefined;
};
