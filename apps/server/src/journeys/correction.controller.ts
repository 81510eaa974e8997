import { Body, Controller } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Allow } from '../sign-in/allow.js';
import { type Asked, AskedOf } from './asked.js';
import type { Answer } from './carry-out.js';
import { Commands } from './commands.js';
import {
  CorrectionBody,
  type FactAndValue,
  factAndValue,
  FactValues,
  ReasonBody,
} from './correction-body.js';
import { Fact } from './resource.js';
import { sealedNote } from './sealed.js';

/** What an identity number says too. */
const COMPARED: readonly FactAndValue['fact'][] = ['sex', 'ageAtStart'];

/** What sets right or annuls what was registered; all of it happens today. */
@ApiTags('journeys')
@ApiExtraModels(FactValues)
@Allow('caseworker')
@Controller('api/v1/journeys')
export class CorrectionController {
  constructor(private readonly commands: Commands) {}

  @Fact('corrections', 'One fact set right (rättelse); the old value stays in the log')
  async correct(@AskedOf() asked: Asked, @Body() body: CorrectionBody): Promise<Answer> {
    const told = factAndValue(body);
    return this.commands.carryOut(asked, async ({ today, startedOn, sources, seal }) => ({
      type: 'CorrectFact',
      occurredOn: today,
      data: {
        ...told,
        reason: body.reason,
        ...(COMPARED.includes(told.fact) && (await sources(startedOn))),
        ...(await sealedNote(body.note, seal)),
      },
    }));
  }

  @Fact('reopening', 'A mistaken exit annulled (återöppnat)')
  reopen(@AskedOf() asked: Asked, @Body() { reason, note }: ReasonBody): Promise<Answer> {
    return this.commands.carryOut(asked, async ({ today, seal }) => ({
      type: 'ReopenJourney',
      occurredOn: today,
      data: { reason, ...(await sealedNote(note, seal)) },
    }));
  }

  @Fact('misregistration', 'The whole journey annulled (felregistrering)')
  misregister(@AskedOf() asked: Asked, @Body() { reason, note }: ReasonBody): Promise<Answer> {
    return this.commands.carryOut(asked, async ({ today, seal }) => ({
      type: 'MisregisterJourney',
      occurredOn: today,
      data: { reason, ...(await sealedNote(note, seal)) },
    }));
  }

  @Fact('reinstatement', 'A misregistration annulled (återtagen felregistrering)')
  reinstate(@AskedOf() asked: Asked, @Body() { reason, note }: ReasonBody): Promise<Answer> {
    return this.commands.carryOut(asked, async ({ today, seal }) => ({
      type: 'ReinstateJourney',
      occurredOn: today,
      data: { reason, ...(await sealedNote(note, seal)) },
    }));
  }
}
