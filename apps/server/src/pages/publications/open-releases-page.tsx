import { OPEN_DATA_PATH, type OpenCatalogue, releaseAddress } from '@samspar/open-data';
import { DataTable, Facts, Notice, Page, publicationAddress, useTexts, withDays } from '@samspar/pages';
import type { PublicationsRead } from '@samspar/use-cases';
import { followedIn, StatusTag } from './publications-page.js';

type OpenReleasesPageProps = Readonly<{
  read: PublicationsRead;
  /** What the association has opened; undefined where it has opened nothing. */
  catalogue: OpenCatalogue | undefined;
  server: string;
}>;

/** What of the released is open to everyone, and why the rest is not. */
export const OpenReleasesPage = ({ read, catalogue, server }: OpenReleasesPageProps) => {
  const { openData: texts, publications } = useTexts();
  const { own } = texts;
  const followed = followedIn(read.publications);
  const openIn = (id: string) => catalogue?.releases.find((release) => release.id === id);
  return (
    <Page title={texts.title} isWide>
      {catalogue ? (
        <>
          <Notice title={own.isOpen} tone="good">
            <p>{own.isOpenWhat}</p>
          </Notice>
          <Facts
            facts={[
              { name: own.address, value: <a href={OPEN_DATA_PATH}>{`${server}${OPEN_DATA_PATH}`}</a> },
              { name: texts.contact, value: catalogue.publisher.email },
            ]}
          />
        </>
      ) : (
        <Notice title={own.isClosed}>
          <p>{own.isClosedWhat}</p>
        </Notice>
      )}
      <p class="hint">{own.what}</p>
      {catalogue && (
        <DataTable
          isCards
          caption={own.caption}
          columns={[
            { title: publications.columns.title, isHeading: true },
            { title: publications.columns.status },
            { title: own.tablesOpen, isNumber: true },
            { title: own.address },
          ]}
          rows={read.publications
            .filter(({ wasReleased }) => wasReleased)
            .map((one) => {
              const release = openIn(one.id);
              const isHere = release !== undefined && release.withdrawn === null;
              return [
                <a href={publicationAddress(one)}>{withDays(one.title)}</a>,
                <StatusTag listed={one} isFollowed={followed.has(one.id)} />,
                own.openOf(release?.tables.length ?? 0, one.tables),
                isHere ? <a href={releaseAddress('', one.id)}>{texts.title}</a> : own.none,
              ];
            })}
          empty={<p>{publications.empty}</p>}
        />
      )}
    </Page>
  );
};
