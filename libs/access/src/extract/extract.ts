import { accept, type Decider, type DomainCommand, storedEvents } from '@samspar/kernel';
import type { ExtractGiven } from './extract-events.js';

export type GiveExtract = DomainCommand<'GiveExtract', ExtractGiven['data']>;

/** Nothing about one depends on the one before. */
const NOTHING = {} as const;

/** Every extract is written down, and none is refused here: what may be given out is decided where it is put together. */
const extractDecider: Decider<typeof NOTHING, GiveExtract, ExtractGiven, never> = {
  initialState: NOTHING,
  decide: ({ occurredOn, data }) => accept({ type: 'ExtractGiven', occurredOn, data }),
  evolve: (state) => state,
};

/**
 * How extracts are stored: `extract-{journey}`, beside the journey, whose last note and revision they leave as they are. Stored type names are
 * frozen.
 */
export const extractStream = {
  prefix: 'extract-',
  decider: extractDecider,
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
