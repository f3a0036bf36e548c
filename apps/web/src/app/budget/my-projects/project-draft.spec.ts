import type { ProjectInput, Submitter } from '#libs/contracts';
import { rebased, sameInput, sendable, withdrawable } from './project-draft';
import { TITLED } from './testing/project-input';

const input: ProjectInput = {
  ...TITLED,
  costLines: [{ name: 'Soliņš', quantity: 2, unit: 'gab.', unitCents: 100 }],
  point: [25.1, 57.2],
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

  it('take in what others wrote meanwhile, and name what both changed', () => {
    const mine = { ...input, title: 'Soliņi un galdi', summary: 'Mans' };
    const theirs = { ...input, description: 'Viņu', summary: 'Viņu', point: null };
    expect(rebased({ base: input, mine }, theirs)).toEqual({
      input: { ...theirs, title: 'Soliņi un galdi', summary: 'Mans' },
      clash: [{ label: 'budget.form.summary', keys: ['summary'] }],
    });
  });

  it('of before are not written over what others wrote', () => {
    const theirs = { ...input, summary: 'Viņu' };
    expect(rebased({ base: input, mine: input }, theirs)).toEqual({ input: theirs, clash: [] });
  });
});

it.each([
  ['author', 'not_compliant', 'evaluation', true],
  ['author', 'compliant', 'ballot_ready', true],
  ['author', 'not_compliant', 'voting', false],
  ['author', 'merged', 'evaluation', false],
  ['coAuthor', 'submitted', 'submission', false],
] as const)('taken back by its %s, %s while the cycle is in %s: %s', (role, state, cycle, may) => {
  expect(withdrawable({ role, state, cycle: { state: cycle } })).toBe(may);
});
