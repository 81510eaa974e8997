import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../sign-in/allow.js';
import { type Asked, AskedAnew, AskedOf } from './asked.js';
import type { Answer } from './carry-out.js';
import { Commands } from './commands.js';
import { ConsentBody, ConsentWithdrawalBody } from './participation-body.js';
import { DayBody, ReferralBody, RefusalBody, WithdrawalBody } from './referral-body.js';
import { Fact, NewJourney } from './resource.js';

/** From referral to its answer, and consent. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class ReferralController {
  constructor(private readonly commands: Commands) {}

  @NewJourney('Referral (anmälan)')
  refer(@AskedAnew() asked: Asked, @Body() body: ReferralBody): Promise<Answer> {
    return this.commands.refer(asked, body);
  }

  @Fact('consent', 'Consent (samtycke)')
  consent(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: ConsentBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'GiveConsent', occurredOn, data }));
  }

  @Fact('consent-withdrawal', 'Consent withdrawn (återkallat samtycke)')
  withdrawConsent(
    @AskedOf() asked: Asked,
    @Body() { occurredOn, ...data }: ConsentWithdrawalBody,
  ): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'WithdrawConsent', occurredOn, data }));
  }

  @Fact('acceptance', 'Referral accepted (antagen)')
  accept(@AskedOf() asked: Asked, @Body() { occurredOn }: DayBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'AcceptReferral', occurredOn, data: {} }));
  }

  @Fact('refusal', 'Referral declined (avböjd)')
  decline(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: RefusalBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'DeclineReferral', occurredOn, data }));
  }

  @Fact('referral-withdrawal', 'Referral withdrawn (återtagen anmälan)')
  withdraw(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: WithdrawalBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'WithdrawReferral', occurredOn, data }), 'referral');
  }

  @Fact('waiting-list', 'Placed on the waiting list (väntelista)')
  wait(@AskedOf() asked: Asked, @Body() { occurredOn }: DayBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'PlaceOnWaitingList', occurredOn, data: {} }));
  }
}
