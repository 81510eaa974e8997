import { describe, expect, it } from '@jest/globals';
import { noteSentence } from './note-sentence.js';
import type { Note } from './query.js';

describe('a note in words', () => {
  it.each<[Note, string, string]>([
    [
      { code: 'registrationBegan', dimension: 'journeys', intervention: 'novum', date: '2024-01-01' },
      'novum: Alla resor registreras sedan 2024-01-01; räknat från den dagen.',
      'novum: journeys has been registered since 2024-01-01; counted from that day.',
    ],
    [
      { code: 'leftOut', dimension: 'livelihood', intervention: 'novum', date: '2024-01-01' },
      'novum ingår inte: Försörjning vid start registreras först sedan 2024-01-01.',
      'novum is left out: livelihood has been registered only since 2024-01-01.',
    ],
    [
      { code: 'notRegistered', dimension: 'meetings', intervention: 'novum' },
      'novum ingår inte: Teammöten registreras inte där.',
      'novum is left out: it does not register meetings.',
    ],
    [
      { code: 'notRegistered', dimension: 'obstacle', intervention: 'novum' },
      'novum registrerar inte Försörjningshinder: räknas som uppgift saknas.',
      'novum does not register obstacle: counted as unknown.',
    ],
    [
      { code: 'multiValued', dimension: 'needGroup' },
      'Behovsgrupp kan ha flera värden: delarna kan bli fler än totalen.',
      'needGroup may have several values: the parts may exceed the total.',
    ],
    [
      { code: 'roundedSum', sum: 101 },
      'Andelarna blir 101 % på grund av avrundning till hela procent.',
      'The shares make 101 % because they are rounded to whole per cents.',
    ],
    [
      { code: 'roundedSum', sum: 99, sex: 'woman', ageGroup: '16-29' },
      'Andelarna för Kvinna, 16–29 blir 99 % på grund av avrundning till hela procent.',
      'The shares of Kvinna, 16–29 make 99 % because they are rounded to whole per cents.',
    ],
    [
      { code: 'personNotKnown', journeys: 12 },
      '12 resor där personen inte är känd räknas som en person var.',
      '12 journeys whose person is not known count as one person each.',
    ],
    [
      { code: 'personNotKnown' },
      'Resor där personen inte är känd räknas som en person var.',
      'Journeys whose person is not known count as one person each.',
    ],
    [
      { code: 'medianOfJourneys' },
      'Medianen gäller resor, inte personer.',
      'The median is of journeys, not of persons.',
    ],
    [
      { code: 'suppressed', threshold: 5 },
      'Tal under 5 visas inte, och inte heller de som skulle avslöja dem.',
      'Counts below 5 are not shown, nor are those that would reveal them.',
    ],
  ])('%j', (note, sv, en) => expect(noteSentence(note)).toEqual({ sv, en }));
});
