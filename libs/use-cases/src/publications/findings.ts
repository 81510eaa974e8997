import type { Association } from '@samspar/association';
import type { Sentence } from '@samspar/kernel';
import { findingSentence, isHeld, type Release, type ReleaseFinding } from '@samspar/plausibility';
import type { PublicationInHand } from '@samspar/publications';
import { codesNamed } from '@samspar/statistics';
import type { Caller } from '../message.js';
import { everReleased, type LoadedPublication } from './find-publication.js';
import type { PublicationPorts } from './publication-ports.js';

/** Something in a release that is not as it should be, and what to do about it. */
export type SaidFinding = Readonly<{ finding: ReleaseFinding; sentence: Sentence }>;

/** A publication as it is looked through; undefined where its figures are not counted. */
const lookedThrough = (
  id: string,
  { text, follows, figures, typed }: PublicationInHand,
): Release | undefined =>
  figures
    ? {
        id,
        tables: figures.tables,
        typed,
        // What the office writes in a report is looked through as its text is.
        text: [text, ...Object.values(figures.words?.texts ?? {}).map((written) => written.text)].join(
          '\n\n',
        ),
        ...(follows && { follows: follows.publication, explanation: follows.explanation }),
      }
    : undefined;

/** What the referring units of releases are called. */
const unitsNamed = (
  releases: readonly Release[],
  unitName: (code: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    releases.flatMap(({ tables }) =>
      tables.flatMap(({ answer }) =>
        codesNamed(answer, 'referringUnit').map((code) => [code, unitName(code)] as const),
      ),
    ),
  );

/** All that was released before a publication, what was withdrawn among it: it is known all the same. */
export const releasedBefore = async (
  ports: Pick<PublicationPorts, 'streams' | 'views'>,
  caller: Pick<Caller, 'asker'>,
  association: string,
  id: string,
): Promise<readonly LoadedPublication[]> =>
  (await everReleased(ports, caller, association)).filter((one) => one.id !== id);

/** Publications as they are looked through. */
export const asReleases = (publications: readonly LoadedPublication[]): readonly Release[] =>
  publications.flatMap(({ id, publication }) => lookedThrough(id, publication) ?? []);

/** What is not as it should be in a publication, after all that was released before it. */
export const findingsOf = async (
  ports: PublicationPorts,
  caller: Caller,
  association: Association,
  id: string,
  publication: PublicationInHand,
): Promise<readonly SaidFinding[] | 'tooLong'> => {
  const release = lookedThrough(id, publication);
  if (!release) return [];
  const earlier = await releasedBefore(ports, caller, association.id, id);
  const titles = new Map([...earlier, { id, publication }].map((one) => [one.id, one.publication.title]));
  const unitName = (code: string) => ports.views().unitName(code);
  const names = {
    association,
    unitName,
    release: (other: string) => titles.get(other) ?? other,
  };
  const before = asReleases(earlier);
  const findings = await ports.gate({
    ask: 'checkRelease',
    candidate: release,
    earlier: before,
    threshold: association.settings.suppressionThreshold,
    names: { association, units: unitsNamed([release, ...before], unitName) },
  });
  if (findings === 'tooLong') return findings;
  return findings.map((finding) => {
    const { place, fact } = findingSentence(finding, names);
    return { finding, sentence: { sv: `${place.sv}: ${fact.sv}`, en: `${place.en}: ${fact.en}` } };
  });
};

/** Those that keep a publication from being released; none where what is not as it should be is explained. */
export const heldBy = (findings: readonly SaidFinding[]): readonly SaidFinding[] =>
  isHeld(findings.map(({ finding }) => finding))
    ? findings.filter(({ finding }) => finding.severity !== 'explained')
    : [];
