/** Who publishes openly, and on what terms. */
export type OpenPublisher = Readonly<{
  /** Id of the association. */
  id: string;
  name: string;
  /** Where questions about the figures are asked. */
  email: string;
  /** Names of the municipalities that the figures are about. */
  places: readonly string[];
}>;

/** What a table travels with: the release that it was frozen in. */
export type TableOrigin = Readonly<{
  publisher: OpenPublisher;
  /** Id of the release. */
  release: string;
  /** Place of the table in it, from 1. */
  place: number;
  /** ISO instants in UTC: what the figures are known as of, and when they were released. */
  asKnownAt: string;
  released: string;
  /** Position in the log before which all stands that is counted. */
  position: string;
  /** Why the figures are other than those of the release that it took the place of. */
  explanation: string | null;
  /** Where the table is found, without what its format ends with. */
  address: string;
}>;
