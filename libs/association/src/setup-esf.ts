import type { Association, Intervention } from './association-events.js';
import { runBy } from './authorities.js';
import {
  ESF_DAYS,
  ESF_FIELDS,
  ESF_FILES,
  ESF_MONTHS,
  ESF_NUMBERS,
  ESF_SEPARATORS,
  type EsfField,
  type EsfFinancing,
  type EsfTemplate,
  isEsfFinanced,
  USUAL_ESF_TEMPLATE,
} from './esf.js';
import { sameData } from './same-data.js';
import type { SetupProblem, SetupReader } from './setup-reader.js';

/** Whether an insats is financed by the European Social Fund: as what project, or not; undefined where the file does not say. */
export const readEsfFinancing = (said: SetupReader): EsfFinancing | false | undefined => {
  if (said.isAbsent) return undefined;
  if (said.value === false) return false;
  if (said.isObject) return { project: said.object(['project']).in('project').text() };
  said.report(
    'ska vara false, eller projektets nummer: { "project": "2023/00417" }.',
    'must be false, or the number of the project: { "project": "2023/00417" }.',
  );
  return undefined;
};

/**
 * What an insats is financed by is said once, and stands: whoever reports what the fund finances could not tell otherwise when it began. `present`: as it was set
 * up before.
 */
export const lockedFinancing = (
  said: SetupReader,
  financing: Intervention['esf'],
  present: Intervention | undefined,
): Intervention['esf'] => {
  if (present?.esf === undefined) return financing;
  if (financing !== undefined && !sameData(financing, present.esf))
    said.report(
      'kan inte ändras när det en gång är sagt: avsluta insatsen och lägg till en ny med ett annat id.',
      'cannot be changed once it has been said: end the insats and add another with an id of its own.',
      typeof financing === 'object' ? financing.project : financing,
    );
  return present.esf;
};

/** An insats that the fund finances is owned by a member, which applies, is paid and reports: what is wrong with those of which it is not known which. */
export const esfOfNoMember = (
  setup: Association,
  before: Association | undefined,
): readonly SetupProblem[] => {
  const authorities = [
    ...(before?.authorities ?? []).filter(({ id }) => !setup.authorities.some((one) => one.id === id)),
    ...setup.authorities,
  ];
  return setup.interventions.flatMap((intervention, index) =>
    !isEsfFinanced(intervention) || runBy({ settings: setup.settings, authorities }, intervention)
      ? []
      : [
          {
            path: `interventions[${index}].owner`,
            value: intervention.owner,
            problem: {
              sv: `${intervention.name} finansieras av ESF och ägs då av en medlem, aldrig av förbundet: ange vilken myndighet som är projektägare.`,
              en: `${intervention.name} is financed by ESF, and so owned by a member, never by the association: say which authority owns the project.`,
            },
          },
        ],
  );
};

const MUST: readonly EsfField[] = ['number', 'start', 'end'];
/** Four characters, a letter first: never the end of a real number. */
const ENDING = /^[A-Za-z][A-Za-z0-9]{3}$/;
/** What a sheet may be called. */
const SHEET = /^[^[\]:*?/\\']{1,31}$/;
const KEYS = ['file', 'separator', 'sheet', 'days', 'months', 'number', 'sex', 'protectedEnding', 'columns'];

const readColumns = (said: SetupReader): EsfTemplate['columns'] => {
  if (said.isAbsent) return USUAL_ESF_TEMPLATE.columns;
  const columns = said.list().map((one) => {
    const column = one.object(['head', 'is']);
    const field = column.in('is');
    if (field.value === undefined)
      field.report(
        `saknas: välj bland ${ESF_FIELDS.join(', ')}.`,
        `is missing: choose among ${ESF_FIELDS.join(', ')}.`,
      );
    return { head: column.in('head').text(), is: field.oneOf(ESF_FIELDS, 'empty') };
  });
  said.distinct(columns.map(({ head }, index) => ({ path: `${said.path}[${index}].head`, name: head })));
  for (const field of ESF_FIELDS) {
    const count = columns.filter(({ is }) => is === field).length;
    if (count === 0 && MUST.includes(field))
      said.report(`saknar en kolumn för ${field}.`, `has no column for ${field}.`, null);
    if (count > 1 && field !== 'empty')
      said.report(
        `har ${count} kolumner för ${field}: det räcker med en.`,
        `has ${count} columns for ${field}: one will do.`,
        null,
      );
  }
  return columns;
};

const readSex = (said: SetupReader): EsfTemplate['sex'] => {
  if (said.isAbsent) return USUAL_ESF_TEMPLATE.sex;
  const sexes = said.object(['woman', 'man', 'unknown']);
  const [woman, man] = [sexes.in('woman').text(), sexes.in('man').text()];
  const unknown = sexes.in('unknown', '');
  if (woman !== '' && woman === man)
    sexes.in('man').report('är detsamma som för kvinnor.', 'is the same as for women.');
  return { woman, man, unknown: unknown.value === '' ? '' : unknown.text() };
};

const readEndings = (said: SetupReader): EsfTemplate['protectedEnding'] => {
  if (said.isAbsent) return USUAL_ESF_TEMPLATE.protectedEnding;
  const endings = said.object(['woman', 'man']);
  const ending = (sex: 'woman' | 'man'): string => {
    const one = endings.in(sex);
    if (typeof one.value === 'string' && ENDING.test(one.value)) return one.value;
    one.report(
      'ska vara fyra tecken och börja med en bokstav, t.ex. Tf29.',
      'must be four characters and begin with a letter, e.g. Tf29.',
    );
    return USUAL_ESF_TEMPLATE.protectedEnding[sex];
  };
  return { woman: ending('woman'), man: ending('man') };
};

/** How the list to ESF is written; undefined where the file does not say, and it is written as usual. */
export const readEsfTemplate = (said: SetupReader): EsfTemplate | undefined => {
  if (said.isAbsent) return undefined;
  const usual = USUAL_ESF_TEMPLATE;
  const template = said.object(KEYS);
  const sheet = template.in('sheet', usual.sheet);
  if (typeof sheet.value !== 'string' || !SHEET.test(sheet.value))
    sheet.report(
      "ska vara 1–31 tecken utan [ ] : * ? / \\ och '.",
      "must be 1–31 characters without [ ] : * ? / \\ and '.",
    );
  return {
    file: template.in('file').oneOf(ESF_FILES, usual.file),
    separator: template.in('separator').oneOf(ESF_SEPARATORS, usual.separator),
    sheet: typeof sheet.value === 'string' ? sheet.value : usual.sheet,
    days: template.in('days').oneOf(ESF_DAYS, usual.days),
    months: template.in('months').oneOf(ESF_MONTHS, usual.months),
    number: template.in('number').oneOf(ESF_NUMBERS, usual.number),
    sex: readSex(template.in('sex')),
    protectedEnding: readEndings(template.in('protectedEnding')),
    columns: readColumns(template.in('columns')),
  };
};
