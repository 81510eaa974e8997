import { clockInStockholm, dayInStockholm } from '@samspar/kernel';
import type { Texts } from '../texts/texts.js';

/** `2024-03-05 kl. 14.03`, in Stockholm. */
export const momentInWords = ({ atOnce }: Texts, epochMs: number): string =>
  atOnce(dayInStockholm(epochMs), clockInStockholm(epochMs));
