import type { Violation } from './decision.js';

/** WCAG 2.2, 1.4.3: text of ordinary size against its background. */
export const NEEDED_CONTRAST = 4.5;

const COLOUR = /^#[0-9a-f]{6}$/;
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Contrast of two colours by WCAG 2.2 (1 to 21).
 *
 * @param first `#rrggbb`
 * @param second `#rrggbb`
 * @throws RangeError when a colour has another form.
 */
export function contrastRatio(first: string, second: string): number {
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Why the colour cannot carry white text, as the municipality's accent must. Empty when it can. */
export function colourViolations(colour: string): Violation[] {
  if (!COLOUR.test(colour)) return [{ code: 'colourForm', where: 'colour' }];
  const ratio = contrastRatio(colour, '#ffffff');
  if (ratio >= NEEDED_CONTRAST) return [];
  // Cut, not rounded: 4,49 must not be shown as 4,5.
  const shown = Math.floor(ratio * 100) / 100;
  return [{ code: 'colourContrast', where: 'colour', params: { ratio: shown, needed: NEEDED_CONTRAST } }];
}

/**
 * Why the text is not the host of an official website: a lower-case name of at least two labels, without scheme, port
 * or path, in its ASCII form, and not an address in numbers. Statutory publications are compared with it.
 */
export function hostViolations(host: string): Violation[] {
  const labels = host.split('.');
  const named = /[a-z]/.test(labels.at(-1) ?? '');
  const valid =
    host.length <= 253 && labels.length >= 2 && named && labels.every((label) => HOST_LABEL.test(label));
  return valid ? [] : [{ code: 'hostForm', where: 'officialDomain' }];
}

function luminance(colour: string): number {
  if (!COLOUR.test(colour)) throw new RangeError(`"${colour}" is not a colour like #1f6f54.`);
  const [red, green, blue] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16)),
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
