import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Asker } from '../asker.js';
import { emergencyStream, mayTakeEmergencyAccess } from './emergency.js';

const anna: Asker = {
  actor: 'anna',
  role: 'caseworker',
  roles: ['caseworker'],
  association: 'stockholm',
  authority: 'arbetsmarknadsnamnden',
  interventions: ['finsam-team'],
};
const journey = { association: 'stockholm', intervention: 'novum' };
const runs = 'arbetsmarknadsnamnden';
const { authority: _authority, ...unknown } = anna;

describe('emergency access may be taken', () => {
  it.each<[string, boolean, Asker, typeof journey, string | undefined]>([
    ['by a caseworker of the authority that runs the insats', true, anna, journey, runs],
    [
      'not by one of another authority (offentlighets- och sekretesslagen 8:1)',
      false,
      anna,
      journey,
      'socialnamnden',
    ],
    ['not where it is not known which authority either is', false, unknown, journey, undefined],
    [
      'not by whoever works with the journey anyhow',
      false,
      anna,
      { ...journey, intervention: 'finsam-team' },
      runs,
    ],
    ['not in another association', false, anna, { ...journey, association: 'annat' }, runs],
    ['not in another role', false, { ...anna, roles: ['team-lead', 'auditor'] }, journey, runs],
  ])('%s', (_rule, may, asker, place, authority) =>
    expect(mayTakeEmergencyAccess(asker, place, authority)).toBe(may),
  );
});

describe('emergency access is stored', () => {
  it('in a shape that never changes', () => {
    const stored = JSON.parse(
      readFileSync(new URL('../../fixtures/EmergencyAccessTaken.v1.json', import.meta.url), 'utf8'),
    );
    expect(emergencyStream.schemaVersionOf('EmergencyAccessTaken')).toBe(1);
    expect(emergencyStream.upcast(stored)).toEqual({
      type: 'EmergencyAccessTaken',
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
  });
});
