export * from './writing-thread.js';
