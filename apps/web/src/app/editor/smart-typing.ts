import { InputRule, inputRules } from 'prosemirror-inputrules';
import type { Plugin } from 'prosemirror-state';
import { listRule } from './lists';
import { hasUnits } from './structure';

const NBSP = '\u00a0';
/** Behind a number these keep to its line. */
const UNITS = '%|‰|€|°C|euro|eiro|EUR|m|cm|mm|km|ha|g|kg|t|l|ml|kW|kWh|MW|m²|m³|km²|st\\.|min\\.';

/** A character that closes the word before it. */
const END = '([\\s.,;:)])';

/** Replaces the whole match by a text; what was typed last stands at its end. */
function rule(
  pattern: RegExp,
  by: (found: RegExpMatchArray) => string | null,
  only: 'any' | 'memorandum' = 'any',
): InputRule {
  return new InputRule(
    pattern,
    (state, found, start, end) => {
      const text = by(found);
      if (only === 'memorandum' && hasUnits(state.schema)) return null;
      if (text === null || !state.doc.resolve(start).parent.inlineContent) return null;
      // Only what differs is written, so that marks and what others anchored to the words before stay.
      const typed = state.doc.textBetween(start, end, '\0', '\0');
      let same = 0;
      while (same < typed.length && same < text.length && typed[same] === text[same]) same += 1;
      return state.tr.insertText(text.slice(same), start + same, end);
    },
    { inCodeMark: false },
  );
}

/** What a word processor would put right while one types, in Latvian. Each is taken back by one Backspace. */
export const RULES: readonly InputRule[] = [
  listRule,
  // Latvian quotation marks: „ opens, ” closes. Promulgated by-laws have straight ones, which the linter asks for.
  rule(/(^|[\s(\[{\u00a0–—/])"$/u, (found) => `${found[1] ?? ''}„`, 'memorandum'),
  rule(/([^\s(\[{\u00a0–—/])"$/u, (found) => `${found[1] ?? ''}”`, 'memorandum'),
  // A dash between spaces, and between numbers of a range, but not within a date or the number of a document.
  rule(/([^\s-]) (?:-|--) $/u, (found) => `${found[1] ?? ''} – `),
  rule(/(^|[\s(„])(\d+(?:[.,]\d+)*)-(\d)$/u, ([, before = '', from = '', to = '']) =>
    /^\d{4}$/.test(from) && /[01]/.test(to) ? null : `${before}${from}–${to}`,
  ),
  rule(/([^-])--([^-])$/u, (found) => `${found[1] ?? ''}–${found[2] ?? ''}`),
  rule(/\.\.\.$/, () => '…'),
  // Squares and cubes of measures.
  rule(
    new RegExp(`(?:(\\d) |(^|[\\s\\d\u00a0/]))(m|cm|km|dm)([23])${END}$`, 'u'),
    ([, number, before = '', unit = '', power, end = '']) =>
      `${number ? number + NBSP : before}${unit}${power === '2' ? '²' : '³'}${end}`,
  ),
  // What belongs to a number stays on its line.
  rule(
    new RegExp(`(\\d) (${UNITS})${END}$`, 'u'),
    (found) => `${found[1] ?? ''}${NBSP}${found[2] ?? ''}${found[3] ?? ''}`,
  ),
  rule(/(\d) ([%€‰])$/u, (found) => `${found[1] ?? ''}${NBSP}${found[2] ?? ''}`),
  rule(
    /(^|[\s(])(Nr\.|§|p\.) (\d)$/u,
    (found) => `${found[1] ?? ''}${found[2] ?? ''}${NBSP}${found[3] ?? ''}`,
  ),
];

/** Puts quotation marks, dashes and spaces right while one types. */
export function smartTyping(): Plugin {
  return inputRules({ rules: RULES });
}
