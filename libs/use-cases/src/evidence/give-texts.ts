import { mayIdentify, mayReplay, maySeeJourney, type ReadingReason } from '@samspar/access';
import { type Association, authoritiesOf, runBy } from '@samspar/association';
import type { RegisteredJourney, Sealed } from '@samspar/casework';
import type { AuditGround } from '@samspar/codes';
import type { StoredEvent } from '@samspar/event-store';
import { disclosedTo, type KnownEvent, knownEvents } from '../journeys/disclosed.js';
import { clearTexts } from '../journeys/read-journey.js';
import { textsIn } from '../journeys/sealed-text.js';
import type { Caller } from '../message.js';
import type { EvidencePorts } from '../ports.js';
import type { EvidenceEvent, OpenedText, TextsRefusal } from './evidence.js';

/** That the texts of a journey are opened for somebody, and which. */
export type TextsGiven = Readonly<{
  /** What she is shown of the journey. */
  events: readonly KnownEvent[];
  /** Whether those of an event are opened to her. */
  mayOpen: (event: KnownEvent) => boolean;
  reason: ReadingReason;
  ground?: AuditGround | undefined;
}>;

type Journey = Readonly<{ state: RegisteredJourney; stored: readonly StoredEvent[]; isProtected: boolean }>;

/**
 * Whether the texts of a journey are opened in its evidence: for whoever is responsible for it as far as she may read it, and on a stated ground for an
 * auditor whose mandate covers the authority that answers for it: those of that member, or for Riksrevisionen all (docs/adr/0038). Undefined where the
 * journey is not there for her.
 */
export const givenTexts = (
  ports: Pick<EvidencePorts, 'today'>,
  { asker }: Caller,
  association: Association,
  { state, stored, isProtected }: Journey,
  ground: AuditGround | null,
): TextsGiven | TextsRefusal | undefined => {
  const intervention = state.facts.intervention ?? '';
  const sees = maySeeJourney(asker, { association: association.id, intervention });
  const isResponsible = sees && state.caseworker?.id === asker.actor;
  const runs = association.interventions.find(({ id }) => id === intervention);
  const isAuditor = mayReplay(asker, association.id);
  if (!sees && !isAuditor) return undefined;
  if (!isResponsible && !mayIdentify(asker, association.id, runs && runBy(association, runs)))
    return { code: 'TextsNotGiven' };
  if (state.erasedOn !== undefined) return { code: 'TextsErased' };
  if (isProtected) return { code: 'TextsProtected' };
  if (isResponsible) {
    const { events } = disclosedTo(asker, { state, stored }, association, ports.today());
    return { events, mayOpen: () => true, reason: 'responsible' };
  }
  if (ground === null) return { code: 'GroundMissing' };
  const events = knownEvents(stored);
  if (asker.mandate === 'riksrevisionen')
    return { events, mayOpen: () => true, reason: 'state-audit', ground };
  const own = authoritiesOf(association).filter(({ party }) => party === asker.mandate);
  const mayOpen = ({ authority }: KnownEvent) => own.some(({ id }) => id === authority);
  return { events, mayOpen, reason: 'member-audit', ground };
};

export const isRefusedTexts = (given: TextsGiven | TextsRefusal): given is TextsRefusal => 'code' in given;

export type OpenedTexts = Readonly<{ clear: ReadonlyMap<Sealed, string>; texts: readonly OpenedText[] }>;

/** The texts in the clear, each by the number of its event and where it stands in that; one whose key is destroyed is left out. */
export const openedTexts = async (
  { vault }: Pick<EvidencePorts, 'vault'>,
  journey: string,
  { participantId }: Pick<RegisteredJourney, 'participantId'>,
  { events, mayOpen }: TextsGiven,
  proved: readonly EvidenceEvent[],
): Promise<OpenedTexts> => {
  const open = events.filter(mayOpen);
  const clear = await clearTexts(vault, journey, participantId, open);
  const numbers = new Map(proved.map(({ event, number }) => [event.revision, number]));
  const texts = open.flatMap(({ event, revision }) =>
    Array.from(textsIn(event.data)).flatMap(([field, sealed]): readonly OpenedText[] => {
      const [number, text] = [numbers.get(revision), clear.get(sealed)];
      return number === undefined || text === undefined ? [] : [{ number, field, text }];
    }),
  );
  return { clear, texts };
};
