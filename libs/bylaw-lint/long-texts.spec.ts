import { lintBylaw } from './index.js';
import { bylaw, point } from './testing/index.js';

const LENGTH = 60_000;

/** How many characters are cut out of texts while one long point is looked at, for each of its characters. */
function cut(words: string): number {
  const doc = bylaw([point(`Teksts ${words.repeat(LENGTH / words.length)}beidzas.`)]);
  let characters = 0;
  const original = String.prototype.slice;
  const slice = jest.spyOn(String.prototype, 'slice').mockImplementation(function (
    this: string,
    ...range: [number?, number?]
  ) {
    const part = original.apply(this, range);
    characters += part.length;
    return part;
  });
  lintBylaw(doc);
  slice.mockRestore();
  return characters / LENGTH;
}

describe('looking at a point of extraordinary length', () => {
  it.each(['5. punkta ', '1. pielikuma ', 'tālr. 22222222 ', '22222222 ', '111111-22222 ', 'likuma '])(
    'does not read it from its beginning for every "%s"',
    (words) => {
      expect(cut(words)).toBeLessThan(200);
    },
  );
});
