import type { IdSource } from '#libs/bylaw-document';
import type { AsideBlock } from '../../blocks.js';
import { readStory } from './body.js';
import { Context } from './context.js';
import { DocxRefused } from './limits.js';
import type { Part } from './model.js';
import { Package } from './package.js';
import { child, descendants, textContent, type Element } from './xml.js';

/** A `.docx` file as it was read, before anybody says what its paragraphs are. */
export interface DocxFile {
  parts: Part[];
  context: Context;
  /** Words of the heads and feet of pages. */
  heads: AsideBlock[];
  feet: AsideBlock[];
}

/**
 * Reads the bytes of a `.docx` file: its body with notes, images, tracked changes and comments. Nothing outside the file is
 * opened.
 *
 * @throws DocxRefused for a file that cannot be read as a whole
 */
export function readDocx(bytes: Uint8Array, newId: IdSource): DocxFile {
  const files = new Package(bytes);
  const context = new Context(files, newId);
  const body = child(files.document, 'w:body');
  if (!body) throw new DocxRefused('import.damaged');
  // The story is the whole part, so that notes are not looked for in notes.
  const parts = readStory({ ...files.document, children: body.children }, context);
  reportWhole(context);
  return {
    parts,
    context,
    heads: marginal(files, 'header'),
    feet: marginal(files, 'footer'),
  };
}

/** Heads and feet of pages that hold words and not only page numbers, each wording once. */
function marginal(files: Package, type: 'header' | 'footer'): AsideBlock[] {
  const texts = [...files.relations.values()]
    .filter((relation) => relation.type === type && !relation.external)
    .flatMap(({ target }) => {
      const part = files.xml(target);
      return part ? [marginalText(part)] : [];
    });
  return [...new Set(texts)]
    .filter((text) => /\p{L}/u.test(text))
    .map((text) => ({ kind: 'aside', text, line: 1, reason: type === 'header' ? 'pageHead' : 'pageFoot' }));
}

/** The words of a head or foot, paragraph by paragraph. */
function marginalText(part: Element): string {
  return descendants(part, 'w:p')
    .map((paragraph) => descendants(paragraph, 'w:t').map(textContent).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is said once of the whole file. */
function reportWhole(context: Context): void {
  const { revisions, comments, files } = context;
  if (revisions.count > 0) context.report('import.suggestions', 1, { count: revisions.count });
  if (revisions.formats > 0) context.report('import.format-changes', 1, { count: revisions.formats });
  if (comments.threads.length > 0) context.report('import.comments', 1, { count: comments.threads.length });
  for (const { comments: said } of comments.unplaced(context.placed).slice(0, 100))
    context.report('import.node-unplaced', 1, { text: (said[0]?.text ?? '').slice(0, 120) });
  for (const name of files.unreadable.slice(0, 20))
    context.report('import.part-unreadable', 1, { part: name.slice(0, 80) });
}
