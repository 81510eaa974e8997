import { numeral } from '@samspar/kernel';

export const disclosuresSv = {
  title: 'Utlämnanden utan samtycke',
  ofAuthority: (authority: string) =>
    `Vad ${authority} lämnar ut till andra myndigheter på en annan grund än samtycke (OSL 10 kap.). Personerna nämns inte.`,
  ofAll:
    'Vad myndigheterna lämnar ut till varandra på en annan grund än samtycke (OSL 10 kap.). Personerna nämns inte.',
  caption: (total: number) => `Utlämnanden: ${numeral(total)}`,
  leftOut: (number: number) =>
    `${numeral(number)} ${number === 1 ? 'utlämnande' : 'utlämnanden'} visas inte: personen har skyddade personuppgifter`,
  inForce: 'Gäller',
  between: (from: string, until: string | undefined) =>
    until === undefined ? `från ${from}` : `${from} till ${until}`,
  empty: 'Inget har lämnats ut utan samtycke.',
};
