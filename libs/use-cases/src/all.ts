import { FindCases, findCases } from './cases/find-cases.js';
import { HandOver, handOver } from './cases/hand-over.js';
import { ListCases, listCases } from './cases/listed-case.js';
import { ChangeJourney, changeJourney } from './journeys/change-journey.js';
import {
  NamePerson,
  namePerson,
  ReadJourney,
  readJourney,
  RereadJourney,
  rereadJourney,
  RevealTexts,
  revealTexts,
} from './journeys/read-journey.js';
import { PreviewReferral, previewReferral, Refer, refer } from './journeys/refer.js';
import type { Ports } from './ports.js';
import { AskStatistics, askStatistics } from './statistics/ask-statistics.js';
import { type UseCase, useCase } from './use-cases.js';

/** All that can be asked for, and in which roles. */
export const useCasesOf = (ports: Ports): readonly UseCase[] => [
  useCase(Refer, ['caseworker'], refer(ports)),
  useCase(PreviewReferral, ['caseworker'], previewReferral(ports)),
  useCase(ChangeJourney, ['caseworker'], changeJourney(ports)),
  useCase(ReadJourney, ['caseworker'], readJourney(ports)),
  useCase(RereadJourney, ['caseworker'], rereadJourney(ports)),
  useCase(NamePerson, ['caseworker'], namePerson(ports)),
  useCase(RevealTexts, ['caseworker'], revealTexts(ports)),
  useCase(ListCases, ['caseworker', 'team-lead'], listCases(ports)),
  useCase(HandOver, ['team-lead'], handOver(ports)),
  useCase(FindCases, ['caseworker'], findCases(ports)),
  useCase(AskStatistics, ['caseworker', 'team-lead', 'office', 'auditor'], askStatistics(ports)),
];
