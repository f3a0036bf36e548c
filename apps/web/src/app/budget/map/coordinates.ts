import type { Lang } from '../../shell/language';
import type { LngLat } from './map-data';

/** A place in figures: `57,12345° Z pl., 24,54321° A gar.` */
export function coordinatesText([lng, lat]: LngLat, lang: Lang): string {
  const figures = (value: number) => {
    const text = Math.abs(value).toFixed(5);
    return lang === 'lv' ? text.replace('.', ',') : text;
  };
  return lang === 'lv'
    ? `${figures(lat)}° Z pl., ${figures(lng)}° A gar.`
    : `${figures(lat)}° N, ${figures(lng)}° E`;
}

/**
 * Reads coordinates as people copy them from a map: `57.12345, 24.54321`, with a decimal comma `57,12345; 24,54321`,
 * or with degree signs and letters. Latitude comes first; two numbers in the other order are turned round, as Latvia
 * lies between 55 and 59 degrees north, 20 and 29 degrees east. `null` for anything else and for places abroad.
 */
export function parseCoordinates(text: string): LngLat | null {
  const decimal = text.replace(/(\d),(\d)/g, '$1.$2');
  const numbers = (decimal.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [first, second] = numbers;
  if (numbers.length !== 2 || first === undefined || second === undefined) return null;
  if (isLatitude(first) && isLongitude(second)) return [rounded(second), rounded(first)];
  if (isLatitude(second) && isLongitude(first)) return [rounded(first), rounded(second)];
  return null;
}

/** Five decimals are about a metre. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

function isLatitude(value: number): boolean {
  return value >= 55 && value <= 59;
}

function isLongitude(value: number): boolean {
  return value >= 20 && value <= 29;
}
