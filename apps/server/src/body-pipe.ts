import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { maskedText } from '@samspar/identity-number';
import type { Sentence } from '@samspar/kernel';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { nearestWord } from '@samspar/codes';
import { bodyInvalid, type FieldProblem, MOST_ERRORS, Problem } from './problem.js';

/** A class whose properties say what a body may hold. */
type BodyClass = new () => object;

/** What a rule of a body class says of a value it refuses; kept as the constraint's context. */
export type RuleContext = Readonly<{ sentence: Sentence; allowed?: readonly string[] }>;

const MISSHAPEN: Sentence = { sv: 'Värdet har fel form.', en: 'The value has the wrong shape.' };
export const NOT_KNOWN: Sentence = {
  sv: 'Fältet finns inte: ta bort det eller rätta namnet.',
  en: 'There is no such field: remove it or mend its name.',
};

const fieldsOf = (target: object | undefined): string[] =>
  target === undefined
    ? []
    : [
        ...new Set(
          getMetadataStorage()
            .getTargetValidationMetadatas(target.constructor, '', false, false)
            .map(({ propertyName }) => propertyName),
        ),
      ];

const isRuleContext = (context: unknown): context is RuleContext =>
  typeof context === 'object' && context !== null && 'sentence' in context;

/** The name a caller gave an unknown field, of which 60 characters are shown; digits are hidden, for they may be somebody's. */
const nameOf = (property: string): string =>
  maskedText(property.slice(0, 200))
    .slice(0, 60)
    .replace(/\d(?=\d)/g, '•');

/** How many faults these are. */
const countOf = (errors: readonly ValidationError[]): number =>
  errors.reduce((sum, { constraints, children = [] }) => sum + (constraints ? 1 : countOf(children)), 0);

/** `suggest` finds what was meant, unless there is too much of it to be told. */
const fieldProblems = (
  errors: readonly ValidationError[],
  path: string,
  suggest: typeof nearestWord | undefined,
): FieldProblem[] =>
  errors.flatMap((error) => {
    const field = `${path}${nameOf(error.property)}`;
    const constraint = Object.keys(error.constraints ?? {})[0];
    if (constraint === undefined) return fieldProblems(error.children ?? [], `${field}.`, suggest);
    if (constraint === 'whitelistValidation') {
      const suggestion = suggest?.(error.property, fieldsOf(error.target));
      return [{ field, sentence: NOT_KNOWN, ...(suggestion && { suggestion }) }];
    }
    const context: unknown = error.contexts?.[constraint];
    if (!isRuleContext(context)) return [{ field, sentence: MISSHAPEN }];
    const { sentence, allowed } = context;
    const suggestion =
      allowed && typeof error.value === 'string' ? suggest?.(error.value, allowed) : undefined;
    return [{ field, sentence, ...(allowed && { allowed }), ...(suggestion && { suggestion }) }];
  });

/** The body as one of its class; only one with further objects in it needs their classes made too. */
const instanceOf = (type: BodyClass, body: object): object =>
  Object.values(body).some((value) => typeof value === 'object' && value !== null)
    ? plainToInstance(type, body)
    : Object.assign(new type(), body);

/** Checks a plain body against its class and answers every field that is wrong; unknown fields are refused. */
export const problemsOf = (type: BodyClass, body: object): FieldProblem[] => {
  const errors = validateSync(instanceOf(type, body), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  return fieldProblems(errors, '', countOf(errors) > MOST_ERRORS ? undefined : nearestWord);
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
