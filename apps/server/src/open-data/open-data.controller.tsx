import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { unreachable } from '@samspar/kernel';
import {
  catalogueTriples,
  FORMATS,
  jsonLd,
  type OpenCatalogue,
  type OpenFormat,
  OPEN_DATA_PATH,
  rdfXml,
  releaseAddress,
  tableAddress,
  type Triple,
  turtle,
} from '@samspar/open-data';
import { ReadOpenData, ReadOpenFile } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { OpenDataPage } from '../pages/open-data/open-data-page.js';
import { show } from '../pages/render.js';
import { ApiProblems } from '../problem-response.js';
import { Allow } from '../sign-in/allow.js';
import { SignIn } from '../sign-in/sign-in.js';
import { notOpen, openDataGone } from './open-data-problems.js';
import { sendOpenly } from './openly.js';

/** How long a copy of the catalogue, and of a table, may be kept before it is asked whether it still stands; in seconds. */
const CATALOGUE_KEPT_S = 300;
const TABLE_KEPT_S = 3_600;

type CatalogueKind = Readonly<{
  type: string;
  write: (triples: readonly Triple[]) => string | Promise<string>;
}>;

/** The forms of the catalogue by what their addresses end with; the first is given to whoever asks for none of them. */
const CATALOGUES = {
  rdf: { type: 'application/rdf+xml', write: rdfXml },
  ttl: { type: 'text/turtle', write: turtle },
  jsonld: { type: 'application/ld+json', write: jsonLd },
} as const satisfies Readonly<Record<string, CatalogueKind>>;
type CatalogueForm = keyof typeof CATALOGUES;
const FORMS = Object.keys(CATALOGUES) as CatalogueForm[];

const RELEASE = {
  name: 'release',
  description: 'Id of a release.',
  schema: { type: 'string', format: 'uuid' },
} as const;
const TABLE = {
  name: 'table',
  description: 'Its place in the release, from 1.',
  schema: { type: 'integer', minimum: 1 },
} as const;
/** What is answered where it is there, in one of these forms. */
const given = (...types: readonly string[]) => ({
  status: 200,
  description: 'Files are always the same, and have an `ETag`.',
  content: Object.fromEntries(
    types.map((type) => [type, { schema: { type: 'string', format: 'binary', example: '…' } }]),
  ),
});

/** What has been released and opened, for everyone: nobody signs in, and nothing is kept of who asks. */
@ApiTags('open data')
@Allow('public')
@Controller(OPEN_DATA_PATH.slice(1))
export class OpenDataController {
  readonly #written = new WeakMap<readonly OpenCatalogue[], Map<CatalogueForm, Promise<string>>>();

  constructor(
    private readonly dispatch: Dispatch,
    private readonly signIn: SignIn,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is open: a page, or the catalogue in the form that is asked for' })
  @ApiResponse(given('text/html', ...FORMS.map((form) => CATALOGUES[form].type)))
  @ApiProblems(404, 429, 503)
  async openData(@Req() request: Request, @Res() response: Response): Promise<void> {
    const catalogues = await this.#open(request);
    response.vary('Accept');
    const wanted = request.accepts(['text/html', ...FORMS.map((form) => CATALOGUES[form].type)]);
    const form = FORMS.find((one) => CATALOGUES[one].type === wanted);
    if (form) await this.#sendCatalogue(catalogues, form, response);
    else show(response, <OpenDataPage catalogues={catalogues} />);
  }

  @Get('katalog.rdf')
  @ApiOperation({ summary: 'The catalogue after DCAT-AP-SE as RDF/XML, which Sveriges dataportal harvests' })
  @ApiResponse(given(CATALOGUES.rdf.type))
  @ApiProblems(404, 429, 503)
  async catalogueRdf(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendCatalogue(await this.#open(request), 'rdf', response);
  }

  @Get('katalog.ttl')
  @ApiOperation({ summary: 'The same as Turtle' })
  @ApiResponse(given(CATALOGUES.ttl.type))
  @ApiProblems(404, 429, 503)
  async catalogueTurtle(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendCatalogue(await this.#open(request), 'ttl', response);
  }

  @Get('katalog.jsonld')
  @ApiOperation({ summary: 'The same as JSON-LD' })
  @ApiResponse(given(CATALOGUES.jsonld.type))
  @ApiProblems(404, 429, 503)
  async catalogueJsonLd(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendCatalogue(await this.#open(request), 'jsonld', response);
  }

  @Get(':release')
  @ApiParam(RELEASE)
  @ApiOperation({ summary: 'A page about a release that is open: its tables, and what took its place' })
  @ApiResponse(given('text/html'))
  @ApiProblems(404, 410, 429, 503)
  async openRelease(
    @Req() request: Request,
    @Res() response: Response,
    @Param('release') id: string,
  ): Promise<void> {
    const catalogues = await this.#open(request);
    const found = catalogues.flatMap(({ publisher, releases }) =>
      releases.filter((release) => release.id === id).map((release) => ({ publisher, releases: [release] })),
    );
    const [release] = found.flatMap(({ releases }) => releases);
    if (!release) throw notOpen();
    if (release.withdrawn) throw openDataGone({ code: 'ReleaseWithdrawn', reason: release.withdrawn.reason });
    show(response, <OpenDataPage catalogues={found} only={release} />);
  }

  @Get(':release/:table.csv-metadata.json')
  @ApiParam(RELEASE)
  @ApiParam(TABLE)
  @ApiOperation({
    summary: 'What the columns of its CSV file are, and what it must not travel without (CSVW)',
  })
  @ApiResponse(given('application/csvm+json'))
  @ApiProblems(404, 410, 429, 503)
  async openCsvMetadata(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendTable(request, response, 'csv-metadata');
  }

  @Get(':release/:table.csv')
  @ApiParam(RELEASE)
  @ApiParam(TABLE)
  @ApiOperation({ summary: 'A released table as CSV' })
  @ApiResponse(given(FORMATS.csv.mediaType))
  @ApiProblems(404, 410, 429, 503)
  async openCsv(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendTable(request, response, 'csv');
  }

  @Get(':release/:table.json')
  @ApiParam(RELEASE)
  @ApiParam(TABLE)
  @ApiOperation({ summary: 'A released table as JSON-stat 2.0' })
  @ApiResponse(given(FORMATS.json.mediaType))
  @ApiProblems(404, 410, 429, 503)
  async openJsonStat(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendTable(request, response, 'json');
  }

  @Get(':release/:table.px')
  @ApiParam(RELEASE)
  @ApiParam(TABLE)
  @ApiOperation({ summary: 'A released table as PX' })
  @ApiResponse(given(FORMATS.px.mediaType))
  @ApiProblems(404, 410, 429, 503)
  async openPx(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#sendTable(request, response, 'px');
  }

  /** Throws the problem 404 where no association opens its releases. */
  async #open(request: Request): Promise<readonly OpenCatalogue[]> {
    const message = new ReadOpenData(callerOf(request), this.signIn.appUrl());
    const catalogues = await this.dispatch.answer(message, unreachable, notOpen);
    if (catalogues.length === 0) throw notOpen();
    return catalogues;
  }

  async #sendCatalogue(
    catalogues: readonly OpenCatalogue[],
    form: CatalogueForm,
    response: Response,
  ): Promise<void> {
    const { type, write } = CATALOGUES[form];
    const written = this.#written.get(catalogues) ?? new Map<CatalogueForm, Promise<string>>();
    this.#written.set(catalogues, written);
    const text =
      written.get(form) ?? Promise.resolve(write(catalogueTriples(this.signIn.appUrl(), catalogues)));
    written.set(form, text);
    const links = Object.fromEntries(FORMS.map((one) => [one, `${OPEN_DATA_PATH}/katalog.${one}`]));
    sendOpenly(response, {
      text: await text,
      type,
      maxAge: CATALOGUE_KEPT_S,
      links: { canonical: links[form] ?? '' },
    });
  }

  async #sendTable(request: Request, response: Response, format: OpenFormat | 'csv-metadata'): Promise<void> {
    const { release, table } = request.params;
    if (typeof release !== 'string' || typeof table !== 'string' || !/^[1-9]\d{0,2}$/.test(table))
      throw notOpen();
    const server = this.signIn.appUrl();
    const message = new ReadOpenFile(callerOf(request), server, release, Number(table), format);
    const { text, followedBy } = await this.dispatch.answer(message, openDataGone, notOpen);
    const address = tableAddress(server, release, Number(table));
    sendOpenly(response, {
      text,
      type: format === 'csv-metadata' ? 'application/csvm+json' : FORMATS[format].mediaType,
      maxAge: TABLE_KEPT_S,
      links: {
        ...(format === 'csv' && { describedby: `${address}.csv-metadata.json` }),
        ...(followedBy !== null && { 'successor-version': releaseAddress(server, followedBy) }),
        collection: `${server}${OPEN_DATA_PATH}`,
      },
    });
  }
}
