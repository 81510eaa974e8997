import {
  type FigurePlace,
  figureKey,
  figureLabel,
  type FigureRefusal,
  type FigureValue,
  inKronor,
  readKronor,
  STATED_FIGURES,
  wrongFigureSentence,
} from '@samspar/finsam-figures';
import {
  Button,
  ButtonLink,
  Buttons,
  type FieldError,
  type Filled,
  FieldSet,
  FINSAM_PAGE,
  Form,
  type Language,
  Page,
  type Question,
  Questions,
  subjectName,
  textsOf,
  type Typed,
  useTexts,
  useVisitor,
  valueIn,
  words,
} from '@samspar/pages';
import type { FinsamYearRead } from '@samspar/use-cases';
import { finsamAddress } from './finsam-words.js';

const NOTE = 'kalla';
const LONGEST_NOTE = 500;

const questionOf = (place: FigurePlace, language: Language): Question =>
  words(
    figureKey(place),
    { label: () => figureLabel(place.figure)[language] },
    { isShort: true, longest: 30 },
  );

const noteQuestion = (language: Language): Question => {
  const { finsam } = textsOf(language);
  return words(
    NOTE,
    { label: () => finsam.source, hint: () => finsam.form.noteHint, isOptional: true },
    { longest: LONGEST_NOTE },
  );
};

const typedFigure = ({ figure, value }: FigureValue, language: Language): string => {
  if (value === null) return '';
  if (STATED_FIGURES[figure].unit === 'persons') return String(value);
  const kronor = inKronor(value, language);
  return language === 'en' ? kronor.replaceAll(',', ' ') : kronor;
};

/** The form as the figures stand. */
export const typedFigures = (read: FinsamYearRead, language: Language): Typed =>
  Object.fromEntries(read.stated.map((one) => [figureKey(one), typedFigure(one, language)]));

const readFigure = ({ figure }: FigurePlace, text: string): number | null | undefined => {
  if (text === '') return null;
  if (STATED_FIGURES[figure].unit === 'ore') return readKronor(text);
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined;
};

/** The figures that the form says; or what of it cannot be read, field by field. */
export const figuresTyped = (
  read: FinsamYearRead,
  typed: Typed,
  language: Language,
): Readonly<{ statements: readonly FigureValue[]; note: string } | { errors: readonly FieldError[] }> => {
  const { form } = textsOf(language).finsam;
  // One that the form did not ask for stays as it is.
  const all = read.stated
    .filter((place) => figureKey(place) in typed)
    .map((place) => ({ place, value: readFigure(place, valueIn(typed, figureKey(place))) }));
  const errors = all.flatMap(({ place, value }): readonly FieldError[] => {
    if (value !== undefined) return [];
    const { unit, label } = STATED_FIGURES[place.figure];
    const message = (unit === 'ore' ? form.notKronor : form.notWhole)(label[language]);
    return [{ field: figureKey(place), message }];
  });
  const statements = all.map(({ place: { figure, of }, value }) => ({ figure, of, value: value ?? null }));
  return errors.length > 0 ? { errors } : { statements, note: valueIn(typed, NOTE) };
};

/** What the rules refuse of the form, at its fields. */
export const refusedFigures = (
  refusal: FigureRefusal,
  language: Language,
): readonly FieldError[] | undefined =>
  refusal.code === 'FiguresWrong'
    ? refusal.wrong.map((wrong) => ({
        field: figureKey(wrong),
        message: wrongFigureSentence(wrong)[language],
      }))
    : undefined;

export const noteRefused = (message: string): readonly FieldError[] => [{ field: NOTE, message }];

type FormPageProps = Readonly<{
  read: FinsamYearRead;
  filled: Filled;
  commandKey: string;
  isFuture: boolean;
  wrong?: string | undefined;
}>;

/** Asks for the money and planned numbers of a year. */
export const FiguresFormPage = ({ read, filled, commandKey, isFuture, wrong }: FormPageProps) => {
  const { language } = useVisitor();
  const { finsam, journey } = useTexts();
  const { year, stated } = read;
  // What comes of a year that has not begun is not asked.
  const asked = stated.filter(({ figure }) => !isFuture || STATED_FIGURES[figure].isAhead);
  const subjects = [...new Set(asked.map(({ of }) => of))];
  return (
    <Page
      title={finsam.form.title(year)}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
    >
      <p class="lead">{finsam.form.lead}</p>
      {isFuture && <p class="hint">{finsam.form.future}</p>}
      <Form action={`${FINSAM_PAGE}/uppgifter`} commandKey={commandKey} revision={read.revision}>
        <input type="hidden" name="ar" value={String(year)} />
        {subjects.map((of) => (
          <FieldSet
            key={of ?? ''}
            name={`om-${subjects.indexOf(of)}`}
            label={of === null ? finsam.association : subjectName(read.association, of, language)}
            isGroup
          >
            <div class="fields pairs">
              <Questions
                questions={asked.filter((one) => one.of === of).map((place) => questionOf(place, language))}
                filled={filled}
              />
            </div>
          </FieldSet>
        ))}
        <Questions questions={[noteQuestion(language)]} filled={filled} />
        <Buttons>
          <Button>{finsam.form.save}</Button>
          <ButtonLink href={finsamAddress(year)}>{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
