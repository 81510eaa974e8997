export { gateBeside } from './gate-beside.js';
export { gateHere } from './gate-here.js';
export { openSolver } from './highs.js';
