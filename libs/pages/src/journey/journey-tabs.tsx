import { Tabs } from '../parts/tabs.js';
import { textsOf } from '../texts/texts.js';
import type { Visitor } from '../visitor.js';

/** The pages of one journey, with the last part of their address; the journey itself has none. */
const PAGES = [
  ['case', ''],
  ['changes', '/andringar'],
  ['reads', '/atkomst'],
] as const;

type JourneyTabsProps = Readonly<{
  visitor: Visitor;
  /** Of the journey. */
  id: string;
  current: (typeof PAGES)[number][0];
}>;

/** Leads between the pages of one journey; stands below its identity bar. */
export const JourneyTabs = ({ visitor, id, current }: JourneyTabsProps) => {
  const { tabs } = textsOf(visitor.language).journey;
  return (
    <Tabs
      label={tabs.label}
      tabs={PAGES.map(([page, path]) => ({
        label: tabs[page],
        href: `/arenden/${id}${path}`,
        isCurrent: page === current,
      }))}
    />
  );
};
