import type { Node } from 'prosemirror-model';
import { inlineText, type Numbering, type TextContext } from '#libs/bylaw-document';

/** A word, a run of spaces or a sign; tokens with the same key are the same to the comparison. */
export interface Token {
  key: string;
  text: string;
}

const TOKEN = /[\p{L}\p{N}]+|[^\S\n\t]+|[^\p{L}\p{N}]/gu;

/** The tokens of plain text; all kinds of spaces count as one, line ends and cell borders are tokens of their own. */
export function tokensOf(text: string): Token[] {
  const found = text.match(TOKEN) ?? [];
  return found.map((part) => ({ key: /^[^\S\n\t]+$/.test(part) ? ' ' : part, text: part }));
}

/**
 * The tokens of a block. A live reference is one token known by its target, so that a reference which merely followed
 * renumbering is no change of text.
 *
 * @param target names the target of a reference in terms common to both documents
 */
export function blockTokens(block: Node, context: TextContext, target: (id: string) => string): Token[] {
  if (block.type.name === 'formula') return tokensOf(String(block.attrs['source']));
  if (block.type.name === 'figure')
    return [{ key: `image:${String(block.attrs['digest'])}`, text: String(block.attrs['alt']) }];
  if (!block.isTextblock) {
    const border = { key: block.type.name === 'table_row' ? '\t' : '\n' };
    return block.children.flatMap((child, index) => [
      ...(index === 0 ? [] : [{ ...border, text: border.key }]),
      ...blockTokens(child, context, target),
    ]);
  }
  const out: Token[] = [];
  let pending = '';
  const flush = () => {
    if (pending !== '') out.push(...tokensOf(pending));
    pending = '';
  };
  block.forEach((child) => {
    const alone = block.type.create(block.attrs, [child]);
    if (child.type.name !== 'reference') {
      pending += child.isText ? (child.text ?? '') : inlineText(alone, context);
      return;
    }
    flush();
    const { target: id, inflection, form } = child.attrs as Record<string, string>;
    out.push({
      key: `reference:${target(id ?? '')}:${inflection}:${form}`,
      text: inlineText(alone, context),
    });
  });
  flush();
  return out;
}

/** Gives each distinct word a number, so that bags of words compare as sorted arrays. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();

  /** The words of a text without case and signs, as sorted numbers. */
  bag(text: string): Int32Array {
    const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const bag = new Int32Array(found.length);
    found.forEach((word, index) => {
      let number = this.numbers.get(word);
      if (number === undefined) this.numbers.set(word, (number = this.numbers.size));
      bag[index] = number;
    });
    return bag.sort();
  }

  get size(): number {
    return this.numbers.size;
  }
}

/** How alike two bags of words are: twice the common words over all words, 0 to 1; two empty bags are alike. */
export function likeness(a: Int32Array, b: Int32Array): number {
  const all = a.length + b.length;
  if (all === 0) return 1;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) {
      common += 1;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return (2 * common) / all;
}

/** A context for reading text where the annex is known. */
export function contextOf(numbering: Numbering, annex: string | null): TextContext {
  return { numbering, annex };
}
