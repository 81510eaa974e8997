import { numeral, type Sentence, unreachable } from '@samspar/kernel';
import type { FigureRefusal, WrongFigure } from './figure-rules.js';
import { STATED_FIGURES } from './figures.js';
import { inKronor } from './money.js';

const amount = ({ figure }: WrongFigure, value: number, language: keyof Sentence): string =>
  STATED_FIGURES[figure].unit === 'ore'
    ? `${inKronor(value, language)} ${language === 'sv' ? 'kronor' : 'kronor'}`
    : numeral(value, language);

/** What is wrong with a figure, and what to do. */
export const wrongFigureSentence = (wrong: WrongFigure): Sentence => {
  const { sv, en } = STATED_FIGURES[wrong.figure].label;
  switch (wrong.code) {
    case 'FigureOfNothing':
      return {
        sv: `${sv} anges inte för det som står här: se vilka insatser och medlemmar förbundet har.`,
        en: `${en} is not stated of what stands here: see which insatser and members the association has.`,
      };
    case 'FigureNotWhole':
      return {
        sv: `${sv} är inget helt tal: skriv ett, utan decimaler.`,
        en: `${en} is no whole number: write one, without decimals.`,
      };
    case 'FigureNegative':
      return {
        sv: `${sv} kan inte vara mindre än noll.`,
        en: `${en} cannot be less than nothing.`,
      };
    case 'FigureRepeated':
      return { sv: `${sv} står två gånger: ange det en gång.`, en: `${en} stands twice: state it once.` };
    case 'FigureTooLarge':
      return {
        sv: `${sv} kan vara högst ${amount(wrong, wrong.most, 'sv')}: kontrollera beloppet.`,
        en: `${en} can be at most ${amount(wrong, wrong.most, 'en')}: check it.`,
      };
    case 'FigureTooEarly':
      return {
        sv: `${sv} anges tidigast när ${wrong.year} har börjat.`,
        en: `${en} is stated once ${wrong.year} has begun.`,
      };
    default:
      return unreachable(wrong);
  }
};

/** Why figures of a year are not taken, and what to do. */
export const figureRefusalSentence = (refusal: FigureRefusal): Sentence => {
  switch (refusal.code) {
    case 'YearOutOfReach':
      return {
        sv: `Välj ett år från ${refusal.from} till ${refusal.to}.`,
        en: `Choose a year from ${refusal.from} to ${refusal.to}.`,
      };
    case 'FiguresWrong': {
      const all = refusal.wrong.map(wrongFigureSentence);
      return { sv: all.map(({ sv }) => sv).join(' '), en: all.map(({ en }) => en).join(' ') };
    }
    case 'NoteTooLong':
      return {
        sv: `Källan kan vara högst ${refusal.most} tecken: korta den.`,
        en: `The source can have at most ${refusal.most} characters: shorten it.`,
      };
    case 'IdentityNumberInNote':
      return {
        sv: 'Källan ser ut att innehålla ett personnummer: ta bort det. Här skrivs inga personuppgifter.',
        en: 'The source seems to hold an identity number: take it away. No personal data are written here.',
      };
    case 'YearNotBegun':
      return {
        sv: `${refusal.year} har inte börjat: det finns inget att rapportera.`,
        en: `${refusal.year} has not begun: there is nothing to report.`,
      };
    case 'NothingToReport':
      return {
        sv: 'Uppgifterna är redan markerade som rapporterade, och inget har ändrats sedan dess.',
        en: 'The figures are marked as reported already, and nothing has changed since.',
      };
    default:
      return unreachable(refusal);
  }
};
