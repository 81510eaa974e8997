import { EMERGENCY_REASONS } from '@samspar/access';
import {
  Button,
  Buttons,
  code,
  type Filled,
  Form,
  Page,
  type Question,
  Questions,
  required,
  useTexts,
  words,
} from '@samspar/pages';

export const EMERGENCY = '/arenden/nodatkomst';

/** Which journey, and why it cannot wait. */
export const QUESTIONS: readonly Question[] = [
  required(
    words(
      'nummer',
      {
        label: ({ cases }) => cases.emergency.number,
        hint: ({ cases }) => cases.emergency.numberHint,
      },
      { longest: 40, isShort: true },
    ),
    ({ cases }) => cases.emergency.numberMissing,
  ),
  required(
    code('skal', { label: ({ cases }) => cases.emergency.reason }, ({ texts }) =>
      EMERGENCY_REASONS.map((value) => ({ value, label: texts.cases.emergency.reasons[value] })),
    ),
    ({ cases }) => cases.emergency.reasonMissing,
  ),
];

/** Asks for a journey outside one's own insatser that cannot wait. */
export const EmergencyPage = ({ filled, commandKey }: Readonly<{ filled: Filled; commandKey: string }>) => {
  const { emergency } = useTexts().cases;
  return (
    <Page title={emergency.title} errors={filled.errors}>
      <p class="lead">{emergency.lead}</p>
      <Form action={EMERGENCY} commandKey={commandKey}>
        <Questions questions={QUESTIONS} filled={filled} />
        <Buttons>
          <Button>{emergency.button}</Button>
        </Buttons>
      </Form>
    </Page>
  );
};
