export { checkRelease, type GateSettings } from './check-release.js';
export * from './finding.js';
export * from './release.js';
export * from './release-gate.js';
export type {
  Coefficient,
  LinearProgram,
  LinearRow,
  LinearSolution,
  LinearSolver,
} from './recoverable/linear-program.js';
export * from './suppression/hide-together.js';
export { findingSentence } from './finding-sentence.js';
