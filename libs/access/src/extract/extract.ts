import { accept, type DomainCommand, storedEvents } from '@samspar/kernel';
import { writtenDown } from '../written-down.js';
import type { ExtractGiven } from './extract-events.js';

export type GiveExtract = DomainCommand<'GiveExtract', ExtractGiven['data']>;

/**
 * How extracts are stored: `extract-{journey}`, beside the journey, whose last note and revision they leave as they are. Stored type names are
 * frozen.
 */
export const extractStream = {
  prefix: 'extract-',
  decider: writtenDown<GiveExtract, ExtractGiven>(({ occurredOn, data }) =>
    accept({ type: 'ExtractGiven', occurredOn, data }),
  ),
  ...storedEvents<ExtractGiven>({
    ExtractGiven: [
      'extract',
      'association',
      'authority',
      'recipient',
      'form',
      'revision',
      'heldBack',
      'leftTo',
    ],
  }),
} as const;
