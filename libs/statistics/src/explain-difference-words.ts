import type { Sentence } from '@samspar/kernel';
import type { DifferenceCause } from './explain-difference-cause.js';

const CAUSES: Readonly<Record<DifferenceCause, Sentence>> = {
  late: { sv: 'Registrerat i efterhand', en: 'Registered late' },
  happened: { sv: 'Hände senare', en: 'Happened later' },
  exit: { sv: 'Avslut', en: 'Exits' },
  reopening: { sv: 'Öppnat igen', en: 'Reopened' },
  correction: { sv: 'Rättelser', en: 'Corrections' },
  annulment: { sv: 'Strukna anteckningar', en: 'Entries struck' },
  misregistration: { sv: 'Felregistrerat', en: 'Misregistered' },
  reinstatement: { sv: 'Felregistrering ångrad', en: 'Misregistration undone' },
  importReversal: { sv: 'Inläst fil tagen tillbaka', en: 'Imported file taken back' },
  consent: { sv: 'Samtycke taget tillbaka eller givet på nytt', en: 'Consent withdrawn or given anew' },
  identification: { sv: 'Blev känt vem ärendet gäller', en: 'It became known whose case it is' },
  merge: { sv: 'Personer förda samman', en: 'Persons merged' },
  unmerge: { sv: 'Personer åtskilda igen', en: 'Persons parted again' },
  units: { sv: 'Enheter räknade under annat namn', en: 'Units counted under another name' },
  authorities: { sv: 'Ändringar bland myndigheterna', en: 'Changes among the authorities' },
  districts: { sv: 'Ändringar bland stadsdelarna', en: 'Changes among the districts' },
  registeredSince: {
    sv: 'Ändrat från när uppgifter registreras',
    en: 'Changed since when facts are registered',
  },
  definition: { sv: 'Annan version av definitionerna', en: 'Another version of the definitions' },
};

/** What is meant by it, where the name does not say so. */
const MEANINGS: Readonly<Partial<Record<DifferenceCause, Sentence>>> = {
  late: {
    sv: 'hade hänt vid den första tidpunkten, men registrerades efter den.',
    en: 'had happened by the first moment, and was registered after it.',
  },
  happened: {
    sv: 'hände efter den första tidpunkten.',
    en: 'happened after the first moment.',
  },
  definition: {
    sv: 'talen är räknade efter var sin version av vad mått och uppdelningar betyder. Den följer med programmet och har därför ingen position i loggen.',
    en: 'each figure is counted by a version of its own of what measures and dimensions mean. It comes with the program, and so has no position in the log.',
  },
};

/** What a cause of a difference is called. */
export const causeSentence = (cause: DifferenceCause): Sentence => CAUSES[cause];

/** What a cause means, where its name does not say all of it. */
export const causeMeaning = (cause: DifferenceCause): Sentence | undefined => MEANINGS[cause];

/** What several causes that are told together are called. */
export const causesSentence = (causes: readonly DifferenceCause[]): Sentence => {
  const [first, ...others] = causes.map(causeSentence);
  return {
    sv: [first?.sv ?? '', ...others.map(({ sv }) => `${sv.charAt(0).toLowerCase()}${sv.slice(1)}`)].join(
      ' + ',
    ),
    en: [first?.en ?? '', ...others.map(({ en }) => `${en.charAt(0).toLowerCase()}${en.slice(1)}`)].join(
      ' + ',
    ),
  };
};
