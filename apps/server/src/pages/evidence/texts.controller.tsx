import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { addressOfJourney, Button, ButtonLink, Buttons, Form, Page, useTexts } from '@samspar/pages';
import { MakeBundle, ReadJourney } from '@samspar/use-cases';
import { evidenceProblem, sentBundle } from '../../evidence/evidence-file.js';
import { answerOrProblem, problemOfRefusal } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { PageVisit, Visiting } from '../visit.js';

type Came = Readonly<{ wrong?: string; status?: number }>;
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
  @Get(':id/bevispaket')
  async ask(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit);
  }

  @Post(':id/bevispaket')
  async fetch(@Visiting() visit: PageVisit): Promise<string | StreamableFile> {
    const of = { kind: 'journey', journey: visit.param('id') } as const;
    const asked = new MakeBundle(visit.caller, of, { texts: { ground: null } });
    const outcome = await visit.send(asked);
    if (outcome.outcome === 'refused') {
      const { status, sentence } = evidenceProblem(outcome.refusal);
      return this.#show(visit, { wrong: sentence[visit.language], status });
    }
    return sentBundle(visit, visit.response, answerOrProblem(outcome, evidenceProblem));
  }

  async #show(visit: PageVisit, came: Came = {}): Promise<string> {
    const asked = new ReadJourney(visit.reading('form'), visit.param('id'));
    const { id, reference } = await visit.answer(asked, problemOfRefusal);
    return visit.show(<TextsPage id={id} reference={reference} wrong={came.wrong} />, came.status);
  }
}
