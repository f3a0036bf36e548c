import fc from 'fast-check';
import { contrastRatio } from '#libs/contracts';
import { accentFor } from './accent';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('accent of a municipality', () => {
  it('is readable as text and under text, in both schemes, whatever was chosen', () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const { light, onLight, dark, onDark } = accentFor(chosen);
        expect(contrastRatio(light, '#ffffff')).toBeGreaterThanOrEqual(5.2);
        expect(contrastRatio(dark, '#14171c')).toBeGreaterThanOrEqual(5.2);
        expect(contrastRatio(light, onLight)).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(dark, onDark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('keeps a colour that is readable already', () => {
    expect(accentFor('#1D6B4F').light).toBe('#1d6b4f');
  });

  it.each(['', 'red', '#12', 'url(x)', '#12345g'])('gives %p, which is no colour, the own one', (chosen) => {
    expect(accentFor(chosen)).toEqual(accentFor('#1f3a5f'));
  });
});
