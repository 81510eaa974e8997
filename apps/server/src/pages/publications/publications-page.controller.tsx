import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { pdfOf } from '@samspar/documents';
import { unreachable } from '@samspar/kernel';
import {
  type FiledReport,
  publicationAddress,
  publicationPaper,
  PUBLISHED,
  valueIn,
  whyOfReport,
} from '@samspar/pages';
import { releasedReport } from '@samspar/publications';
import {
  ApprovePublication,
  ChangePublication,
  type Message,
  type Outcome,
  ProposePublication,
  type PublicationAnswer,
  type PublicationRead,
  type PublicationWish,
  type PublishRefusal,
  ReadPublication,
  ReadPublications,
  RerunPublication,
} from '@samspar/use-cases';
import { publicationNotFound, publicationRefused } from '../../publications/publication-problems.js';
import { Allow } from '../../sign-in/allow.js';
import { reportFile } from '../report-file.js';
import { PageVisit, Visiting } from '../visit.js';
import { PublicationPage, PUBLICATION_STEPS } from './publication-page.js';
import { wordsIn } from './publication-questions.js';
import { PublicationsPage, standing } from './publications-page.js';
import { cameOf, filledBy, type RefusedForm } from './sent-publication.js';
import { sentForm } from '../sent-form.js';
import { WithdrawPage } from './withdraw-page.js';

/** Steps after which the draft is looked at once more. */
const SAVING: readonly string[] = [
  PUBLICATION_STEPS.words,
  PUBLICATION_STEPS.remove,
  PUBLICATION_STEPS.removeTyped,
];

const nameOf = ({ id }: Readonly<{ id: string }>): string => `samspar-publicering-${id.slice(0, 8)}`;

/** What has been released, for all who work in the association and its board; what is on the way there for the office. */
@Allow('caseworker', 'team-lead', 'office', 'auditor', 'board')
@Controller('publicerat')
export class PublicationsPageController {
  @Get()
  async list(@Visiting() visit: PageVisit): Promise<string> {
    const read = await visit.answer(new ReadPublications(visit.caller), unreachable);
    return visit.show(<PublicationsPage {...read} />);
  }

  @Get(':id')
  async publication(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit);
  }

  @Allow('office')
  @Post(':id')
  async change(@Visiting() visit: PageVisit): Promise<string> {
    const { step } = visit;
    const came = await cameOf(visit, this.#messageOf(visit));
    if ('refusal' in came) return this.#show(visit, came);
    const saved = SAVING.includes(step) ? '?klart=ord' : '';
    return visit.goTo(publicationAddress({ id: came.publication }) + saved);
  }

  @Get(':id/publicering.pdf')
  async pdf(@Visiting() visit: PageVisit): Promise<StreamableFile> {
    const read = await this.#read(visit);
    if (!read.listed.wasReleased) throw publicationNotFound();
    const { language } = visit;
    const name = nameOf(read);
    const report = this.#reported(visit, read);
    if (report) return reportFile(visit, name, 'pdf', report);
    const told = publicationPaper(read, language, visit.whole(''));
    return visit.file(`${name}.pdf`, 'application/pdf', await pdfOf(told, visit.now));
  }

  @Get(':id/publicering.xlsx')
  async workbook(@Visiting() visit: PageVisit): Promise<StreamableFile> {
    const read = await this.#read(visit);
    const report = read.listed.wasReleased ? this.#reported(visit, read) : undefined;
    if (!report) throw publicationNotFound();
    return reportFile(visit, nameOf(read), 'xlsx', report);
  }

  @Allow('office')
  @Get(':id/dra-tillbaka')
  async askToWithdraw(@Visiting() visit: PageVisit, came?: RefusedForm): Promise<string> {
    const read = await this.#read(visit);
    if (read.publication.status === 'withdrawn') throw publicationNotFound();
    return visit.show(
      <WithdrawPage
        read={read}
        commandKey={randomUUID()}
        filled={filledBy(visit, came)}
        wrong={came?.wrong}
      />,
      came ? 422 : 200,
    );
  }

  @Allow('office')
  @Post(':id/dra-tillbaka')
  async withdraw(@Visiting() visit: PageVisit): Promise<string> {
    const reason = valueIn(visit.typed, 'skal');
    const wish = { type: 'WithdrawPublication', data: { reason } } as const;
    const message = new ChangePublication(sentForm(visit, 'dra-tillbaka'), visit.param('id'), wish);
    const came = await cameOf(visit, message);
    if ('refusal' in came) return this.askToWithdraw(visit, came);
    const { listed } = await this.#read(visit);
    return visit.goTo(listed.wasReleased ? publicationAddress(listed) : PUBLISHED);
  }

  /** The report that a publication is, on its way into a file; undefined where it is none. */
  #reported(visit: PageVisit, read: PublicationRead): FiledReport | undefined {
    const report = releasedReport(read.id, read.publication, read.association);
    return (
      report && {
        report,
        language: visit.language,
        address: visit.whole(publicationAddress(read)),
        why: read.listed.wasReleased ? whyOfReport(read) : () => undefined,
        fingerprint: read.fingerprint ?? undefined,
      }
    );
  }

  #read(visit: PageVisit): Promise<PublicationRead> {
    const message = new ReadPublication(visit.caller, visit.param('id'));
    return visit.answer(message, unreachable, publicationNotFound);
  }

  /** What a button of the page asks for. Throws the problem of one that is not there. */
  #messageOf(visit: PageVisit): Message<Outcome<PublicationAnswer, PublishRefusal>> {
    const { step, typed } = visit;
    const id = visit.param('id');
    const sent = sentForm(visit, step);
    const change = (wish: PublicationWish) => new ChangePublication(sent, id, wish);
    switch (step) {
      case PUBLICATION_STEPS.propose:
        return new ProposePublication(sent, id);
      case PUBLICATION_STEPS.approve:
        return new ApprovePublication(sent, id);
      case PUBLICATION_STEPS.words:
        return change({ type: 'RewordPublication', data: wordsIn(typed) });
      case PUBLICATION_STEPS.remove:
        return change({ type: 'RemoveTable', data: { table: Number(valueIn(typed, 'tabell')) } });
      case PUBLICATION_STEPS.removeTyped:
        return change({ type: 'RemoveTypedTable', data: { table: Number(valueIn(typed, 'tabell')) } });
      case PUBLICATION_STEPS.giveBack:
        return change({ type: 'ReturnPublication', data: { reason: valueIn(typed, 'skal') } });
      default:
        throw publicationNotFound();
    }
  }

  async #show(visit: PageVisit, came?: RefusedForm): Promise<string> {
    const read = await this.#read(visit);
    const isAsked = visit.request.method === 'GET' && visit.query['rakna'] === 'om';
    const asked = new RerunPublication(visit.caller, read.id);
    const rerun =
      isAsked && read.listed.wasReleased
        ? await visit.answer(asked, unreachable, publicationNotFound)
        : undefined;
    const { publications } = await visit.answer(new ReadPublications(visit.caller), unreachable);
    return visit.show(
      <PublicationPage
        read={read}
        releases={standing(publications).filter(({ id }) => id !== read.id)}
        rerun={rerun}
        commandKey={randomUUID()}
        filled={came && came.errors.length > 0 ? filledBy(visit, came) : undefined}
        findings={came?.refusal.code === 'Implausible' ? came.refusal.findings : []}
        wrong={came?.wrong}
        isSaved={visit.query['klart'] !== undefined}
      />,
      came ? publicationRefused(came.refusal).status : 200,
    );
  }
}
