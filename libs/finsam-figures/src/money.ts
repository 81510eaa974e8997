import { numeral, type Sentence } from '@samspar/kernel';

const ORE = 100;
const KRONOR = /^[-−]?\d{1,12}(,\d{1,2})?$/;

/** Kronor as they are typed (`1 250 000`, `99,50`, `-12`) in öre; undefined where that is no amount. */
export const readKronor = (text: string): number | undefined => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]|kr(onor)?$/g, '').replace('.', ',');
  if (!KRONOR.test(bare)) return undefined;
  const ore = Math.round(Number(bare.replace('−', '-').replace(',', '.')) * ORE);
  return ore === 0 ? 0 : ore;
};

/** Öre as kronor: `1 250 000`, `99,50`. */
export const inKronor = (ore: number, language: keyof Sentence = 'sv'): string => {
  const sign = ore < 0 ? '−' : '';
  const [kronor, rest] = [Math.trunc(Math.abs(ore) / ORE), Math.abs(ore) % ORE];
  const decimals = rest === 0 ? '' : `${language === 'sv' ? ',' : '.'}${String(rest).padStart(2, '0')}`;
  return `${sign}${numeral(kronor, language)}${decimals}`;
};
