import { dayInStockholm } from '@samspar/kernel';
import type { Texts } from '../texts/texts.js';

/** `14.03`, in Stockholm. */
export const clockInWords = (epochMs: number): string => {
  const time = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO('Europe/Stockholm');
  return `${String(time.hour).padStart(2, '0')}.${String(time.minute).padStart(2, '0')}`;
};

/** `2024-03-05 kl. 14.03`, in Stockholm. */
export const momentInWords = ({ atOnce }: Texts, epochMs: number): string =>
  atOnce(dayInStockholm(epochMs), clockInWords(epochMs));
