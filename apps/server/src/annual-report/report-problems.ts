import { reportWordsSentence } from '@samspar/annual-report';
import type { WriteReportRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { problemOfRefusal } from '../refusals.js';

export const reportNotFound = (): Problem =>
  new Problem(404, 'ReportNotFound', {
    sv: 'Rapporten finns inte: en årsredovisning är av ett år, 2024, och en halvårsrapport av ett halvt, 2024-1 eller 2024-2.',
    en: 'There is no such report: an annual report is of a year, 2024, and a half-year report of half of one, 2024-1 or 2024-2.',
  });

export const reportPlaceNotFound = (): Problem =>
  new Problem(404, 'ReportPlaceNotFound', {
    sv: 'Rapporten har inget sådant avsnitt att skriva i, eller förbundet ingen sådan insats.',
    en: 'The report has no such section to write in, or the association no such intervention.',
  });

/** 409: somebody wrote there since. 422: what is said cannot be. */
export const writeRefused = (refusal: WriteReportRefusal): Problem =>
  refusal.code === 'CommandIdReused'
    ? problemOfRefusal(refusal)
    : new Problem(refusal.code === 'WrittenSince' ? 409 : 422, refusal.code, reportWordsSentence(refusal), {
        facts: { refusal },
      });
