export * from './caseload.js';
export * from './contacts.js';
export * from './journeys.js';
export * from './journey-rows.js';
export * from './participants.js';
export * from './readings.js';
