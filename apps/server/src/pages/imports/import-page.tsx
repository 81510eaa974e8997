import type { Authority } from '@samspar/association';
import { importRefusalSentence } from '@samspar/import';
import {
  Button,
  Buttons,
  code,
  codes,
  file,
  type Filled,
  Form,
  named,
  Notice,
  Page,
  Pagination,
  Questions,
  useTexts,
  useVisitor,
  words,
} from '@samspar/pages';
import type { NamedBatch, UnderWay } from '@samspar/use-cases';
import { BatchList, importerName } from './batch-list.js';
import { jobAddress } from './job-page.js';

type ImportPageProps = Readonly<{
  filled: Filled;
  /** Names of the insatser the asker is assigned to. */
  assigned: readonly string[];
  /** For which the file may be imported. */
  authorities: readonly Authority[];
  /** Whether anything is imported for the asker at all. */
  isOpen: boolean;
  underWay: UnderWay | undefined;
  batches: readonly NamedBatch[];
  page: number;
  pages: number;
}>;

const WhoMay = ({ assigned, isOpen }: Pick<ImportPageProps, 'assigned' | 'isOpen'>) => {
  const visitor = useVisitor();
  const texts = useTexts().import;
  if (!isOpen)
    return (
      <Notice>
        <p>{importRefusalSentence({ code: 'OfficeImportsOff' })[visitor.language]}</p>
      </Notice>
    );
  if (visitor.roles.includes('office')) return <p>{texts.whoOffice}</p>;
  return <p>{assigned.length === 0 ? texts.whoNobody : texts.whoCaseworker(assigned.join(', '))}</p>;
};

const Busy = ({ underWay }: { underWay: UnderWay }) => {
  const texts = useTexts().import;
  const { actor, name, job } = underWay;
  const visitor = useVisitor();
  return (
    <Notice title={texts.busyTitle} tone="due">
      {job === undefined ? (
        <p>{texts.busy(importerName(visitor, actor, name))}</p>
      ) : (
        <p>
          {texts.busyMine} <a href={jobAddress(job)}>{texts.toWork}</a>
        </p>
      )}
    </Notice>
  );
};

const FILE = [
  file(
    'fil',
    { label: (texts) => texts.import.file, hint: (texts) => texts.import.fileHint },
    '.xlsx,.csv,.txt',
  ),
  codes('del', { label: (texts) => texts.import.partial }, ({ texts }) => [
    { value: 'ja', label: texts.import.partialOnly, hint: texts.import.partialHint },
  ]),
];
const REGISTER = words(
  'register',
  { label: (texts) => texts.import.register, hint: (texts) => texts.import.registerHint },
  { longest: 40, isShort: true },
);

const TryForm = ({ filled, authorities }: Pick<ImportPageProps, 'filled' | 'authorities'>) => {
  const texts = useTexts().import;
  const whose = code(
    'myndighet',
    { label: () => texts.authority, hint: () => texts.authorityHint, isOptional: true },
    () => authorities.map(named),
    { isFolded: true, blank: () => texts.authorityUnsaid },
  );
  return (
    <>
      <Form action="/inlasning" isMultipart>
        <Questions questions={authorities.length > 1 ? [...FILE, whose] : FILE} filled={filled} />
        <details open={filled.values['register'] !== 'main'}>
          <summary>{texts.otherRegister}</summary>
          <Questions questions={[REGISTER]} filled={filled} />
        </details>
        <Buttons>
          <Button>{texts.try}</Button>
        </Buttons>
      </Form>
      <p>
        <a href="/inlasning/mall.xlsx" download>
          {texts.template}
        </a>
      </p>
    </>
  );
};

/** Where a file is chosen, above all files there have been. */
export const ImportPage = (props: ImportPageProps) => {
  const visitor = useVisitor();
  const { filled, assigned, isOpen, authorities, underWay, batches, page, pages } = props;
  const texts = useTexts().import;
  const mayTry = isOpen && (visitor.roles.includes('office') || assigned.length > 0);
  return (
    <Page title={texts.title} errors={filled.errors}>
      {isOpen && <p class="lead">{texts.lead}</p>}
      <WhoMay assigned={assigned} isOpen={isOpen} />
      {underWay && <Busy underWay={underWay} />}
      {mayTry && <TryForm filled={filled} authorities={authorities} />}
      <h2>{texts.batches.title}</h2>
      <BatchList batches={batches} />
      <Pagination page={page} pages={pages} href={(number) => `/inlasning?sida=${number}`} />
    </Page>
  );
};
