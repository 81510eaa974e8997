import {
  addressOfQuestion,
  type AddressQuestion,
  AnswerTable,
  Button,
  ButtonLink,
  Buttons,
  type Filled,
  Form,
  heading,
  Page,
  PUBLISHED,
  Questions,
  subheading,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import type { Answer, CodeNames } from '@samspar/statistics';
import type { PublicationRead } from '@samspar/use-cases';
import { tableQuestions, wordQuestions } from './publication-questions.js';

type NewPublicationPageProps = Readonly<{
  question: AddressQuestion;
  answer: Answer;
  names: CodeNames;
  drafts: readonly PublicationRead['listed'][];
  releases: readonly PublicationRead['listed'][];
  commandKey: string;
  filled: Filled;
  wrong: string | undefined;
}>;

/** A table of the statistics is to be released: in a publication of its own, or in a draft that there is. */
export const NewPublicationPage = (props: NewPublicationPageProps) => {
  const { question, answer, names, drafts, releases, commandKey, filled, wrong } = props;
  const { language } = useVisitor();
  const { publications, journey } = useTexts();
  const { new: texts } = publications;
  const told = { answer, names, language, protect: 'public' } as const;
  const asked = addressOfQuestion(question);
  return (
    <Page title={texts.title} errors={filled.errors} wrong={wrong !== undefined && <p>{wrong}</p>} isWide>
      <p class="lead">{texts.lead}</p>
      <div class="publishing">
        <Form action={`${PUBLISHED}/ny?${asked}`} commandKey={commandKey}>
          <Questions
            questions={[...tableQuestions(language, drafts), ...wordQuestions(language, releases)]}
            filled={filled}
          />
          <Buttons>
            <Button>{texts.save}</Button>
            <ButtonLink href={`/statistik?${asked}`}>{journey.form.cancel}</ButtonLink>
          </Buttons>
        </Form>
      </div>
      <h2>{heading(told)}</h2>
      <p class="subheading">{subheading(told)}</p>
      <AnswerTable told={told} />
    </Page>
  );
};
