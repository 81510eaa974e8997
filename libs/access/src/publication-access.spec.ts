import { describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from './asker.js';
import { type Role, ROLES } from './index.js';
import { mayPublishOf, mayReadOpenly, mayReadPublication } from './publication-access.js';

const asking = (roles: readonly Role[]): Asker => ({
  actor: 'somebody',
  role: roles[0] ?? 'nobody',
  roles,
  association: 'stockholm',
  interventions: [],
});

describe('what is released', () => {
  const whose = { association: 'stockholm', wasReleased: true };

  it.each(ROLES)('is read by a %s of the association, unless she keeps users alone', (role) => {
    expect(mayReadPublication(asking([role]), whose)).toBe(role !== 'admin');
    expect(mayReadPublication(asking([role]), { ...whose, association: 'annat' })).toBe(false);
  });

  it.each(ROLES)('is made by the office alone, and seen by it alone before: %s', (role) => {
    expect(mayPublishOf(asking([role]), 'stockholm')).toBe(role === 'office');
    expect(mayPublishOf(asking([role]), 'annat')).toBe(false);
    expect(mayReadPublication(asking([role]), { ...whose, wasReleased: false })).toBe(role === 'office');
  });

  it('is read by whoever operates the installation, in every state', () =>
    expect(mayReadPublication(OPERATOR, { association: 'annat', wasReleased: false })).toBe(true));

  it('is read by everyone where the association has opened it, and nowhere else', () => {
    const openData = { licence: 'CC0-1.0', email: 'kansliet@prov.example' } as const;
    expect(mayReadOpenly({ openData }, whose)).toBe(true);
    expect(mayReadOpenly({}, whose)).toBe(false);
    expect(mayReadOpenly({ openData }, { wasReleased: false })).toBe(false);
  });
});
