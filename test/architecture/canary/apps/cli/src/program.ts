import { server } from '../../server/src/serve.js';
export const program = server;
