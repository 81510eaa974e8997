import { Facts, List, Page, useTexts } from '@samspar/pages';
import { VERSION } from './version.js';

const Paragraphs = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
  </>
);

const Points = ({ of }: { of: readonly string[] }) => <List items={of} />;

/** What Samspår is, where the data are, and the accessibility statement (lag 2018:1937). */
export const AboutPage = () => {
  const { product, navigation, about } = useTexts();
  const { lead, what, data, version, accessibility } = about;
  return (
    <Page title={navigation.about}>
      <p class="lead">{lead}</p>
      <h2>{what.title}</h2>
      <Paragraphs of={what.paragraphs} />
      <h2>{data.title}</h2>
      <Paragraphs of={data.paragraphs} />
      <h2 id="tillganglighet">{navigation.accessibility}</h2>
      <Paragraphs of={accessibility.paragraphs} />
      <h3>{accessibility.tested}</h3>
      <Points of={accessibility.tests} />
      <h3>{accessibility.gaps}</h3>
      <Points of={accessibility.known} />
      <h3>{accessibility.contact}</h3>
      <p>{accessibility.toOwn}</p>
      <p>{accessibility.authority}</p>
      <h2>{version.title}</h2>
      <Facts
        facts={[
          { name: product, value: VERSION },
          { name: version.license, value: version.licenseName },
        ]}
      />
      <p>{version.packages}</p>
    </Page>
  );
};
