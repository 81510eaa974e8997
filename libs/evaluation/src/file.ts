import type { Association } from '@samspar/association';
import {
  type CodeList,
  EVALUATION_GROUND,
  EVALUATION_PURPOSE,
  EVALUATION_RECEIVER,
  SECRECY_TEST,
} from '@samspar/codes';
import type { EvaluationFileMade } from '@samspar/access';
import { clockInStockholm, dayInStockholm } from '@samspar/kernel';
import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import {
  BETWEEN_CODES,
  columnsNamed,
  type EvaluationColumn,
  type EvaluationRows,
  PERSON,
} from './columns.js';
import { parquetOf } from './parquet.js';

/** Rows in columns, with what was decided of them and the association as it was set up. */
export type EvaluationFile = Readonly<{
  made: EvaluationFileMade['data'];
  /** When, in milliseconds since the epoch. */
  at: number;
  association: Association;
  rows: EvaluationRows;
}>;

/** Lines end as the standard says. */
const RFC_4180 = { record_delimiter: 'windows' } as const;

/** The columns of a file, first whose row it is. */
export const columnsOf = ({
  columns,
}: Pick<EvaluationFileMade['data'], 'columns'>): readonly EvaluationColumn[] => [
  PERSON,
  ...columnsNamed(columns),
];

/** The rows as CSV (RFC 4180): commas, codes and days as they are stored, nothing where nothing is known. What the digest is of. */
export const rowsAsCsv = (columns: readonly EvaluationColumn[], rows: EvaluationRows): string =>
  stringify([columns.map(({ name }) => name), ...rows], RFC_4180);

const TYPES: Readonly<Record<EvaluationColumn['type'], string>> = {
  code: 'kod / code',
  codes: `koder med ${BETWEEN_CODES} emellan / codes with ${BETWEEN_CODES} between`,
  whole: 'heltal / whole number',
  day: 'dag ÅÅÅÅ-MM-DD / day YYYY-MM-DD',
  pseudonym: 'pseudonym',
};

const sinceOf = (
  { settings, interventions }: Association,
  { registeredAs }: EvaluationColumn,
  chosen: readonly string[],
): string => {
  const since = settings.registeredSince?.[registeredAs] ?? {};
  return chosen
    .flatMap((id) => {
      const day = since[id] ?? since['*'];
      const name = interventions.find((one) => one.id === id)?.name ?? id;
      return day === undefined ? [] : [`${name}: ${day}`];
    })
    .join('; ');
};

/** What each column means, a row for each of its codes; of the catalogue and the code lists, as they stand. */
const codebookOf = ({ made, association }: Pick<EvaluationFile, 'made' | 'association'>): string => {
  // No other insats can stand in it.
  const interventions = association.interventions.filter(({ id }) => made.interventions.includes(id));
  return stringify(
    [
      ['column', 'name_sv', 'name_en', 'type', 'sensitive', 'registered_since', 'code', 'code_sv', 'code_en'],
      ...columnsOf(made).flatMap((column) => {
        const { name, label, type, isSensitive } = column;
        const since = sinceOf(association, column, made.interventions);
        const about = [name, label.sv, label.en, TYPES[type], isSensitive ? 'yes' : 'no', since];
        const codes = column.codes({ ...association, interventions });
        return codes.length === 0
          ? [[...about, '', '', '']]
          : codes.map(({ code, sv, en }) => [...about, code, sv, en]);
      }),
    ],
    RFC_4180,
  );
};

/** How many journeys were left out, as whoever is not an auditor is told: no small number. */
export const leftOutTold = (
  { leftOut }: Pick<EvaluationFileMade['data'], 'leftOut'>,
  threshold: number,
): string => (leftOut === 0 || leftOut >= threshold ? String(leftOut) : `1–${threshold - 1}`);

const nameIn = (list: CodeList, named: string, language: 'sv' | 'en'): string =>
  list.find(({ code }) => code === named)?.[language] ?? named;

const momentOf = (at: number): string => `${dayInStockholm(at)} ${clockInStockholm(at)}`;

/** What goes with the rows, so that they are never without it. */
const aboutFile = ({ made, at, association }: EvaluationFile): string => {
  const { settings, authorities, interventions } = association;
  const authority = authorities.find(({ id }) => id === made.authority)?.name ?? made.authority;
  const insatser = made.interventions
    .map((id) => interventions.find((one) => one.id === id)?.name ?? id)
    .join(', ');
  const leftOut = leftOutTold(made, settings.suppressionThreshold);
  const decided = (language: 'sv' | 'en') => ({
    receiver: nameIn(EVALUATION_RECEIVER, made.receiver, language),
    ground: nameIn(EVALUATION_GROUND, made.ground, language),
    purpose: nameIn(EVALUATION_PURPOSE, made.purpose, language),
    secrecy: nameIn(SECRECY_TEST, made.secrecy, language),
  });
  const [sv, en] = [decided('sv'), decided('en')];
  return `FIL FÖR UTVÄRDERING

Lämnas av: ${authority}
Mottagare: ${sv.receiver}
Uppdrag: ${made.reference}
Ändamål: ${sv.purpose}
Mottagarens grund: ${sv.ground}
Sekretessprövning: ${sv.secrecy}
Insatser: ${insatser}
Anmälda: ${made.from} till ${made.to}
Rader: ${made.rows}, en för varje deltagande
Gjord: ${momentOf(at)}
SHA-256 av deltaganden.csv: ${made.digest}

Uppgifterna är pseudonymiserade, inte anonyma: de är personuppgifter, och sekretess gäller för dem.
Kolumnen person är densamma för samma person i filer till samma mottagare och uppdrag, och i inga andra.

Inte med: deltaganden vars person har skyddade personuppgifter eller är anonym, vars samtycke är återkallat
i sin helhet, eller som myndigheten inte får veta av. Antal: ${leftOut}. Felregistrerade och gallrade
deltaganden finns inte. En tom ruta: det har inte hänt, dagen är inte känd, eller uppgiften är inte registrerad.

Skillnader före och efter är resultat, inte effekter.


FILE FOR EVALUATION

Given by: ${authority}
Receiver: ${en.receiver}
Assignment: ${made.reference}
Purpose: ${en.purpose}
The receiver's ground: ${en.ground}
Test of secrecy: ${en.secrecy}
Insatser: ${insatser}
Referred: ${made.from} to ${made.to}
Rows: ${made.rows}, one for each journey
Made: ${momentOf(at)}
SHA-256 of deltaganden.csv: ${made.digest}

The data are pseudonymous, not anonymous: they are personal data, and secrecy holds for them.
The column person is the same for the same person in files for the same receiver and assignment, and in no others.

Left out: journeys whose person has a protected identity or is anonymous, whose consent is withdrawn altogether,
or that the authority may not be told of. Number: ${leftOut}. Misregistered and erased journeys are not there.
An empty cell: it has not happened, the day is not known, or it was not registered.

Differences before and after are results, not effects.
`;
};

/** Rows as CSV and as Parquet, the codebook, and what they are, in one zip. */
export const evaluationZip = async (file: EvaluationFile): Promise<Uint8Array> => {
  const columns = columnsOf(file.made);
  return zipSync({
    'om-filen.txt': strToU8(aboutFile(file)),
    'deltaganden.csv': strToU8(rowsAsCsv(columns, file.rows)),
    'deltaganden.parquet': await parquetOf(columns, file.rows),
    'kodbok.csv': strToU8(codebookOf(file)),
  });
};

/** What it is called where it is saved. */
export const evaluationFileName = ({ made: { receiver, from, to } }: EvaluationFile): string =>
  `utvardering-${receiver}-${from}--${to}.zip`;
