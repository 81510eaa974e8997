import { participant } from '../participant/participant.js';
export const journey = participant;
