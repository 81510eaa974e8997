import {
  checkStream,
  emergencyStream,
  esfStream,
  evaluationStream,
  extractStream,
  readingStream,
} from '@samspar/access';
import { reportWordsStream } from '@samspar/annual-report';
import { associationStream, interventionStream, userStream } from '@samspar/association';
import { journeyStream, participantStream } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { headFaultStream, headStream } from '@samspar/evidence';
import { figureStream } from '@samspar/finsam-figures';
import { batchStream, registerStream } from '@samspar/import';
import { publicationStream } from '@samspar/publications';
import { questionsStream } from '@samspar/questions';

/** Every kind of stream that this version of Samspår writes. */
export const STREAM_KINDS = [
  journeyStream,
  participantStream,
  associationStream,
  interventionStream,
  userStream,
  batchStream,
  registerStream,
  readingStream,
  checkStream,
  emergencyStream,
  extractStream,
  evaluationStream,
  esfStream,
  headStream,
  headFaultStream,
  publicationStream,
  questionsStream,
  figureStream,
  reportWordsStream,
];

/**
 * How many shapes of events this version knows. None is ever taken away, so a log that was written by a program that knew more may hold
 * what this one cannot read.
 */
export const SHAPES = STREAM_KINDS.reduce((sum, { shapes }) => sum + shapes, 0);

/** Any stored event in its present shape. Throws on a stream, a type or a version that this Samspår does not know. */
export const upcastEvent = (event: StoredEvent): unknown => {
  const kind = STREAM_KINDS.find(({ prefix }) => event.stream.startsWith(prefix));
  if (!kind) throw new Error(`strömmen ${event.stream} är av okänt slag`);
  return kind.upcast(event);
};
