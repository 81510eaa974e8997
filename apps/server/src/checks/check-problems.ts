import { unreachable } from '@samspar/kernel';
import type { MatterRefusal, RecordRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';

export const monthNotFound = (): Problem =>
  new Problem(404, 'CheckNotFound', {
    sv: 'Månaden har inte gått till ända, eller ligger före åtkomstloggen: gå till listan över kontroller.',
    en: 'The month has not ended, or lies before the access log: go to the list of checks.',
  });

export const matterNotFound = (): Problem =>
  new Problem(404, 'MatterNotFound', {
    sv: 'Det finns inget sådant att granska, eller inte längre: gå till listan Att granska.',
    en: 'There is no such thing to audit, or not any more: go to the list To audit.',
  });

const ownWork = (): Problem =>
  new Problem(403, 'OwnWork', {
    sv: 'Det som granskas hör till en insats som du själv har arbetat i under den tiden eller året före: en annan granskare gör kontrollen.',
    en: 'What is looked at belongs to an insats that you have worked in yourself, then or within the year before: another auditor makes the check.',
  });

/** 403: somebody else checks it. 409: there is more or less of it than what was looked at. */
export const matterRefused = ({ code }: MatterRefusal): Problem => {
  switch (code) {
    case 'OwnWork':
      return ownWork();
    case 'OwnAccount':
      return new Problem(403, code, {
        sv: 'Kontrollen gäller dig själv: en annan granskare gör den.',
        en: 'The check is about yourself: another auditor makes it.',
      });
    case 'MatterHasChanged':
      return new Problem(409, code, {
        sv: 'Det du granskar har ändrats medan du såg på det: öppna punkten igen, läs vad som är nytt och spara sedan.',
        en: 'What you audit has changed while you looked at it: open the item again, read what is new and then save.',
      });
    default:
      return unreachable(code);
  }
};

/** 403: somebody else records it. 422: of something that was found nothing is said. 409: the check is not where the command needs it. */
export const checkRefused = (refusal: RecordRefusal): Problem => {
  const { code } = refusal;
  switch (code) {
    case 'OwnReadings':
      return new Problem(403, code, {
        sv: 'Det som ses igenom är delvis din egen åtkomst: en annan granskare avslutar kontrollen.',
        en: 'What is looked at is in part your own access: another auditor records the check.',
      });
    case 'OwnWork':
      return ownWork();
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
