import { Controller, Post, Query, Req, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type ColumnMatches, DAY_ORDERS, type DayOrder, readMatch } from '@samspar/import';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { HangUp, ImportFile, ReverseImport } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { commandIdOf } from '../journeys/sent.js';
import { ApiIdempotencyKey } from '../journeys/resource.js';
import { Problem } from '../problem.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { fileIn, LARGEST_FILE, RAW_TYPES } from './file.js';
import { batchUnknown, importRefused } from './refusals.js';
import { FileBody, ImportReportResponse, ReversalResponse } from './response.js';

const PARAMETERS: readonly string[] = [
  'association',
  'register',
  'dryRun',
  'acceptChanges',
  'dates',
  'hidden',
  'partial',
  'authority',
  'column',
];

const valueUnknown = (sv: string, en: string): Problem => new Problem(400, 'ValueUnknown', { sv, en });

const flag = (name: string, value: unknown): boolean => {
  if (value === undefined) return false;
  if (value === 'true' || value === 'false') return value === 'true';
  throw valueUnknown(`${name} ska vara true eller false.`, `${name} must be true or false.`);
};

const readsHidden = (value: unknown): boolean => {
  if (value === undefined || value === 'read') return value === 'read';
  throw valueUnknown('hidden ska vara read, eller utelämnas.', 'hidden must be read, or be left out.');
};

const text = (name: string, value: unknown): string | undefined => {
  if (value === undefined || (typeof value === 'string' && value !== '' && !looksLikeIdentityNumber(value)))
    return value;
  throw valueUnknown(
    `${name} ska anges en gång, med ett värde och utan personnummer.`,
    `${name} must be given once, with a value and without an identity number.`,
  );
};

const dayOrder = (value: unknown): Readonly<{ dates?: DayOrder }> => {
  if (value === undefined) return {};
  const dates = DAY_ORDERS.find((order) => order === value);
  if (dates) return { dates };
  throw valueUnknown(
    `dates ska vara ${DAY_ORDERS.join(' eller ')}.`,
    `dates must be ${DAY_ORDERS.join(' or ')}.`,
  );
};

const matches = (value: unknown): ColumnMatches => {
  const given: readonly unknown[] = value === undefined ? [] : [value].flat();
  return Object.fromEntries(
    given.map((one) => {
      const match = typeof one === 'string' && !looksLikeIdentityNumber(one) ? readMatch(one) : undefined;
      if (match) return match;
      throw valueUnknown(
        'column anges som rubriken i filen, ett likhetstecken och kolumnens namn i mallen; utan personnummer.',
        'column is the header in the file, an equals sign and the name of the column in the template; without an identity number.',
      );
    }),
  );
};

const optionsIn = (query: Readonly<Record<string, unknown>>) => {
  const strange = Object.keys(query).find((name) => !PARAMETERS.includes(name));
  if (strange !== undefined)
    throw new Problem(400, 'ParameterUnknown', {
      sv: `Adressen har en parameter som inte finns: använd ${PARAMETERS.join(', ')}.`,
      en: `The address has a parameter that does not exist: use ${PARAMETERS.join(', ')}.`,
    });
  const association = text('association', query['association']);
  const register = text('register', query['register']);
  const authority = text('authority', query['authority']);
  return {
    association,
    ...(register !== undefined && { register }),
    ...(authority !== undefined && { authority }),
    dryRun: flag('dryRun', query['dryRun']),
    acceptChanges: flag('acceptChanges', query['acceptChanges']),
    ...dayOrder(query['dates']),
    readsHidden: readsHidden(query['hidden']),
    partial: flag('partial', query['partial']),
    columns: matches(query['column']),
  };
};

const ApiParameter = (name: string, description: string, schema: object) =>
  ApiQuery({ name, required: false, description, schema });
const FLAG = { type: 'boolean', default: false } as const;

/** Files of journeys, and their reversal. */
@ApiTags('imports')
@Allow('caseworker', 'office')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly dispatch: Dispatch) {}

  @Post()
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LARGEST_FILE, files: 1, fields: 0 } }))
  @ApiOperation({
    summary: 'Import a workbook (.xlsx or .csv), one row per journey; or try it with dryRun=true',
  })
  @ApiIdempotencyKey()
  @ApiParameter('association', 'Id of the association; needed only where there are several.', {
    type: 'string',
  })
  @ApiParameter('register', 'Which register the running numbers (Löpnummer) belong to.', {
    type: 'string',
    default: 'main',
  })
  @ApiParameter('dryRun', 'Only report what would be imported; nothing is written.', FLAG)
  @ApiParameter(
    'acceptChanges',
    'Take the file even where more than a fifth of its known rows have changed.',
    FLAG,
  )
  @ApiParameter(
    'column',
    'A header that is not known and the column it is, "Vem anmälde=Anmälande part"; the register remembers it.',
    { type: 'array', items: { type: 'string' } },
  )
  @ApiParameter('partial', 'The file holds only a part of its list: nothing is missing from it.', FLAG)
  @ApiParameter(
    'authority',
    'Id of the authority that the entries belong to, where the one that the sender works for is not known.',
    { type: 'string' },
  )
  @ApiParameter('dates', 'How days like 5/3/2024 are read where the file does not show it.', {
    type: 'string',
    enum: [...DAY_ORDERS],
  })
  @ApiParameter('hidden', 'Read hidden rows, columns and sheets too; without it they are told of and left.', {
    type: 'string',
    enum: ['read'],
  })
  @ApiConsumes('multipart/form-data', ...RAW_TYPES)
  @ApiBody({ type: FileBody })
  @ApiResponse({
    status: 201,
    description: 'The report; batch is null in a dry run.',
    type: ImportReportResponse,
  })
  @ApiProblems(400, 413, 415, 422, 503)
  async importFile(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Query() query: Readonly<Record<string, unknown>>,
    @UploadedFile() part?: Readonly<{ buffer: Buffer }>,
  ): Promise<ImportReportResponse> {
    const sent = { ...callerOf(request), commandId: commandIdOf(request) };
    const { association, ...options } = optionsIn(query);
    const file = await fileIn(request, part);
    response.once('close', () => {
      if (!response.writableFinished) void this.dispatch.send(new HangUp(sent));
    });
    const asked = new ImportFile(sent, file, association, options);
    const { report, position } = await this.dispatch.answer(asked, importRefused);
    return { ...report, position: position.toString() };
  }

  @Post(':batch/reversal')
  @ApiOperation({
    summary: 'Take a batch back: its journeys become misregistered, its corrections are undone',
  })
  @ApiParam({
    name: 'batch',
    description: 'Id of the batch, from the report of its import.',
    schema: { type: 'string', format: 'uuid' },
  })
  @ApiIdempotencyKey()
  @ApiResponse({
    status: 201,
    description: 'What was taken back, and what was left.',
    type: ReversalResponse,
  })
  @ApiProblems(400, 404, 422, 503)
  async reverseImport(@Req() request: Request): Promise<ReversalResponse> {
    const sent = { ...callerOf(request), commandId: commandIdOf(request) };
    const asked = new ReverseImport(sent, String(request.params['batch']));
    const { report, position } = await this.dispatch.answer(asked, importRefused, batchUnknown);
    return { ...report, position: position.toString() };
  }
}
