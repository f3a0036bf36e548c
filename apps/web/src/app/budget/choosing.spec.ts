import { choose } from './choosing';

describe('choosing on the ballot', () => {
  it('one of one: the new choice takes the place of the old', () => {
    expect(choose([3], 5, true, 1)).toEqual({ choices: [5], full: false });
  });

  it('up to three: the fourth changes nothing and is told', () => {
    expect(choose([1, 2], 3, true, 3)).toEqual({ choices: [1, 2, 3], full: false });
    expect(choose([1, 2, 3], 4, true, 3)).toEqual({ choices: [1, 2, 3], full: true });
  });

  it('choosing again what is chosen is not one too many', () => {
    expect(choose([1, 2, 3], 3, true, 3)).toEqual({ choices: [1, 2, 3], full: false });
  });

  it('taking back makes room', () => {
    expect(choose([1, 2, 3], 2, false, 3)).toEqual({ choices: [1, 3], full: false });
  });

  it('any number: nothing is too many', () => {
    const all = Array.from({ length: 50 }, (_, i) => i + 1);
    expect(choose(all, 51, true, null)).toEqual({ choices: [...all, 51], full: false });
  });
});
