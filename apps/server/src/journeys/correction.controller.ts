import { Body, Controller } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { UNKNOWN_DAY } from '@samspar/kernel';
import { Allow } from '../sign-in/allow.js';
import { type Asked, AskedOf } from './asked.js';
import type { Answer, Telling } from './carry-out.js';
import { Commands } from './commands.js';
import {
  CorrectionBody,
  type FactAndValue,
  factAndValue,
  FactValues,
  ReasonBody,
} from './correction-body.js';
import { checkDistrict, checkIntervention, storable } from './ground.js';
import { Fact } from './resource.js';
import { sealedNote } from './sealed.js';

/** The fact as the association lets it be stored. */
const storableFact = (told: FactAndValue, { association, origin }: Telling): FactAndValue => {
  if (told.fact === 'intervention') checkIntervention(association(), told.value, origin.referredOn);
  if (told.fact === 'district') checkDistrict(association(), told.value, UNKNOWN_DAY);
  return told.fact === 'exitReasons' && told.value !== 'unknown'
    ? { fact: told.fact, value: storable(association(), told.value) }
    : told;
};

/** What sets right or annuls what was registered; all of it happens today. */
@ApiTags('journeys')
@ApiExtraModels(FactValues)
@Allow('caseworker')
@Controller('api/v1/journeys')
export class CorrectionController {
  constructor(private readonly commands: Commands) {}

  @Fact('corrections', 'One fact set right (rättelse); the old value stays in the log')
  correct(@AskedOf() asked: Asked, @Body() body: CorrectionBody): Promise<Answer> {
    return this.commands.carryOut(asked, async (telling) => ({
      type: 'CorrectFact',
      occurredOn: telling.today,
      data: {
        ...storableFact(factAndValue(body), telling),
        reason: body.reason,
        ...(await sealedNote(body.note, telling.seal)),
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
