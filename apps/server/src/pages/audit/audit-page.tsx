import { AUDIT_MATTERS, type AuditMatter } from '@samspar/access';
import { type Day, dayInStockholm } from '@samspar/kernel';
import { About, Notice, Page, Tag, type Texts, useTexts } from '@samspar/pages';
import type { DueToAudit, ToAuditRead } from '@samspar/use-cases';
import {
  addressOfMatter,
  AuditTabs,
  HeadsTold,
  matterInWords,
  searchOf,
  slugOf,
  useSpoken,
} from './audit-words.js';

type AuditProps = ToAuditRead &
  Readonly<{
    today: Day;
    /** A check has just been saved. */
    isSaved: boolean;
  }>;

/** What there is of it, each thing by itself. */
export const countsInWords = (
  { audit }: Texts,
  { matter, counts }: Pick<DueToAudit, 'matter' | 'counts'>,
  checked: DueToAudit['counts'] | undefined,
): readonly string[] => {
  const of = (name: string): number => counts[name] ?? 0;
  if (matter === 'corrections') return [audit.publications.corrections(of('corrections'))];
  if (matter === 'publications')
    return [
      counts['tables'] === undefined
        ? audit.publications.released(of('released'))
        : audit.publications.tables(of('tables')),
    ];
  if (matter === 'lateRegistrations') return [audit.lateShare(of('late'), of('registered'))];
  if (matter !== 'erasures') return [];
  const erased = of('erased') - (checked?.['erased'] ?? 0);
  return [
    audit.waiting(of('waiting')),
    ...(of('overdue') > 0 ? [audit.overdue(of('overdue'))] : []),
    ...(erased > 0 ? [checked ? audit.erasedSince(erased) : audit.erased(erased)] : []),
  ];
};

/** As a sentence begins. */
const begun = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

const Item = ({
  item,
  association,
  names,
  titles,
  today,
}: Pick<AuditProps, 'association' | 'names' | 'titles' | 'today'> & { item: DueToAudit }) => {
  const spoken = useSpoken(association, { names, titles });
  const { audit } = spoken.texts;
  const { matter, dueBy, since, last } = item;
  const search = searchOf(spoken, item, item.counts);
  const told = [
    ...countsInWords(spoken.texts, item, last?.counts),
    ...(matter === 'readings' ? [item.isBegun ? audit.begun : audit.notBegun] : []),
    audit.since(since),
    ...(last ? [audit.again(dayInStockholm(last.checkedAt))] : []),
  ];
  return (
    <li>
      <p class="task">
        <a href={addressOfMatter(item)}>{matterInWords(spoken, item, true)}</a>
        {dueBy !== null &&
          (dueBy < today ? (
            <Tag tone="late">{audit.late(dueBy)}</Tag>
          ) : (
            <Tag tone="due">{audit.dueBy(dueBy)}</Tag>
          ))}
      </p>
      <About told={told.map(begun)} />
      {search && (
        <p class="ways">
          <a href={search.href}>{search.label}</a>
        </p>
      )}
    </li>
  );
};

const Matter = ({ matter, ...props }: AuditProps & { matter: AuditMatter }) => {
  const { title, why, how } = useTexts().audit.matters[matter];
  const due = props.due.filter((item) => item.matter === matter);
  const id = slugOf(matter);
  return due.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="log-lead">{why}</p>
      <p class="log-lead">{how}</p>
      {matter === 'heads' && <HeadsTold {...props.heads} />}
      <ul class="worklist">
        {due.map((item) => (
          <Item key={item.of} item={item} {...props} />
        ))}
      </ul>
    </section>
  );
};

/** Att granska: what an auditor has to check, each with why, since when and how to close it. */
export const AuditPage = (props: AuditProps) => {
  const { audit } = useTexts();
  const { due, heads, isSaved } = props;
  return (
    <Page title={audit.title} isWide>
      <AuditTabs current="due" />
      {isSaved && <Notice isAnswer tone="good" title={audit.saved} />}
      {due.length === 0 ? (
        <Notice tone="good" title={audit.nothing}>
          <p>{audit.nothingMore}</p>
        </Notice>
      ) : (
        <p class="log-lead">{audit.lead}</p>
      )}
      {AUDIT_MATTERS.map((matter) => (
        <Matter key={matter} matter={matter} {...props} />
      ))}
      {due.every(({ matter }) => matter !== 'heads') && (
        <section aria-labelledby="senaste-huvudet">
          <h2 id="senaste-huvudet">{audit.matters.heads.title}</h2>
          <HeadsTold {...heads} />
        </section>
      )}
    </Page>
  );
};
