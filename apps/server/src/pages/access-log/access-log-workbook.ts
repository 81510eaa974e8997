import {
  interventionInWords,
  JOURNEY_FORMS,
  momentInWords,
  roleInWords,
  textsOf,
  type Visitor,
} from '@samspar/pages';
import { type AccessLogRead, MOST_IN_FILE, referenceOf } from '@samspar/use-cases';
import type { WorkbookSheet } from '@samspar/documents';
import { aboutSheet } from '../workbook-about.js';
import type { ReadingChoice } from './reading-choice.js';
import { reasonInWords, shownOnInWords } from './readings.js';

/** Lines of the access log as a workbook, with what they were chosen by. */
export const accessLogSheets = (
  visitor: Visitor,
  { association, readings, names, journey, position }: AccessLogRead,
  choice: ReadingChoice,
  now: number,
): readonly WorkbookSheet[] => {
  const texts = textsOf(visitor.language);
  const { accessLog, journey: words, replay, timeline } = texts;
  const { columns, filter, on } = accessLog;
  const { file } = replay;
  const { lines, hasMore } = readings;
  const { actor, form, from, to } = choice;
  const formNamed = JOURNEY_FORMS.find(({ name }) => name === form)?.name;
  const nameOf = (user: string): string =>
    user === 'operator' ? words.timeline.operator : (names.get(user) ?? words.person.unknown);
  return [
    {
      name: file.log,
      titles: [
        columns.when,
        columns.who,
        file.userId,
        columns.role,
        columns.where,
        columns.which,
        file.count,
        columns.why,
      ],
      rows: lines.map((line) => [
        momentInWords(texts, line.knownAt),
        nameOf(line.actor),
        line.actor === 'operator' ? '' : referenceOf(line.actor),
        roleInWords(texts, line.role),
        shownOnInWords(texts, line),
        line.count === 1
          ? `${line.journey.number ?? referenceOf(line.journey.id)}, ${interventionInWords({ association }, line.journey.intervention)}`
          : accessLog.journeys(line.count),
        line.count,
        reasonInWords(texts, line),
      ]),
    },
    aboutSheet(visitor, {
      association,
      now,
      position,
      rows: hasMore ? file.cut(MOST_IN_FILE) : String(lines.length),
      asked: [
        [columns.who, actor === undefined ? filter.everybody : nameOf(actor)],
        [
          columns.where,
          formNamed
            ? accessLog.form(words.form.forms[formNamed].action)
            : choice.on
              ? on[choice.on]
              : filter.everywhere,
        ],
        [columns.which, journey ? (journey.number ?? referenceOf(journey.id)) : file.all],
        [filter.from, from ?? file.all],
        [filter.to, to ?? file.all],
        [file.order, choice.isOldestFirst ? timeline.oldest : timeline.newest],
      ],
    }),
  ];
};
