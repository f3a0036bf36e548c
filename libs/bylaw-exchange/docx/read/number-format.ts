import { toRoman } from '#libs/bylaw-document';

/** A number in a format of Word (`w:numFmt`); formats of other scripts are written in Arabic digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerLetter':
      return letters(value);
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value);
    case 'ordinal':
      return `${value}.`;
    case 'numberInDash':
      return `- ${value} -`;
    default:
      return String(value);
  }
}

function roman(value: number): string {
  return value >= 1 && value <= 3999 ? toRoman(value) : String(value);
}

/** a … z, aa … zz, aaa …, as Word counts. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** Characters of symbol fonts, by their place there, as the characters they look like. */
const SYMBOLS: Readonly<Record<number, string>> = {
  0x2d: '–',
  0x2a: '*',
  0x6f: '◦',
  0x71: '□',
  0x76: '❖',
  0x78: '☒',
  0xa3: '≤',
  0xa7: '▪',
  0xa8: '□',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb9: '≠',
  0xd8: '➢',
  0xd7: '·',
  0xf0: '⇨',
  0xfc: '✓',
  0xfe: '☑',
};

/** A character of a symbol font (`w:sym`, bullets in the private area) as a character every font has. */
export function symbol(code: number): string {
  if (Number.isNaN(code)) return '';
  if (code < 0xf000 || code > 0xf0ff) return code >= 0x20 && code <= 0xffff ? String.fromCharCode(code) : '';
  return (
    SYMBOLS[code - 0xf000] ?? (code >= 0xf030 && code <= 0xf07a ? String.fromCharCode(code - 0xf000) : '•')
  );
}

/** The sign before an item of a bulleted list. */
export function bullet(text: string): string {
  const code = text.trim().charCodeAt(0);
  if (Number.isNaN(code)) return '';
  if (code >= 0xf000 && code <= 0xf0ff) return symbol(code);
  return text.trim() === 'o' ? '◦' : text.trim() === '-' ? '–' : text.trim();
}
