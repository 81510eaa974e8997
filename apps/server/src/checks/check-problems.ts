import { unreachable } from '@samspar/kernel';
import type { RecordRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';

export const monthNotFound = (): Problem =>
  new Problem(404, 'CheckNotFound', {
    sv: 'Månaden har inte gått till ända, eller ligger före åtkomstloggen: gå till listan över kontroller.',
    en: 'The month has not ended, or lies before the access log: go to the list of checks.',
  });

/** 403: somebody else records it. 422: of something that was found nothing is said. 409: the check is not where the command needs it. */
export const checkRefused = (refusal: RecordRefusal): Problem => {
  const { code } = refusal;
  switch (code) {
    case 'OwnReadings':
      return new Problem(403, code, {
        sv: 'Det som ses igenom är delvis din egen åtkomst: en annan granskare avslutar kontrollen.',
        en: 'What is looked at is in part your own access: another auditor records the check.',
      });
    case 'ResultsMissing':
      return new Problem(
        422,
        code,
        {
          sv: `Ange vad som kom fram: ${refusal.parts.join(', ')}.`,
          en: `State what came of it: ${refusal.parts.join(', ')}.`,
        },
        { facts: { parts: refusal.parts } },
      );
    case 'MonthNotOver':
    case 'CheckNotBegun':
      return new Problem(409, code, {
        sv: 'Kontrollen är inte påbörjad eller har ändrats: öppna månaden igen.',
        en: 'The check has not been begun, or has changed: open the month again.',
      });
    default:
      return unreachable(code);
  }
};
