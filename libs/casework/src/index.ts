export * from './journey/journey-commands.js';
export * from './journey/journey-events.js';
export * from './participant/participant-events.js';
