import {
  ActingUser,
  addressWith,
  DataTable,
  interventionInWords,
  listParameters,
  Moment,
  Page,
  Pagination,
  roleInWords,
  userInWords,
  useTexts,
} from '@samspar/pages';
import type { LooksRead } from '@samspar/use-cases';
import { JourneyAccessLink, LogTabs, LOOKS_ADDRESS } from './access-log-page.js';

/** Names of whose access somebody was shown, that she may be asked about; the rest as a number. */
const NAMED_AT_MOST = 5;

type WhoseProps = Readonly<{ read: LooksRead; readers: readonly string[] }>;

const Whose = ({ read: { names }, readers }: WhoseProps) => {
  const texts = useTexts();
  const named = readers.slice(0, NAMED_AT_MOST).map((reader) => userInWords({ texts, names }, reader));
  const more = readers.length - named.length;
  return <>{more > 0 ? texts.accessLog.looks.more(named.join(', '), more) : named.join(', ')}</>;
};

/** Which auditors have read the access log: whose access, when, where in it, and for which journey. */
export const LooksPage = (read: LooksRead) => {
  const texts = useTexts();
  const { columns, looks } = texts.accessLog;
  const { association, listed, names } = read;
  return (
    <Page title={looks.title} isWide>
      <LogTabs current="looks" />
      <p class="log-lead">{looks.lead}</p>
      <DataTable
        isCards
        caption={looks.caption(listed.total)}
        columns={[columns.when, columns.who, columns.role, columns.where, looks.whose, columns.which]}
        rows={listed.lines.map(({ knownAt, actor, role, on, readers, journey }) => [
          <Moment texts={texts} knownAt={knownAt} />,
          <ActingUser texts={texts} names={names} actor={actor} />,
          roleInWords(texts, role),
          looks.on[on],
          <Whose read={read} readers={readers} />,
          journey === null ? (
            looks.any
          ) : (
            <>
              <JourneyAccessLink texts={texts} journey={journey} />
              <span class="line about">{interventionInWords({ association }, journey.intervention)}</span>
            </>
          ),
        ])}
        empty={<p>{looks.empty}</p>}
      />
      <Pagination {...listed} href={(page) => addressWith(LOOKS_ADDRESS, listParameters({ page }))} />
    </Page>
  );
};
