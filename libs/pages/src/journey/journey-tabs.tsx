import { useTexts } from '../looking.js';
import { Tabs } from '../parts/tabs.js';

/** The pages of one journey, with the last part of their address; the journey itself has none. */
const PAGES = [
  ['case', ''],
  ['person', '/person'],
  ['changes', '/andringar'],
  ['reads', '/atkomst'],
] as const;

type JourneyTabsProps = Readonly<{
  /** Of the journey. */
  id: string;
  current: (typeof PAGES)[number][0];
}>;

/** Leads between the pages of one journey; stands below its identity bar. */
export const JourneyTabs = ({ id, current }: JourneyTabsProps) => {
  const { tabs } = useTexts().journey;
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
