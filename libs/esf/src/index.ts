export { type EsfDifference, differencesIn, type EsfThenAndNow } from './differences.js';
export { esfFile, esfFileName, type EsfListNamed, type EsfRowNamed, esfTable, standInDays } from './file.js';
export { countedBy, type EsfList, type EsfPart, type EsfRow, listOf, placedIn } from './list.js';
export { firstDayOf, isMonth, lastDayOf, type Month, monthsOver } from './month.js';
export { type EsfStanding, standingsOf } from './standing.js';
