import { TestBed } from '@angular/core/testing';
import { VoteStore } from './vote-store';

describe('an unsent vote', () => {
  let store: VoteStore;
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    store = TestBed.inject(VoteStore);
  });

  it('leaves the order of projects to who changes the vote later, and nothing on a shared computer', () => {
    const seed = store.seed('vidzale', '2027');
    store.keep('vidzale', '2027', { unitId: 'u1', chosen: [{ nr: 3, points: 1 }], reviewing: false });
    store.forget('vidzale', '2027', true);
    expect([store.read('vidzale', '2027'), store.seed('vidzale', '2027')]).toEqual([null, seed]);
    store.forget('vidzale', '2027');
    expect({ ...localStorage, ...sessionStorage }).toEqual({});
  });

  it('survives the way to the login and back, apart from other cycles', () => {
    store.keep('vidzale', '2027', {
      unitId: 'u1',
      chosen: [
        { nr: 3, points: 1 },
        { nr: 1, points: 2 },
      ],
      reviewing: true,
    });
    expect(store.read('vidzale', '2027')).toEqual({
      unitId: 'u1',
      chosen: [
        { nr: 3, points: 1 },
        { nr: 1, points: 2 },
      ],
      reviewing: true,
    });
    expect(store.read('vidzale', '2026')).toBeNull();
    expect(store.read('ezerkrasti', '2027')).toBeNull();
  });

  it('leaves nothing in the browser once it is sent', () => {
    store.keep('vidzale', '2027', { unitId: 'u1', chosen: [{ nr: 3, points: 1 }], reviewing: true });
    store.seed('vidzale', '2027');
    store.forget('vidzale', '2027');
    expect({ ...sessionStorage, ...localStorage }).toEqual({});
  });

  it('has one order per voter and cycle, which does not tell the choice', () => {
    const seed = store.seed('vidzale', '2027');
    expect(seed).toBeGreaterThan(0);
    expect(store.seed('vidzale', '2027')).toBe(seed);
  });

  it.each([
    '{',
    '"x"',
    '{"unitId":1,"chosen":[]}',
    '{"unitId":"u","chosen":[1]}',
    '{"unitId":"u","chosen":[{"nr":1}]}',
  ])('is not read from %s', (kept) => {
    sessionStorage.setItem('vietvara.vote.vidzale.2027', kept);
    expect(store.read('vidzale', '2027')).toBeNull();
  });
});
