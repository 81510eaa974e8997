export { cases } from '../cases/cases.js';
