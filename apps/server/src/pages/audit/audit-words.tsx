import {
  type AuditCounts,
  type AuditMatter,
  daysOfQuarter,
  EVERY_RELEASE,
  HEAD_FINDINGS,
  type HeadsState,
  LATENESS,
  ROLE_FINDINGS,
  type ToAudit,
  WHOLE_MATTERS,
  type WholeMatter,
} from '@samspar/access';
import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import {
  addressWith,
  authorityInWords,
  interventionInWords,
  monthInWords,
  momentInWords,
  type Speech,
  Tabs,
  type UserNames,
  userInWords,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import { partsOf } from '@samspar/use-cases';

export const AUDIT = '/att-granska';
export const CHECKS_MADE = '/att-granska/kontroller';
const MONTHS = '/atkomst/kontroll';
const SEARCH = '/granskning';
const PUBLICATIONS_AT = '/publicerat';

/** Each matter as it stands in an address. */
const SLUGS: Readonly<Record<AuditMatter, string>> = {
  readings: 'atkomst',
  publications: 'publicerat',
  corrections: 'rattelser',
  lateRegistrations: 'sent',
  erasures: 'gallring',
  roles: 'roller',
  heads: 'huvuden',
};

export const slugOf = (matter: AuditMatter): string => SLUGS[matter];

/** The matter of an address; undefined where it names none that is checked as a whole. */
export const wholeMatterOf = (slug: string): WholeMatter | undefined =>
  WHOLE_MATTERS.find((matter) => SLUGS[matter] === slug);

export type Audited = Pick<ToAudit, 'matter' | 'of'>;

export const addressOfMatter = ({ matter, of }: Audited): string =>
  matter === 'readings' ? `${MONTHS}/${of}` : `${AUDIT}/${SLUGS[matter]}/${encodeURIComponent(of)}`;

/** Full names of users and titles of publications, by id. */
type Named = Readonly<{ names: UserNames; titles: UserNames }>;
type Spoken = Speech & Named;

/** What words about an association are said with. */
export const useSpoken = (association: Association, { names, titles }: Named): Spoken => ({
  texts: useTexts(),
  language: useVisitor().language,
  association,
  names,
  titles,
});

const roleFindingOf = (of: string): (typeof ROLE_FINDINGS)[number] => {
  const [code] = partsOf(of);
  const finding = ROLE_FINDINGS.find((one) => one === code);
  if (!finding) throw new TypeError('Roles are checked for a finding that is not known.');
  return finding;
};

const headFindingOf = (of: string): (typeof HEAD_FINDINGS)[number] => {
  const finding = HEAD_FINDINGS.find((one) => one === of);
  if (!finding) throw new TypeError('Heads are checked for a finding that is not known.');
  return finding;
};

/** What is checked, by its name; one thing among all matters, or where a heading has said which (`isShort`). */
export const matterInWords = (spoken: Spoken, { matter, of }: Audited, isShort: boolean): string => {
  const { texts, language } = spoken;
  const { audit } = texts;
  const [before, after] = partsOf(of);
  switch (matter) {
    case 'readings':
      return audit.readingsOf(monthInWords(language, of));
    case 'publications': {
      if (of === EVERY_RELEASE) return audit.publications.everything;
      const title = spoken.titles.get(of) ?? of;
      return isShort ? audit.publications.differs(title) : audit.checked.publication(title);
    }
    case 'corrections': {
      const title = spoken.titles.get(of) ?? of;
      return isShort ? title : audit.checked.correctionsOf(title);
    }
    case 'lateRegistrations': {
      const [year = '', quarter = ''] = after.split('-');
      const named = audit.lateOf(interventionInWords(spoken, before), audit.quarter(quarter, year));
      return isShort ? named : `${audit.matters.lateRegistrations.title}: ${named}`;
    }
    case 'erasures': {
      const authority = authorityInWords(spoken, of);
      return isShort ? authority : audit.checked.erasuresOf(authority);
    }
    case 'roles':
      return audit.roles[roleFindingOf(of)].title(userInWords(spoken, after));
    case 'heads':
      return isShort ? audit.heads[headFindingOf(of)].title : audit.checked.heads[headFindingOf(of)];
    default:
      return unreachable(matter);
  }
};

/** Why one thing is to be checked. */
export const whyInWords = ({ texts: { audit } }: Spoken, { matter, of }: Audited): string => {
  if (matter === 'roles') return audit.roles[roleFindingOf(of)].why;
  if (matter === 'publications' && of !== EVERY_RELEASE) return audit.publications.whyDiffers;
  return matter === 'heads' ? audit.heads[headFindingOf(of)].why : audit.matters[matter].why;
};

/** How it is closed. */
export const howInWords = ({ texts: { audit } }: Spoken, { matter, of }: Audited): string =>
  matter === 'heads'
    ? audit.heads[headFindingOf(of)].how
    : matter === 'publications' && of !== EVERY_RELEASE
      ? audit.publications.howDiffers
      : audit.matters[matter].how;

/** What it is about: the journeys, as auditors search for them, or the release. */
export const searchOf = (
  spoken: Spoken,
  { matter, of }: Audited,
  counts: AuditCounts,
): Readonly<{ href: string; label: string }> | undefined => {
  const { audit } = spoken.texts;
  if (matter === 'corrections' || (matter === 'publications' && of !== EVERY_RELEASE))
    return { href: `${PUBLICATIONS_AT}/${of}`, label: audit.publications.open };
  if (matter === 'lateRegistrations') {
    const [insats, quarter] = partsOf(of);
    const [year, number] = quarter.split('-').map(Number);
    const { from, to } = daysOfQuarter((year ?? 0) * 4 + (number ?? 1) - 1);
    return {
      href: addressWith(SEARCH, {
        insats,
        sent: String(LATENESS.days + 1),
        'reg-fran': from,
        'reg-till': to,
        satt: 'hand',
      }),
      label: audit.findLate(interventionInWords(spoken, insats), audit.quarter(String(number), String(year))),
    };
  }
  return matter === 'erasures' && (counts['erased'] ?? 0) > 0
    ? { href: addressWith(SEARCH, { markt: 'erased' }), label: audit.findErased }
    : undefined;
};

/** When the newest head was signed. */
export const HeadsTold = ({ newest }: HeadsState) => {
  const texts = useTexts();
  const { heads } = texts.audit;
  return <p>{newest ? heads.newest(momentInWords(texts, newest.at), newest.fingerprint) : heads.none}</p>;
};

export const AuditTabs = ({ current }: Readonly<{ current: 'due' | 'checked' }>) => {
  const { tabs } = useTexts().audit;
  return (
    <Tabs
      label={tabs.label}
      tabs={[
        { label: tabs.due, href: AUDIT, isCurrent: current === 'due' },
        { label: tabs.checked, href: CHECKS_MADE, isCurrent: current === 'checked' },
      ]}
    />
  );
};
