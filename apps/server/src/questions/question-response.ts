import { ApiProperty } from '@nestjs/swagger';
import {
  answerSentences,
  KNOWN_QUESTION_IDS,
  KNOWN_QUESTIONS,
  type QuestionStanding,
  STANDINGS,
} from '@samspar/questions';
import type { NameOf } from '@samspar/reports';
import { explainedAt, tableToExplain, toExplain } from '@samspar/statistics';
import {
  hasChanged,
  type KnownQuestionRead,
  type OwnQuestionRead,
  type QuestionsRead,
} from '@samspar/use-cases';
import { ListOfTexts, OpenObject, POSITION_EXAMPLE, SentenceResponse } from '../response.js';
import { TableResponse } from '../statistics/table-response.js';

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const ASKED = { sv: 'Nås nollplacerade sjuka?', en: 'Are the sick without sickness benefit reached?' };

class KnownQuestionListed {
  @ApiProperty({ enum: KNOWN_QUESTION_IDS, example: 'q1' }) id!: string;
  @ApiProperty({ example: ASKED }) asked!: SentenceResponse;
  @ApiProperty({ example: ASKED, description: 'Who asked, and where.' }) by!: SentenceResponse;
  @ApiProperty({ enum: STANDINGS, example: 'partly' }) standing!: QuestionStanding;
}

class OwnQuestionListed {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: 'Hur många började?' }) text!: string;
  @ApiProperty({ example: 'Socialnämnden' }) forum!: string;
  @ApiProperty({ format: 'date', example: '2025-02-18' }) askedOn!: string;
  @ApiProperty({ required: false, format: 'date', example: '2025-05-15' }) answeredOn?: string;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How many tables of the latest answer are other now; null where that is not told.',
    example: 0,
  })
  changed!: number | null;
}

export class QuestionsResponse {
  @ApiProperty({ type: [KnownQuestionListed] }) known!: readonly KnownQuestionListed[];
  @ApiProperty({ type: [OwnQuestionListed] }) own!: readonly OwnQuestionListed[];
}

export const questionsResponse = ({ known, own }: QuestionsRead): QuestionsResponse => ({
  known: known.map(({ id, standing }) => ({
    id,
    asked: KNOWN_QUESTIONS[id].asked,
    by: KNOWN_QUESTIONS[id].by,
    standing,
  })),
  own: own.map(({ question: { id, text, forum, askedOn, answers }, changed }) => {
    const answeredOn = answers.at(-1)?.answeredOn;
    return { id, text, forum, askedOn, ...(answeredOn !== undefined && { answeredOn }), changed };
  }),
});

class QuestionTableResponse {
  @ApiProperty({ example: 'resultat' }) id!: string;
  @ApiProperty({ example: ASKED }) title!: SentenceResponse;
  @ApiProperty({ type: () => TableResponse }) table!: TableResponse;
  @ListOfTexts('61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier.')
  sentences!: readonly string[];
}

class ReleasedTableResponse {
  @ApiProperty({ example: ID }) publication!: string;
  @ApiProperty({ type: 'integer', description: 'Its place, from 0.', example: 0 }) table!: number;
}

/** A known question and its answer. */
export class KnownQuestionResponse extends KnownQuestionListed {
  @ApiProperty({ description: 'Whether the Swedish is the words it was asked in.', example: true })
  isVerbatim!: boolean;
  @ApiProperty({
    type: [QuestionTableResponse],
    nullable: true,
    description: 'Null for whoever sees what has been released alone.',
    example: [],
  })
  tables!: readonly QuestionTableResponse[] | null;
  @ApiProperty({ type: [SentenceResponse], description: 'Parts that no figure tells, and why.', example: [] })
  untold!: readonly SentenceResponse[];
  @ApiProperty({ type: [SentenceResponse], example: [] }) caveats!: readonly SentenceResponse[];
  @ApiProperty({ example: ASKED, description: 'What it takes to know.' }) needs!: SentenceResponse;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Since when each thing is registered, by insats (`*`: all); none where nobody does.',
    example: [{ variable: 'education', since: [{ intervention: 'finsam-team', day: '2018-01-01' }] }],
  })
  registered!: readonly object[];
  @OpenObject({ description: 'What the office states itself.', nullable: true }) statement!: object | null;
  @OpenObject({ description: 'Amounts that the office has stated, in öre.', nullable: true }) amounts!:
    | object
    | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'What is reckoned of goals, money and population: sentences and lines, in Swedish and English.',
    example: [],
  })
  reckoned!: readonly object[];
  @ApiProperty({ type: [ReleasedTableResponse], example: [] }) released!: readonly ReleasedTableResponse[];
}

export const knownQuestionResponse = (
  { id, standing, tables, registered, statement, amounts, reckoned, released }: KnownQuestionRead,
  nameOf: NameOf,
): KnownQuestionResponse => {
  const { asked, by, isVerbatim, untold, caveats, needs, tables: definitions } = KNOWN_QUESTIONS[id];
  return {
    id,
    asked,
    by,
    isVerbatim,
    standing,
    tables:
      tables?.map((answered, place) => ({
        id: answered.id,
        title: answered.title,
        table: tableToExplain(answered.table),
        sentences: answerSentences(definitions[place] ?? {}, answered, nameOf, 'sv', ({ reason }) => reason),
      })) ?? null,
    untold: untold.map(({ part }) => part),
    caveats,
    needs,
    registered,
    statement: statement ?? null,
    amounts: amounts ?? null,
    reckoned: reckoned.blocks,
    released: released.map(({ publication, place }) => ({ publication, table: place })),
  };
};

/** A question of the office's own, with its answers as they were given. */
export class OwnQuestionResponse {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: 'Hur många började?' }) text!: string;
  @OpenObject({ description: 'What kind of body asked, and its name.' }) asker!: object;
  @ApiProperty({ example: 'Socialnämnden' }) forum!: string;
  @ApiProperty({ format: 'date', example: '2025-02-18' }) askedOn!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The first to the latest, each with its tables as they were shown then.',
    example: [],
  })
  answers!: readonly object[];
  @ApiProperty({
    type: 'array',
    nullable: true,
    items: { type: 'object', additionalProperties: true },
    description: 'The tables of the latest answer asked again, and the figures that are other.',
    example: [],
  })
  compared!: readonly object[] | null;
}

export const ownQuestionResponse = ({ question, compared }: OwnQuestionRead): OwnQuestionResponse => {
  const { id, text, asker, forum, askedOn, answers } = question;
  return {
    id,
    text,
    asker,
    forum,
    askedOn,
    answers: answers.map(({ by: _by, tables, ...answer }) => ({
      ...answer,
      tables: tables.map(({ title, query, answer: figures, hash }) => ({
        title,
        query,
        hash,
        answer: toExplain(figures, explainedAt(figures, 'public')),
      })),
    })),
    compared:
      compared?.map((one) => ({
        title: one.table.title,
        isChanged: hasChanged(one),
        isGone: one.again === null,
        differences: one.differences,
      })) ?? null,
  };
};

export class QuestionKeptResponse {
  @ApiProperty({ example: ID }) question!: string;
  @ApiProperty({ description: 'Log position.', example: POSITION_EXAMPLE }) position!: string;
  @ApiProperty({ required: false, description: 'Id of the publication that was begun.', example: ID })
  publication?: string;
}
