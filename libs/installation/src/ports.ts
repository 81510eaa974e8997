import { type Day, dayInStockholm } from '@samspar/kernel';
import { EvidenceOfLog, HeadKeeping } from '@samspar/log-tree';
import {
  Batches,
  ImportJobs,
  ImportRuns,
  Persons,
  type Ports,
  ReadingLog,
  ReportBuilds,
  Settling,
  StaffNames,
} from '@samspar/use-cases';
import type { UserDirectory } from '@samspar/users';
import type { Views } from '@samspar/views';
import { erasureList } from './erasure-file.js';
import type { Installation } from './installation.js';

type Surroundings = Readonly<{
  directory: UserDirectory;
  /** The provider of their sign-ins. */
  issuer: string;
  /** Takes a line for whoever operates it. */
  log: (line: string) => void;
  /** In Stockholm; by the installation's clock unless stated. */
  today?: () => Day;
  /** Nobody keeps a tree over the log meanwhile: one is made where it is needed. */
  isAlone?: boolean;
  /** Throws why they cannot be kept current; its own as they are unless stated. */
  currentViews?: () => Views;
}>;

export const portsOf = (
  { configuration, store, streams, vault, registration, importer, gate, sealed, views, clock }: Installation,
  {
    directory,
    issuer,
    log,
    isAlone = false,
    today = () => dayInStockholm(clock()),
    currentViews = () => views,
  }: Surroundings,
): Ports & Readonly<{ heads: HeadKeeping }> => ({
  store,
  streams,
  vault,
  registration,
  persons: new Persons({ streams, vault, views: () => views }),
  staff: new StaffNames(sealed.staff),
  members: sealed.staff,
  drafts: sealed.drafts,
  evaluationFiles: sealed.evaluationFiles,
  erasureList: erasureList(configuration),
  settling: new Settling(),
  directory,
  issuer,
  gate,
  reportBuilds: new ReportBuilds(),
  heads: new HeadKeeping({ ...configuration, store, clock, log }),
  evidence: new EvidenceOfLog({ ...configuration, store, makesTree: isAlone }),
  readings: new ReadingLog(streams, today),
  associations: () => views.associations(),
  views: currentViews,
  caseworkersOf: (association, intervention) => directory.caseworkersOf(association, intervention),
  usersOf: (association) => directory.of(association).map(({ id }) => id),
  importer,
  runs: new ImportRuns(),
  jobs: new ImportJobs({ sealed, clock, log }),
  reached: (position, withinMs) => views.reached(position, withinMs),
  batches: new Batches(store, log),
  today,
  now: clock,
  log,
});
