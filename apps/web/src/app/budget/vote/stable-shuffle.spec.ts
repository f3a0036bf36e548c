import { stableShuffle } from './stable-shuffle';

const projects = Array.from({ length: 12 }, (_, i) => i + 1);

describe('the order of projects for a voter', () => {
  it('keeps every project once and leaves the list as it was', () => {
    const before = [...projects];
    expect([...stableShuffle(projects, 7)].sort((a, b) => a - b)).toEqual(projects);
    expect(projects).toEqual(before);
  });

  it('is the same for the same seed', () => {
    expect(stableShuffle(projects, 2027)).toEqual(stableShuffle(projects, 2027));
  });

  it('differs between voters and puts every project first for somebody', () => {
    const firsts = new Set(Array.from({ length: 500 }, (_, seed) => stableShuffle(projects, seed)[0]));
    expect(firsts).toEqual(new Set(projects));
  });

  it('gives each project the first place about equally often', () => {
    const counts = new Map<number, number>();
    for (let seed = 0; seed < 12_000; seed++) {
      const first = stableShuffle(projects, seed)[0] ?? 0;
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1_150);
    }
  });

  it('has nothing to do with an empty list', () => {
    expect(stableShuffle([], 1)).toEqual([]);
  });
});
