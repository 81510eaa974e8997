import { type ImportRefusal, importRefusalSentence } from '@samspar/import';
import type { ImportFileRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';
import { notAllowed } from '../sign-in/refusals.js';

/** What the asker may not do, whatever the file is like, and what is not there; all else is about what the file says. */
const STATUS: Partial<Record<ImportRefusal['code'], 403 | 404>> = {
  FileNotPermitted: 403,
  OfficeImportsOff: 403,
  RegisterOfOthers: 403,
  AuthorityNotOfSender: 403,
  BatchUnknown: 404,
};

export const batchUnknown = (): Problem => importRefused({ code: 'BatchUnknown' });

/** The problem of a file, or of a reversal, that is refused; `refusal` holds the facts behind the sentence. */
export const importRefused = (refusal: ImportFileRefusal): Problem => {
  if ('allowed' in refusal || refusal.code === 'CommandIdReused') return problemOfRefusal(refusal);
  if (refusal.code === 'AnswerOfOthers') return notAllowed();
  if (refusal.code === 'ImportCancelled')
    return new Problem(400, refusal.code, {
      sv: 'Anslutningen bröts innan något var inläst: skicka filen igen.',
      en: 'The connection was cut before anything was imported: send the file again.',
    });
  const sentence = importRefusalSentence(refusal);
  return new Problem(STATUS[refusal.code] ?? 422, refusal.code, sentence, { facts: { refusal } });
};
