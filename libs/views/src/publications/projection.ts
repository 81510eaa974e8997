import { type Day, unreachable } from '@samspar/kernel';
import type { PublicationEvent, PublicationStatus } from '@samspar/publications';

/** An event of a publication, with who caused it, when it was known and where it stands in the log. */
export type PublicationChange = Readonly<{
  id: string;
  event: PublicationEvent;
  actor: string;
  /** Milliseconds since the epoch. */
  knownAt: number;
  position: number;
}>;

/** Who did something, when: user id, and milliseconds since the epoch. */
type Step = Readonly<{ by: string; at: number }>;

export type ListedPublication = Readonly<{
  id: string;
  association: string;
  status: PublicationStatus;
  title: string;
  /** Whether it ever was released. */
  wasReleased: boolean;
  tables: number;
  /** Id of the release that it follows. */
  follows: string | null;
  /** Of its figures: what they are known as of, an ISO instant, where in the log, and the hash of each table. */
  figures: Readonly<{
    asKnownAt: string;
    position: string;
    hashes: readonly string[];
    /** Of what measures and dimensions mean: which version the tables are counted by. */
    definitionVersion: number;
    /** The days that the tables are about, both included. */
    period: Readonly<{ from: Day; to: Day }>;
  }> | null;
  begun: Step;
  proposed: Step | null;
  released: (Step & Readonly<{ approved: boolean }>) | null;
  withdrawn: Step | null;
}>;

/** What an event makes of a publication as it is listed. */
export const evolveListed = (
  listed: ListedPublication | undefined,
  { id, event, actor, knownAt }: PublicationChange,
): ListedPublication => {
  const step = { by: actor, at: knownAt };
  if (event.type === 'PublicationBegun') {
    const { association, title, follows, tables } = event.data;
    return {
      id,
      association,
      status: 'begun',
      title,
      wasReleased: false,
      tables: tables.length,
      follows: follows?.publication ?? null,
      figures: null,
      begun: step,
      proposed: null,
      released: null,
      withdrawn: null,
    };
  }
  if (!listed) throw new Error('A publication begins with PublicationBegun.');
  switch (event.type) {
    case 'PublicationReworded':
      return { ...listed, title: event.data.title, follows: event.data.follows?.publication ?? null };
    case 'TableAdded':
    case 'TypedTableAdded':
      return { ...listed, tables: listed.tables + 1 };
    case 'TableRemoved':
    case 'TypedTableRemoved':
      return { ...listed, tables: listed.tables - 1 };
    case 'PublicationProposed':
      return { ...listed, status: 'proposed', proposed: step };
    case 'FiguresFrozen': {
      const { asKnownAt, position, tables } = event.data;
      const days = tables.flatMap(({ query: { from, to } }) => [from, to]).toSorted();
      const period = { from: days[0] ?? '', to: days.at(-1) ?? '' };
      const hashes = tables.map(({ hash }) => hash);
      const definitionVersion = Math.max(...tables.map(({ answer }) => answer.definitionVersion));
      return { ...listed, figures: { asKnownAt, position, hashes, definitionVersion, period } };
    }
    case 'PublicationReleased':
      return {
        ...listed,
        status: 'released',
        wasReleased: true,
        released: { ...step, approved: event.data.approved },
      };
    case 'PublicationReturned':
      return { ...listed, status: 'begun', proposed: null, figures: null };
    case 'PublicationWithdrawn':
      return { ...listed, status: 'withdrawn', withdrawn: step };
    default:
      return unreachable(event);
  }
};
