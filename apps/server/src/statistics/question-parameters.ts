import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { DEFINITION_VERSIONS, DIMENSIONS, MEASURES, SHARES_OF, UNITS, UNKNOWNS } from '@samspar/statistics';

/** A list of dimensions. */
export const DimensionsParameter = (
  name: string,
  description = 'Dimensions, separated by commas.',
): MethodDecorator =>
  ApiQuery({
    name,
    required: false,
    description,
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string', enum: [...DIMENSIONS] } },
  });

/** Whom and when a question is about, and how it is answered; but for the moment that it is asked of. */
export const QuestionOfWhom = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'from',
      description: 'First day of the period.',
      schema: { type: 'string', format: 'date' },
    }),
    ApiQuery({
      name: 'to',
      description: 'Last day of the period.',
      schema: { type: 'string', format: 'date' },
    }),
    ApiQuery({
      name: 'where',
      required: false,
      description: 'dimension:code,code; may repeat. Commas are or, different dimensions and.',
      schema: { type: 'array', items: { type: 'string' } },
    }),
    ApiQuery({
      name: 'protect',
      required: false,
      description:
        'public hides counts below the threshold of the association, and what would give them away.',
      enum: ['none', 'public'],
    }),
    ApiQuery({
      name: 'after',
      required: false,
      description: 'Log position that the answer must have seen; waits up to 2 seconds, then 503.',
      schema: { type: 'string' },
    }),
  );

/** The moment that a question is asked of, and the version of the definitions that it is asked under. */
export const MomentParameter = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'definition',
      required: false,
      description: 'The version of what measures and dimensions mean; left out: the latest.',
      schema: { type: 'integer', enum: [...DEFINITION_VERSIONS] },
    }),
    ApiQuery({
      name: 'asKnownAt',
      required: false,
      description: 'An instant with its zone, or a day, which means its end in Stockholm.',
      schema: { type: 'string' },
    }),
  );

const UnitParameter = () =>
  ApiQuery({
    name: 'unit',
    required: false,
    description:
      'What is counted; left out: journey. A caseworker or team-lead counts persons in her own insatser alone.',
    enum: UNITS,
  });

/** The parameters of a question to the statistics, but for the moment that it is asked of. */
export const QuestionParameters = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({ name: 'measure', description: 'What is counted, or whose median days.', enum: MEASURES }),
    DimensionsParameter('by'),
    DimensionsParameter(
      'alongside',
      'Dimensions of the table that the figure stands in and that do not divide it: it is counted since they too are registered.',
    ),
    UnitParameter(),
    ApiQuery({
      name: 'shareOf',
      required: false,
      description:
        'What shares are per cent of: those who agree in all dimensions but the last, in all but the first, or all; left out: last.',
      enum: SHARES_OF,
    }),
    ApiQuery({
      name: 'unknowns',
      required: false,
      description:
        'split tells what is not known by why it is not, in the dimensions of by; left out: together.',
      enum: UNKNOWNS,
    }),
    QuestionOfWhom(),
  );

/** What a table or a report is about. */
export const AboutParameters = (): MethodDecorator =>
  applyDecorators(
    QuestionOfWhom(),
    UnitParameter(),
    MomentParameter(),
    ApiQuery({
      name: 'compareWith',
      required: false,
      description:
        'What stands beside: `year`, the same days a year before, or a moment, the same days as known then.',
      schema: { type: 'string' },
    }),
  );

/** Which cell is meant. */
export const CellParameter = () =>
  ApiQuery({
    name: 'cell',
    required: false,
    description: 'dimension:code, once for each dimension of by; none means the total.',
    schema: { type: 'array', items: { type: 'string' } },
  });

/** The parameters of one figure: its question, its moment and its cell. */
export const FigureParameters = (): MethodDecorator =>
  applyDecorators(
    QuestionParameters(),
    ApiQuery({
      name: 'asKnownAt',
      required: false,
      description:
        'An instant with its zone, or a day, which means its end in Stockholm; twice, the earlier first: what made the difference between them.',
      schema: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    }),
    ApiQuery({
      name: 'definition',
      required: false,
      description:
        'The version of the definitions that the figure is counted by; with asKnownAt twice that of both, or twice, that of each; left out: the latest.',
      schema: { type: 'array', items: { type: 'integer', minimum: 1 }, maxItems: 2 },
    }),
    CellParameter(),
  );
