import type { Day } from '@samspar/kernel';
import { JourneyBar, JourneyTabs, type Names, Page, personInLine, type Telling } from '@samspar/pages';
import type { Person, ShownJourney } from '@samspar/use-cases';
import type { ReadingPage } from '@samspar/views';
import type { ReadingChoice } from './reading-choice.js';
import { ReadingFilter } from './reading-filter.js';
import { Readings } from './readings.js';

type JourneyReadingsProps = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  today: Day;
  choice: ReadingChoice;
  readings: ReadingPage;
  readers: readonly Readonly<{ id: string; name: string }>[];
  names: Names;
}>;

/** Who has been shown a journey. */
export const JourneyReadingsPage = (props: JourneyReadingsProps) => {
  const { telling, file } = props;
  const { ofJourney } = telling.texts.accessLog;
  const title = ofJourney.title(file.reference);
  const path = `/arenden/${file.id}/atkomst`;
  return (
    <Page title={title} isWide about={personInLine(props)}>
      <JourneyBar {...props} isNamed />
      <JourneyTabs id={file.id} current="reads" />
      <p class="log-lead">{ofJourney.lead}</p>
      <ReadingFilter {...props} path={path} />
      <Readings {...props} path={path} caption={ofJourney.caption} />
    </Page>
  );
};
