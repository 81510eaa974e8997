import {
  type CataloguedRelease,
  type CataloguedTable,
  LICENCE,
  OPEN_DATA_PATH,
  type OpenCatalogue,
  releaseAddress,
  tableAddress,
} from '@samspar/open-data';
import {
  ButtonLink,
  Buttons,
  DataTable,
  Facts,
  instantInWords,
  type NamedValue,
  Notice,
  Page,
  Tag,
  type Tone,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';

type OpenDataPageProps = Readonly<{
  catalogues: readonly OpenCatalogue[];
  /** The one release that the page is about; absent: it is about all. */
  only?: CataloguedRelease;
}>;

/** Links of pages lead to this server, whatever it is called. */
const HERE = '';

const statusOf = ({ withdrawn, followedBy }: CataloguedRelease) =>
  withdrawn ? 'withdrawn' : followedBy === null ? 'current' : 'followed';
const TONES: Readonly<Record<ReturnType<typeof statusOf>, Tone>> = {
  current: 'good',
  followed: 'neutral',
  withdrawn: 'late',
};

/** Whether a release holds, has been followed, or is withdrawn. */
const StatusOfRelease = ({ release }: { release: CataloguedRelease }) => {
  const status = statusOf(release);
  return <Tag tone={TONES[status]}>{useTexts().openData.status[status]}</Tag>;
};

const Files = ({ release, table }: { release: CataloguedRelease; table: CataloguedTable }) => {
  const texts = useTexts().openData;
  const { language } = useVisitor();
  const address = tableAddress(HERE, release.id, table.place);
  const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1_000)).toLocaleString(language);
  return (
    <Buttons>
      {table.files.map(({ format, bytes }) => (
        <ButtonLink key={format} href={`${address}.${format}`}>
          {`${texts.formats[format]}, ${kilobytes(bytes)} kB`}
        </ButtonLink>
      ))}
      <a href={`${address}.csv-metadata.json`}>{texts.columnsOfCsv}</a>
    </Buttons>
  );
};

const Tables = ({ release, places }: { release: CataloguedRelease; places?: readonly number[] }) => {
  const { language } = useVisitor();
  return (
    <>
      {release.tables
        .filter(({ place }) => places?.includes(place) ?? true)
        .map((table) => (
          <section key={table.place} aria-labelledby={`tabell-${table.place}`}>
            {places ? (
              <h3 id={`tabell-${table.place}`}>{withDays(table.title)}</h3>
            ) : (
              <h2 id={`tabell-${table.place}`}>{withDays(table.title)}</h2>
            )}
            <p class="subheading">{withDays(table.counts[language])}</p>
            <Files release={release} table={table} />
          </section>
        ))}
    </>
  );
};

/** The tables of a release, those of a report under its sections. */
const TablesOf = ({ release }: { release: CataloguedRelease }) => {
  const { language } = useVisitor();
  if (!release.sections) return <Tables release={release} />;
  return (
    <section aria-labelledby="tabeller-rubrik">
      <h2 id="tabeller-rubrik">{useTexts().openData.tables(release.tables.length)}</h2>
      {release.sections.map(({ heading, places }) => (
        <details key={heading.sv}>
          <summary>
            {heading[language]} ({places.length})
          </summary>
          <Tables release={release} places={places} />
        </details>
      ))}
    </section>
  );
};

const AboutCatalogue = ({ catalogue: { publisher } }: { catalogue: OpenCatalogue }) => {
  const texts = useTexts().openData;
  return (
    <Facts
      facts={[
        { name: texts.publisher, value: publisher.name },
        { name: texts.contact, value: <a href={`mailto:${publisher.email}`}>{publisher.email}</a> },
        { name: texts.licence, value: <a href={LICENCE.address}>{texts.licenceName}</a> },
        {
          name: texts.catalogue,
          value: (
            <>
              <a href={`${OPEN_DATA_PATH}/katalog.rdf`}>{texts.catalogueForms.rdf}</a>{' '}
              <a href={`${OPEN_DATA_PATH}/katalog.ttl`}>{texts.catalogueForms.ttl}</a>{' '}
              <a href={`${OPEN_DATA_PATH}/katalog.jsonld`}>{texts.catalogueForms.jsonld}</a>
            </>
          ),
        },
      ]}
    />
  );
};

const Releases = ({ catalogue, place }: { catalogue: OpenCatalogue; place: number }) => {
  const texts = useTexts().openData;
  const { language } = useVisitor();
  const { columns } = texts;
  const { releases } = catalogue;
  return (
    <DataTable
      id={`publiceringar-${place}`}
      isCards
      caption={texts.caption(releases.length)}
      columns={[
        { title: columns.title, isHeading: true },
        { title: columns.status },
        { title: columns.period },
        { title: columns.moment },
        { title: columns.tables, isNumber: true },
      ]}
      rows={releases.map((release) => [
        release.withdrawn ? release.title : <a href={releaseAddress(HERE, release.id)}>{release.title}</a>,
        <>
          <StatusOfRelease release={release} />
          {release.withdrawn && (
            <p class="when">{withDays(texts.withdrawnBecause(release.withdrawn.reason))}</p>
          )}
        </>,
        withDays(`${release.period.from}–${release.period.to}`),
        withDays(instantInWords(language, release.asKnownAt)),
        release.tables.length,
      ])}
      empty={<p>{texts.empty}</p>}
    />
  );
};

const OneRelease = ({ release, catalogue }: { release: CataloguedRelease; catalogue: OpenCatalogue }) => {
  const texts = useTexts().openData;
  const { language } = useVisitor();
  const link = (name: string, id: string | null): readonly NamedValue[] =>
    id === null ? [] : [{ name, value: <a href={releaseAddress(HERE, id)}>{texts.title}</a> }];
  return (
    <>
      {release.followedBy !== null && (
        <Notice title={texts.followed} tone="due">
          <p>
            <a href={releaseAddress(HERE, release.followedBy)}>{texts.followedBy}</a>
          </p>
        </Notice>
      )}
      {release.text !== '' && <p class="as-written">{withDays(release.text)}</p>}
      <p class="hint">{texts.never}</p>
      <TablesOf release={release} />
      <Facts
        facts={[
          { name: texts.columns.status, value: <StatusOfRelease release={release} /> },
          { name: texts.columns.period, value: `${release.period.from}–${release.period.to}` },
          { name: texts.columns.moment, value: texts.known(instantInWords(language, release.asKnownAt)) },
          { name: texts.released, value: instantInWords(language, release.released) },
          ...(release.explanation === null ? [] : [{ name: texts.explanation, value: release.explanation }]),
          ...link(texts.follows, release.follows),
        ]}
      />
      <AboutCatalogue catalogue={catalogue} />
      <p>
        <a href={OPEN_DATA_PATH}>{texts.all}</a>
      </p>
    </>
  );
};

/** What is open to everyone, or one release of it. Nobody has signed in, and who released it is not told. */
export const OpenDataPage = ({ catalogues, only }: OpenDataPageProps) => {
  const texts = useTexts().openData;
  const [first] = catalogues;
  return only && first ? (
    <Page title={only.title} isWide>
      <OneRelease release={only} catalogue={first} />
    </Page>
  ) : (
    <Page title={texts.title} isWide>
      <p class="log-lead">{texts.lead}</p>
      {catalogues.map((catalogue, index) => (
        <section key={catalogue.publisher.id} aria-label={catalogue.publisher.name}>
          <AboutCatalogue catalogue={catalogue} />
          <Releases catalogue={catalogue} place={index + 1} />
        </section>
      ))}
    </Page>
  );
};
