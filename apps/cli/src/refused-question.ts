import { type QueryRefusal, queryRefusalSentence } from '@samspar/statistics';
import { type CommandRefused, refusedWith } from './terminal.js';

/** What a sentence about a question calls its parameters. */
const PARAMETER =
  /(?<![\w"-])(from|to|where|by|measure|asKnownAt|compareWith|shareOf|percentOf|unknowns|definition|cell|unit|year|half|protect)(?![\w"])=?/g;
/** What follows is values. */
const VALUES = /(?= (?:Möjliga värden|eller fråga efter))/;

const flag = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const withFlags = (sentence: string): string => {
  const [said = '', ...values] = sentence.split(VALUES);
  const named = said.replaceAll(PARAMETER, (written, name: string) =>
    written.endsWith('=') ? `${flag(name)} ` : flag(name),
  );
  return [named, ...values].join('');
};

/** A question that cannot be answered, in a sentence with the flags that it was asked by. */
export const refusedQuestion = (refusal: QueryRefusal, exitCode?: number): CommandRefused => {
  const sentence = queryRefusalSentence(refusal);
  return refusedWith({ ...sentence, sv: withFlags(sentence.sv) }, refusal, exitCode);
};
