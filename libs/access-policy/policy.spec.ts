import fc from 'fast-check';
import {
  actingAssignment,
  can,
  PERMISSIONS,
  permissionsOf,
  ROLES,
  roleGrants,
  STATE_ROLES,
  type Actor,
  type Role,
} from './index.js';

const person = (role: Role, municipalityId: string | null, onBehalfOf?: string): Actor => ({
  kind: 'person',
  personId: 'p',
  assignments: [{ id: 'a', role, institutionId: 'i', municipalityId, ...(onBehalfOf ? { onBehalfOf } : {}) }],
});

describe('access policy', () => {
  it('gives an anonymous visitor nothing but the demo controls', () => {
    expect(permissionsOf({ kind: 'anonymous' }, { municipalityId: 'm1' })).toEqual(['demo.control']);
  });

  it('gives a person without roles nothing of a municipality', () => {
    const actor: Actor = { kind: 'person', personId: 'p', assignments: [] };
    expect(permissionsOf(actor, { municipalityId: 'm1' })).toEqual(['self.read', 'demo.control']);
  });

  it('lets a role reach its own municipality only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), fc.constantFrom(...PERMISSIONS), (role, permission) => {
        const elsewhere = can(person(role, 'm1'), permission, { municipalityId: 'm2' });
        const open = permission === 'self.read' || permission === 'demo.control';
        expect(elsewhere).toBe(open);
        const here = can(person(role, 'm1'), permission, { municipalityId: 'm1' });
        expect(here).toBe(open || (roleGrants(role, permission) && !STATE_ROLES.includes(role)));
      }),
    );
  });

  it('lets the reviewer of the ministry reach every municipality, and only as a role of the state', () => {
    expect(can(person('varam_reviewer', null), 'review.read', { municipalityId: 'm1' })).toBe(true);
    expect(can(person('varam_reviewer', 'm1'), 'review.read', { municipalityId: 'm1' })).toBe(false);
    expect(can(person('lawyer', null), 'dossier.edit', { municipalityId: 'm1' })).toBe(false);
  });

  it('gives every permission to somebody', () => {
    for (const permission of PERMISSIONS.filter((p) => p !== 'self.read' && p !== 'demo.control')) {
      expect(ROLES.filter((role) => roleGrants(role, permission))).not.toEqual([]);
    }
  });

  it('records an act under the own role before a role held for somebody else', () => {
    const actor: Actor = {
      kind: 'person',
      personId: 'p',
      assignments: [
        { id: 'sub', role: 'legal_endorser', institutionId: 'i', municipalityId: 'm', onBehalfOf: 'q' },
        { id: 'own', role: 'legal_endorser', institutionId: 'i', municipalityId: 'm' },
      ],
    };
    expect(actingAssignment(actor, 'bylaw.endorse.legal', { municipalityId: 'm' })?.id).toBe('own');
    expect(actingAssignment(actor, 'bylaw.endorse.head', { municipalityId: 'm' })).toBeNull();
  });
});
