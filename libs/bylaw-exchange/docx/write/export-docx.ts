import { withSuggestions } from '#libs/bylaw-diff';
import { numberDocument, type Assets } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import type { CommentThread } from '../../import.js';
import { FACTS_NAMESPACE } from '../facts.js';
import { BlockWriter } from './block-writer.js';
import { BylawWriter } from './bylaw-writer.js';
import { writeContext, type ContextSources, type WriteContext } from './context.js';
import { MemorandumWriter } from './memorandum-writer.js';
import { itemsXml } from './output.js';
import { Package, Relationships } from './package.js';
import {
  appProperties,
  coreProperties,
  factsProperties,
  footerPart,
  sectionProperties,
  settingsPart,
} from './parts.js';
import { stylesPart } from './styles.js';
import { el, escapeXml, TEXT_NAMESPACES, XML_DECLARATION } from './xml.js';

/** What a Word file holds beside the by-law. */
export interface DocxOptions {
  /** The explanatory memorandum, after the by-law on a page of its own. */
  memorandum?: Node | null;
  /** The bytes of the images; an image without them becomes an empty frame with its description. */
  assets?: Assets;
  /** Comments; those whose `comment` mark stands nowhere in the text are left out. */
  threads?: readonly CommentThread[];
  /** An earlier version of the by-law: what differs from it becomes tracked changes. */
  against?: Node;
  /** Who the tracked changes against the earlier version are by, and since when; a fixed name and no time unless told. */
  changes?: { author: string; at: string };
  /** The language of the words around the text. */
  lang?: 'lv';
}

/**
 * The by-law as a Word file (`.docx`): chapters, points and annexes numbered by Word's own lists, headings that Word's
 * navigation shows, references as fields that Word updates, suggestions as tracked changes, comments with answers,
 * footnotes, tables, images. Every node with an id begins a bookmark that tells type, id and depth (`bookmarkName`), so
 * that the file comes back onto the same nodes after it was edited.
 *
 * The same documents give the same bytes: there are no random ids and no times in the file but those of suggestions and
 * comments.
 */
export async function exportDocx(doc: Node, options: DocxOptions = {}): Promise<Uint8Array> {
  const { memorandum = null, against } = options;
  const text = against ? withSuggestions(against, doc, options.changes) : doc;
  const sources = { ...options, cited: numberDocument(doc) };
  return written(text, memorandum, titleOf(doc), sources);
}

function written(doc: Node, memorandum: Node | null, title: string, sources: ContextSources): Uint8Array {
  const context = writeContext(doc, memorandum, sources);
  const blocks = new BlockWriter(context);
  new BylawWriter(blocks).write(doc);
  if (memorandum) new MemorandumWriter(blocks).write(memorandum, title);
  const text = itemsXml(blocks.written, context.revisions);
  return packed(context, text, title);
}

function packed(context: WriteContext, text: string, title: string): Uint8Array {
  const file = new Package();
  const root = new Relationships();
  const { relationships } = context;
  root.to('officeDocument', 'word/document.xml');
  root.to('core-properties', 'docProps/core.xml');
  root.to('extended-properties', 'docProps/app.xml');
  relationships.to('customXml', '../customXml/item1.xml');
  relationships.to('styles', 'styles.xml');
  relationships.to('numbering', 'numbering.xml');
  relationships.to('settings', 'settings.xml');
  relationships.to('footnotes', 'footnotes.xml');
  const footer = relationships.to('footer', 'footer1.xml');
  const body = el('w:body', {}, text, sectionProperties(footer));
  file.text('word/document.xml', XML_DECLARATION + el('w:document', TEXT_NAMESPACES, body));
  file.text('word/styles.xml', stylesPart());
  file.text('word/numbering.xml', context.lists.xml);
  file.text('word/settings.xml', settingsPart());
  file.text('word/footnotes.xml', context.footnotes.xml);
  file.relationships('word/footnotes.xml', context.footnotes.relationships);
  file.text('word/footer1.xml', footerPart());
  const comments = context.comments.parts;
  if (comments) {
    relationships.to('comments', 'comments.xml');
    relationships.to('commentsExtended', 'commentsExtended.xml');
    file.text('word/comments.xml', comments.comments);
    file.text('word/commentsExtended.xml', comments.extended);
  }
  file.relationships('word/document.xml', relationships);
  file.text('docProps/core.xml', coreProperties(title));
  file.text('docProps/app.xml', appProperties());
  const properties = new Relationships();
  properties.to('customXmlProps', 'itemProps1.xml');
  const facts = escapeXml(JSON.stringify(context.facts));
  file.text('customXml/item1.xml', XML_DECLARATION + el('facts', { xmlns: FACTS_NAMESPACE }, facts));
  file.text('customXml/itemProps1.xml', factsProperties());
  file.relationships('customXml/item1.xml', properties);
  context.media.addTo(file);
  file.relationships('', root);
  return file.pack();
}

function titleOf(doc: Node): string {
  const title = doc.firstChild?.children.find((line) => line.type.name === 'title');
  return title?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
