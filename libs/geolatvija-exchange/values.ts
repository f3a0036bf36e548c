import type { LegalDay } from '#libs/contracts';
import { isLegalDay } from '#libs/legal-calendar';
import { plainName } from './fields.js';

const YES: readonly string[] = [
  '1',
  'ja',
  'yes',
  'true',
  'x',
  'piekritu',
  'piekrit',
  'organizacija',
  'juridiska persona',
];
/** Days from 30 December 1899, from which spreadsheets count, to 1 January 1970. */
const SHEET_EPOCH = 25_569;
const DAY_MS = 86_400_000;

/** Whole cents of a sum in euro, as people and programs write it; `null` where it is none. */
export function readCents(text: string): number | null {
  const plain = text.replaceAll(/\s|€|eur(?:o)?$/giu, '').replace(/^'/, '');
  const euro = euroOf(plain);
  if (euro === null) return null;
  const [whole = '', part = ''] = euro.split('.');
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** A whole number that is not negative; `null` for anything else. */
export function readCount(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace(/[.,]0+$/, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** The day of `2026-03-05T10:00:00Z`, `05.03.2026. 12:30`, or a number of a spreadsheet, and a text by which times sort. */
export function readDay(text: string): { day: LegalDay; order: string } | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](.{0,40}))?$/.exec(text);
  if (iso) return valid(iso[1] ?? '', iso[2] ?? '');
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\.?(?:,?\s+(.{0,40}))?$/.exec(text);
  if (local) {
    const [, day = '', month = '', year = '', time = ''] = local;
    return valid(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time);
  }
  if (!/^\d{5}(?:\.\d{1,12})?$/.test(text)) return null;
  const moment = new Date((Number(text) - SHEET_EPOCH) * DAY_MS).toISOString();
  return valid(moment.slice(0, 10), moment.slice(11, 19));
}

/** Whether a cell says yes. */
export function readYes(text: string): boolean {
  return YES.includes(plainName(text));
}

function valid(day: string, time: string): { day: LegalDay; order: string } | null {
  return isLegalDay(day) ? { day, order: `${day} ${time.padStart(5, '0')}` } : null;
}

/** Dots and commas either part thousands or cents: cents are two digits or one at the end, thousands always three. */
function euroOf(plain: string): string | null {
  if (/^\d{1,11}$/.test(plain)) return plain;
  if (/^\d{1,11}[.,]\d{1,2}$/.test(plain)) return plain.replace(',', '.');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(plain)) return plain.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.');
  return null;
}
