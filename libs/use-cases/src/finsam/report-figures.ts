import { partsReportedBy, type ReportedPart } from '@samspar/access';
import { type FigureRefusal, figureStream, subjectsOf } from '@samspar/finsam-figures';
import { type Sentence } from '@samspar/kernel';
import type { CommandIdReused } from '../journeys/answer.js';
import { Command, NOT_FOUND, type Outcome, refused, type Sent } from '../message.js';
import { associationOf, finsamYear, type FinsamPorts, partOf } from './finsam-year.js';
import { type FiguresAnswer, figuresAnswer, finsamContext } from './state-figures.js';

export type ReportRefusal =
  | FigureRefusal
  | CommandIdReused
  /** What was entered is not what stands here now. */
  | Readonly<{ code: 'SeenOtherwise' }>
  /** Nothing is said to have been entered, or what is not for this asker to enter. */
  | Readonly<{ code: 'NoPartReported' }>;

/** What is refused of a report beside the rules of its figures, in words. */
export const REPORT_SENTENCES: Readonly<Record<'SeenOtherwise' | 'NoPartReported', Sentence>> = {
  SeenOtherwise: {
    sv: 'Uppgifterna har ändrats sedan sidan visades: jämför med det du förde in, rätta det och markera igen.',
    en: 'The figures have changed since the page was shown: compare with what you entered, correct it and mark it again.',
  },
  NoPartReported: {
    sv: 'Kryssa för vad du har fört in i Uppföljning Finsam.',
    en: 'Tick what you have entered into Uppföljning Finsam.',
  },
};

/** Says that somebody has entered the figures of a year, as she saw them, into Uppföljning Finsam. */
export class ReportFigures extends Command<Outcome<FiguresAnswer, ReportRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly year: number,
    readonly parts: readonly ReportedPart[],
    /** The mark of the figures that she saw. */
    readonly mark: string,
  ) {
    super(sent);
  }
}

export const reportFigures =
  (ports: FinsamPorts) =>
  async ({ sent, year, parts, mark }: ReportFigures): Promise<Outcome<FiguresAnswer, ReportRefusal>> => {
    const association = associationOf(ports, sent.asker);
    const own = association ? partsReportedBy(sent.asker, association.id) : [];
    if (!association || own.length === 0) return NOT_FOUND;
    if (parts.length === 0 || !parts.every((part) => own.includes(part)))
      return refused({ code: 'NoPartReported' });
    const read = await finsamYear(ports, association, year, sent.asker);
    const isRepeated = read.stored.some(({ metadata }) => metadata.commandId === sent.commandId);
    if (read.mark !== mark && !isRepeated) return refused({ code: 'SeenOtherwise' });
    const figures = read.figures.filter((one) => parts.some((part) => part === partOf(one)));
    const named = new Set(figures.map(({ of }) => of));
    const interventions = subjectsOf(association).interventions.filter(({ id }) => named.has(id));
    const today = ports.today();
    const data = { association: association.id, year, ...read.counted, figures, interventions };
    const handled = await ports.streams.handle(
      figureStream,
      association.id,
      [{ type: 'ReportFigures', occurredOn: today, today, data }],
      finsamContext(sent),
    );
    return figuresAnswer(year, handled);
  };
