import { PARTICULARS } from '@samspar/casework';
import { AUDIT_GROUND } from '@samspar/codes';
import {
  Button,
  ButtonLink,
  Buttons,
  code,
  codeInWords,
  Facts,
  type FieldError,
  Form,
  languageInWords,
  Notice,
  ofList,
  Page,
  type Question,
  Questions,
  required,
  type Speech,
} from '@samspar/pages';
import type { IdentifiedJourney, ReplayedJourney, Shown } from '@samspar/use-cases';
import { addressOfReplay } from './replay-choice.js';

export const GROUND = 'grund';

const groundAsked = (name: string): readonly Question[] => [
  required(
    code(name, { label: ({ replay }) => replay.identity.ground }, ofList(AUDIT_GROUND)),
    ({ replay }) => replay.identity.groundMissing,
  ),
];

/** On which ground an auditor asks whom a journey is about. */
export const GROUNDS_ASKED: readonly Question[] = groundAsked(GROUND);

type AskProps = Readonly<{ speech: Speech; journey: ReplayedJourney; errors: readonly FieldError[] }>;

/** Asks on which ground whom it is about is to be told; open where it was asked without one. */
export const AskIdentity = ({ speech, journey, errors }: AskProps) => {
  const { identity } = speech.texts.replay;
  const own = errors.filter(({ field }) => field === GROUND);
  return journey.isIdentifiable ? (
    <details class="others" open={own.length > 0}>
      <summary>{identity.ask}</summary>
      <Form action={addressOfReplay(journey.id)}>
        <p>{identity.what}</p>
        <Questions questions={GROUNDS_ASKED} filled={{ values: {}, errors: own }} association={null} />
        <Buttons>
          <Button>{identity.show}</Button>
        </Buttons>
      </Form>
    </details>
  ) : null;
};

/** Asks on which ground its texts are to be opened in evidence of it. */
export const AskTexts = ({ speech, journey }: Omit<AskProps, 'errors'>) => {
  const { texts } = speech.texts.evidence;
  return journey.isIdentifiable ? (
    <details class="others">
      <summary>{texts.ask}</summary>
      <Form action={`${addressOfReplay(journey.id)}/bevispaket`}>
        <p>{texts.asked}</p>
        <Questions questions={groundAsked('textgrund')} filled={{ values: {}, errors: [] }} />
        <Buttons>
          <Button>{texts.button}</Button>
        </Buttons>
      </Form>
    </details>
  ) : null;
};

/** Whom a journey is about. It is the answer to a form, and has no address that could be gone back to. */
export const IdentityPage = ({
  speech,
  journey,
}: Readonly<{ speech: Speech; journey: Shown<IdentifiedJourney> }>) => {
  const { texts } = speech;
  const { replay, person, journey: words } = texts;
  const { id, reference, ground, card } = journey;
  const { number, particulars } = card;
  const { language, interpreter, ...plainly } = particulars;
  const labels = { ...person.labels, name: words.person.name, contact: words.person.contact };
  const said = {
    ...plainly,
    ...(language !== undefined && { language: languageInWords(speech, language) }),
    ...(interpreter !== undefined && { interpreter: person.interpreter[interpreter] }),
  };
  return (
    <Page title={replay.identity.title(reference)}>
      <Notice tone="due" title={replay.identity.noted(codeInWords(speech, AUDIT_GROUND, ground))}>
        <p>{replay.identity.notedWhat}</p>
      </Notice>
      <Facts
        facts={[
          { name: words.person.number, value: number ?? replay.notStated },
          ...PARTICULARS.flatMap((what) => {
            const value = said[what];
            return value === undefined ? [] : [{ name: labels[what], value }];
          }),
        ]}
      />
      <Buttons>
        <ButtonLink href={addressOfReplay(id)}>{replay.identity.back}</ButtonLink>
      </Buttons>
    </Page>
  );
};
