import { Controller, Get, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { addressOfJourney, Button, ButtonLink, Buttons, Form, Page, useTexts } from '@samspar/pages';
import { MakeBundle, ReadJourney } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { evidenceProblem, sentBundle } from '../../evidence/evidence-file.js';
import { answerOrProblem, problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';

type TextsProps = Readonly<{ id: string; reference: string; wrong: string | undefined }>;

/** What a bundle of a journey with its texts is, before it is fetched. */
const TextsPage = ({ id, reference, wrong }: TextsProps) => {
  const { evidence, journey } = useTexts();
  const { texts } = evidence;
  return (
    <Page title={texts.title(reference)} wrong={wrong !== undefined && <p>{wrong}</p>}>
      <p class="lead">{texts.lead}</p>
      <ul>
        {texts.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p>
        <a href={addressOfJourney(id, 'utlamnande')}>{texts.disclose}</a>
      </p>
      <Form action={addressOfJourney(id, 'bevispaket')}>
        <Buttons>
          <Button>{texts.button}</Button>
          <ButtonLink href={addressOfJourney(id)}>{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};

/** Evidence of a journey with its texts opened, for whoever is responsible for it. */
@Allow('caseworker')
@Controller('arenden')
export class JourneyTextsController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get(':id/bevispaket')
  async ask(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response);
  }

  @Post(':id/bevispaket')
  async fetch(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const of = { kind: 'journey', journey: String(request.params['id']) } as const;
    const asked = new MakeBundle(callerOf(request), of, { texts: { ground: null } });
    const outcome = await this.dispatch.send(asked);
    if (outcome.outcome === 'refused') {
      const { status, sentence } = evidenceProblem(outcome.refusal);
      await this.#show(request, response, { wrong: sentence[visitorOf(request).language], status });
      return undefined;
    }
    return sentBundle(this.dispatch, request, response, answerOrProblem(outcome, evidenceProblem));
  }

  async #show(
    request: Request,
    response: Response,
    came?: Readonly<{ wrong: string; status: number }>,
  ): Promise<void> {
    const asked = new ReadJourney({ ...callerOf(request), on: 'form' }, String(request.params['id']));
    const { id, reference } = await this.dispatch.answer(asked, problemOfRefusal);
    show(response, <TextsPage id={id} reference={reference} wrong={came?.wrong} />, came?.status ?? 200);
  }
}
