import type { Association } from '@samspar/association';
import { nearestWord } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import { Problem } from '../problem.js';

const unusable = (code: string, sentence: Sentence, said: string, allowed: readonly string[]): Problem => {
  const suggestion = nearestWord(said, allowed);
  return new Problem(422, code, sentence, { facts: { allowed, ...(suggestion && { suggestion }) } });
};

/** The association of that id, or the only one there is. Throws a problem that lists those there are. */
export const associationNamed = (
  associations: readonly Association[],
  id: string | undefined,
): Association => {
  const ids = associations.map((association) => association.id);
  if (id === undefined) {
    const [only, ...others] = associations;
    if (only === undefined)
      throw new Problem(422, 'NoAssociation', {
        sv: 'Inget förbund är upplagt: kör samspar setup med en fil som beskriver det.',
        en: 'No association is set up: run samspar setup with a file that describes it.',
      });
    if (others.length > 0)
      throw unusable(
        'AssociationMustBeNamed',
        {
          sv: `Ange association: ett av ${ids.join(', ')}.`,
          en: `State association: one of ${ids.join(', ')}.`,
        },
        '',
        ids,
      );
    return only;
  }
  const association = associations.find((candidate) => candidate.id === id);
  if (association === undefined)
    throw unusable(
      'AssociationUnknown',
      {
        sv: `Förbundet finns inte: association ska vara ett av ${ids.join(', ') || '(inga)'}.`,
        en: `There is no such association: association must be one of ${ids.join(', ') || '(none)'}.`,
      },
      id,
      ids,
    );
  return association;
};
