import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../sign-in/allow.js';
import { type Asked, AskedOf } from './asked.js';
import type { Answer } from './carry-out.js';
import { Commands } from './commands.js';
import {
  CareExitBody,
  ContinuedSupportExitBody,
  FollowUpBody,
  MissedFollowUpBody,
  OtherExitBody,
  WorkOrStudiesExitBody,
} from './exit-body.js';
import { Fact } from './resource.js';

/** The exit of a journey, of one kind, and what is asked afterwards. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class ExitController {
  constructor(private readonly commands: Commands) {}

  @Fact('exit/work-or-studies', 'Exit to work or studies (arbete eller studier)')
  toWorkOrStudies(
    @AskedOf() asked: Asked,
    @Body() { occurredOn, ...data }: WorkOrStudiesExitBody,
  ): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({
      type: 'ExitJourney',
      occurredOn,
      data: { exit: { type: 'ExitedToWorkOrStudies', data } },
    }));
  }

  @Fact('exit/care', 'Exit to care or rehabilitation (vård eller rehabilitering)')
  toCare(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: CareExitBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({
      type: 'ExitJourney',
      occurredOn,
      data: { exit: { type: 'ExitedToCare', data } },
    }));
  }

  @Fact('exit/continued-support', 'Exit to continued support (fortsatt stöd)')
  toContinuedSupport(
    @AskedOf() asked: Asked,
    @Body() { occurredOn, ...data }: ContinuedSupportExitBody,
  ): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({
      type: 'ExitJourney',
      occurredOn,
      data: { exit: { type: 'ExitedToContinuedSupport', data } },
    }));
  }

  @Fact('exit/other', 'Exit for another reason, or an unknown one (övrigt)')
  forOtherReason(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: OtherExitBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({
      type: 'ExitJourney',
      occurredOn,
      data: { exit: { type: 'ExitedForOtherReason', data } },
    }));
  }

  @Fact('follow-ups', 'Follow-up (uppföljning)')
  followUp(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: FollowUpBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'RecordFollowUp', occurredOn, data }));
  }

  @Fact('missed-follow-ups', 'Follow-up that could not be made (utebliven uppföljning)')
  missFollowUp(
    @AskedOf() asked: Asked,
    @Body() { occurredOn, ...data }: MissedFollowUpBody,
  ): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'MissFollowUp', occurredOn, data }));
  }
}
