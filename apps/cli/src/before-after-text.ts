import {
  type BeforeAndAfter,
  codeLabel,
  type CodeNames,
  dimensionLabel,
  DIMENSIONS,
  noteSentence,
} from '@samspar/statistics';
import { HIDDEN, moment } from './terminal.js';
import { atLeft, atRight, textTable } from './text-table.js';

const OF: Readonly<Record<BeforeAndAfter['of'], string>> = {
  livelihood: 'Försörjning',
  occupation: 'Sysselsättning',
};

const when = (at: BeforeAndAfter['at'][number]): string =>
  at === 'start' ? 'Vid start' : at === 'exit' ? 'Vid avslut' : `Efter ${at} månader`;

const signed = (count: number): string => (count > 0 ? `+${count}` : `${count}`.replace('-', '−'));

/** A comparison for a reader at a terminal: each code before and after, and of how many. */
export const beforeAfterText = (
  { of, at, period, asKnownAt, where, rows, n, without, notRegistered, notes }: BeforeAndAfter,
  names: CodeNames,
): string => {
  // Which follow-up it is stands at its column.
  const selections = DIMENSIONS.filter((dimension) => dimension !== 'followUpMonths')
    .flatMap((dimension) => {
      const codes = where[dimension]?.map((code) => codeLabel(dimension, code, names));
      return codes ? [`, endast ${dimensionLabel(dimension).toLowerCase()}: ${codes.join(', ')}`] : [];
    })
    .join('');
  const [before, after] = at;
  const whose = after === 'exit' ? 'avslutade' : 'med uppföljning att göra';
  const title = `${OF[of]} före och efter, deltaganden ${whose} ${period.from}–${period.to}${selections}, registrerat t.o.m. ${moment(Date.parse(asKnownAt))}`;
  if (notRegistered) return `${title}\n\nUppgift saknas: ${notRegistered.reason}`;
  const table = textTable(
    [atLeft(OF[of]), ...[when(before), when(after), 'Förändring', 'Procent'].map(atRight)],
    rows.map(({ code, before: one, after: other, change, percent }) => [
      codeLabel(of, code),
      one === undefined ? HIDDEN : `${one}`,
      other === undefined ? HIDDEN : `${other}`,
      change === undefined ? HIDDEN : signed(change),
      percent === undefined ? HIDDEN : percent === null ? '–' : `${signed(percent)} %`,
    ]),
  );
  return [
    title,
    '',
    table,
    '',
    `Båda uppgifterna finns för ${n ?? HIDDEN} deltaganden; någon av dem saknas för ${without ?? HIDDEN}.`,
    ...notes.map((note) => `Anm. ${noteSentence(note, names).sv}`),
  ].join('\n');
};
