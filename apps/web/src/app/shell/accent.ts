import { contrastRatio } from '#libs/contracts';

/** A readable pair of colours for light and dark pages, made from one chosen colour. */
export interface Accent {
  light: string;
  onLight: string;
  dark: string;
  onDark: string;
}

const paper = '#ffffff';
const night = '#14171c';
const ink = '#10151c';
/** The product's own colour, for an unreadable code. */
const own = '#1f3a5f';
/** WCAG 2.2 asks 4.5 for text; a little more keeps it true on the tinted backgrounds. */
const enough = 5.2;

/**
 * Keeps the hue of the municipality's colour and moves it towards black or white until it is readable as text on the
 * page, in each scheme.
 */
export function accentFor(colour: string): Accent {
  const base = /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : own;
  const light = towards(base, '#000000', paper);
  const dark = towards(base, '#ffffff', night);
  return { light, onLight: on(light), dark, onDark: on(dark) };
}

function on(colour: string): string {
  return contrastRatio(colour, paper) >= contrastRatio(colour, ink) ? paper : ink;
}

function towards(from: string, to: string, background: string): string {
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(from, to, step / 20);
    if (contrastRatio(mixed, background) >= enough) return mixed;
  }
  return to;
}

function mix(from: string, to: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
