import { randomInt, randomUUID } from 'node:crypto';
import {
  type Asker,
  type Check,
  type CheckCommand,
  CHECKED_PARTS,
  type CheckedPart,
  type CheckRefusal,
  type CheckResult,
  checkStream,
  daysOfMonth,
  drawn,
  type EmergencyReason,
  emergencyStream,
  type Finding,
  findingsIn,
  mayReadAccessLog,
  monthOf,
  monthsToCheck,
} from '@samspar/access';
import type { Association } from '@samspar/association';
import { nameBasedId } from '@samspar/event-store';
import { dayInStockholm, endOfDayInStockholm, startOfDayInStockholm } from '@samspar/kernel';
import type { ReadingLine, Readings, JourneyOfReading } from '@samspar/views';
import {
  accepted,
  type Caller,
  Command,
  givenBy,
  NOT_FOUND,
  type Outcome,
  Query,
  refused,
} from '../message.js';
import { isOwnWork } from '../audit/own-work.js';
import type { AccessLogPorts, ExtractPorts } from '../ports.js';
import { logNow } from './log-now.js';
import { surroundingsOf } from './surroundings.js';

type Names = ReadonlyMap<string, string>;

/** How the check of a month stands, and who recorded it last, when. */
export type MonthToCheck = Readonly<{
  /** `YYYY-MM`. */
  month: string;
  isLate: boolean;
  status: Check['status'];
  recorded: Readonly<{ actor: string; at: number }> | undefined;
}>;

export type ChecksRead = Readonly<{
  association: Association;
  /** The latest first. */
  months: readonly MonthToCheck[];
  names: Names;
}>;

/** The months whose access log is to be checked, for auditors of the association (lag 2001:454 10 §). */
export class ReadChecks extends Query<Outcome<ChecksRead>> {}

/** Readings that ask for a look, with the only journey that they are about, and why it was opened in an emergency. */
export type NamedFinding = Finding &
  Readonly<{ shown: JourneyOfReading | undefined; reasons: readonly EmergencyReason[] }>;

export type CheckRead = Readonly<{
  association: Association;
  month: string;
  check: Check;
  recorded: MonthToCheck['recorded'];
  findings: readonly NamedFinding[];
  /** How many readings the month has. */
  readings: number;
  /** Those that were drawn; none before the check is begun. */
  sample: readonly ReadingLine[];
  /** Among what is looked at are readings of the asker's own, or of insatser that she has worked in: somebody else looks. */
  notBy: OwnChecked['code'] | undefined;
  names: Names;
}>;

/** The check of one month: nothing of it shows a person; whose readings it shows is written down first. */
export class ReadCheck extends Query<Outcome<CheckRead>> {
  constructor(
    caller: Caller,
    readonly month: string,
  ) {
    super(caller);
  }
}

/** Draws the sample of a month. */
export class BeginCheck extends Command<Outcome<null, CheckRefusal>> {
  constructor(
    caller: Caller,
    readonly month: string,
  ) {
    super(caller);
  }
}

type Results = Readonly<Partial<Record<CheckedPart, CheckResult>>>;

/** Parts of which something was found, and nothing is said. */
export type ResultsMissing = Readonly<{ code: 'ResultsMissing'; parts: readonly CheckedPart[] }>;

/** What would be looked at are, in part, readings of the asker's own, or of journeys in an insats that she worked in then or within the year before. */
export type OwnChecked = Readonly<{ code: 'OwnReadings' }> | Readonly<{ code: 'OwnWork' }>;

export type RecordRefusal = CheckRefusal | ResultsMissing | OwnChecked;

/** Says what came of a check, by somebody whose own readings and insatser are not looked at in it. Of parts in which nothing was found nothing need be said. */
export class RecordCheck extends Command<Outcome<null, RecordRefusal>> {
  constructor(
    caller: Caller,
    readonly month: string,
    readonly results: Results,
  ) {
    super(caller);
  }
}

const audited = ({ associations }: AccessLogPorts, asker: Asker): Association | undefined =>
  associations().find(({ id }) => mayReadAccessLog(asker, id));

const idOf = (association: string, month: string): string => nameBasedId('check', association, month);

const loadCheck = async ({ streams }: AccessLogPorts, association: string, month: string) => {
  const { state, stored } = await streams.load(checkStream, idOf(association, month));
  const last = stored.findLast(({ type }) => type === 'CheckRecorded');
  return { check: state, recorded: last && { actor: last.metadata.actor, at: last.recordedAt } };
};

const periodOf = (month: string) => {
  const { from, to } = daysOfMonth(month);
  return { from: startOfDayInStockholm(from), to: endOfDayInStockholm(to) };
};

export const readChecks =
  (ports: AccessLogPorts) =>
  async ({ caller }: ReadChecks): Promise<Outcome<ChecksRead>> => {
    const association = audited(ports, caller.asker);
    if (!association) return NOT_FOUND;
    const first = (await logNow(ports)).firstAt(association.id);
    const due = first === undefined ? [] : monthsToCheck(dayInStockholm(first), ports.today());
    const months = await Promise.all(
      due.map(async ({ month, isLate }) => {
        const { check, recorded } = await loadCheck(ports, association.id, month);
        return { month, isLate, status: check.status, recorded };
      }),
    );
    const names = await ports.staff.namesOf(months.flatMap(({ recorded }) => recorded?.actor ?? []));
    return accepted({ association, months, names });
  };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

type Checked = Omit<CheckRead, 'findings' | 'names'> &
  Readonly<{ log: Readings; findings: readonly Finding[] }>;

/** Why somebody may not record what came of it. */
const whyNotBy = (
  ports: ExtractPorts,
  asker: Asker,
  { log, association, month, findings, sample }: Omit<Checked, 'notBy'>,
): OwnChecked['code'] | undefined => {
  const readers = [...findings.map(({ reader }) => reader), ...sample.map(({ actor }) => actor)];
  if (readers.includes(asker.actor)) return 'OwnReadings';
  const seen = findings.flatMap(({ seen: of }) => of?.journey ?? []);
  const interventions = [
    ...sample.map(({ journey }) => journey.intervention),
    ...seen.flatMap((journey) => log.journey(association.id, journey)?.intervention ?? []),
  ];
  return isOwnWork(ports, asker, interventions, daysOfMonth(month).from) ? 'OwnWork' : undefined;
};

/** Everything that a check is about; undefined where the month has not ended, or lies before the log. */
const checkedMonth = async (
  ports: ExtractPorts,
  { asker }: Caller,
  month: string,
): Promise<Checked | undefined> => {
  const association = audited(ports, asker);
  if (!association || !MONTH.test(month) || month >= monthOf(ports.today())) return undefined;
  const log = await logNow(ports);
  const first = log.firstAt(association.id);
  if (first === undefined || month < monthOf(dayInStockholm(first))) return undefined;
  const { id } = association;
  const period = periodOf(month);
  const readings = log.checked(id, period.from, period.to);
  const { check, recorded } = await loadCheck(ports, id, month);
  const places = check.status === 'none' ? [] : drawn(check.seed, readings.length);
  const findings = findingsIn(readings, await surroundingsOf(ports, log, id, readings, period));
  const sample = places.flatMap((place) => log.at(id, readings[place]?.position ?? 0)?.line ?? []);
  const checked = { log, association, month, check, recorded, findings, readings: readings.length, sample };
  return { ...checked, notBy: whyNotBy(ports, asker, checked) };
};

/** Why the reader of a finding opened its journey in emergencies, until then. */
const reasonsOf = async (
  { streams }: AccessLogPorts,
  { pattern, reader, seen }: Finding,
): Promise<readonly EmergencyReason[]> => {
  if (pattern !== 'emergency' || seen?.journey === undefined) return [];
  const { stored } = await streams.load(emergencyStream, seen.journey);
  const own = stored.filter(({ metadata, recordedAt }) => metadata.actor === reader && recordedAt <= seen.to);
  return [...new Set(own.map((event) => emergencyStream.upcast(event).data.reason))];
};

export const readCheck =
  (ports: ExtractPorts) =>
  async ({ caller, month }: ReadCheck): Promise<Outcome<CheckRead>> => {
    const checked = await checkedMonth(ports, caller, month);
    if (!checked) return NOT_FOUND;
    const { log, findings, ...read } = checked;
    const { association, recorded, sample } = read;
    const people = [...findings.map(({ reader }) => reader), ...sample.map(({ actor }) => actor)];
    await ports.readings.look(caller, {
      association: association.id,
      on: 'check',
      readers: people,
      journey: null,
    });
    return accepted({
      ...read,
      findings: await Promise.all(
        findings.map(async (finding) => ({
          ...finding,
          shown:
            finding.seen?.journey === undefined
              ? undefined
              : log.journey(association.id, finding.seen.journey),
          reasons: await reasonsOf(ports, finding),
        })),
      ),
      names: await ports.staff.namesOf([...people, ...(recorded ? [recorded.actor] : [])]),
    });
  };

const todayOf = ({ today: now }: AccessLogPorts) => {
  const today = now();
  return { occurredOn: today, today };
};

const carryOut = async (
  { streams }: AccessLogPorts,
  caller: Caller,
  association: string,
  month: string,
  command: CheckCommand,
): Promise<Outcome<null, CheckRefusal>> => {
  const outcome = await streams.handle(
    checkStream,
    idOf(association, month),
    [command],
    givenBy(caller, randomUUID()),
  );
  if (outcome.outcome === 'refused') return refused(outcome.refusal);
  return outcome.outcome === 'stale' ? { outcome: 'stale', revision: 0 } : accepted(null);
};

export const beginCheck =
  (ports: AccessLogPorts) =>
  async ({ caller, month }: BeginCheck): Promise<Outcome<null, CheckRefusal>> => {
    const association = audited(ports, caller.asker)?.id;
    if (association === undefined || !MONTH.test(month)) return NOT_FOUND;
    const data = { association, month, seed: randomInt(2 ** 32) };
    return carryOut(ports, caller, association, month, { type: 'BeginCheck', ...todayOf(ports), data });
  };

/** How many findings, or drawn readings, each part has. */
export const countsOf = ({
  findings,
  sample,
}: Pick<Checked, 'findings' | 'sample'>): Readonly<Record<CheckedPart, number>> =>
  Object.fromEntries(
    CHECKED_PARTS.map((part) => [
      part,
      part === 'sample' ? sample.length : findings.filter(({ pattern }) => pattern === part).length,
    ]),
  ) as Record<CheckedPart, number>;

export const recordCheck =
  (ports: ExtractPorts) =>
  async ({ caller, month, results }: RecordCheck): Promise<Outcome<null, RecordRefusal>> => {
    const checked = await checkedMonth(ports, caller, month);
    if (!checked) return NOT_FOUND;
    if (checked.notBy) return refused({ code: checked.notBy });
    const counts = countsOf(checked);
    const missing = CHECKED_PARTS.filter((part) => counts[part] > 0 && results[part] === undefined);
    if (missing.length > 0) return refused({ code: 'ResultsMissing', parts: missing });
    const parts = CHECKED_PARTS.map((part) => ({
      part,
      lookedAt: counts[part],
      result: (counts[part] > 0 ? results[part] : undefined) ?? ('nothingToRemark' as const),
    }));
    return carryOut(ports, caller, checked.association.id, month, {
      type: 'RecordCheck',
      ...todayOf(ports),
      data: { parts },
    });
  };
