/** A readable pair of colours for light and dark pages, made from one chosen colour. */
export interface Accent {
  light: string;
  onLight: string;
  dark: string;
  onDark: string;
}

type Rgb = [number, number, number];

const paper: Rgb = [255, 255, 255];
const night: Rgb = [20, 23, 28];
const ink: Rgb = [16, 21, 28];
/** WCAG 2.2 asks 4.5 for text; a little more keeps it true on the tinted backgrounds. */
const enough = 5.2;

/** WCAG relative contrast of two `#rrggbb` colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  return ratio(parse(one) ?? ink, parse(other) ?? paper);
}

/**
 * Keeps the hue of the municipality's colour and moves it towards black or white until it is readable as text on the
 * page, in each scheme. An unreadable code gives the product's own colour.
 */
export function accentFor(colour: string): Accent {
  const base = parse(colour) ?? ([31, 58, 95] as Rgb);
  const light = towards(base, [0, 0, 0], paper);
  const dark = towards(base, [255, 255, 255], night);
  return { light: hex(light), onLight: on(light), dark: hex(dark), onDark: on(dark) };
}

function on(colour: Rgb): string {
  return ratio(colour, paper) >= ratio(colour, ink) ? '#ffffff' : hex(ink);
}

function towards(from: Rgb, to: Rgb, background: Rgb): Rgb {
  for (let step = 0; step <= 20; step++) {
    const mixed = from.map((part, i) => Math.round(part + ((to[i] ?? 0) - part) * (step / 20))) as Rgb;
    if (ratio(mixed, background) >= enough) return mixed;
  }
  return to;
}

function ratio(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parse(colour: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return found ? ([1, 2, 3].map((i) => parseInt(found[i] ?? '0', 16)) as Rgb) : null;
}

function hex(colour: Rgb): string {
  return '#' + colour.map((part) => part.toString(16).padStart(2, '0')).join('');
}
