import type { BundleVerification } from '@samspar/evidence';
import { numeral } from '@samspar/kernel';
import {
  Button,
  Buttons,
  DataTable,
  Facts,
  file,
  type Filled,
  Form,
  momentInWords,
  Notice,
  Page,
  Questions,
  type Texts,
  useTexts,
  useVisitor,
  words,
} from '@samspar/pages';

const CHECK_BUNDLE = '/granskning/kontrollera-bevis';

const CHECK_QUESTIONS = [
  file(
    'fil',
    { label: ({ evidence }) => evidence.check.file, hint: ({ evidence }) => evidence.check.fileHint },
    '.zip',
  ),
  words(
    'fingeravtryck',
    {
      label: ({ evidence }) => evidence.check.fingerprint,
      hint: ({ evidence }) => evidence.check.fingerprintHint,
    },
    { longest: 60 },
  ),
];

type CheckProps = Readonly<{ filled: Filled; verified: BundleVerification | undefined }>;

const subjectInWords = (texts: Texts, { subject }: NonNullable<BundleVerification['manifest']>): string => {
  const { of } = texts.evidence.check;
  if (subject.kind === 'journey') return of.journey(subject.reference);
  if (subject.kind === 'period') return of.period(subject.from, subject.to);
  return of.publication((subject.streams[0] ?? '').replace(/^publication-/, ''));
};

const Holds = ({ verified }: Readonly<{ verified: BundleVerification }>) => {
  const texts = useTexts();
  const { check } = texts.evidence;
  const { manifest, events, withheld, head, after } = verified;
  if (!manifest || !head) return null;
  return (
    <>
      <Notice isAnswer tone="good" title={check.holds} />
      <Facts
        facts={[
          { name: check.about, value: subjectInWords(texts, manifest) },
          { name: check.made, value: momentInWords(texts, Date.parse(manifest.made)) },
          { name: check.events, value: numeral(events, texts.languageCode) },
          ...(withheld > 0 ? [{ name: check.withheld, value: numeral(withheld, texts.languageCode) }] : []),
          { name: check.head, value: check.headOf(momentInWords(texts, Date.parse(head.moment)), head.size) },
          ...(after > 0 ? [{ name: check.after, value: numeral(after, texts.languageCode) }] : []),
          { name: check.key, value: <code>{manifest.key}</code> },
        ]}
      />
    </>
  );
};

const Fails = ({ faults }: Pick<BundleVerification, 'faults'>) => {
  const { check } = useTexts().evidence;
  return (
    <>
      <Notice isAnswer tone="late" title={check.fails} />
      <DataTable
        id="fel"
        isCards
        caption={check.faults(faults.length)}
        columns={[{ title: check.inFile, isHeading: true }, { title: check.fault }]}
        rows={faults.map(({ file: name, fault }) => [<code>{name}</code>, <span lang="sv">{fault}</span>])}
      />
    </>
  );
};

/** Holds a bundle to a fingerprint, as the command does: nothing of it is kept. */
export const CheckBundlePage = ({ filled, verified }: CheckProps) => {
  const { check } = useTexts().evidence;
  const { roles } = useVisitor();
  return (
    <Page title={check.title} errors={filled.errors}>
      <p class="lead">{check.lead}</p>
      {verified &&
        (verified.faults.length > 0 ? <Fails faults={verified.faults} /> : <Holds verified={verified} />)}
      <Form action={CHECK_BUNDLE} isMultipart>
        <Questions questions={CHECK_QUESTIONS} filled={filled} />
        <Buttons>
          <Button>{check.button}</Button>
        </Buttons>
      </Form>
      {roles.includes('auditor') && (
        <p>
          <a href="/granskning/bevispaket">{check.back}</a>
        </p>
      )}
    </Page>
  );
};
