import {
  CARD_REASON,
  type CardReason,
  codesOf,
  IDENTITY_REASON,
  type IdentityReason,
  PROTECTION_END_REASON,
  type ProtectionEndReason,
} from '@samspar/codes';
import type { ChangeContact } from '@samspar/use-cases';
import { ACode, AText } from './fields.js';

const OPENED_FOR = {
  optional: true,
  description:
    'What the card of a person with a protected identity is opened for; by whoever is responsible, who changes nothing without it.',
};

/** The number that a person is to be known by. */
export class IdentificationBody {
  @AText(20) identityNumber!: string;
  @ACode(codesOf(IDENTITY_REASON), { optional: true }) reason?: IdentityReason;
  @ACode(codesOf(CARD_REASON), OPENED_FOR) openedFor?: CardReason;
}

/** What is kept of a person beside her number, all of it. */
export class ParticularsBody {
  @AText(200, { optional: true }) name?: string;
  @AText(500, { optional: true }) contact?: string;
  @AText(500, { optional: true }) address?: string;
  @AText(35, { optional: true }) language?: string;
  @ACode(['needed', 'notNeeded'], { optional: true })
  interpreter?: ChangeContact['particulars']['interpreter'];
  @ACode(codesOf(CARD_REASON), OPENED_FOR) openedFor?: CardReason;
}

/** Why an identity is protected no longer. */
export class ProtectionEndBody {
  @ACode(codesOf(PROTECTION_END_REASON)) reason!: ProtectionEndReason;
}

/** What the card of a person whose identity is protected is opened for. */
export class OpeningBody {
  @ACode(codesOf(CARD_REASON)) openedFor!: CardReason;
}
