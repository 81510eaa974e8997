import type { Association } from '@samspar/association';
import type { AuditGround } from '@samspar/codes';
import { type Card, cardKept } from '../cards/card.js';
import { referenceOf } from '../identities/person.js';
import { whoseOf } from '../identities/persons.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { openForAudit } from './open-for-audit.js';

/** Why an auditor is not told whom a journey is about. */
export type IdentifyRefusal = Readonly<{
  code:
    /** She audits for the association, or for a member whose authorities do not answer for it. */
    | 'MandateDoesNotCover'
    /** The identity is protected: her card opens to whoever is responsible for the journey alone (docs/adr/0024). */
    | 'ProtectedFromAudit'
    /** Nobody knows: it is anonymous. */
    | 'NobodyIsKnown'
    /** What was known is destroyed. */
    | 'IdentityErased';
}>;

/** Whom a journey is about, as an auditor is told. */
export type IdentifiedJourney = Readonly<{
  id: string;
  /** Its own number, or its short one. */
  reference: string;
  association: Association;
  ground: AuditGround;
  card: Pick<Card, 'number' | 'particulars'>;
}>;

/**
 * Whom a journey is about, for an auditor of the member whose authority answers for it or of Riksrevisionen, on a ground that she states for this
 * journey (docs/adr/0035). That she is told, and on which ground, is written down first, and told to those who work with it.
 */
export class IdentifyReplayed extends Query<Outcome<Shown<IdentifiedJourney>, IdentifyRefusal>> {
  constructor(
    caller: Caller,
    /** Id of the journey, or its number. */
    readonly journey: string,
    readonly ground: AuditGround,
  ) {
    super(caller);
  }
}

export const identifyReplayed =
  (ports: JourneyPorts) =>
  async ({
    caller,
    journey,
    ground,
  }: IdentifyReplayed): Promise<Outcome<Shown<IdentifiedJourney>, IdentifyRefusal>> => {
    const opened = await openForAudit(ports, caller, journey);
    if (!opened) return NOT_FOUND;
    const { id, association, state, stored, isIdentifiable } = opened;
    if (!isIdentifiable) return refused({ code: 'MandateDoesNotCover' });
    if (state.erasedOn !== undefined) return refused({ code: 'IdentityErased' });
    if (state.anonymous) return refused({ code: 'NobodyIsKnown' });
    if (await ports.persons.isProtected(whoseOf(id, state))) return refused({ code: 'ProtectedFromAudit' });
    const [shown] = await ports.readings.show(
      { ...caller, on: 'replay-identity', ground },
      {
        association: association.id,
        journeys: [id],
        reason: caller.asker.mandate === 'riksrevisionen' ? 'state-audit' : 'member-audit',
      },
      async (): Promise<readonly IdentifiedJourney[]> => {
        const { number, particulars } = await cardKept(ports, id, state, false);
        const reference = stored[0]?.metadata.row?.number ?? referenceOf(id);
        return [{ id, reference, association, ground, card: { number, particulars } }];
      },
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };
