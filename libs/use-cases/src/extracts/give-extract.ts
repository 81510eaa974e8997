import { extractStream, type HeldBack, OPERATOR } from '@samspar/access';
import type { ExtractForm, ExtractRecipient } from '@samspar/codes';
import { nameBasedId } from '@samspar/event-store';
import { type CommandIdReused, contextOf } from '../journeys/answer.js';
import { accepted, Command, type Outcome, refused, type Sent } from '../message.js';
import type { ExtractPorts } from '../ports.js';
import { gathered } from './gather.js';
import type { ExtractedJourney } from './extract.js';
import { type ExtractRefusal, handled, sourceOf } from './read-extract.js';

/** An entry of a journey that is not given out, and why. */
export type ToHoldBack = HeldBack & Readonly<{ journey: string }>;

/** How an extract is given out, once it was looked through. */
export type Handing = Readonly<{
  recipient: ExtractRecipient;
  form: ExtractForm;
  /** The journeys as they were looked through, with the revision of the last entry of each. */
  checked: readonly Readonly<{ journey: string; revision: number }>[];
  heldBack: readonly ToHoldBack[];
}>;

export type GivingRefusal =
  | ExtractRefusal
  | CommandIdReused
  /** Something was registered since, or there is another journey: what is given out has to be looked through as it stands. */
  | Readonly<{ code: 'ExtractChanged' }>
  /** What is to be held back is not in what is given out. */
  | Readonly<{ code: 'EntryNotInExtract' }>;

/** Its id, by which it is read, and the position of its last event in the log. */
export type ExtractHanded = Readonly<{ extract: string; position: string }>;

/**
 * Writes down, in each journey that it tells of, that what is kept about a person is given out to her: by whom, how, what was held back and why, and
 * which authorities answer for the rest themselves. What it says is in no event.
 */
export class GiveExtract extends Command<Outcome<ExtractHanded, GivingRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
    readonly handing: Handing,
    /** User id; of whoever operates the installation alone. */
    readonly checkedBy?: string,
  ) {
    super(sent);
  }
}

const isLookedThrough = (journeys: readonly ExtractedJourney[], { checked }: Handing): boolean =>
  journeys.length === checked.length &&
  journeys.every(({ id, revision }) =>
    checked.some((one) => one.journey === id && one.revision === revision),
  );

const isInExtract = (journeys: readonly ExtractedJourney[], { journey, revision }: ToHoldBack): boolean =>
  journeys.some(({ id, entries }) => id === journey && entries.some((entry) => entry.revision === revision));

/** An entry is held back once, whatever was said of it first. */
const heldBackIn = ({ heldBack }: Handing, journey: string): readonly HeldBack[] =>
  heldBack
    .filter((one) => one.journey === journey)
    .map(({ revision, ground }) => ({ revision, ground }))
    .filter(({ revision }, index, all) => all.findIndex((one) => one.revision === revision) === index)
    .toSorted((one, other) => one.revision - other.revision);

export const giveExtract =
  (ports: ExtractPorts) =>
  async ({
    sent,
    journey,
    handing,
    checkedBy,
  }: GiveExtract): Promise<Outcome<ExtractHanded, GivingRefusal>> => {
    const source = await sourceOf(ports, sent, journey, checkedBy);
    if ('outcome' in source) return source;
    const { giver, gathering, opened } = source;
    const { association, authority } = gathering;
    const extract = nameBasedId(sent.commandId, 'extract');
    const own = await ports.streams.load(extractStream, journey);
    const isRepeated = own.stored.some(({ metadata }) => metadata.commandId === sent.commandId);
    const { journeys } = handled(
      giver,
      await gathered(ports, { ...gathering, at: ports.now() }, source.journeys),
    );
    if (!journeys.some(({ id }) => id === journey)) return refused({ code: 'ExtractOfProtected' });
    if (!isRepeated && !isLookedThrough(journeys, handing)) return refused({ code: 'ExtractChanged' });
    if (!isRepeated && !handing.heldBack.every((held) => isInExtract(journeys, held)))
      return refused({ code: 'EntryNotInExtract' }, 'heldBack');
    const context = await contextOf(
      sent,
      { participantId: opened.state.participantId, journey },
      ports.vault,
    );
    const day = ports.today();
    let position = 0n;
    // The journey that was asked from is last: once its event is there, all are.
    const others = isRepeated ? [] : journeys.filter(({ id }) => id !== journey);
    for (const one of [...others, ...journeys.filter(({ id }) => id === journey)]) {
      const outcome = await ports.streams.handle(
        extractStream,
        one.id,
        [
          {
            type: 'GiveExtract',
            occurredOn: day,
            today: day,
            data: {
              extract,
              association: association.id,
              authority: authority.id,
              recipient: handing.recipient,
              form: handing.form,
              revision: one.revision,
              heldBack: heldBackIn(handing, one.id),
              leftTo: one.left.flatMap(({ authority: to }) => (to ? [to.id] : [])),
              ...(sent.asker.role === OPERATOR.role && { checkedBy: giver.actor }),
            },
          },
        ],
        context,
      );
      if (outcome.outcome === 'otherBody') return refused({ code: 'CommandIdReused' });
      if (outcome.outcome !== 'accepted') return refused({ code: 'ExtractChanged' });
      position = outcome.position > position ? outcome.position : position;
    }
    const answer = { extract, position: position.toString() };
    return isRepeated ? { outcome: 'repeated', answer } : accepted(answer);
  };
