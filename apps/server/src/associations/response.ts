import { ApiProperty } from '@nestjs/swagger';
import type { Association, AssociationSettings, Intervention } from '@samspar/association';
import { DayOrNull, Texts } from '../response.js';

const KINDS = ['individual', 'structural'] as const;

class InterventionResponse implements Intervention {
  @ApiProperty({ example: 'finsam-team' }) id!: string;
  @ApiProperty({ example: 'FINSAM-team' }) name!: string;
  @Texts('Finsamteam') aliases!: readonly string[];
  @ApiProperty({ enum: KINDS, example: 'individual' }) kind!: (typeof KINDS)[number];
  @DayOrNull('2018-01-01') from!: string | null;
  @DayOrNull(null) to!: string | null;
  @ApiProperty({ type: 'string', example: 'municipality' }) owner!: Intervention['owner'];
  @ApiProperty({ example: false }) sensitive!: boolean;
}

class AssociationResponse implements Association {
  @ApiProperty({ example: 'stockholm' }) id!: string;
  @ApiProperty({
    type: Object,
    example: { name: 'Samordningsförbundet Stockholms stad', suppressionThreshold: 5 },
  })
  settings!: AssociationSettings;
  @ApiProperty({ type: [InterventionResponse] }) interventions!: readonly InterventionResponse[];
}

/** The associations that are set up. */
export class AssociationsResponse {
  @ApiProperty({ type: [AssociationResponse] }) associations!: readonly AssociationResponse[];
}
