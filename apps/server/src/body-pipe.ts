import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { maskedText } from '@samspar/identity-number';
import type { Sentence } from '@samspar/kernel';
import { nearestWord } from '@samspar/codes';
import { type BodyClass, type FieldRule, rulesOf } from './body-rules.js';
import { bodyInvalid, type FieldProblem, MOST_ERRORS, Problem } from './problem.js';

export const NOT_KNOWN: Sentence = {
  sv: 'Fältet finns inte: ta bort det eller rätta namnet.',
  en: 'There is no such field: remove it or mend its name.',
};

/** The name a caller gave an unknown field, of which 60 characters are shown; digits are hidden, for they may be somebody's. */
const nameOf = (property: string): string =>
  maskedText(property.slice(0, 200))
    .slice(0, 60)
    .replace(/\d(?=\d)/g, '•');

/** What is wrong with a field; what was meant is looked for later, where somebody is told. */
type Fault = Pick<FieldProblem, 'field' | 'sentence' | 'allowed'> &
  Readonly<{ meant?: Readonly<{ given: string; among: readonly string[] }> }>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const faultsOfField = (rule: FieldRule, value: unknown, field: string): readonly Fault[] => {
  const { optional, check, sentence, allowed, of } = rule;
  if (optional && value === undefined) return [];
  if (!check(value)) {
    const meant = allowed && typeof value === 'string' && { given: value, among: allowed };
    return [{ field, sentence, ...(allowed && { allowed }), ...(meant && { meant }) }];
  }
  if (of === undefined || !isObject(value)) return [];
  return Array.isArray(value)
    ? value.flatMap((one: unknown, at) => faultsOf(of(), one, `${field}.${at}.`))
    : faultsOf(of(), value, `${field}.`);
};

/** Those of fields that do not exist first. */
const faultsOf = (type: BodyClass, body: unknown, path: string): readonly Fault[] => {
  if (!isObject(body)) return [];
  const rules = rulesOf(type);
  const faults: Fault[] = [];
  for (const given of Object.keys(body))
    if (!rules.has(given))
      faults.push({
        field: path + nameOf(given),
        sentence: NOT_KNOWN,
        meant: { given, among: [...rules.keys()] },
      });
  for (const [name, rule] of rules) faults.push(...faultsOfField(rule, body[name], path + name));
  return faults;
};

/** Checks a plain body against its class and answers every field that is wrong; unknown fields are refused. */
export const problemsOf = (type: BodyClass, body: object): FieldProblem[] => {
  const faults = faultsOf(type, body, '');
  const areFew = faults.length <= MOST_ERRORS;
  return faults.map(({ meant, ...fault }) => {
    const suggestion = areFew && meant ? nearestWord(meant.given, meant.among) : undefined;
    return { ...fault, ...(suggestion && { suggestion }) };
  });
};

/** Lets a body through as it was sent, once its class has nothing to say against it. */
@Injectable()
export class BodyPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || metatype === undefined || metatype === Object) return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Problem(400, 'BodyMissing', {
        sv: 'Uppgifterna saknas: skicka ett JSON-objekt, så som /api/v1/openapi.json beskriver.',
        en: 'The body is missing: send a JSON object, as /api/v1/openapi.json describes.',
      });
    const problems = problemsOf(metatype, value);
    if (problems.length > 0) throw bodyInvalid(problems);
    return value;
  }
}
