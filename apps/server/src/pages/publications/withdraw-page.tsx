import {
  Button,
  ButtonLink,
  Buttons,
  type Filled,
  Form,
  Page,
  publicationAddress,
  Questions,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import type { PublicationRead } from '@samspar/use-cases';
import { reasonQuestion } from './publication-questions.js';

type WithdrawPageProps = Readonly<{
  read: PublicationRead;
  commandKey: string;
  filled: Filled;
  wrong: string | undefined;
}>;

/** Asks why a release is withdrawn, or a draft thrown away. */
export const WithdrawPage = ({ read, commandKey, filled, wrong }: WithdrawPageProps) => {
  const { language } = useVisitor();
  const { publications, journey, openData } = useTexts();
  const { withdraw: texts, draft } = publications;
  const address = publicationAddress(read);
  const isReleased = read.publication.status === 'released';
  return (
    <Page
      title={isReleased ? texts.title : texts.discardTitle}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
    >
      <p>
        <strong>{read.publication.title}</strong>
      </p>
      <p>{isReleased ? texts.what : texts.discardWhat}</p>
      {isReleased && read.association.settings.openData && <p>{openData.own.reasonIsOpen}</p>}
      <Form action={`${address}/dra-tillbaka`} commandKey={commandKey}>
        <Questions questions={[reasonQuestion(language)]} filled={filled} />
        <Buttons>
          <Button kind="danger">{isReleased ? texts.button : draft.discard}</Button>
          <ButtonLink href={address}>{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
