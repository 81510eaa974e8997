import { type Sentence, unreachable } from '@samspar/kernel';
import type { QuestionsRefusal } from './questions-state.js';

const FIELDS: Readonly<Record<string, Sentence>> = {
  text: { sv: 'Texten', en: 'The text' },
  asker: { sv: 'Namnet på den som frågade', en: 'The name of who asked' },
  forum: { sv: 'Uppgiften om var frågan ställdes', en: 'Where it was asked' },
  tableTitle: { sv: 'Tabellens rubrik', en: 'The title of the table' },
  answer: { sv: 'Svaret', en: 'The answer' },
  reason: { sv: 'Skälet', en: 'The reason' },
  source: { sv: 'Källan', en: 'The source' },
};
const named = (field: string): Sentence => FIELDS[field] ?? { sv: field, en: field };

/** What is refused and what to do, in Swedish and English. */
export const questionsRefusalSentence = (refusal: QuestionsRefusal): Sentence => {
  switch (refusal.code) {
    case 'WordsMissing': {
      const { sv, en } = named(refusal.field);
      return { sv: `${sv} saknas: skriv in det.`, en: `${en} is missing: write it.` };
    }
    case 'WordsTooLong': {
      const { sv, en } = named(refusal.field);
      return {
        sv: `${sv} får ha högst ${refusal.most} tecken: korta av.`,
        en: `${en} may have ${refusal.most} characters at most: shorten it.`,
      };
    }
    case 'IdentityNumberInWords': {
      const { sv, en } = named(refusal.field);
      return {
        sv: `${sv} innehåller något som ser ut som ett personnummer: ta bort det.`,
        en: `${en} holds something that looks like an identity number: remove it.`,
      };
    }
    case 'QuestionNotThere':
      return {
        sv: 'Frågan finns inte, eller är borttagen: gå till listan över frågor.',
        en: 'There is no such question, or it was taken away: go to the list of questions.',
      };
    case 'QuestionThereAlready':
      return { sv: 'Frågan finns redan.', en: 'The question is there already.' };
    case 'NotStatable':
      return {
        sv: 'Den frågan besvaras av det som registreras: där finns inget att ange själv.',
        en: 'That question is answered by what is registered: there is nothing to state of it.',
      };
    case 'NothingStated':
      return {
        sv: 'Inget är angivet för det året: välj ett år som har en uppgift.',
        en: 'Nothing is stated of that year: choose a year that has a statement.',
      };
    case 'StatementEmpty':
      return { sv: 'Ange minst ett tal eller en text.', en: 'State one figure at least, or a text.' };
    case 'FigureNotOfQuestion':
      return {
        sv: 'Talet hör inte till frågan: ange ett av dem som frågan har.',
        en: 'The figure is none of the question: state one that it has.',
      };
    case 'FigureOutOfRange':
      return {
        sv: 'Ange ett helt tal, 0 eller större, utskrivet med alla siffror och utan enhet (inte 2 mnkr).',
        en: 'State a whole number, 0 or greater, without an abbreviation.',
      };
    case 'AskerUnknown':
      return { sv: 'Välj vad för slags part som frågade.', en: 'Choose what kind of body asked.' };
    case 'NoSuchDay':
      return {
        sv: 'Dagen finns inte i kalendern: skriv den som 2025-02-18.',
        en: 'There is no such day: write it as 2025-02-18.',
      };
    case 'DayAhead':
      return {
        sv: 'Dagen ligger i framtiden: ange i dag eller tidigare.',
        en: 'The day is in the future: state today or earlier.',
      };
    case 'NoSuchYear':
      return {
        sv: 'Ange ett år som har börjat, med fyra siffror.',
        en: 'State a year that has begun, in four digits.',
      };
    case 'AnsweredBeforeAsked':
      return {
        sv: `Frågan ställdes ${refusal.askedOn}: den kan inte ha besvarats före den dagen.`,
        en: `The question was asked ${refusal.askedOn}: it cannot have been answered before.`,
      };
    case 'TooManyQuestionTables':
      return {
        sv: `En fråga har högst ${refusal.most} tabeller: ta bort en eller lägg till en ny fråga.`,
        en: `A question has ${refusal.most} tables at most: take one away, or add another question.`,
      };
    case 'QuestionTableNotThere':
      return { sv: 'Tabellen finns inte i frågan.', en: 'The question has no such table.' };
    case 'AnswerNotThere':
      return { sv: 'Svaret finns inte i frågan.', en: 'The question has no such answer.' };
    case 'NoFiguresToOffer':
      return {
        sv: 'Svaret har inga siffror att publicera: lägg till en tabell och svara en gång till.',
        en: 'The answer has no figures to release: add a table and answer once more.',
      };
    case 'OfferedAlready':
      return {
        sv: 'Svaret är redan lämnat till publicering: öppna publiceringen.',
        en: 'The answer has been taken to a publication already: open it.',
      };
    default:
      return unreachable(refusal);
  }
};
