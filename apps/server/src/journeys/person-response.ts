import { ApiProperty } from '@nestjs/swagger';
import type { Card, PersonAnswer } from '@samspar/use-cases';
import { JOURNEY_ID, ListOfTexts, LogPosition, OpenObject, Repeated } from '../response.js';

const MOMENT = '2024-02-10T09:12:00.000Z';

/** By whom, in which role, for which authority and when something was registered. */
export class RegisteredResponse {
  @ApiProperty({ description: 'User id, or `operator`.', example: 'operator' }) actor!: string;
  @ApiProperty({ example: 'caseworker' }) role!: string;
  @ApiProperty({
    required: false,
    description: 'Id of the authority; absent where that is not known.',
    example: 'arbetsmarknadsnamnden',
  })
  authority?: string;
  @ApiProperty({ format: 'date-time', example: MOMENT }) recordedAt!: string;
  @ApiProperty({ description: 'Read from a file.', example: false }) imported!: boolean;
}

/** Something that was registered of a person after the referral: that, never what. */
export class CardChangeResponse extends RegisteredResponse {
  @ApiProperty({ type: 'string', example: 'ContactChanged' }) type!: Card['changes'][number]['event']['type'];
  @ApiProperty({ type: [String], required: false, description: 'Which particulars.', example: ['address'] })
  changed?: readonly string[];
  @ApiProperty({
    required: false,
    description: 'Why the number is another, or the identity no longer protected.',
    example: 'entry-error',
  })
  reason?: string;
}

/** What is kept of the person of a journey: of a protected identity the name alone, of an anonymous one nothing. */
export class CardResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ example: false }) anonymous!: boolean;
  @ApiProperty({ example: false }) protected!: boolean;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Personnummer or samordningsnummer; null where none is known or it is withheld.',
    example: null,
  })
  identityNumber!: string | null;
  @ApiProperty({ required: false }) name?: string;
  @ApiProperty({ required: false }) contact?: string;
  @ApiProperty({ required: false }) address?: string;
  @ApiProperty({ required: false }) language?: string;
  @ApiProperty({ type: 'string', required: false }) interpreter?: Card['particulars']['interpreter'];
  @OpenObject({
    description: 'Who registered each of them, by name: `number`, `name`, `contact` …',
  })
  registered!: Readonly<Record<string, RegisteredResponse>>;
  @ApiProperty({ type: [CardChangeResponse], description: 'The newest first.', example: [] })
  changes!: readonly CardChangeResponse[];
  @ApiProperty({
    description: 'A number that she had before counts as hers, as was said from this journey.',
    example: false,
  })
  formerNumberCounts!: boolean;
}

export class PersonCommandResponse implements PersonAnswer {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @LogPosition() position!: string;
  @ListOfTexts('SexDiffersFromNumber') warnings!: PersonAnswer['warnings'];
  @Repeated() repeated!: boolean;
}
