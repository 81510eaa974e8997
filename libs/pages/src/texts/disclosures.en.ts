import { numeral } from '@samspar/kernel';
import type { disclosuresSv } from './disclosures.sv.js';

export const disclosuresEn: typeof disclosuresSv = {
  title: 'Disclosures without consent',
  ofAuthority: (authority) =>
    `What ${authority} gives out to other authorities on another ground than consent (OSL 10 kap.). The persons are not named.`,
  ofAll:
    'What the authorities give out to each other on another ground than consent (OSL 10 kap.). The persons are not named.',
  caption: (total) => `Disclosures: ${numeral(total)}`,
  leftOut: (number) =>
    `${numeral(number)} ${number === 1 ? 'disclosure is' : 'disclosures are'} not shown: the person has a protected identity`,
  inForce: 'In force',
  between: (from, until) => (until === undefined ? `from ${from}` : `${from} to ${until}`),
  empty: 'Nothing has been given out without consent.',
};
