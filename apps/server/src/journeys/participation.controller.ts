import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../sign-in/allow.js';
import { type Asked, AskedOf } from './asked.js';
import type { Answer, Telling } from './carry-out.js';
import { Commands } from './commands.js';
import {
  CaseworkerBody,
  EmployerContactBody,
  HandoverBody,
  PlanBody,
  StartBody,
  TeamMeetingBody,
} from './participation-body.js';
import { Fact } from './resource.js';
import { sealedNote } from './sealed.js';

const sealedPlan = async (
  { goals, parallelActions }: Pick<PlanBody, 'goals' | 'parallelActions'>,
  { seal }: Telling,
) => ({
  goals: await Promise.all(goals.map(seal)),
  parallelActions: await Promise.all(
    parallelActions.map(async ({ what, party }) => ({ what: await seal(what), party })),
  ),
});

/** From start to exit: who is responsible, meetings, plans, employers. */
@ApiTags('journeys')
@Allow('caseworker')
@Controller('api/v1/journeys')
export class ParticipationController {
  constructor(private readonly commands: Commands) {}

  @Fact('start', 'Start; its profile supersedes the referral’s (start)')
  start(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: StartBody): Promise<Answer> {
    return this.commands.carryOut(asked, async ({ sources }) => ({
      type: 'StartJourney',
      occurredOn,
      data: { ...data, ...(await sources(occurredOn)) },
    }));
  }

  @Fact('caseworker', 'Caseworker assigned (ansvarig handläggare)')
  assign(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: CaseworkerBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'AssignCaseworker', occurredOn, data }));
  }

  @Fact('handover', 'Caseload handed over (byte av handläggare)')
  handOver(@AskedOf() asked: Asked, @Body() { occurredOn, ...data }: HandoverBody): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'HandOverCaseload', occurredOn, data }));
  }

  @Fact('team-meetings', 'Team meeting held (teammöte)')
  meet(
    @AskedOf() asked: Asked,
    @Body() { occurredOn, note, decisions, ...data }: TeamMeetingBody,
  ): Promise<Answer> {
    return this.commands.carryOut(asked, async ({ seal }) => ({
      type: 'RecordTeamMeeting',
      occurredOn,
      data: {
        ...data,
        decisions: await Promise.all(
          decisions.map(async ({ what, ...decision }) => ({ ...decision, what: await seal(what) })),
        ),
        ...(await sealedNote(note, seal)),
      },
    }));
  }

  @Fact('plan', 'Plan agreed (planering)')
  agreePlan(@AskedOf() asked: Asked, @Body() { occurredOn, ...plan }: PlanBody): Promise<Answer> {
    return this.commands.carryOut(asked, async (telling) => ({
      type: 'AgreePlan',
      occurredOn,
      data: await sealedPlan(plan, telling),
    }));
  }

  @Fact('plan-revisions', 'Plan revised (ändrad planering)')
  revisePlan(@AskedOf() asked: Asked, @Body() { occurredOn, ...plan }: PlanBody): Promise<Answer> {
    return this.commands.carryOut(asked, async (telling) => ({
      type: 'RevisePlan',
      occurredOn,
      data: await sealedPlan(plan, telling),
    }));
  }

  @Fact('employer-contacts', 'Employer contacted (arbetsgivarkontakt)')
  contactEmployer(
    @AskedOf() asked: Asked,
    @Body() { occurredOn, ...data }: EmployerContactBody,
  ): Promise<Answer> {
    return this.commands.carryOut(asked, () => ({ type: 'RecordEmployerContact', occurredOn, data }));
  }
}
