import { correctable } from '@samspar/casework';
import { ConsentStandings, factDetail, type NamedValue, standingFacts, type Telling } from '@samspar/pages';
import type { ReplayedEvent } from '@samspar/use-cases';

/** Values that stand under each other. */
export const Lines = ({ lines, none }: Readonly<{ lines: readonly string[]; none: string }>) =>
  lines.length === 0 ? (
    <>{none}</>
  ) : (
    <>
      {lines.map((line) => (
        <span class="line" key={line}>
          {line}
        </span>
      ))}
    </>
  );

/** How a journey stood once something had happened, with consent as of a day: all that its own page shows of it now. */
export const stateFacts = (
  telling: Telling,
  { after: state }: ReplayedEvent,
  today: string,
): readonly NamedValue[] => {
  const { texts, association } = telling;
  const { replay } = texts;
  const contacts = (what: string): number => state.contacts.filter((contact) => contact.what === what).length;
  const file = { state, association, undisclosed: 0, withheld: [] };
  return [
    ...standingFacts({ telling, file }),
    {
      name: texts.journey.bar.consent,
      value: <ConsentStandings telling={telling} file={file} today={today} />,
    },
    ...correctable()
      .filter((fact) => fact !== 'intervention')
      .flatMap((fact) => factDetail(telling, fact, state.facts[fact])),
    { name: replay.plan, value: state.planAgreed ? replay.agreed : replay.notAgreed },
    {
      name: replay.contacts,
      value: (
        <Lines
          none={replay.none}
          lines={[
            replay.meetings(contacts('meetingOn')),
            replay.plans(contacts('planOn')),
            replay.employers(contacts('employerContactOn')),
            replay.assessments(contacts('assessmentOn')),
          ]}
        />
      ),
    },
    {
      name: replay.followUps,
      value: (
        <Lines
          none={replay.none}
          lines={state.followUps.map(({ monthsAfterExit, recorded }) =>
            replay.followUp(monthsAfterExit, recorded),
          )}
        />
      ),
    },
  ];
};
