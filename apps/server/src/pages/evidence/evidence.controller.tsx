import { Controller, Get, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { AUDIT_GROUND, codesOf } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import { type FieldError, readTypedDay, textsOf, typedIn, valueIn } from '@samspar/pages';
import { type EvidenceRefusal, evidenceSentence, MakeBundle } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { evidenceFile, evidenceProblem, sentBundle } from '../../evidence/evidence-file.js';
import { answerOrProblem } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { notAllowed } from '../../sign-in/refusals.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { EvidencePage } from './evidence-page.js';

const typed = ({ query }: Request, name: string): string => {
  const value = query[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** Bevispaket: of a journey, and of a period that is chosen. */
@Allow('auditor')
@Controller('granskning')
export class EvidencePageController {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  @Get('bevispaket')
  async period(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { language } = visitorOf(request);
    const said = { fran: typed(request, 'fran'), till: typed(request, 'till') };
    const form = (errors: readonly FieldError[]): undefined => {
      show(response, <EvidencePage said={said} errors={errors} />, errors.length > 0 ? 422 : 200);
    };
    if (said.fran === '' && said.till === '') return form([]);
    const { evidence } = textsOf(language);
    const days: Partial<Record<'fran' | 'till', Day>> = {};
    const wrong = (['fran', 'till'] as const).flatMap((field) => {
      const day = readTypedDay(said[field], this.clock.today);
      if (day !== undefined) days[field] = day;
      return day === undefined ? [{ field, message: evidence.wrongDay(evidence[field]) }] : [];
    });
    const { fran: from, till: to } = days;
    if (from === undefined || to === undefined) return form(wrong);
    const outcome = await this.dispatch.send(new MakeBundle(callerOf(request), { kind: 'period', from, to }));
    if (outcome.outcome === 'refused' && !('allowed' in outcome.refusal)) {
      const refusal: EvidenceRefusal = outcome.refusal;
      return form([{ field: 'till', message: evidenceSentence(refusal)[language] }]);
    }
    const bundle = answerOrProblem(outcome, evidenceProblem, notAllowed);
    return sentBundle(this.dispatch, request, response, bundle);
  }

  @Get(':id/bevispaket')
  journey(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const of = { kind: 'journey', journey: String(request.params['id']) } as const;
    return evidenceFile(this.dispatch, request, response, of);
  }

  /** With its texts, on the ground that is chosen. */
  @Post(':id/bevispaket')
  texts(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const of = { kind: 'journey', journey: String(request.params['id']) } as const;
    const said = valueIn(typedIn(request.body), 'textgrund');
    const ground = codesOf(AUDIT_GROUND).find((one) => one === said) ?? null;
    return evidenceFile(this.dispatch, request, response, of, undefined, { texts: { ground } });
  }
}
