import { randomUUID } from 'node:crypto';
import { associationStream, interventionStream, readSetup, type SetupProblem } from '@samspar/association';
import { type CommandContext, nameBasedId } from '@samspar/event-store';
import { dayInStockholm, type Sentence } from '@samspar/kernel';
import type { Installation } from './installation.js';

export type SetUpOutcome =
  | Readonly<{ outcome: 'done'; association: string; events: number; position: bigint | null }>
  | Readonly<{ outcome: 'refused'; problems: readonly SetupProblem[] }>
  | Readonly<{ outcome: 'notChanged'; sentence: Sentence }>;
