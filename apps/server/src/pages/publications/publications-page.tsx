import {
  addressWith,
  ButtonLink,
  Buttons,
  DataTable,
  instantInWords,
  Page,
  publicationAddress,
  PUBLISHED,
  shortHash,
  stepInWords,
  Tag,
  type Tone,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import type { PublicationsRead } from '@samspar/use-cases';

type Listed = PublicationsRead['publications'][number];

const TONES: Readonly<Record<Listed['status'], Tone>> = {
  begun: 'neutral',
  proposed: 'due',
  released: 'good',
  withdrawn: 'late',
};

/** What a publication is by now. */
export const StatusTag = ({ listed, isFollowed }: { listed: Listed; isFollowed: boolean }) => {
  const { status, followed, unfinished } = useTexts().publications;
  if (listed.status === 'released' && isFollowed) return <Tag>{followed}</Tag>;
  const isUnfinished = listed.status === 'proposed' && listed.figures === null;
  return <Tag tone={TONES[listed.status]}>{isUnfinished ? unfinished : status[listed.status]}</Tag>;
};

/** The publications that others have taken the place of. */
export const followedIn = (all: readonly Listed[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ follows, status }) => (status === 'released' && follows !== null ? [follows] : [])));

/** The releases that nothing has taken the place of. */
export const standing = (all: readonly Listed[]): readonly Listed[] => {
  const followed = followedIn(all);
  return all.filter(({ id, wasReleased }) => wasReleased && !followed.has(id));
};

const Released = ({ all, names }: { all: readonly Listed[] } & Pick<PublicationsRead, 'names'>) => {
  const { language } = useVisitor();
  const texts = useTexts().publications;
  const followed = followedIn(all);
  const rows = all.filter(({ wasReleased }) => wasReleased);
  const { columns } = texts;
  return (
    <DataTable
      isCards
      caption={texts.caption(rows.length)}
      columns={[
        { title: columns.title, isHeading: true },
        { title: columns.status },
        { title: columns.released },
        { title: columns.moment },
        { title: columns.position, isNumber: true },
        { title: columns.fingerprint },
      ]}
      rows={rows.map((one) => [
        <a href={publicationAddress(one)}>{one.title}</a>,
        <StatusTag listed={one} isFollowed={followed.has(one.id)} />,
        one.released && (
          <>
            {withDays(stepInWords(language, names, one.released))}
            <p class="when">{one.released.approved ? texts.byAnother : texts.alone}</p>
          </>
        ),
        one.figures && withDays(instantInWords(language, one.figures.asKnownAt)),
        one.figures?.position,
        <code>{shortHash(one.figures?.hashes[0] ?? '')}</code>,
      ])}
      empty={<p>{texts.empty}</p>}
    />
  );
};

const OnTheWay = ({ all, names }: { all: readonly Listed[] } & Pick<PublicationsRead, 'names'>) => {
  const { language } = useVisitor();
  const texts = useTexts().publications;
  const rows = all.filter(({ wasReleased }) => !wasReleased);
  return rows.length === 0 ? null : (
    <DataTable
      id="pa-vag"
      isCards
      caption={texts.onTheWay}
      columns={[
        { title: texts.columns.title, isHeading: true },
        { title: texts.columns.status },
        { title: texts.columns.tables, isNumber: true },
        { title: texts.columns.begun },
      ]}
      rows={rows.map((one) => [
        <a href={publicationAddress(one)}>{one.title}</a>,
        <StatusTag listed={one} isFollowed={false} />,
        one.tables,
        withDays(stepInWords(language, names, one.begun)),
      ])}
    />
  );
};

/** What has been released, and to the office what is on the way there. */
export const PublicationsPage = ({ association, publications, names, mayPublish }: PublicationsRead) => {
  const { publications: texts, openData } = useTexts();
  return (
    <Page title={texts.title} isWide>
      <p class="log-lead">{texts.lead}</p>
      {mayPublish && (
        <>
          <p class="hint">
            {texts.howTo} {association?.settings.releasesApproved ? texts.needsAnother : texts.needsNobody}
          </p>
          <OnTheWay all={publications} names={names} />
        </>
      )}
      <Released all={publications} names={names} />
      <Buttons>
        {mayPublish && <ButtonLink href={`${PUBLISHED}/rapport`}>{texts.typed.report}</ButtonLink>}
        {mayPublish && (
          <ButtonLink href={addressWith(`${PUBLISHED}/forandring`, {})}>{texts.foresee.link}</ButtonLink>
        )}
        <ButtonLink href={addressWith(`${PUBLISHED}/oppna-data`, {})}>{openData.own.link}</ButtonLink>
      </Buttons>
    </Page>
  );
};
