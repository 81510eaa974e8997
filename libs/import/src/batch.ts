import {
  accept,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  refuse,
  storedEvents,
  unreachable,
  acceptIf,
} from '@samspar/kernel';

export type RowCounts = Readonly<{
  imported: number;
  unchanged: number;
  corrected: number;
  missing: number;
  rejected: number;
}>;

type ImportStarted = DomainEvent<
  'ImportStarted',
  {
    association: string;
    register: string;
    /** SHA-256 of the file, hexadecimal; its name is not kept, for it may hold a person's. */
    sha256: string;
    rows: number;
    /** Whether consent was once taken for given at the source of rows that said nothing of it; never any longer (docs/import.md). */
    consentAtSource: boolean;
  }
>;
/** Journeys this batch is about to write to: said before it does, so that a reversal finds all of them. */
type RowsTaken = DomainEvent<'RowsTaken', { journeys: readonly string[] }>;
type ImportCompleted = DomainEvent<'ImportCompleted', { counts: RowCounts }>;
/** How many journeys were made misregistered, and how many got their old values back. */
type BatchReversed = DomainEvent<'BatchReversed', { misregistered: number; restored: number }>;
type BatchEvent = ImportStarted | RowsTaken | ImportCompleted | BatchReversed;

type BatchCommand =
  | DomainCommand<'StartImport', ImportStarted['data']>
  | DomainCommand<'TakeRows', RowsTaken['data']>
  | DomainCommand<'CompleteImport', ImportCompleted['data']>
  | DomainCommand<'ReverseBatch', BatchReversed['data']>;

type Batch =
  | Readonly<{ status: 'none' }>
  | Readonly<{
      status: 'started' | 'completed' | 'reversed';
      association: string;
      register: string;
      /** Journeys taken, as they were announced. */
      taken: readonly (readonly string[])[];
    }>;

type BatchRefusal = Readonly<{ code: 'BatchNotStarted' }>;

/** One import of one file. What was done already is accepted and leaves no second event, so that a crash is resumed. */
const batchDecider: Decider<Batch, BatchCommand, BatchEvent, BatchRefusal> = {
  initialState: { status: 'none' },
  decide: (command, batch) => {
    const { occurredOn } = command;
    if (command.type === 'StartImport')
      return acceptIf(batch.status === 'none', { type: 'ImportStarted', occurredOn, data: command.data });
    if (batch.status === 'none') return refuse({ code: 'BatchNotStarted' });
    switch (command.type) {
      case 'TakeRows':
        return accept({ type: 'RowsTaken', occurredOn, data: command.data });
      case 'CompleteImport':
        return acceptIf(batch.status === 'started', {
          type: 'ImportCompleted',
          occurredOn,
          data: command.data,
        });
      case 'ReverseBatch':
        return acceptIf(batch.status !== 'reversed', {
          type: 'BatchReversed',
          occurredOn,
          data: command.data,
        });
      default:
        return unreachable(command);
    }
  },
  evolve: (batch, event) => {
    if (event.type === 'ImportStarted') {
      const { association, register } = event.data;
      return { status: 'started', association, register, taken: [] };
    }
    if (batch.status === 'none') throw new Error(`An import begins with its start, not with ${event.type}.`);
    switch (event.type) {
      case 'RowsTaken':
        return { ...batch, taken: [...batch.taken, event.data.journeys] };
      case 'ImportCompleted':
        return { ...batch, status: 'completed' };
      case 'BatchReversed':
        return { ...batch, status: 'reversed' };
      default:
        return unreachable(event);
    }
  },
};

/** Streams `import-{uuid}`: the batches. */
export const batchStream = {
  prefix: 'import-',
  decider: batchDecider,
  ...storedEvents<BatchEvent>({
    ImportStarted: ['association', 'register', 'sha256', 'rows', 'consentAtSource'],
    RowsTaken: ['journeys'],
    ImportCompleted: ['counts'],
    BatchReversed: ['misregistered', 'restored'],
  }),
};
