import { store } from '@samspar/event-store-sqlite';
import { server } from '../../../apps/server/src/serve.js';
import { journey } from '../../casework/src/journey/journey.js';
export const views = [store, server, journey];
