import { authoritiesOf, isEsfFinanced } from '@samspar/association';
import type { Day } from '@samspar/kernel';
import {
  addressOfJourney,
  ButtonLink,
  Buttons,
  ChoiceForm,
  code,
  ConsentSheet,
  day,
  interventionInWords,
  JourneyBar,
  languagesOnPaper,
  Page,
  type Telling,
  userInWords,
} from '@samspar/pages';
import type { Person, ShownJourney } from '@samspar/use-cases';

/** Below the journey's address. */
export const CONSENT_SHEET = 'samtycke/blankett';

/** What the paper is made for, as its address says it. */
export type SheetChoice = Readonly<{
  language: string;
  until: Day | undefined;
  /** What was typed in the place of a day. */
  wrong: string | undefined;
}>;

type ConsentSheetPageProps = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  today: Day;
  choice: SheetChoice;
  /** Id of the authority of whoever looks; absent where that is not known. */
  authority: string | undefined;
  /** Ids of the authorities that work with the journey. */
  team: readonly string[];
}>;

/** To be written by hand. */
const BLANK = '____________________';

const QUESTIONS = [
  code(
    'sprak',
    { label: ({ journey }) => journey.sheet.language, hint: ({ journey }) => journey.sheet.languageHint },
    languagesOnPaper,
    { isFolded: true },
  ),
  day('till', {
    label: ({ journey }) => journey.sheet.until,
    hint: ({ journey }) => journey.sheet.untilHint,
    isOptional: true,
  }),
];

/** The paper of a journey on which its person consents, to be printed. */
export const ConsentSheetPage = (props: ConsentSheetPageProps) => {
  const { telling, file, person, today, choice, authority, team } = props;
  const { sheet } = telling.texts.journey;
  const { state, association } = file;
  const all = authoritiesOf(association);
  const own = all.find(({ id }) => id === authority);
  const responsible = state.caseworker === null ? BLANK : userInWords(telling, state.caseworker.id);
  const { intervention } = state.facts;
  const isEsf = association.interventions.some((one) => one.id === intervention && isEsfFinanced(one));
  const { until, wrong } = choice;
  const errors = wrong === undefined ? [] : [{ field: 'till', message: telling.texts.journey.asOf.wrong }];
  return (
    <Page
      title={sheet.title}
      errors={errors}
      above={<JourneyBar telling={telling} file={file} person={person} today={today} />}
    >
      <p class="lead">{sheet.lead}</p>
      <Buttons>
        <ButtonLink href={addressOfJourney(file.id, 'samtycke')}>{sheet.register}</ButtonLink>
      </Buttons>
      <section class="panel">
        <h2>{sheet.choose}</h2>
        <ChoiceForm
          action={addressOfJourney(file.id, CONSENT_SHEET)}
          questions={QUESTIONS}
          parameters={{ sprak: choice.language, till: wrong ?? until }}
          errors={errors}
          button={sheet.show}
        />
      </section>
      <ConsentSheet
        speech={telling}
        language={choice.language}
        name={person.name}
        number={person.number}
        reference={file.reference}
        insats={intervention === undefined ? BLANK : interventionInWords(telling, intervention)}
        isEsf={isEsf}
        authorities={all.filter(({ id }) => team.includes(id))}
        until={until}
        responsible={[
          responsible,
          ...(own ? [own.name, ...(own.contact === null ? [] : [own.contact])] : []),
        ]}
      />
    </Page>
  );
};
