import type { Node } from 'prosemirror-model';
import { inlineText, type TextContext } from '#libs/bylaw-document';
import { tokenEnds } from './scan.js';

/** A word, a run of spaces or a sign; tokens with the same key are the same to the comparison. */
export interface Token {
  key: string;
  text: string;
}

/** The tokens of plain text; all kinds of spaces count as one, line ends and cell borders are tokens of their own. */
export function tokensOf(text: string): Token[] {
  let start = 0;
  return tokenEnds(text).map((end) => {
    const part = text.slice(start, end);
    start = end;
    return { key: part !== '\n' && part !== '\t' && part.trim() === '' ? ' ' : part, text: part };
  });
}

/**
 * The tokens of a block. A live reference is one token known by its target, so that a reference which merely followed
 * renumbering is no change of text; an image is one token known by its digest and description.
 *
 * @param target names the target of a reference in terms common to both documents
 */
export function blockTokens(block: Node, context: TextContext, target: (id: string) => string): Token[] {
  if (block.type.name === 'formula') return tokensOf(String(block.attrs['source']));
  if (block.type.name === 'figure') {
    const alt = String(block.attrs['alt']);
    return [{ key: `image:${String(block.attrs['digest'])}:${alt}`, text: alt }];
  }
  if (!block.isTextblock) {
    const border = block.type.name === 'table_row' ? '\t' : '\n';
    const out: Token[] = [];
    block.forEach((child, _offset, index) => {
      if (index > 0) out.push({ key: border, text: border });
      out.push(...blockTokens(child, context, target));
    });
    return out;
  }
  return inlineTokens(block, context, target);
}

function inlineTokens(block: Node, context: TextContext, target: (id: string) => string): Token[] {
  if (block.childCount === 1 && block.firstChild?.isText) return tokensOf(block.firstChild.text ?? '');
  const out: Token[] = [];
  let pending = '';
  const flush = () => {
    if (pending !== '') out.push(...tokensOf(pending));
    pending = '';
  };
  block.forEach((child) => {
    if (child.isText) {
      pending += child.text ?? '';
      return;
    }
    const text = inlineText(block.type.create(block.attrs, [child]), context);
    if (child.type.name !== 'reference') {
      pending += text;
      return;
    }
    flush();
    const { target: id, inflection, form } = child.attrs as Record<string, string>;
    out.push({ key: `reference:${target(id ?? '')}:${inflection}:${form}`, text });
  });
  flush();
  return out;
}
