import {
  codesOf,
  EXTRACT_FORM,
  EXTRACT_RECIPIENT,
  type ExtractForm,
  type ExtractRecipient,
  HOLD_BACK_GROUND,
  type HoldBackGround,
} from '@samspar/codes';
import type { Handing, ToHoldBack } from '@samspar/use-cases';
import { ACode, AName, AWhole, Objects } from './fields.js';

const MOST_ENTRIES = 100_000;

class CheckedJourney {
  @AName(36, { description: 'Id of a journey in the extract.' }) journey!: string;
  @AWhole(0, MOST_ENTRIES, { description: 'Its revision in the extract that was looked through.' })
  revision!: number;
}

class HeldBackEntry implements ToHoldBack {
  @AName(36, { description: 'Id of a journey in the extract.' }) journey!: string;
  @AWhole(0, MOST_ENTRIES, { description: 'Revision of the entry.' }) revision!: number;
  @ACode(codesOf(HOLD_BACK_GROUND)) ground!: HoldBackGround;
}

/** How an extract is given out, once each of its entries was looked through. */
export class ExtractBody implements Handing {
  @ACode(codesOf(EXTRACT_RECIPIENT)) recipient!: ExtractRecipient;
  @ACode(codesOf(EXTRACT_FORM)) form!: ExtractForm;
  @Objects(() => CheckedJourney, { least: 1, most: 200, description: 'All journeys of the extract.' })
  checked!: readonly CheckedJourney[];
  @Objects(() => HeldBackEntry, { most: 1_000, description: 'Entries that are not given out.' })
  heldBack!: readonly HeldBackEntry[];
}
