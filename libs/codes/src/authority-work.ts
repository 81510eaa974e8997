import { codeList, type CodeOf } from './code-list.js';
import type { Party } from './lists.js';

/** What an authority works with, by the secrecy that holds for it (OSL 2009:400 26:1, 28:11, 25:1 and 28:1). */
export const AUTHORITY_WORK = codeList([
  { code: 'social-services', sv: 'Socialtjänst', en: 'Social services' },
  { code: 'labour-market', sv: 'Arbetsmarknad', en: 'Labour market' },
  { code: 'health-care', sv: 'Hälso- och sjukvård', en: 'Health care' },
  { code: 'social-insurance', sv: 'Socialförsäkring', en: 'Social insurance' },
]);
export type AuthorityWork = CodeOf<typeof AUTHORITY_WORK>;

const WORKS: Readonly<Record<Party, readonly [AuthorityWork, ...AuthorityWork[]]>> = {
  municipality: ['social-services', 'labour-market', 'health-care'],
  region: ['health-care', 'labour-market'],
  forsakringskassan: ['social-insurance'],
  arbetsformedlingen: ['labour-market'],
};

/** What authorities of a party may work with; first what is taken for it where nobody has said, which has the most secrecy. */
export const worksOf = (party: Party): readonly [AuthorityWork, ...AuthorityWork[]] => WORKS[party];
