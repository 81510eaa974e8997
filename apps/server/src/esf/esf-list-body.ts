import { codesOf, ESF_GROUND, type EsfGround } from '@samspar/codes';
import { type EsfOrder, LONGEST_ESF_REFERENCE, MOST_ESF_DAYS } from '@samspar/use-cases';
import { ACode, AName, AWhole } from '../journeys/fields.js';

/** What a list to ESF is to be. */
export class EsfListBody {
  @AName(60, { description: 'Id of an insats that ESF finances.' }) intervention!: string;
  @AName(7, { description: 'A month that is over, YYYY-MM.' }) month!: string;
  @ACode(codesOf(ESF_GROUND)) ground!: EsfGround;
  @AName(LONGEST_ESF_REFERENCE, {
    optional: true,
    description: "The authority's own number of its decision, where the ground is not consent.",
  })
  reference?: string;
  @AWhole(1, MOST_ESF_DAYS, { description: 'For how long it can be fetched.' }) days!: number;
}

/** What a body orders, as a message holds it. */
export const esfOrderIn = ({ intervention, month, ground, reference = '', days }: EsfListBody): EsfOrder => ({
  intervention,
  month,
  ground,
  reference,
  days,
});
