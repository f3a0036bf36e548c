import { memorandumPart, numberDocument } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { AKN_NAMESPACE, DOCUMENT_NAMES, OWN_NAMESPACE } from '../vocabulary.js';
import { block, tag } from '../xml.js';
import { BlockWriter } from './blocks.js';
import { StructureWriter } from './body.js';
import { eIdsOf } from './eids.js';
import { InlineWriter, type StructureAttributes } from './inline.js';
import { assetsOf, MetaWriter } from './meta.js';
import type { AknOptions } from './options.js';
import { titleOf } from './title.js';

/**
 * The by-law in Akoma Ntoso 3.0: `act` (adopted) or `bill` (draft) with chapters, points (`paragraph`), sub-points
 * (`subparagraph`) and annexes (`attachment`); the memorandum is a `component` beside it. Every node with a stable id
 * carries it as `GUID`, its place as `eId`, and its former place as `wId`. `importBylaw` reads the result back into equal
 * documents with the same ids and images; what the standard has no word for stands in attributes of another namespace
 * (`OWN_NAMESPACE`). Bytes of images are held by the file, in `proprietary`.
 *
 * Left out, as they are no part of the text: marks of comments. Characters that XML cannot hold (U+FFFE, U+FFFF) become
 * U+FFFD.
 */
export function exportAkn(doc: Node, options: AknOptions): string {
  const meta = new MetaWriter(options, titleOf(doc));
  const main = mainDocument(doc, options, meta);
  const memorandum = options.memorandum ? memorandumComponent(options.memorandum, meta) : '';
  const root = block('akomaNtoso', { xmlns: AKN_NAMESPACE, 'xmlns:vv': OWN_NAMESPACE }, [main, memorandum]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function mainDocument(doc: Node, options: AknOptions, meta: MetaWriter): string {
  const eIds = eIdsOf(doc);
  const attributes = attributesOf(eIds, meta, options.original ? eIdsOf(options.original) : null);
  const numbering = numberDocument(doc);
  const inline = new InlineWriter(numbering, eIds);
  const blocks = new BlockWriter(inline, attributes, options.modifications ?? []);
  const structure = new StructureWriter(numbering, inline, blocks, attributes);
  const only = (type: string) => doc.children.filter((child) => child.type.name === type);
  const attachments = only('annex').map((annex, index) =>
    structure.attachment(annex, meta.part(`${DOCUMENT_NAMES.annex}_${index + 1}`)),
  );
  // The text is written before its metadata: only then the amendments in it are known.
  const parts = [
    ...only('front').flatMap((front) => [structure.preface(front), structure.preamble(front)]),
    ...only('body').map((body) => structure.body(body)),
    structure.conclusions(only('signature')),
    attachments.length === 0 ? '' : block('attachments', {}, attachments),
  ];
  const images = [doc, ...(options.memorandum ? [options.memorandum] : [])].flatMap(digestsOf);
  const head = meta.main(blocks.modifications, assetsOf(images, options.assets));
  const amended = options.events?.some(({ type }) => type === 'amendment');
  const root = {
    name: options.modifications?.length ? DOCUMENT_NAMES.amending : DOCUMENT_NAMES.bylaw,
    contains: amended ? 'singleVersion' : 'originalVersion',
  };
  return block(options.status === 'adopted' ? 'act' : 'bill', root, [head, ...parts]);
}

function memorandumComponent(memorandum: Node, meta: MetaWriter): string {
  const eIds = eIdsOf(memorandum);
  const attributes = attributesOf(eIds, null, null);
  const numbering = numberDocument(memorandum);
  const inline = new InlineWriter(numbering, eIds);
  const blocks = new BlockWriter(inline, attributes, []);
  const structure = new StructureWriter(numbering, inline, blocks, attributes);
  const parts = memorandum.children.map((part) => {
    const title = memorandumPart(Number(part.attrs['part']))?.lv ?? '';
    return structure.memorandumPart(part, title);
  });
  const title = tag('longTitle', {}, tag('p', {}, tag('docTitle', {}, 'Paskaidrojuma raksts')));
  const doc = block('doc', { name: DOCUMENT_NAMES.memorandum }, [
    meta.part(DOCUMENT_NAMES.memorandum),
    block('preface', {}, [title]),
    block('mainBody', {}, parts),
  ]);
  return block('components', {}, [block('component', { eId: 'cmp_1' }, [doc])]);
}

/** What the element of a node says of it: places, stable id, validity, suggestions on the node as a whole. */
function attributesOf(
  eIds: ReadonlyMap<string, string>,
  meta: MetaWriter | null,
  original: ReadonlyMap<string, string> | null,
): StructureAttributes {
  return (node) => {
    const id = (node.attrs['id'] as string | undefined) ?? '';
    const marks =
      node.marks.length === 0 ? null : JSON.stringify(node.marks.map((mark) => mark.toJSON() as unknown));
    if (id === '') return { 'vv:marks': marks };
    const eId = eIds.get(id);
    const wId = original?.get(id);
    return {
      eId,
      wId: wId === eId ? null : wId,
      GUID: id,
      period: meta?.periodOf(id),
      'vv:marks': marks,
    };
  };
}

function digestsOf(doc: Node): string[] {
  const digests: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'figure') digests.push(String(node.attrs['digest']));
    return !node.isTextblock;
  });
  return digests;
}
