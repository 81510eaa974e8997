import type { Association, Intervention } from '@samspar/association';
import { nearestWord, OUTSIDE, type OtherReason } from '@samspar/codes';
import type { Profile } from '@samspar/casework';
import { isKnown, isStatedUnknown, type OccurredOn, type Sentence } from '@samspar/kernel';
import { Problem } from '../problem.js';

const unusable = (
  code: string,
  sentence: Sentence,
  said: string,
  allowed: readonly string[],
  meant?: string,
): Problem => {
  const suggestion = meant ?? nearestWord(said, allowed);
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

const runsOn = ({ from, to }: Pick<Intervention, 'from' | 'to'>, day: OccurredOn): boolean =>
  !isKnown(day) || ((from === null || from <= day) && (to === null || day <= to));

/** Throws a problem unless the association has that insats for individuals and it runs on the day. */
export const checkIntervention = ({ interventions }: Association, id: string, day: OccurredOn): void => {
  const usable = interventions.filter(
    (candidate) => candidate.kind === 'individual' && runsOn(candidate, day),
  );
  if (usable.some((candidate) => candidate.id === id)) return;
  const ids = usable.map((candidate) => candidate.id);
  const intervention = interventions.find((candidate) => candidate.id === id);
  const list = ids.join(', ') || '–';
  if (intervention === undefined)
    throw unusable(
      'InterventionUnknown',
      {
        sv: `Insatsen finns inte: ange en av ${list}.`,
        en: `There is no such insats: state one of ${list}.`,
      },
      id,
      ids,
    );
  if (intervention.kind === 'structural')
    throw unusable(
      'InterventionHasNoParticipants',
      {
        sv: `${intervention.name} är strukturövergripande och har inga deltagare: ange en av ${list}.`,
        en: `${intervention.name} is a structural insats without participants: state one of ${list}.`,
      },
      id,
      ids,
    );
  throw unusable(
    'InterventionNotActive',
    {
      sv: `${intervention.name} pågår ${intervention.from ?? ''}–${intervention.to ?? ''}, inte ${day}: ange en av ${list} eller rätta dagen.`,
      en: `${intervention.name} runs ${intervention.from ?? ''}–${intervention.to ?? ''}, not on ${day}: state one of ${list} or mend the day.`,
    },
    id,
    ids,
  );
};

/** Throws a problem unless the district is one of the association's that is in force on the day, or outside. */
export const checkDistrict = (
  { settings }: Association,
  district: Profile['district'],
  day: OccurredOn,
): void => {
  if (district === undefined || isStatedUnknown(district) || district === OUTSIDE.code) return;
  const usable = settings.districts.filter((candidate) => runsOn(candidate, day));
  if (usable.some(({ id }) => id === district)) return;
  const ids = [...usable.map(({ id }) => id), OUTSIDE.code];
  const ended = settings.districts.find(({ id }) => id === district);
  throw unusable(
    ended ? 'DistrictNotInForce' : 'DistrictUnknown',
    {
      sv: `${ended ? `${ended.name} är ingen stadsdel den ${day}` : 'Stadsdelen finns inte'}: ange en av ${ids.join(', ')}.`,
      en: `${ended ? `${ended.name} is not a district on ${day}` : 'There is no such district'}: state one of ${ids.join(', ')}.`,
    },
    district,
    ids,
    ended?.successor ?? undefined,
  );
};

/** *Frihetsberövad* may be data on offences: it is stored as `other` unless the association's setting says otherwise. */
export const storable = <Reason extends string>(
  { settings }: Association,
  reasons: readonly Reason[],
): readonly (Reason | Extract<OtherReason, 'other'>)[] =>
  settings.storeDetained
    ? reasons
    : [...new Set(reasons.map((reason) => (reason === 'detained' ? 'other' : reason)))];
