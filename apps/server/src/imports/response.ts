import { ApiProperty } from '@nestjs/swagger';
import type { ImportReport, ReversalReport } from '@samspar/import';
import { BATCH_ID, Count, JOURNEY_ID, POSITION_EXAMPLE, SentenceResponse, ListOfTexts } from '../response.js';

type Row = ImportReport['rejected'][number];
type Match = ImportReport['matchedColumns'][number];
type Note = ImportReport['notes'][number];
type Changed = ReversalReport['changedSince'][number];

const MISSPELT = {
  sv: 'Värdet finns inte i listan. Menade du ”Novum”?',
  en: 'The value is not in the list. Did you mean “Novum”?',
};

class RowResponse implements Row {
  @Count({ example: 17 }) row!: number;
  @ApiProperty({
    description: 'The running number of the row; an identity number only masked.',
    example: '2024-16',
  })
  number!: string;
  @ApiProperty({ description: 'The header in the file.', example: 'Insats' }) column!: string;
  @ApiProperty({ example: 'Nobum' }) value!: string;
  @ApiProperty({ description: 'The Swedish sentence.', example: MISSPELT.sv }) reason!: string;
  @ApiProperty({ type: 'string', example: 'ValueMisspelt' }) code!: Row['code'];
  @ApiProperty({ example: MISSPELT }) sentence!: SentenceResponse;
}

class MatchResponse implements Match {
  @ApiProperty({ example: 'Vem anmälde' }) header!: string;
  @ApiProperty({ example: 'Anmälande part' }) column!: string;
}

class NoteResponse implements Note {
  @ApiProperty() column!: string;
  @ApiProperty({ type: 'string' }) code!: Note['code'];
  @ApiProperty() sentence!: SentenceResponse;
}

class HiddenResponse implements Readonly<ImportReport['hidden']> {
  @Count({ example: 2 }) rows!: number;
  @ListOfTexts() columns!: readonly string[];
  @ListOfTexts() sheets!: readonly string[];
  @ApiProperty({ example: false }) wereRead!: boolean;
}

class NamedUnitResponse {
  @ApiProperty({ example: 'Jobbtorg Sydväst' }) text!: string;
  @Count({ example: 12 }) rows!: number;
}

/** A file as it is sent in a form of several parts; its bytes are read beside the check of bodies. */
export class FileBody {
  @ApiProperty({ type: 'string', format: 'binary' }) file!: unknown;
}

/** What became of a file; every count is of rows (docs/import.md). */
export class ImportReportResponse implements ImportReport {
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'Null in a dry run, and where nothing was new.',
    example: BATCH_ID,
  })
  batch!: string | null;
  @Count({ example: 120 }) rows!: number;
  @Count({ example: 96 }) imported!: number;
  @Count({ example: 20 }) unchanged!: number;
  @Count({ example: 3 }) corrected!: number;
  @Count({ example: 0 }) missing!: number;
  @ApiProperty({ description: 'Whether the file holds only a part of its list.', example: false })
  partial!: boolean;
  @Count({ description: 'Rows not taken.', example: 1 }) rejectedRows!: number;
  @ApiProperty({
    type: [RowResponse],
    description: 'Everything that is wrong with them; an identity number only masked.',
  })
  rejected!: readonly RowResponse[];
  @Count({ description: 'Rows taken that should be looked at twice.', example: 0 }) warnedRows!: number;
  @ApiProperty({
    type: [RowResponse],
    description: 'What is unusual about them, of at most a thousand rows.',
    example: [],
  })
  warnings!: readonly RowResponse[];
  @ApiProperty({
    type: [MatchResponse],
    description:
      'Headers that were matched with columns by hand, now or for an earlier file of the register.',
  })
  matchedColumns!: readonly MatchResponse[];
  @ListOfTexts('Anteckningar') ignoredColumns!: readonly string[];
  @ListOfTexts() ignoredSheets!: readonly string[];
  @ApiProperty({
    required: false,
    type: [NamedUnitResponse],
    description: 'Units that the register does not know; their rows are imported all the same.',
  })
  unknownUnits?: readonly NamedUnitResponse[];
  @ApiProperty({ type: [NoteResponse], description: 'What is to be said of whole columns.', example: [] })
  notes!: readonly NoteResponse[];
  @ApiProperty({
    description: 'What the file hides, by hand or by a filter; read only where hidden=read asked for it.',
  })
  hidden!: HiddenResponse;
  @ApiProperty({ example: POSITION_EXAMPLE }) position!: string;
}

class ChangedResponse implements Changed {
  @ApiProperty({ example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ type: 'string', nullable: true }) row!: string | null;
  @ApiProperty({ description: 'The Swedish sentence.' }) what!: string;
  @ApiProperty({ type: 'string' }) code!: Changed['code'];
  @ApiProperty() sentence!: SentenceResponse;
}

/** What became of a batch that was taken back. */
export class ReversalResponse implements ReversalReport {
  @ApiProperty({ format: 'uuid', example: BATCH_ID }) batch!: string;
  @ApiProperty({ example: false }) alreadyReversed!: boolean;
  @Count({ example: 96 }) misregistered!: number;
  @Count({ example: 3 }) restored!: number;
  @ApiProperty({ type: [ChangedResponse], example: [] }) changedSince!: readonly ChangedResponse[];
  @ApiProperty({ example: POSITION_EXAMPLE }) position!: string;
}
