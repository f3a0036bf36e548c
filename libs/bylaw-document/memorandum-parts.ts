import type { Node } from 'prosemirror-model';
import { fold, words } from '#libs/latvian-text';
import { withoutPlaceholders } from './placeholders.js';

/** Words that stand where somebody meant to write later; compared without case and diacritics. */
const FILLERS = new Set(
  'todo tbd xx xxx xxxx jaaizpilda aizpildit japapildina papildinat jaraksta velak lorem ipsum teksts'.split(
    ' ',
  ),
);

/**
 * The words that a part of the memorandum says: its text without what a template left to fill in (`[…]`) and without
 * words that only keep a place ("jāaizpilda", "xxx").
 */
export function wordsOfPart(part: Node): string[] {
  const lines: string[] = [];
  part.descendants((node) => {
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, ' ', ' '));
    return !node.isTextblock;
  });
  return words(withoutPlaceholders(lines.join('\n'))).filter((word) => !FILLERS.has(fold(word)));
}

/**
 * Whether a part of the memorandum says anything (PL 46(1)): words, or an image. Signs and words that only keep a place
 * say nothing. The one rule behind the procedure's condition, the finding of the linter and the list of parts.
 */
export function saysSomething(part: Node): boolean {
  if (wordsOfPart(part).length > 0) return true;
  let image = false;
  part.descendants((node) => {
    image ||= node.type.name === 'figure';
    return !image;
  });
  return image;
}
