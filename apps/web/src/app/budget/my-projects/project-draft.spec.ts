import type { ProjectInput, Submitter } from '#libs/contracts';
import { sameInput, sendable } from './project-draft';

const input: ProjectInput = {
  unitId: null,
  title: 'Soliņi',
  summary: '',
  description: '',
  benefit: '',
  upkeepCents: null,
  upkeepNote: '',
  costLines: [{ name: 'Soliņš', quantity: 2, unit: 'gab.', unitCents: 100 }],
  point: [25.1, 57.2],
  shape: null,
  placeNote: '',
  partAllowed: false,
  partNote: '',
  ownership: null,
  submitter: { kind: 'person' },
  namePublic: false,
  phone: '',
  email: '',
};

describe('drafts of projects', () => {
  it('are the same whatever the order of their parts', () => {
    const turned = Object.fromEntries(Object.entries(input).reverse()) as unknown as ProjectInput;
    expect(sameInput(input, turned)).toBe(true);
    expect(sameInput(input, { ...input, point: [57.2, 25.1] })).toBe(false);
    expect(sameInput(input, { ...input, costLines: [] })).toBe(false);
  });

  it('count as an organisation’s only once it is declared', () => {
    const named = { kind: 'organisation' as const, name: 'Biedrība', registrationNumber: '40008000000' };
    const declared: Submitter = { ...named, noMunicipalParticipation: true };
    const undeclared = { ...named, noMunicipalParticipation: false } as unknown as Submitter;
    expect(sendable({ ...input, submitter: declared }).submitter).toEqual(declared);
    expect(sendable({ ...input, submitter: undeclared }).submitter).toEqual({ kind: 'person' });
  });
});
