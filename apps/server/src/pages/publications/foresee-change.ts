import {
  AFTER_WITHDRAWAL,
  type Association,
  authoritiesOf,
  partiesOf,
  REGISTRABLE_DIMENSIONS,
} from '@samspar/association';
import { PARTY } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import {
  day,
  type FieldError,
  type Language,
  named,
  oneOf,
  type Option,
  plain,
  type Question,
  readTypedDay,
  textsOf,
  type Typed,
  valueIn,
  words,
} from '@samspar/pages';
import { CONTACT_KINDS, dimensionLabel, measureLabel } from '@samspar/statistics';
import type { Foreseen, Redefinition, RedefinitionRefusal } from '@samspar/use-cases';

export type ChangeName = Redefinition['change'];

/** The control at which a refusal of a field stands. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'namn',
  aliases: 'skrivet',
  unit: 'enhet',
  authority: 'myndighet',
  since: 'fran',
  intervention: 'insats',
  owner: 'drivs',
  district: 'stadsdel',
  successor: 'blir',
  threshold: 'grans',
};
const DAYS = ['fran', 'till'];

type Asked = Readonly<{ language: Language }> & Pick<Foreseen, 'association' | 'definitions'>;
/** What a form says: a text as it stands, and a day or null. */
type Said = Readonly<{ text: (name: string) => string; on: (name: string) => Day | null }>;
type ChangeForm = Readonly<{
  questions: (asked: Asked) => readonly Question[];
  /** What may be left blank. */
  optional?: readonly string[];
  read: (said: Said) => Redefinition;
}>;

const textsFor = ({ language }: Pick<Asked, 'language'>) => textsOf(language).publications.foresee;

const chosen = (name: string, label: string, options: readonly Option[], { language }: Asked) =>
  oneOf(name, label, options, textsOf(language).choose);

const unit = (asked: Asked) =>
  chosen('enhet', textsFor(asked).unit, asked.association.units.map(named), asked);
const authority = (asked: Asked) =>
  chosen('myndighet', textsFor(asked).authority, authoritiesOf(asked.association).map(named), asked);
const intervention = (asked: Asked) =>
  chosen('insats', textsFor(asked).intervention, asked.association.interventions.map(named), asked);
const name = (asked: Asked) => words('namn', plain(textsFor(asked).name), { longest: 200 });
const since = (asked: Asked) => day('fran', plain(textsFor(asked).since, textsFor(asked).sinceHint));
const until = (asked: Asked) => day('till', plain(textsFor(asked).until, textsFor(asked).untilHint));

const partiesNamed = ({ association, language }: Asked): readonly Option[] =>
  partiesOf(association.settings).map((party) => ({ value: party.code, label: party[language] }));

/** Authorities, and parties that are none of them themselves. */
const ownersNamed = (asked: Asked): readonly Option[] => {
  const authorities = authoritiesOf(asked.association).map(named);
  const known = authorities.map(({ value }) => value);
  return [...authorities, ...partiesNamed(asked).filter(({ value }) => !known.includes(value))];
};

/** What may be registered from a day on. */
const registrable = ({ language }: Pick<Asked, 'language'>): readonly Option[] => [
  { value: 'journeys', label: textsFor({ language }).journeys },
  ...REGISTRABLE_DIMENSIONS.map((value) => ({ value, label: dimensionLabel(value, language) })),
  ...CONTACT_KINDS.map((value) => ({ value, label: measureLabel(value, language) })),
];

/** What is not refused elsewhere where it is none of these. */
const LISTED: Readonly<Record<string, (asked: Asked) => readonly Option[]>> = {
  variabel: registrable,
  part: partiesNamed,
};

const districtsOf = ({ association }: Readonly<{ association: Association }>): readonly Option[] =>
  association.settings.districts.map(named);

const successorOf = ({ text }: Said) => {
  if (text('ny') !== '') return { name: text('ny') };
  return text('blir') === '' ? null : { id: text('blir') };
};

const FORMS: Readonly<Record<ChangeName, ChangeForm>> = {
  unitName: {
    questions: (asked) => [words('skrivet', plain(textsFor(asked).written), { longest: 200 }), unit(asked)],
    read: ({ text }) => ({ change: 'unitName', written: text('skrivet'), unit: text('enhet') }),
  },
  unitRenamed: {
    questions: (asked) => [unit(asked), name(asked)],
    read: ({ text }) => ({ change: 'unitRenamed', unit: text('enhet'), name: text('namn') }),
  },
  unitNew: {
    questions: (asked) => [name(asked), authority(asked)],
    read: ({ text }) => ({ change: 'unitNew', name: text('namn'), authority: text('myndighet') }),
  },
  unitAuthority: {
    questions: (asked) => [unit(asked), authority(asked), since(asked)],
    optional: ['fran'],
    read: ({ text, on }) => ({
      change: 'unitAuthority',
      unit: text('enhet'),
      authority: text('myndighet'),
      since: on('fran'),
    }),
  },
  authorityNew: {
    questions: (asked) => [name(asked), chosen('part', textsFor(asked).party, partiesNamed(asked), asked)],
    read: ({ text }) => ({
      change: 'authorityNew',
      name: text('namn'),
      party: PARTY.find(({ code }) => code === text('part'))?.code ?? 'municipality',
    }),
  },
  owner: {
    questions: (asked) => [
      intervention(asked),
      chosen('drivs', textsFor(asked).runBy, ownersNamed(asked), asked),
    ],
    read: ({ text }) => ({ change: 'owner', intervention: text('insats'), owner: text('drivs') }),
  },
  interventionEnds: {
    questions: (asked) => [intervention(asked), until(asked)],
    optional: ['till'],
    read: ({ text, on }) => ({ change: 'interventionEnds', intervention: text('insats'), to: on('till') }),
  },
  districtEnds: {
    questions: (asked) => [
      chosen('stadsdel', textsFor(asked).district, districtsOf(asked), asked),
      until(asked),
      oneOf('blir', textsFor(asked).successor, districtsOf(asked), textsFor(asked).noSuccessor),
      words('ny', plain(textsFor(asked).newDistrict, textsFor(asked).newDistrictHint), { longest: 200 }),
    ],
    optional: ['till', 'blir', 'ny'],
    read: (said) => ({
      change: 'districtEnds',
      district: said.text('stadsdel'),
      to: said.on('till'),
      successor: successorOf(said),
    }),
  },
  registeredSince: {
    questions: (asked) => [
      oneOf('variabel', textsFor(asked).variable, registrable(asked), null),
      oneOf(
        'insats',
        textsFor(asked).intervention,
        [{ value: '*', label: textsFor(asked).all }, ...asked.association.interventions.map(named)],
        null,
      ),
      since(asked),
    ],
    optional: ['insats', 'fran'],
    read: ({ text, on }) => ({
      change: 'registeredSince',
      variable: text('variabel'),
      intervention: text('insats') || '*',
      since: on('fran'),
    }),
  },
  threshold: {
    questions: (asked) => [
      words('grans', plain(textsFor(asked).threshold, textsFor(asked).thresholdHint), { isShort: true }),
    ],
    read: ({ text }) => ({ change: 'threshold', threshold: Number(text('grans')) }),
  },
  afterWithdrawal: {
    questions: (asked) => [
      oneOf(
        'raknas',
        textsFor(asked).counts,
        AFTER_WITHDRAWAL.map((value) => ({ value, label: textsFor(asked).countsAs[value] })),
        null,
      ),
    ],
    read: ({ text }) => ({
      change: 'afterWithdrawal',
      counts: text('raknas') === 'asBefore' ? 'asBefore' : 'anonymous',
    }),
  },
  definition: {
    questions: (asked) => [
      oneOf(
        'version',
        textsFor(asked).version,
        asked.definitions.map((version) => ({ value: String(version), label: String(version) })),
        null,
      ),
    ],
    read: ({ text }) => ({ change: 'definition', version: Number(text('version')) }),
  },
};

/** The changes that can be foreseen, in the order in which they are chosen from. */
export const CHANGES: readonly ChangeName[] = Object.keys(FORMS) as ChangeName[];

/** What is asked of a change. */
export const questionsOf = (change: ChangeName, asked: Asked): readonly Question[] =>
  FORMS[change].questions(asked);

/** What a form says of a change, or what is wrong at its fields. */
export const changeIn = (
  change: ChangeName,
  typed: Typed,
  asked: Asked,
  today: Day,
): Readonly<{ redefinition: Redefinition } | { errors: readonly FieldError[] }> => {
  const { optional = [], read } = FORMS[change];
  const text = (field: string) => valueIn(typed, field);
  const on = (field: string): Day | null => readTypedDay(text(field), today) ?? null;
  const isUnread = (field: string) => DAYS.includes(field) && text(field) !== '' && on(field) === null;
  const isListed = (field: string) =>
    LISTED[field]?.(asked).some(({ value }) => value === text(field)) ?? true;
  const errors = questionsOf(change, asked).flatMap((question): readonly FieldError[] => {
    const { name: field } = question;
    const { empty, wrong = empty } = question.advice(textsOf(asked.language), field);
    if (text(field) === '') return optional.includes(field) ? [] : [{ field, message: empty }];
    return isUnread(field) || !isListed(field) ? [{ field, message: wrong }] : [];
  });
  return errors.length > 0 ? { errors } : { redefinition: read({ text, on }) };
};

/** Where on the form a refusal stands; undefined where it is of no field of this change. */
export const fieldRefused = (
  change: ChangeName,
  refusal: RedefinitionRefusal,
  asked: Asked,
): string | undefined => {
  const field = 'field' in refusal ? FIELDS[refusal.field] : undefined;
  const isNew = change === 'districtEnds' && field === 'namn';
  return questionsOf(change, asked).find(({ name: known }) => known === (isNew ? 'ny' : field))?.name;
};
