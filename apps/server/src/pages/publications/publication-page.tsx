import {
  Button,
  ButtonLink,
  Buttons,
  Facts,
  type Filled,
  Form,
  instantInWords,
  knownUntil,
  type NamedValue,
  Notice,
  Page,
  publicationAddress,
  Questions,
  stepInWords,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import type { PublicationRead, SaidFinding, Rerun } from '@samspar/use-cases';
import { OneTable } from './one-table.js';
import { reasonQuestion, wordQuestions, wordsTyped } from './publication-questions.js';
import { StatusTag } from './publications-page.js';
import { ReportPart } from './report-part.js';
import { RerunPart } from './rerun-part.js';
import { OneTyped } from './typed-table.js';

/** What its forms do. */
export const PUBLICATION_STEPS = {
  words: 'ord',
  remove: 'ta-bort',
  removeTyped: 'ta-bort-egen',
  propose: 'lamna',
  approve: 'godkann',
  giveBack: 'lamna-tillbaka',
} as const;

type PublicationPageProps = Readonly<{
  read: PublicationRead;
  /** Releases that a draft may take the place of. */
  releases: readonly PublicationRead['listed'][];
  rerun: Rerun | undefined;
  /** Becomes the Idempotency-Key of what is done next. */
  commandKey: string;
  /** A form as it was sent, and what is wrong with it. */
  filled: Filled | undefined;
  /** What does not add up. */
  findings: readonly SaidFinding[];
  /** Why what was asked for was not done. */
  wrong: string | undefined;
  isSaved: boolean;
}>;

type PartProps = Pick<PublicationPageProps, 'read' | 'commandKey'> & Partial<PublicationPageProps>;

const About = ({ read }: PartProps) => {
  const { language } = useVisitor();
  const texts = useTexts().publications;
  const { listed, publication, names, earlier, later, fingerprint } = read;
  const { figures, follows, status } = publication;
  const step = (name: string, one: typeof listed.proposed): readonly NamedValue[] =>
    one ? [{ name, value: stepInWords(language, names, one) }] : [];
  const link = (name: string, one: typeof earlier): readonly NamedValue[] =>
    one ? [{ name, value: <a href={publicationAddress(one)}>{one.title}</a> }] : [];
  return (
    <section aria-labelledby="om-rubrik">
      <h2 id="om-rubrik">{texts.facts}</h2>
      <Facts
        facts={[
          {
            name: texts.columns.status,
            value: <StatusTag listed={listed} isFollowed={later.some((one) => one.status === 'released')} />,
          },
          ...step(texts.columns.begun, status === 'begun' ? listed.begun : null),
          ...step(texts.proposedBy, listed.released?.approved === false ? null : listed.proposed),
          ...(listed.released
            ? [
                {
                  name: texts.columns.released,
                  value: `${stepInWords(language, names, listed.released)}, ${listed.released.approved ? texts.byAnother : texts.alone}`,
                },
              ]
            : []),
          ...step(texts.withdrawnBy, listed.withdrawn),
          ...(figures
            ? [
                {
                  name: texts.columns.moment,
                  value: texts.known(instantInWords(language, figures.asKnownAt)),
                },
                { name: texts.columns.position, value: figures.position },
                { name: texts.head, value: fingerprint === null ? texts.noHead : <code>{fingerprint}</code> },
              ]
            : []),
          ...link(texts.follows, earlier),
          ...(follows ? [{ name: texts.explanation, value: follows.explanation }] : []),
          ...later.flatMap((one) => link(texts.later, one)),
        ]}
      />
    </section>
  );
};

const Notices = ({ read, findings = [], isSaved }: PartProps) => {
  const { language } = useVisitor();
  const texts = useTexts().publications;
  const { publication, later, mayApprove, mayPublish } = read;
  const { status, withdrawnBecause } = publication;
  const follower = later.find((one) => one.status === 'released');
  return (
    <>
      {isSaved && <Notice isAnswer tone="good" title={texts.draft.saved} />}
      {findings.length > 0 && (
        <Notice isAnswer tone="late" title={texts.implausible}>
          <ul>
            {findings.map(({ sentence }) => (
              <li key={sentence[language]}>{withDays(sentence[language])}</li>
            ))}
          </ul>
        </Notice>
      )}
      {withdrawnBecause !== null && (
        <Notice tone="late" title={texts.withdrawnNotice}>
          <p>{withDays(withdrawnBecause)}</p>
        </Notice>
      )}
      {follower && (
        <Notice tone="due" title={texts.laterNotice}>
          <p>
            <a href={publicationAddress(follower)}>{follower.title}</a>
          </p>
        </Notice>
      )}
      {status === 'proposed' && mayPublish && (
        <Notice tone="due" title={texts.proposedNotice}>
          {!mayApprove && <p>{texts.ownNotice}</p>}
        </Notice>
      )}
      {read.explained.length > 0 && (
        <Notice title={texts.explained}>
          <ul>
            {read.explained.map(({ sentence }) => (
              <li key={sentence[language]}>{withDays(sentence[language])}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
};

const EMPTY: Filled = { values: {}, errors: [] };

/** What the office does with it while it is on its way. */
const OnItsWay = ({ read, releases = [], commandKey, filled }: PartProps) => {
  const { language } = useVisitor();
  const {
    publications: { draft: texts, typed },
    openData: {
      own: { wordsAreOpen },
    },
  } = useTexts();
  const action = publicationAddress(read);
  const { status } = read.publication;
  if (status === 'begun')
    return (
      <div class="publishing">
        {!read.publication.report && (
          <Buttons>
            <ButtonLink href={`${action}/egen-tabell`}>{typed.link}</ButtonLink>
          </Buttons>
        )}
        <h2>{texts.words}</h2>
        <Form action={action} commandKey={commandKey}>
          <Questions
            questions={wordQuestions(language, releases)}
            filled={filled ?? { values: wordsTyped(read.publication), errors: [] }}
          />
          <Buttons>
            <Button kind="secondary" step={PUBLICATION_STEPS.words}>
              {texts.save}
            </Button>
          </Buttons>
        </Form>
        <Form action={action} commandKey={commandKey}>
          <p class="hint">
            {texts.noMoreChange} {read.association.settings.openData && wordsAreOpen}
          </p>
          <Buttons>
            <Button step={PUBLICATION_STEPS.propose}>
              {read.association.settings.releasesApproved ? texts.propose : texts.release}
            </Button>
            <ButtonLink href={`${action}/dra-tillbaka`}>{texts.discard}</ButtonLink>
          </Buttons>
        </Form>
      </div>
    );
  return (
    <div class="publishing">
      <Form action={action} commandKey={commandKey}>
        <Buttons>
          {read.mayApprove && <Button step={PUBLICATION_STEPS.approve}>{texts.approve}</Button>}
          {read.publication.figures === null && (
            <Button step={PUBLICATION_STEPS.propose}>{texts.release}</Button>
          )}
        </Buttons>
      </Form>
      <Form action={action} commandKey={commandKey}>
        <Questions questions={[reasonQuestion(language)]} filled={filled ?? EMPTY} />
        <Buttons>
          <Button kind="secondary" step={PUBLICATION_STEPS.giveBack}>
            {read.mayApprove ? texts.giveBack : texts.takeBack}
          </Button>
        </Buttons>
      </Form>
    </div>
  );
};

const Ways = ({ read }: PartProps) => {
  const { publications: texts, evidence, reports } = useTexts();
  const { listed, publication, mayPublish } = read;
  const address = publicationAddress(read);
  return listed.wasReleased ? (
    <Buttons>
      <ButtonLink href={`${address}/publicering.pdf`}>{texts.pdf}</ButtonLink>
      {publication.report && <ButtonLink href={`${address}/publicering.xlsx`}>{reports.excel}</ButtonLink>}
      <ButtonLink href={`${address}?rakna=om`}>{texts.rerun.button}</ButtonLink>
      {read.mayHaveEvidence && (
        <ButtonLink href={`/api/v1/publications/${read.id}/evidence`}>{evidence.button}</ButtonLink>
      )}
      {mayPublish && publication.status === 'released' && (
        <a href={`${address}/dra-tillbaka`}>{texts.withdraw.link}</a>
      )}
    </Buttons>
  ) : null;
};

/** A publication: as it was frozen and is never counted again here, or a draft with what its tables come to now. */
export const PublicationPage = (props: PublicationPageProps) => {
  const { read, rerun, commandKey, filled, wrong } = props;
  const texts = useTexts().publications;
  const { language } = useVisitor();
  const { publication, preview, mayPublish } = read;
  const { asked, typed, figures, report, status, text } = publication;
  const isOnItsWay = status === 'begun' || status === 'proposed';
  return (
    <Page
      title={publication.title}
      errors={filled?.errors ?? []}
      wrong={wrong !== undefined && <p>{wrong}</p>}
      about={figures ? knownUntil(figures, language) : undefined}
      isWide
    >
      <Notices {...props} />
      {text !== '' && <p class="as-written">{withDays(text)}</p>}
      <About read={read} commandKey={commandKey} />
      <Ways read={read} commandKey={commandKey} />
      {rerun && <RerunPart rerun={rerun} read={read} />}
      {report ? (
        <ReportPart read={read} />
      ) : (
        asked.map((table, place) => {
          const frozen = figures?.tables[place];
          return (
            <OneTable
              key={place}
              read={read}
              table={table}
              place={place}
              frozen={frozen}
              answer={frozen?.answer ?? preview[place] ?? null}
            >
              {status === 'begun' && (
                <Form action={publicationAddress(read)} commandKey={`${commandKey}-${place}`}>
                  <input type="hidden" name="tabell" value={String(place)} />
                  <Button kind="quiet" step={PUBLICATION_STEPS.remove}>
                    {texts.draft.remove}
                  </Button>
                </Form>
              )}
            </OneTable>
          );
        })
      )}
      {typed.map((table, place) => (
        <OneTyped key={place} table={table} place={place}>
          {status === 'begun' && (
            <Form action={publicationAddress(read)} commandKey={`${commandKey}-egen-${place}`}>
              <input type="hidden" name="tabell" value={String(place)} />
              <Button kind="quiet" step={PUBLICATION_STEPS.removeTyped}>
                {texts.typed.remove}
              </Button>
            </Form>
          )}
        </OneTyped>
      ))}
      {isOnItsWay && mayPublish && <OnItsWay {...props} />}
    </Page>
  );
};
