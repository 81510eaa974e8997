import { Body, Controller, Get, Param, Post, Put, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ANNUAL_REPORT_NAMES, type ReportPeriod, reportPeriod } from '@samspar/annual-report';
import { pdfOf, workbookOf } from '@samspar/documents';
import { unreachable } from '@samspar/kernel';
import { type FiledReport, reportPaper, reportSheets } from '@samspar/pages';
import type { ReportDocument } from '@samspar/reports';
import { momentIn } from '@samspar/statistics';
import {
  AskAnnualReport,
  ExpectResult,
  PublishAnnualReport,
  ReadReportPlace,
  type ReportPlace,
  WriteReportText,
} from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Clock } from '../clock.js';
import { Dispatch } from '../dispatch.js';
import { sentBy } from '../journeys/sent.js';
import { ApiProblems } from '../problem-response.js';
import { publicationNotFound, publicationRefused } from '../publications/publication-problems.js';
import { PublicationAnswerResponse } from '../publications/response.js';
import { Allow } from '../sign-in/allow.js';
import { refusedQuestion, refusedStatistics } from '../statistics/statistics.controller.js';
import {
  AnnualReportResponse,
  ExpectedBody,
  PlaceResponse,
  placeResponse,
  TextBody,
  WrittenPlaceResponse,
} from './annual-report-bodies.js';
import { reportNotFound, reportPlaceNotFound, writeRefused } from './report-problems.js';

const NAME = { name: 'name', enum: ANNUAL_REPORT_NAMES } as const;
const PERIOD = {
  name: 'period',
  description: 'A year, 2024; of a half-year report half of one, 2024-1 or 2024-2.',
  schema: { type: 'string' },
} as const;
const KEY = { name: 'Idempotency-Key', required: true, description: 'A new UUID for each command.' } as const;
const SLOT = { name: 'slot', description: 'Id of a section.', schema: { type: 'string' } } as const;
const INSATS = {
  name: 'intervention',
  description: 'Id of an intervention.',
  schema: { type: 'string' },
} as const;
const WRITTEN = { description: 'What stands there now.', type: WrittenPlaceResponse } as const;

const KNOWN = {
  name: 'asKnownAt',
  required: false,
  schema: { type: 'string' },
  description: 'A day or a moment.',
} as const;
const PROTECT = { name: 'protect', required: false, enum: ['none', 'public'] };
const FILE = { schema: { type: 'string', format: 'binary' } } as const;
const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const periodIn = (name: string, text: string): ReportPeriod => {
  const period = reportPeriod(name, text);
  if (!period) throw reportNotFound();
  return period;
};

/** The report of a year or of half of one, and the office's own words in it. */
@ApiTags('statistics')
@Allow('office')
@ApiParam(NAME)
@ApiParam(PERIOD)
@Controller('api/v1/annual-reports/:name/:period')
export class AnnualReportsController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('caseworker', 'team-lead', 'office', 'auditor')
  @ApiOperation({ summary: 'The report as a whole, built when it is asked for' })
  @ApiQuery(KNOWN)
  @ApiQuery(PROTECT)
  @ApiResponse({ status: 200, description: 'Its sections.', type: AnnualReportResponse })
  @ApiProblems(400, 403, 404, 503)
  async annualReport(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
  ): Promise<AnnualReportResponse> {
    return this.#asked(request, periodIn(name, text));
  }

  @Get('report.pdf')
  @Allow('caseworker', 'team-lead', 'office', 'auditor')
  @ApiQuery(KNOWN)
  @ApiQuery(PROTECT)
  @ApiOperation({ summary: 'The report on paper: a tagged PDF (PDF/UA-1), in Swedish' })
  @ApiResponse({ status: 200, description: 'The file.', content: { [PDF]: FILE } })
  @ApiProblems(400, 403, 404, 503)
  async annualReportPdf(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
  ): Promise<StreamableFile> {
    const file = await pdfOf(reportPaper(await this.#filed(request, periodIn(name, text))), this.clock.now());
    return new StreamableFile(file, { type: PDF });
  }

  @Get('report.xlsx')
  @Allow('caseworker', 'team-lead', 'office', 'auditor')
  @ApiQuery(KNOWN)
  @ApiQuery(PROTECT)
  @ApiOperation({ summary: 'The report as a workbook: a sheet for each table, in Swedish' })
  @ApiResponse({ status: 200, description: 'The file.', content: { [XLSX]: FILE } })
  @ApiProblems(400, 403, 404, 503)
  async annualReportWorkbook(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
  ): Promise<StreamableFile> {
    const file = await workbookOf(reportSheets(await this.#filed(request, periodIn(name, text))));
    return new StreamableFile(file, { type: XLSX });
  }

  @Get('texts/:slot')
  @ApiParam(SLOT)
  @ApiOperation({ summary: 'What the office has written in a section, now and before' })
  @ApiResponse({ status: 200, description: 'The latest first.', type: PlaceResponse })
  @ApiProblems(403, 404, 503)
  reportText(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
    @Param('slot') slot: string,
  ): Promise<PlaceResponse> {
    return this.#place(request, periodIn(name, text), { slot });
  }

  @Put('texts/:slot')
  @ApiHeader(KEY)
  @ApiParam(SLOT)
  @ApiOperation({ summary: 'The office writes in a section, over what it has seen there' })
  @ApiResponse({ status: 200, ...WRITTEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  writeReportText(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
    @Param('slot') slot: string,
    @Body() body: TextBody,
  ): Promise<WrittenPlaceResponse> {
    const said = { text: body.text ?? '', edition: body.edition };
    const message = new WriteReportText(sentBy(request), periodIn(name, text), slot, said);
    return this.dispatch.answer(message, writeRefused, reportPlaceNotFound);
  }

  @Get('expected/:intervention')
  @ApiParam(INSATS)
  @ApiOperation({ summary: 'What is expected of an intervention in the year, now and before' })
  @ApiResponse({ status: 200, description: 'The latest first.', type: PlaceResponse })
  @ApiProblems(403, 404, 503)
  expectedResult(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
    @Param('intervention') intervention: string,
  ): Promise<PlaceResponse> {
    return this.#place(request, periodIn(name, text), { intervention });
  }

  @Put('expected/:intervention')
  @ApiHeader(KEY)
  @ApiParam(INSATS)
  @ApiOperation({ summary: 'The office says what an intervention is expected to come to in the year' })
  @ApiResponse({ status: 200, ...WRITTEN })
  @ApiProblems(400, 403, 404, 409, 422, 503)
  expectResult(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
    @Param('intervention') intervention: string,
    @Body() body: ExpectedBody,
  ): Promise<WrittenPlaceResponse> {
    const said = {
      participants: body.participants ?? null,
      toWorkOrStudies: body.toWorkOrStudies ?? null,
      text: body.text ?? '',
      edition: body.edition,
    };
    const message = new ExpectResult(sentBy(request), periodIn(name, text), intervention, said);
    return this.dispatch.answer(message, writeRefused, reportPlaceNotFound);
  }

  @Post('publication')
  @ApiHeader(KEY)
  @ApiOperation({ summary: 'A draft of a publication of the report is begun' })
  @ApiResponse({
    status: 201,
    description: 'Where the publication stands now.',
    type: PublicationAnswerResponse,
  })
  @ApiProblems(403, 404, 409, 422, 503)
  publishAnnualReport(
    @Req() request: Request,
    @Param('name') name: string,
    @Param('period') text: string,
  ): Promise<PublicationAnswerResponse> {
    const message = new PublishAnnualReport(sentBy(request), periodIn(name, text));
    return this.dispatch.answer(message, publicationRefused, publicationNotFound);
  }

  /** The report that the address asks for. Throws the problem of what cannot be asked. */
  async #asked(request: Request, period: ReportPeriod): Promise<ReportDocument> {
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const stray = [...searchParams.keys()].find((key) => key !== 'asKnownAt' && key !== 'protect');
    if (stray !== undefined) throw refusedQuestion({ code: 'ParameterUnknown', parameter: stray });
    const typed = searchParams.get('asKnownAt') ?? '';
    const asKnownAt = typed === '' ? this.clock.now() : momentIn(typed);
    if (asKnownAt === undefined)
      throw refusedQuestion({ code: 'NotAMoment', parameter: 'asKnownAt', value: typed });
    const protect = searchParams.get('protect') ?? 'none';
    if (protect !== 'none' && protect !== 'public')
      throw refusedQuestion({
        code: 'ValueUnknown',
        parameter: 'protect',
        value: protect,
        allowed: ['none', 'public'],
      });
    const message = new AskAnnualReport(callerOf(request), period, { asKnownAt, protect });
    return this.dispatch.answer(message, refusedStatistics, reportNotFound);
  }

  async #filed(request: Request, period: ReportPeriod): Promise<FiledReport> {
    const { originalUrl } = request;
    return { report: await this.#asked(request, period), language: 'sv', address: originalUrl };
  }

  async #place(request: Request, period: ReportPeriod, place: ReportPlace): Promise<PlaceResponse> {
    const message = new ReadReportPlace(callerOf(request), period, place);
    return placeResponse(await this.dispatch.answer(message, unreachable, reportPlaceNotFound), place);
  }
}
