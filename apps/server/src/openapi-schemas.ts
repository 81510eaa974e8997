import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse, type ApiResponseSchemaHost } from '@nestjs/swagger';
import { DIMENSIONS, MEASURES, SHARES_OF, UNITS } from '@samspar/statistics';

/** What the examples speak of; nobody's. */
const JOURNEY_ID = '0190f3c2-6a4e-4f0b-9d57-3c1f0a8e5b21';
const BATCH_ID = '5f0c8a3e-1d2b-5c4d-8e6f-7a9b0c1d2e3f';
const POSITION = '4711';

/** A sentence in both languages. */
class SentenceSchema {
  @ApiProperty({ type: 'string' }) sv!: string;
  @ApiProperty({ type: 'string' }) en!: string;
}

class WarningSchema {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => SentenceSchema }) sentence!: SentenceSchema;
}

/** What every command on a journey answers. */
export class AnswerSchema {
  @ApiProperty({ type: 'string', format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ type: 'integer', description: 'Also the ETag.', example: 2 }) revision!: number;
  @ApiProperty({
    type: 'string',
    description: 'Log position, for after= of a query that must see this.',
    example: POSITION,
  })
  position!: string;
  @ApiProperty({ type: 'array', items: { type: 'string' }, example: ['JourneyStarted'] }) events!: string[];
  @ApiProperty({ type: 'boolean', description: 'The command had been carried out before.', example: false })
  repeated!: boolean;
  @ApiProperty({
    type: () => [WarningSchema],
    example: [
      {
        code: 'AgeOutsideTarget',
        sentence: {
          sv: 'Åldern 67 år ligger utanför 16–65 år: kontrollera att den stämmer.',
          en: 'The age 67 lies outside 16–65: check that it is right.',
        },
      },
    ],
  })
  warnings!: WarningSchema[];
}

class FieldProblemSchema {
  @ApiProperty({ type: 'string' }) field!: string;
  @ApiProperty({ type: () => SentenceSchema }) sentence!: SentenceSchema;
  @ApiProperty({ type: 'array', items: { type: 'string' }, required: false }) allowed?: string[];
  @ApiProperty({ type: 'string', required: false }) suggestion?: string;
}

const STALE = {
  sv: 'Ärendet har ändrats sedan du hämtade det: hämta det igen och se om uppgiften fortfarande behövs.',
  en: 'The journey has changed since you read it: read it again and see whether the command is still needed.',
};

/** RFC 9457 problem details. */
export class ProblemSchema {
  @ApiProperty({ type: 'string', example: 'urn:samspar:problem:RevisionStale' }) type!: string;
  @ApiProperty({ type: 'string', example: 'revision stale' }) title!: string;
  @ApiProperty({ type: 'integer', example: 412 }) status!: number;
  @ApiProperty({ type: 'string', description: 'What went wrong, for programs.', example: 'RevisionStale' })
  code!: string;
  @ApiProperty({ type: 'string', description: 'The English sentence.', example: STALE.en }) detail!: string;
  @ApiProperty({ type: () => SentenceSchema, example: STALE }) sentence!: SentenceSchema;
  @ApiProperty({
    type: 'string',
    description: 'urn:uuid of the request, as the server’s log names it.',
    example: 'urn:uuid:7d3b1f64-20c9-4e8a-9a57-6f1e2c4b8d03',
  })
  instance!: string;
  @ApiProperty({ type: () => [FieldProblemSchema], required: false }) errors?: FieldProblemSchema[];
  @ApiProperty({
    type: 'integer',
    required: false,
    description: 'How many fields more are wrong than `errors` names.',
    example: 12,
  })
  more?: number;
}

type Schema = ApiResponseSchemaHost['schema'];

const TEXT = { type: 'string' } satisfies Schema;
const COUNT = { type: 'integer', minimum: 0 } satisfies Schema;
const YES_OR_NO = { type: 'boolean' } satisfies Schema;
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const DIMENSION = { type: 'string', enum: [...DIMENSIONS] } satisfies Schema;
const DAY = { type: 'string', format: 'date' } satisfies Schema;
const QUARTILES = {
  type: 'array',
  items: COUNT,
  minItems: 3,
  maxItems: 3,
  nullable: true,
  description: 'First quartile, median and third, in whole days by nearest rank.',
} satisfies Schema;

/** An object of these properties, all there unless `optional` names them. */
const objectOf = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const exemplified = (schema: Schema, example: object): Schema => ({ ...schema, example });

const MEDIAN = {
  n: { ...COUNT, description: 'Journeys the median is of.' },
  without: { ...COUNT, description: 'Journeys that lack a day.' },
  quartiles: QUARTILES,
} satisfies Record<string, Schema>;
const SUPPRESSED = { ...YES_OR_NO, description: 'Hidden by protect=public; there is no value.' };

const CELL = objectOf(
  {
    ...Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, TEXT])),
    value: { ...COUNT, nullable: true, description: 'The count, or the median in days.' },
    share: objectOf({ numerator: COUNT, denominator: COUNT, percent: COUNT }),
    ...MEDIAN,
    suppressed: SUPPRESSED,
    break: { ...YES_OR_NO, description: 'Registration began within this part: a series breaks here.' },
  },
  [...DIMENSIONS, 'value', 'share', ...Object.keys(MEDIAN), 'suppressed', 'break'],
);

/** The answer to a question (docs/statistics.md). */
export const STATISTICS_ANSWER: Schema = exemplified(
  objectOf(
    {
      measure: { type: 'string', enum: [...MEASURES] },
      unit: { type: 'string', enum: [...UNITS] },
      period: objectOf({ from: DAY, to: DAY }),
      asKnownAt: { type: 'string', format: 'date-time' },
      position: { ...TEXT, description: 'Log position the answer was counted at.' },
      definitionVersion: { type: 'integer' },
      by: listOf(DIMENSION),
      where: { type: 'object', additionalProperties: listOf(TEXT) },
      shareOf: { type: 'string', enum: [...SHARES_OF] },
      cells: listOf(CELL),
      total: {
        ...COUNT,
        nullable: true,
        description: 'The count, or the median; null where nothing is registered.',
      },
      ...MEDIAN,
      suppressed: SUPPRESSED,
      checks: objectOf({
        closes: {
          ...YES_OR_NO,
          nullable: true,
          description: 'Whether what can be checked agrees; null where nothing can.',
        },
        parts: {
          ...YES_OR_NO,
          nullable: true,
          description: 'Whether the counts of the cells make the total; null where they need not.',
        },
        multiValued: listOf(DIMENSION),
        roundedSums: listOf(COUNT),
      }),
      notRegistered: objectOf({ dimension: TEXT, since: { ...DAY, nullable: true }, reason: TEXT }),
      notes: listOf({
        type: 'object',
        properties: { code: TEXT },
        required: ['code'],
        additionalProperties: true,
      }),
    },
    [...Object.keys(MEDIAN), 'suppressed', 'notRegistered'],
  ),
  {
    measure: 'started',
    unit: 'journey',
    period: { from: '2024-01-01', to: '2024-12-31' },
    asKnownAt: '2025-02-01T00:00:00.000Z',
    position: POSITION,
    definitionVersion: 1,
    by: ['sex'],
    where: { intervention: ['finsam-team', 'novum'] },
    shareOf: 'last',
    cells: [
      { sex: 'woman', value: 197, share: { numerator: 197, denominator: 352, percent: 56 } },
      { sex: 'man', value: 155, share: { numerator: 155, denominator: 352, percent: 44 } },
    ],
    total: 352,
    checks: { closes: true, parts: true, multiValued: [], roundedSums: [100] },
    notes: [],
  },
);

const WHY = { code: TEXT, sentence: objectOf({ sv: TEXT, en: TEXT }) } satisfies Record<string, Schema>;
const ROW = objectOf({
  row: COUNT,
  number: { ...TEXT, description: 'The running number of the row; an identity number only masked.' },
  column: { ...TEXT, description: 'The header in the file.' },
  value: TEXT,
  reason: { ...TEXT, description: 'The Swedish sentence.' },
  ...WHY,
});

/** What became of a file; every count is of rows (docs/import.md). */
export const IMPORT_REPORT: Schema = exemplified(
  objectOf({
    batch: {
      type: 'string',
      format: 'uuid',
      nullable: true,
      description: 'Null in a dry run, and where nothing was new.',
    },
    rows: COUNT,
    imported: COUNT,
    unchanged: COUNT,
    corrected: COUNT,
    missing: COUNT,
    partial: { ...YES_OR_NO, description: 'Whether the file holds only a part of its list.' },
    rejectedRows: { ...COUNT, description: 'Rows not taken.' },
    rejected: {
      ...listOf(ROW),
      description: 'Everything that is wrong with them; an identity number only masked.',
    },
    warnedRows: { ...COUNT, description: 'Rows taken that should be looked at twice.' },
    warnings: {
      ...listOf(ROW),
      description: 'What is unusual about them, of at most a thousand rows.',
    },
    matchedColumns: {
      ...listOf(objectOf({ header: TEXT, column: TEXT })),
      description:
        'Headers that were matched with columns by hand, now or for an earlier file of the register.',
    },
    ignoredColumns: listOf(TEXT),
    ignoredSheets: listOf(TEXT),
    notes: {
      ...listOf(objectOf({ column: TEXT, ...WHY })),
      description: 'What is to be said of whole columns.',
    },
    hidden: {
      ...objectOf({
        rows: COUNT,
        columns: listOf(TEXT),
        sheets: listOf(TEXT),
        wereRead: { type: 'boolean' },
      }),
      description: 'What the file hides, by hand or by a filter; read only where hidden=read asked for it.',
    },
    position: TEXT,
  }),
  {
    batch: BATCH_ID,
    rows: 120,
    imported: 96,
    unchanged: 20,
    corrected: 3,
    missing: 0,
    partial: false,
    rejectedRows: 1,
    rejected: [
      {
        row: 17,
        number: '2024-16',
        column: 'Insats',
        value: 'Nobum',
        code: 'ValueMisspelt',
        reason: 'Värdet finns inte i listan. Menade du ”Novum”?',
        sentence: {
          sv: 'Värdet finns inte i listan. Menade du ”Novum”?',
          en: 'The value is not in the list. Did you mean “Novum”?',
        },
      },
    ],
    warnedRows: 0,
    warnings: [],
    matchedColumns: [{ header: 'Vem anmälde', column: 'Anmälande part' }],
    ignoredColumns: ['Anteckningar'],
    ignoredSheets: [],
    notes: [],
    hidden: { rows: 2, columns: [], sheets: [], wereRead: false },
    position: POSITION,
  },
);

export const REVERSAL_REPORT: Schema = exemplified(
  objectOf({
    batch: { type: 'string', format: 'uuid' },
    alreadyReversed: YES_OR_NO,
    misregistered: COUNT,
    restored: COUNT,
    changedSince: listOf(
      objectOf({
        journey: TEXT,
        row: { ...TEXT, nullable: true },
        what: { ...TEXT, description: 'The Swedish sentence.' },
        ...WHY,
      }),
    ),
    position: TEXT,
  }),
  {
    batch: BATCH_ID,
    alreadyReversed: false,
    misregistered: 96,
    restored: 3,
    changedSince: [],
    position: POSITION,
  },
);

const INTERVENTION = objectOf({
  id: TEXT,
  name: TEXT,
  aliases: listOf(TEXT),
  kind: { type: 'string', enum: ['individual', 'structural'] },
  from: { ...DAY, nullable: true },
  to: { ...DAY, nullable: true },
  owner: TEXT,
  sensitive: YES_OR_NO,
});

export const ASSOCIATIONS: Schema = exemplified(
  objectOf({
    associations: listOf(
      objectOf({ id: TEXT, settings: { type: 'object' }, interventions: listOf(INTERVENTION) }),
    ),
  }),
  {
    associations: [
      {
        id: 'stockholm',
        settings: { name: 'Samordningsförbundet Stockholms stad', suppressionThreshold: 5 },
        interventions: [
          {
            id: 'finsam-team',
            name: 'FINSAM-team',
            aliases: ['Finsamteam'],
            kind: 'individual',
            from: '2018-01-01',
            to: null,
            owner: 'municipality',
            sensitive: false,
          },
        ],
      },
    ],
  },
);

/** A journey as it now stands, with its events; never a sealed text, never who it is. */
export const JOURNEY: Schema = exemplified(
  objectOf(
    {
      journey: { type: 'string', format: 'uuid' },
      revision: COUNT,
      status: {
        type: 'string',
        enum: ['referred', 'waiting', 'accepted', 'declined', 'withdrawn', 'started', 'ended'],
      },
      misregistered: YES_OR_NO,
      association: TEXT,
      anonymous: YES_OR_NO,
      facts: {
        type: 'object',
        additionalProperties: true,
        description: 'The present value of each fact, as FactValues.',
      },
      waitingOn: TEXT,
      closedOn: TEXT,
      consent: { ...objectOf({ parties: listOf(TEXT), givenOn: TEXT }), nullable: true },
      caseworker: { ...objectOf({ id: TEXT, since: TEXT }), nullable: true },
      planAgreed: YES_OR_NO,
      exit: TEXT,
      followUps: listOf(objectOf({ monthsAfterExit: COUNT, recorded: YES_OR_NO, on: TEXT })),
      events: listOf(
        objectOf({
          type: TEXT,
          occurredOn: TEXT,
          recordedAt: { type: 'string', format: 'date-time' },
          actor: TEXT,
          revision: COUNT,
          data: { type: 'object', additionalProperties: true },
        }),
      ),
    },
    ['waitingOn', 'closedOn', 'exit'],
  ),
  {
    journey: JOURNEY_ID,
    revision: 1,
    status: 'accepted',
    misregistered: false,
    association: 'stockholm',
    anonymous: false,
    facts: { intervention: 'finsam-team', referredOn: '2024-02-01', acceptedOn: '2024-02-10', sex: 'woman' },
    consent: null,
    caseworker: null,
    planAgreed: false,
    followUps: [],
    events: [
      {
        type: 'ParticipantReferred',
        occurredOn: '2024-02-01',
        recordedAt: '2024-02-02T08:30:00.000Z',
        actor: 'operator',
        revision: 0,
        data: { association: 'stockholm', intervention: 'finsam-team', anonymous: false },
      },
      {
        type: 'ReferralAccepted',
        occurredOn: '2024-02-10',
        recordedAt: '2024-02-10T09:12:00.000Z',
        actor: 'operator',
        revision: 1,
        data: {},
      },
    ],
  },
);

const MEANING: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  404: 'It is not there',
  409: 'The journey is not where the command needs it',
  412: 'The journey has changed since it was read',
  413: 'The body is too large',
  415: 'The body is of another kind',
  422: 'What the request says cannot be',
  428: 'If-Match is missing',
  503: 'Not now: try again',
};

/** The problems that a resource may answer. */
export const ApiProblems = (
  ...statuses: readonly (keyof typeof MEANING)[]
): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: MEANING[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemSchema' } } },
      }),
    ),
  );
