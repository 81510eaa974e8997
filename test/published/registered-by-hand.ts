import { type JourneyCommand, journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import type { Day } from '@samspar/kernel';

/** The last journey of the register that is followed from day to day. */
const followedIn = async ({ store }: Installation): Promise<string> => {
  const { prefix } = journeyStream;
  let followed = '';
  for await (const page of store.readAll({ after: 0n, prefixes: [prefix] }))
    followed =
      page.findLast(({ type, metadata }) => type === 'TeamMeetingHeld' && metadata.actor === 'operator')
        ?.stream ?? followed;
  return followed.slice(prefix.length);
};

/** Uses a demonstration on a day: the ids of a new journey, and of one of the register that was gone on with. */
export const registerByHand = async (
  installation: Installation,
  today: Day,
): Promise<readonly [own: string, followed: string]> => {
  const register = async (journey: string, command: JourneyCommand): Promise<string> => {
    const commandId = nameBasedId('by hand', journey);
    const context = { actor: 'anna', role: 'caseworker', commandId, correlationId: commandId } as const;
    const outcome = await installation.streams.handle(
      journeyStream,
      journey,
      under(null, [command]),
      context,
    );
    if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify(outcome));
    return journey;
  };
  const when = { occurredOn: today, today };
  return [
    await register(nameBasedId('journey', 'registered by hand'), {
      type: 'ReferParticipant',
      ...when,
      data: {
        association: 'stockholm',
        intervention: 'novum',
        participantId: nameBasedId('participant', 'registered by hand'),
        anonymous: false,
        referringParty: 'region',
        referringUnit: 'notRegistered',
        decidingParties: [],
        profile: { sex: 'woman', ageAtStart: 40 },
      },
    }),
    await register(await followedIn(installation), {
      type: 'RecordEmployerContact',
      ...when,
      data: { kind: 'call' },
    }),
  ];
};
