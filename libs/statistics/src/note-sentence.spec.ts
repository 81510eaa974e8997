import { describe, expect, it } from '@jest/globals';
import { noteSentence } from './note-sentence.js';
import type { AnswerNote } from './query.js';

describe('a note in words', () => {
  it.each<[AnswerNote, string, string]>([
    [
      { code: 'registrationBegan', dimension: 'journeys', intervention: 'novum', date: '2024-01-01' },
      'Siffrorna för novum börjar 2024-01-01, då registreringen började.',
      'novum: journeys has been registered since 2024-01-01; counted from that day.',
    ],
    [
      { code: 'registrationBegan', dimension: 'obstacle', intervention: 'novum', date: '2024-01-01' },
      'novum registrerar försörjningshinder sedan 2024-01-01; räknat från den dagen.',
      'novum: obstacle has been registered since 2024-01-01; counted from that day.',
    ],
    [
      { code: 'leftOut', dimension: 'livelihood', intervention: 'novum', date: '2024-01-01' },
      'novum ingår inte: försörjning vid start registreras där först sedan 2024-01-01.',
      'novum is left out: livelihood has been registered only since 2024-01-01.',
    ],
    [
      {
        code: 'endedBefore',
        dimension: 'journeys',
        intervention: 'dev',
        date: '2024-01-01',
        ended: '2023-12-31',
      },
      'dev ingår inte: slutade 2023-12-31, innan registreringen började 2024-01-01.',
      'dev is left out: ended 2023-12-31, before registration of journeys began 2024-01-01.',
    ],
    [
      {
        code: 'endedBefore',
        dimension: 'ageGroup',
        intervention: 'dev',
        date: '2024-01-01',
        ended: '2023-12-31',
      },
      'dev ingår inte: slutade 2023-12-31, innan registreringen av ålder vid start började 2024-01-01.',
      'dev is left out: ended 2023-12-31, before registration of ageGroup began 2024-01-01.',
    ],
    [
      { code: 'notRegistered', dimension: 'meetings', intervention: 'novum' },
      'novum ingår inte: teammöten registreras inte där.',
      'novum is left out: it does not register meetings.',
    ],
    [
      { code: 'notRegistered', dimension: 'obstacle', intervention: 'novum' },
      'novum registrerar inte försörjningshinder; de räknas under Uppgift saknas.',
      'novum does not register obstacle: counted as unknown.',
    ],
    [
      { code: 'multiValued', dimension: 'needGroup' },
      'Behovsgrupp: en deltagare kan räknas i flera rader, så summan kan bli större än totalen.',
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
      '12 deltaganden saknar personuppgift och räknas som olika personer.',
      '12 journeys whose person is not known count as one person each.',
    ],
    [
      { code: 'personNotKnown' },
      'Deltaganden som saknar personuppgift räknas som olika personer.',
      'Journeys whose person is not known count as one person each.',
    ],
    [
      { code: 'medianOfJourneys' },
      'Medianen gäller deltaganden, inte personer.',
      'The median is of journeys, not of persons.',
    ],
    [
      { code: 'suppressed', threshold: 5 },
      'Tal under 5 visas inte, och inte heller de som skulle avslöja dem.',
      'Counts below 5 are not shown, nor are those that would reveal them.',
    ],
  ])('%j', (note, sv, en) => expect(noteSentence(note)).toEqual({ sv, en }));
});
