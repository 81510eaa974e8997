import {
  type GateAnswer,
  type GateAsked,
  type LinearSolver,
  passGate,
  type ReleaseGate,
} from '@samspar/plausibility';
import { openSolver } from './highs.js';

/** It takes a third of a second to load, and is wanted where something is released. */
let solver: Promise<LinearSolver> | undefined;

/** Does it in this thread, for whoever has nothing else to do meanwhile; it is never too long. */
export const gateHere: ReleaseGate = async <Asked extends GateAsked>(asked: Asked) =>
  passGate(asked, await (solver ??= openSolver())) as GateAnswer<Asked>;
