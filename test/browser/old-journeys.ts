import { journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import { declineReferral, refer } from '../casework/examples.js';
import { ASSOCIATION } from './site.js';

/** Journeys of an old register, declined so long ago that they are to be erased; the same ones however often. Their addresses. */
export const oldJourneys = async (
  { streams, views, store }: Installation,
  ...numbers: readonly string[]
): Promise<readonly string[]> => {
  const addresses: string[] = [];
  for (const number of numbers) {
    const id = nameBasedId('old journey', number);
    const commandId = nameBasedId('old journey', number, 'read');
    const row = { register: 'gammalt', number, digests: {} };
    const referral = refer({ association: ASSOCIATION, participantId: id }, '2018-03-01');
    await streams.handle(journeyStream, id, under(null, [referral, declineReferral('2018-03-05')]), {
      actor: 'operator',
      role: 'operator',
      commandId,
      correlationId: commandId,
      batch: 'gammalt',
      row,
    });
    addresses.push(`/arenden/${id}`);
  }
  await views.reached(await store.lastPosition(), 2_000);
  return addresses;
};
