import { unreachable } from '@samspar/kernel';
import { publicationRefusalSentence } from '@samspar/publications';
import type { PublishRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';
import { refusedQuestion } from '../statistics/statistics.controller.js';

/** So many names are told at most. */
const MOST_NAMES = 12;

const listed = (names: readonly string[], language: keyof Problem['sentence']): string => {
  const some = names.slice(0, MOST_NAMES);
  const more = { sv: 'en annan kod i listan', en: 'another code of the list' };
  return [...some, ...(names.length > some.length ? [more[language]] : [])].join(', ');
};

export const publicationNotFound = (): Problem =>
  new Problem(404, 'PublicationNotFound', {
    sv: 'Publiceringen finns inte: gå till listan över det som är publicerat.',
    en: 'There is no such publication: go to the list of what has been released.',
  });

/** 409: it is not where the command needs it. 422: what is said cannot be. 403: another person does it. */
export const publicationRefused = (refusal: PublishRefusal): Problem => {
  switch (refusal.code) {
    case 'CommandIdReused':
      return problemOfRefusal(refusal);
    case 'FollowsUnknown':
      return new Problem(422, refusal.code, {
        sv: 'Det som den tar platsen för är ingen publicering i förbundet: välj en ur listan.',
        en: 'What it takes the place of is no release of the association: choose one of the list.',
      });
    case 'FollowedAlready':
      return new Problem(409, refusal.code, {
        sv: 'En annan publicering har redan tagit dess plats: följ på den i stället.',
        en: 'Another release has taken its place already: follow that one instead.',
      });
    case 'FiguresNotReady':
      return new Problem(
        503,
        refusal.code,
        {
          sv: 'Siffrorna har inte hunnit till publiceringen: lämna den en gång till om en stund.',
          en: 'The figures have not reached the proposal yet: propose it once more in a while.',
        },
        { headers: { 'Retry-After': '1' } },
      );
    case 'GateTookLong':
      return new Problem(422, refusal.code, {
        sv: 'Det gick inte att i tid avgöra vad som får visas: publicera färre tabeller åt gången, eller sådana som är uppdelade på mindre.',
        en: 'What may be shown could not be found out in time: release fewer tables at once, or such that are divided by less.',
      });
    case 'Implausible':
      return new Problem(
        422,
        refusal.code,
        {
          sv: `Det här går inte ihop: ${refusal.findings.map(({ sentence }) => sentence.sv).join(' ')}`,
          en: `This does not add up: ${refusal.findings.map(({ sentence }) => sentence.en).join(' ')}`,
        },
        { facts: { findings: refusal.findings.map(({ finding, sentence }) => ({ ...finding, sentence })) } },
      );
    case 'LabelUnknown':
      return new Problem(
        422,
        refusal.code,
        {
          sv: `Rad ${refusal.line} hör inte till indelningen: skriv ${listed(refusal.known, 'sv')} eller Övriga.`,
          en: `Line ${refusal.line} is no part of the dimension: write ${listed(refusal.known, 'en')} or Others.`,
        },
        { facts: { refusal: { ...refusal, field: 'lines' } } },
      );
    case 'PublicationNotThere':
    case 'FiguresNotFrozen':
    case 'NothingToPublish':
    case 'PartOfReport':
      return new Problem(409, refusal.code, publicationRefusalSentence(refusal));
    case 'ReleasedByAnother':
      return new Problem(403, refusal.code, publicationRefusalSentence(refusal));
    case 'TooManyTables':
    case 'TableNotThere':
    case 'WordsMissing':
    case 'SourceMissing':
    case 'NotTypable':
    case 'LineWithoutFigure':
    case 'TooManyLines':
    case 'WordsTooLong':
    case 'IdentityNumberInWords':
      return new Problem(422, refusal.code, publicationRefusalSentence(refusal), { facts: { refusal } });
    case 'ParameterUnknown':
    case 'ParameterMissing':
    case 'ParameterRepeated':
    case 'ValueUnknown':
    case 'NotADay':
    case 'NotAMoment':
    case 'PeriodRunsBackwards':
    case 'TooManyDimensions':
    case 'DimensionRepeated':
    case 'TooManyOnAnAxis':
    case 'WhereWithoutCode':
    case 'TooManyParts':
    case 'NotACell':
    case 'NotDefinedThen':
    case 'DimensionNotOfMeasure':
    case 'EarlierOfOthers':
    case 'SplitNotReleased':
    case 'SplitNotProtected':
    case 'TwoMoments':
    case 'MomentsRunBackwards':
    case 'AssociationMustBeNamed':
      return refusedQuestion(refusal);
    default:
      return unreachable(refusal);
  }
};
