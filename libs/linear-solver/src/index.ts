export { openSolver } from './highs.js';
