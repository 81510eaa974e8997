import type { DomainEvent } from '@samspar/kernel';
import type { AnyFigureName, FigureSubjects, FigureValue } from './figures.js';

/** A figure of a year as it was reported, stated or counted; null: there was none. */
export type ReportedFigure = FigureValue<AnyFigureName>;

/**
 * Figures of a year as they stand from now on; one that is not named stays as it was, and null takes one back. Who stated them and when are in
 * the envelope; `note`: where they come from, in the office's words.
 */
export type FiguresStated = DomainEvent<
  'FiguresStated',
  { association: string; year: number; statements: readonly FigureValue[]; note: string }
>;

/** Figures that somebody entered into Uppföljning Finsam, as they then stood. */
export type FiguresReported = DomainEvent<
  'FiguresReported',
  {
    association: string;
    year: number;
    /** Of what was counted: ISO instant in UTC, and how far into the log. What was stated stands before this in its own stream. */
    asKnownAt: string;
    position: string;
    /** By which version of the definitions it was counted. */
    definitionVersion: number;
    figures: readonly ReportedFigure[];
    /** What the insatser among them were then called, and of which kind they were. */
    interventions: FigureSubjects['interventions'];
  }
>;

export type FigureEvent = FiguresStated | FiguresReported;
