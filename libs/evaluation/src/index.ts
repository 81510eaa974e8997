export {
  cellsOf,
  columnsNamed,
  type EvaluationCell,
  type EvaluationColumn,
  evaluationColumns,
  type EvaluationRows,
} from './columns.js';
export {
  columnsOf,
  type EvaluationFile,
  evaluationFileName,
  evaluationZip,
  leftOutTold,
  rowsAsCsv,
} from './file.js';
export {
  type EvaluationOrder,
  LONGEST_REFERENCE,
  MOST_DAYS,
  type OrderRefusal,
  orderRefusal,
  orderRefusalSentence,
  USUAL_COLUMNS,
  USUAL_DAYS,
} from './order.js';
