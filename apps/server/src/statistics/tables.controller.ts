import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import { givenReport, readReport, REPORT_NAMES, REPORTS, unitsInReport } from '@samspar/reports';
import { codeLabel, MEASURES, PERCENTS_OF, readCrossed, tableToExplain } from '@samspar/statistics';
import { AskReport, AskTable, NameUnits, ReadAssociations } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { who } from '../who.js';
import { AboutParameters, DimensionsParameter } from './question-parameters.js';
import { positionIn, refusedQuestion, refusedStatistics } from './statistics.controller.js';
import { ReportNamedResponse, ReportResponse, TableResponse } from './table-response.js';

const parametersOf = (request: Request) => new URL(request.originalUrl, 'http://localhost').searchParams;

@ApiTags('statistics')
@Allow('caseworker', 'team-lead', 'office', 'auditor')
@Controller('api/v1')
export class TablesController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get('statistics/table')
  @ApiOperation({ summary: 'A table of rows and columns, by up to two dimensions each, with subtotals' })
  @ApiQuery({
    name: 'measure',
    description: 'What is counted; several, separated by commas, stand below each other.',
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string', enum: [...MEASURES] } },
  })
  @DimensionsParameter('rows', 'Dimensions of the rows, separated by commas: two at most.')
  @DimensionsParameter('columns', 'Dimensions of the columns, separated by commas: two at most.')
  @ApiQuery({
    name: 'percentOf',
    required: false,
    description: 'What shares are of; left out: column.',
    enum: PERCENTS_OF,
  })
  @ApiQuery({
    name: 'order',
    required: false,
    description: 'Rows in the order of a column, by its codes or `total`; with - before it from the largest.',
    schema: { type: 'string' },
  })
  @AboutParameters()
  @ApiResponse({ status: 200, description: 'The table.', type: TableResponse })
  @ApiProblems(400, 403, 503)
  async table(@Req() request: Request): Promise<TableResponse> {
    const read = readCrossed(parametersOf(request));
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const asked = new AskTable(callerOf(request), read.query, positionIn(read.after));
    return tableToExplain(await this.dispatch.answer(asked, refusedStatistics));
  }

  @Get('reports')
  @ApiOperation({ summary: 'The reports that are ready' })
  @ApiResponse({ status: 200, description: 'Their names and what they answer.', type: [ReportNamedResponse] })
  @ApiProblems(403)
  reports(): readonly ReportNamedResponse[] {
    return REPORT_NAMES.map((name) => {
      const { title, about, isOfOne = false, tables } = REPORTS[name];
      return {
        name,
        title,
        about,
        isOfOne,
        tables: tables.map((table) => ({ id: table.id, title: table.title })),
      };
    });
  }

  @Get('reports/:name')
  @ApiOperation({ summary: 'A ready report: all its tables, with sentences to quote in Swedish' })
  @ApiParam({ name: 'name', enum: REPORT_NAMES })
  @AboutParameters()
  @ApiResponse({ status: 200, description: 'The report.', type: ReportResponse })
  @ApiProblems(400, 403, 503)
  async report(@Param('name') name: string, @Req() request: Request): Promise<ReportResponse> {
    const read = readReport(name, parametersOf(request));
    if ('refusal' in read) throw refusedQuestion(read.refusal);
    const caller = callerOf(request);
    const report = await this.dispatch.answer(
      new AskReport(caller, read.query, positionIn(read.after)),
      refusedStatistics,
    );
    const associations = await this.dispatch.answer(new ReadAssociations(caller), unreachable);
    const [named] = read.query.where.association ?? [who(request).association];
    const association = associations.find(({ id }) => id === named) ?? associations[0];
    const units = await this.dispatch.answer(new NameUnits(caller, unitsInReport(report)), unreachable);
    const names = { association, unitName: (code: string) => units.get(code) ?? code };
    return givenReport(report, (dimension, code) => codeLabel(dimension, code, names));
  }
}
