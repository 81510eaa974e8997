import type { SheetCell, WorkbookSheet } from '@samspar/documents';
import {
  type AnyFigureName,
  COUNTED_FIGURE_NAMES,
  COUNTED_LABELS,
  figureLabel,
  figureUnit,
  STATED_FIGURE_NAMES,
  STATED_FIGURES,
} from '@samspar/finsam-figures';
import { type FinsamYearRead, valueAmong } from '@samspar/use-cases';
import type { Language } from '../language.js';
import { instantInWords } from '../statistics/answer-words.js';
import { textsOf } from '../texts/texts.js';
import { momentInWords } from '../words/moment.js';
import { figureName, subjectName } from './finsam-words.js';

const ORE = 100;

/** Money in kronor; what has no value is an empty cell. */
const cellOf = (figure: AnyFigureName, value: number | null | undefined): SheetCell => {
  if (value === null || value === undefined) return null;
  return figureUnit(figure) === 'ore' ? value / ORE : value;
};

const statedOf = (scope: (typeof STATED_FIGURES)[keyof typeof STATED_FIGURES]['of']) =>
  STATED_FIGURE_NAMES.filter((figure) => STATED_FIGURES[figure].of === scope);

const interventionRow = ({ figures }: FinsamYearRead, id: string): readonly SheetCell[] => {
  const valueOf = (figure: AnyFigureName) => cellOf(figure, valueAmong(figures, figure, id));
  const participants = valueOf('participants') ?? valueOf('structuralParticipants');
  return [
    valueOf('women'),
    valueOf('men'),
    valueOf('unknownSex'),
    participants,
    valueOf('plannedParticipants'),
    valueOf('budget'),
    valueOf('outcome'),
  ];
};

/** What Uppföljning Finsam asks of a year as a workbook, in the order in which it is entered. */
export const finsamSheets = (read: FinsamYearRead, language: Language): readonly WorkbookSheet[] => {
  const texts = textsOf(language);
  const { finsam } = texts;
  const { association, figures, interventions, changes, reports, counted } = read;
  const nameOf = (of: string | null) => subjectName(association, of, language);
  const seesStated = read.stated.length > 0;
  const members = [
    ...new Set(read.stated.flatMap(({ figure, of }) => (STATED_FIGURES[figure].of === 'member' ? [of] : []))),
  ];
  const ofAssociation: WorkbookSheet = {
    name: finsam.sheets.association,
    titles: [finsam.what, finsam.kronor],
    rows: statedOf('association').map((figure) => [
      figureLabel(figure)[language],
      cellOf(figure, valueAmong(figures, figure, null)),
    ]),
  };
  const ofInterventions: WorkbookSheet = {
    name: finsam.sheets.interventions,
    titles: [
      finsam.intervention,
      finsam.kind,
      ...COUNTED_FIGURE_NAMES.map((figure) => COUNTED_LABELS[figure][language]),
      finsam.planned,
      finsam.budget,
      finsam.outcome,
    ],
    rows: interventions.map(({ id, name, kind }) => [name, finsam.kinds[kind], ...interventionRow(read, id)]),
  };
  const ofMembers: WorkbookSheet = {
    name: finsam.sheets.contributions,
    titles: [finsam.contributor, finsam.agreed, finsam.paid],
    rows: members.map((of) => [
      nameOf(of),
      ...statedOf('member').map((figure) => cellOf(figure, valueAmong(figures, figure, of))),
    ]),
  };
  const changed: WorkbookSheet = {
    name: finsam.sheets.changes,
    titles: [finsam.what, finsam.reported, finsam.now],
    rows: changes.map((one) => [
      figureName(association, one, language),
      one.reported ? cellOf(one.figure, one.reported.value) : finsam.neverReported,
      cellOf(one.figure, one.value),
    ]),
  };
  const reported: WorkbookSheet = {
    name: finsam.sheets.reports,
    titles: [finsam.when, finsam.what, finsam.reported, finsam.position],
    rows: reports.flatMap((report) =>
      report.figures.map((one) => [
        momentInWords(texts, report.at),
        figureName(association, one, language),
        cellOf(one.figure, one.value),
        report.position,
      ]),
    ),
  };
  const about: WorkbookSheet = {
    name: finsam.sheets.about,
    titles: [finsam.sheets.about, ''],
    rows: [
      [texts.users.own, association.settings.name],
      [finsam.year, read.year],
      [finsam.known, instantInWords(language, counted.asKnownAt)],
      [finsam.position, counted.position],
      ['', finsam.counted(instantInWords(language, counted.asKnownAt), counted.position)],
      ['', finsam.open],
    ],
  };
  return [
    ...(seesStated ? [ofAssociation] : []),
    ofInterventions,
    ...(seesStated ? [ofMembers] : []),
    changed,
    reported,
    about,
  ];
};
