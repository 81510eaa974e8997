import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { AUDIT_GROUND, codesOf } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import { type FieldError, readTypedDay, valueIn } from '@samspar/pages';
import { type EvidenceRefusal, evidenceSentence, MakeBundle } from '@samspar/use-cases';
import { evidenceFile, evidenceProblem, sentBundle } from '../../evidence/evidence-file.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { saidIn } from '../said-in.js';
import { PageVisit, Visiting } from '../visit.js';
import { EvidencePage } from './evidence-page.js';

/** Bevispaket: of a journey, and of a period that is chosen. */
@Allow('auditor')
@Controller('granskning')
export class EvidencePageController {
  @Get('bevispaket')
  async period(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const { query } = visit;
    const said = { fran: saidIn(query, 'fran'), till: saidIn(query, 'till') };
    const form = (errors: readonly FieldError[]): string =>
      visit.show(<EvidencePage said={said} errors={errors} />, errors.length > 0 ? 422 : 200);
    if (said.fran === '' && said.till === '') return form([]);
    const { evidence } = visit.texts;
    const days: Partial<Record<'fran' | 'till', Day>> = {};
    const wrong = (['fran', 'till'] as const).flatMap((field) => {
      const day = readTypedDay(said[field], visit.today);
      if (day !== undefined) days[field] = day;
      return day === undefined ? [{ field, message: evidence.wrongDay(evidence[field]) }] : [];
    });
    const { fran: from, till: to } = days;
    if (from === undefined || to === undefined) return form(wrong);
    const outcome = await visit.send(new MakeBundle(visit.caller, { kind: 'period', from, to }));
    if (outcome.outcome === 'refused' && !('allowed' in outcome.refusal)) {
      const refusal: EvidenceRefusal = outcome.refusal;
      return form([{ field: 'till', message: evidenceSentence(refusal)[visit.language] }]);
    }
    const bundle = answerOrProblem(outcome, evidenceProblem, notAllowed);
    return sentBundle(visit, visit.response, bundle);
  }

  @Get(':id/bevispaket')
  journey(@Visiting() visit: PageVisit): Promise<StreamableFile> {
    const of = { kind: 'journey', journey: visit.param('id') } as const;
    return evidenceFile(visit, visit.response, of);
  }

  /** With its texts, on the ground that is chosen. */
  @Post(':id/bevispaket')
  texts(@Visiting() visit: PageVisit): Promise<StreamableFile> {
    const of = { kind: 'journey', journey: visit.param('id') } as const;
    const said = valueIn(visit.typed, 'textgrund');
    const ground = codesOf(AUDIT_GROUND).find((one) => one === said) ?? null;
    return evidenceFile(visit, visit.response, of, undefined, { texts: { ground } });
  }
}
