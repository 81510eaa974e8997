import { codesOf, DECLINE_REASON, WITHDRAWAL_REASON } from '@samspar/codes';
import type { FactValues, JourneyEventData } from '@samspar/casework';
import { DayBody } from './day-body.js';
import { ACode, AName, AnObject, AText, AWhole, YesOrNo } from './fields.js';
import { AFact, ProfileBody } from './fact-body.js';
import { SentConsentBody, SentDisclosureBody } from './participation-body.js';

/** A referral (anmälan): one person to one insats by one party. Identity goes to the vault and nowhere else. */
export class ReferralBody {
  @AName(60, { optional: true, description: 'Id of the association; needed where there are several.' })
  association?: string;
  @AFact('intervention', { description: 'Id of the insats, as /api/v1/associations lists it.' })
  intervention!: string;
  @AFact('referredOn') referredOn!: string;
  @AFact('referringParty') referringParty!: FactValues['referringParty'];
  @AFact('referringUnit', { description: 'The name of the sending unit, or a stated unknown.' })
  referringUnit!: FactValues['referringUnit'];
  @AFact('decidingParties', { optional: true, description: 'Further parties that decided it jointly.' })
  decidingParties?: FactValues['decidingParties'];
  @YesOrNo({
    optional: true,
    description: 'An anonymous journey keeps association, intervention, sex and dates.',
  })
  anonymous?: boolean;
  @AText(20, { optional: true, description: 'Personnummer or samordningsnummer; kept in the vault alone.' })
  identityNumber?: string;
  @AText(200, { optional: true, description: 'Kept in the vault alone; needs identityNumber.' })
  name?: string;
  @AText(500, { optional: true, description: 'Kept in the vault alone; needs identityNumber.' })
  contact?: string;
  @YesOrNo({
    optional: true,
    description: 'The identity is protected (skyddade personuppgifter) from the beginning.',
  })
  isProtected?: boolean;
  @AWhole(1870, 2200, {
    optional: true,
    description: 'Used for the age at start where none is stated; not stored.',
  })
  birthYear?: number;
  @AnObject(() => ProfileBody) profile!: ProfileBody;
  @AText(10_000, {
    optional: true,
    description: 'Sealed with a key of the participant; of an anonymous one none is kept.',
  })
  note?: string;
  @AnObject(() => SentConsentBody, {
    optional: true,
    description:
      'Consent to tell the authority that runs the insats, where that is another one: registered with the referral, as obtained by whoever refers.',
  })
  consent?: SentConsentBody;
  @AnObject(() => SentDisclosureBody, {
    optional: true,
    description:
      'Another ground on which the authority of whoever refers tells it: registered with the referral.',
  })
  ground?: SentDisclosureBody;
}

export class RefusalBody extends DayBody {
  @ACode(codesOf(DECLINE_REASON), { stated: true }) reason!: JourneyEventData['ReferralDeclined']['reason'];
}

export class WithdrawalBody extends DayBody {
  @ACode(codesOf(WITHDRAWAL_REASON), { stated: true })
  reason!: JourneyEventData['ReferralWithdrawn']['reason'];
}
