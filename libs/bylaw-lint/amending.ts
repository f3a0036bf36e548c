import { parseAmendments, type Operation, type Segment } from '#libs/bylaw-amend';
import { fromSuperscript, numberDocument, toSuperscript, type TextBlock } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import type { Linted } from './linted.js';

const VERB = /^(?:izteikt|papildināt|svītrot|izslēgt|aizstāt|atzīt)(?!\p{L})/iu;
const ONE = 'šādu grozījumu';
const SEVERAL = 'šādus grozījumus';

/**
 * Instructions of an amending by-law among themselves and with what they quote.
 *
 * @param base the act that is amended, where it is at hand: then more than half of its norms must not change
 */
export function amendments(linted: Linted, base: Node | null): void {
  if (!linted.amending) return;
  verbs(linted);
  const parsed = parseAmendments(linted.doc);
  const clear = parsed.instructions > 0 && parsed.understood === parsed.instructions;
  if (clear) count(linted, parsed.operations);
  for (const operation of parsed.operations) if (operation.kind === 'restate') restated(linted, operation);
  if (base) majority(linted, parsed.operations, base);
}

/** Verbs of one list of instructions begin alike: with small letters where the list is one sentence. */
function verbs(linted: Linted): void {
  const lists = new Map<string, TextBlock[]>();
  for (const block of linted.blocks) {
    if (block.name !== 'paragraph' || !block.unit || !VERB.test(block.text)) continue;
    const first = linted.blocks.find(({ unit }) => unit?.id === block.unit?.id);
    if (first !== block) continue;
    const key = `${block.unit.kind} ${block.unit.path.at(-1) ?? ''}`;
    lists.set(key, [...(lists.get(key) ?? []), block]);
  }
  for (const [key, blocks] of lists) {
    const small = blocks.filter(({ text }) => /^\p{Ll}/u.test(text));
    if (small.length === 0 || small.length === blocks.length) continue;
    const inList = key.startsWith('subpoint');
    for (const block of inList ? blocks.filter((one) => !small.includes(one)) : small) {
      const letter = block.text.charAt(0);
      const insert = inList ? letter.toLowerCase() : letter.toUpperCase();
      const finding = linted.in('lint.verb-capital', block, 0, 1, { verb: VERB.exec(block.text)?.[0] ?? '' });
      linted.fix(finding, block, [{ from: 0, to: 1, insert }]);
    }
  }
}

/** "šādu grozījumu" announces one instruction, "šādus grozījumus" several. */
function count(linted: Linted, operations: readonly Operation[]): void {
  const lines = new Set(
    operations.filter(({ kind }) => kind !== 'own' && kind !== 'repeal').map(({ place }) => place.line),
  );
  if (lines.size === 0) return;
  const wrong = lines.size === 1 ? SEVERAL : ONE;
  for (const block of linted.norms) {
    const at = block.text.indexOf(wrong);
    if (at < 0) continue;
    const expected = wrong === ONE ? SEVERAL : ONE;
    const params = { count: lines.size, expected };
    linted.in('lint.amendment-count', block, at, at + wrong.length, params, expected);
  }
}

function restated(linted: Linted, operation: Extract<Operation, { kind: 'restate' }>): void {
  const last = operation.target.at(-1);
  if (!last || (last.kind !== 'point' && last.kind !== 'subpoint')) return;
  const expected = number(last.segments);
  const [line = '', ...more] = operation.lines;
  const printed = /^(\d[\d.⁰¹²³⁴-⁹]*)/u.exec(line)?.[1];
  if (printed === undefined || expected === '') return;
  const block = blockOf(linted, line);
  const params = { expected, printed };
  if (digits(printed) !== digits(expected)) {
    if (block) {
      const at = block.text.indexOf(printed);
      linted.in('lint.restated-number', block, Math.max(at, 0), Math.max(at, 0) + printed.length, params);
    } else linted.at('lint.restated-number', '', params);
  }
  for (const inner of more) {
    const own = /^(\d[\d.]*[⁰¹²³⁴-⁹]+)/u.exec(inner)?.[1];
    if (own === undefined || last.segments.some(({ sup }) => sup !== '')) continue;
    const holder = blockOf(linted, inner);
    if (holder) {
      const at = Math.max(holder.text.indexOf(own), 0);
      linted.in('lint.superscript-in-restated', holder, at, at + own.length, {
        number: own,
        target: expected,
      });
    }
  }
}

function majority(linted: Linted, operations: readonly Operation[], base: Node): void {
  const numbering = numberDocument(base);
  const units = [...numbering.values()].filter(
    ({ kind, deleted }) => !deleted && (kind === 'point' || kind === 'subpoint'),
  );
  if (units.length === 0) return;
  const touched = new Set<string>();
  for (const operation of operations) {
    if (!('target' in operation) || operation.kind === 'add') continue;
    const steps = operation.target;
    const unit = steps.findLast(({ kind }) => kind === 'point' || kind === 'subpoint' || kind === 'chapter');
    if (!unit) continue;
    const numbered = number(unit.segments);
    for (const one of units) {
      const inChapter =
        unit.kind === 'chapter' &&
        numbered !== '' &&
        one.path.some((id) => digits(numbering.get(id)?.text ?? '') === digits(numbered));
      if (inChapter || one.text === numbered || (unit.kind !== 'chapter' && one.text.startsWith(numbered)))
        touched.add(one.id);
    }
  }
  const params = { changed: touched.size, total: units.length };
  if (touched.size * 2 > units.length) linted.at('lint.amendments-majority', '', params);
}

function blockOf(linted: Linted, line: string): TextBlock | null {
  const wanted = line.slice(0, 60);
  return linted.blocks.find(({ text }) => text.replace(/\s+/g, ' ').includes(wanted)) ?? null;
}

function number(segments: readonly Segment[]): string {
  return segments.map(({ base, sup }) => `${base}.${toSuperscript(sup)}`).join('');
}

function digits(text: string): string {
  return fromSuperscript(text)
    .replace(/[^\p{L}\d]+/gu, '.')
    .replace(/\.$/, '');
}
