import { ADayOrUnknown } from './fields.js';

/** The day a fact happened. */
export class DayBody {
  @ADayOrUnknown() occurredOn!: string;
}
