/** Numbers of seven digits: six by chance and one that checks them. */
const CHANCE_DIGITS = 6;

/** How many numbers there are. */
export const PAPER_NUMBERS = 10 ** CHANCE_DIGITS;

/** H. M. Damm's quasigroup of order 10: it finds every wrong digit and every two that changed places. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/**
 * The number of a paper ballot. Numbers are drawn by chance, so that the order in which papers were handed out is not the
 * order of their numbers.
 *
 * @param drawn a whole number from 0 to {@link PAPER_NUMBERS} less one.
 */
export function paperNumber(drawn: number): string {
  if (!Number.isInteger(drawn) || drawn < 0 || drawn >= PAPER_NUMBERS) {
    throw new RangeError('Not a number of a paper ballot.');
  }
  const digits = String(drawn).padStart(CHANCE_DIGITS, '0');
  return digits + check(digits);
}

/** Reads a number as it was typed, with spaces or hyphens; null for what cannot be the number of any paper. */
export function readPaperNumber(typed: string): string | null {
  const digits = typed.replaceAll(/[\s\u2010-\u2013-]/g, '');
  return /^\d{7}$/.test(digits) && check(digits) === '0' ? digits : null;
}

/** The number as it is printed and shown: `4821 736`. */
export const shownPaperNumber = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;

function check(digits: string): string {
  let interim = '0';
  for (const digit of digits) interim = DAMM[Number(interim)]?.[Number(digit)] ?? '0';
  return interim;
}
