import { ApiProperty } from '@nestjs/swagger';
import type {
  Association,
  AssociationSettings,
  Authority,
  Intervention,
  Retention,
  Unit,
  UnknownUnit,
} from '@samspar/association';
import { AUTHORITY_WORK, type AuthorityWork, codesOf, PARTY, type Party } from '@samspar/codes';
import type { Kept } from '@samspar/use-cases';
import { Count, DayOrNull, ListOfTexts, OpenObject } from '../response.js';

const KINDS = ['individual', 'structural'] as const;

class InterventionResponse implements Intervention {
  @ApiProperty({ example: 'finsam-team' }) id!: string;
  @ApiProperty({ example: 'FINSAM-team' }) name!: string;
  @ListOfTexts('Finsamteam') aliases!: readonly string[];
  @ApiProperty({ enum: KINDS, example: 'individual' }) kind!: (typeof KINDS)[number];
  @DayOrNull('2018-01-01') from!: string | null;
  @DayOrNull(null) to!: string | null;
  @ApiProperty({
    description: 'Id of the authority that runs it, or code of its party.',
    example: 'farsta-sdn',
  })
  owner!: string;
  @ApiProperty({ example: false }) sensitive!: boolean;
}

class KeepingResponse {
  @ApiProperty({ enum: ['years', 'kept'], example: 'years' }) kind!: Retention['kind'];
  @Count({ required: false, example: 5 }) years?: number;
  @ApiProperty({
    type: [Number],
    required: false,
    description: 'Days of a month; whoever was born on one is kept for research.',
    example: [5, 15, 25],
  })
  exemptBirthDays?: readonly number[];
}

class EarlierAuthorityResponse {
  @ApiProperty({ example: 'socialnamnden' }) authority!: string;
  @ApiProperty({ format: 'date', description: 'Its last day there.', example: '2020-12-31' }) to!: string;
}

class AuthorityResponse implements Authority {
  @ApiProperty({ example: 'farsta-sdn' }) id!: string;
  @ApiProperty({ enum: codesOf(PARTY), example: 'municipality' }) party!: Party;
  @ApiProperty({ enum: codesOf(AUTHORITY_WORK), example: 'social-services' }) work!: AuthorityWork;
  @ApiProperty({ example: 'Farsta stadsdelsnämnd' }) name!: string;
  @ListOfTexts('Farsta stadsdelsförvaltning') aliases!: readonly string[];
  @ApiProperty({ type: String, nullable: true, example: 'https://start.stockholm/farsta' })
  contact!: string | null;
  @ApiProperty({ type: KeepingResponse })
  retention!: Retention;
  @ApiProperty({ type: String, nullable: true, example: 'Stockholms stadsarkiv' }) archive!: string | null;
  @DayOrNull(null) to!: string | null;
}

class UnitResponse implements Unit {
  @ApiProperty({ example: 'jobbtorg-farsta' }) id!: string;
  @ApiProperty({ example: 'farsta-sdn' }) authority!: string;
  @ApiProperty({
    required: false,
    type: [EarlierAuthorityResponse],
    description: 'Where it belonged before, the first first.',
  })
  earlier?: readonly EarlierAuthorityResponse[];
  @ApiProperty({ example: 'Jobbtorg Farsta' }) name!: string;
  @ListOfTexts('JT Farsta') aliases!: readonly string[];
  @ApiProperty({ type: String, nullable: true, example: 'farsta' }) district!: string | null;
  @DayOrNull('2018-01-01') from!: string | null;
  @DayOrNull(null) to!: string | null;
}

class AssociationResponse implements Association {
  @ApiProperty({ example: 'stockholm' }) id!: string;
  @OpenObject({
    description: 'As the setup file says them.',
    example: { name: 'Samordningsförbundet Stockholms stad', suppressionThreshold: 5 },
  })
  settings!: AssociationSettings;
  @ApiProperty({ type: [InterventionResponse] }) interventions!: readonly InterventionResponse[];
  @ApiProperty({ type: [AuthorityResponse] }) authorities!: readonly AuthorityResponse[];
  @ApiProperty({ type: [UnitResponse] }) units!: readonly UnitResponse[];
}

/** The associations that are set up. */
export class AssociationsResponse {
  @ApiProperty({ type: [AssociationResponse] }) associations!: readonly AssociationResponse[];
}

/** What was registered or changed. */
export class KeptResponse implements Kept {
  @ApiProperty({ example: 'farsta-sdn' }) id!: string;
  @Count({ description: '0 where it stood so already.', example: 1 }) events!: number;
}

class UnknownUnitResponse implements UnknownUnit {
  @ApiProperty({ description: 'As it was written most.', example: 'Jobbtorg Sydväst' }) text!: string;
  @ListOfTexts('jobbtorg sydväst') spellings!: readonly string[];
  @Count({ example: 12 }) journeys!: number;
  @DayOrNull('2024-02-01') since!: string | null;
}

/** Units that the register does not know. */
export class UnknownUnitsResponse {
  @ApiProperty({ type: [UnknownUnitResponse] }) units!: readonly UnknownUnitResponse[];
}
