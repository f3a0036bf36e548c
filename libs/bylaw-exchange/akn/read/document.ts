import {
  BUDGET_EXPLANATIONS,
  bylawSchema,
  MEMORANDUM_PARTS,
  memorandumPart,
  memorandumSchema,
  type Asset,
  type IdSource,
} from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import type { SetAsideText } from '../../assemble.js';
import type { FindingList } from '../../findings.js';
import { partOfTitle } from '../../memorandum.js';
import { DOCUMENT_NAMES } from '../vocabulary.js';
import { BlockReader, MEMORANDUM_BLOCKS } from './blocks.js';
import { ReadingContext } from './context.js';
import { FrontReader } from './front.js';
import { ImageReader } from './images.js';
import { closeReferences } from './references.js';
import { UnitReader } from './units.js';
import { childNamed, descendantsNamed, elementsOf, textOf, type XmlElement } from './xml-tree.js';

/** Everything that an Akoma Ntoso file holds of an act. */
export interface ReadAkn {
  doc: Node;
  memorandum: Node | null;
  /** The element that is the act, for its metadata. */
  main: XmlElement;
  assets: Asset[];
  setAside: SetAsideText[];
  lines: ReadonlyMap<Node, number>;
}

const DOCUMENTS = new Set(
  'act bill doc statement amendment judgment portion debate debateReport documentCollection amendmentList officialGazette'.split(
    ' ',
  ),
);
const BODIES = ['body', 'mainBody', 'portionBody', 'amendmentBody', 'judgmentBody', 'debateBody'];

/** Reads the tree of an Akoma Ntoso file; `null` where no document stands in it. */
export function readAkn(root: XmlElement, findings: FindingList, newId: IdSource): ReadAkn | null {
  const documents = elementsOf(root).filter(({ name }) => DOCUMENTS.has(name));
  const all = [...documents, ...descendantsNamed(root, 'component').flatMap(elementsOf)].filter(({ name }) =>
    DOCUMENTS.has(name),
  );
  const isMemorandum = ({ attributes }: XmlElement) => attributes.get('name') === DOCUMENT_NAMES.memorandum;
  const acts = all.filter((one) => !isMemorandum(one) && bodyOf(one) !== null);
  const main = acts.find(({ name }) => name === 'act' || name === 'bill') ?? acts[0];
  if (!main) return null;
  const images = new ImageReader(root);
  const bylaw = new ReadingContext(bylawSchema, findings, newId);
  bylaw.claim(main);
  const doc = closeReferences(actOf(main, bylaw, images), bylaw);
  const explained = all.find(isMemorandum);
  const memo = new ReadingContext(memorandumSchema, findings, newId);
  if (explained) memo.claim(explained);
  const memorandum = explained ? memorandumOf(explained, memo, images) : null;
  const setAside = all
    .filter(
      (one) =>
        one !== main &&
        one !== explained &&
        !descendantsNamed(one, 'component').some((inner) => elementsOf(inner).includes(main)),
    )
    .map((one) => ({ text: textWithoutMeta(one), line: one.line, reason: 'component' }))
    .filter(({ text }) => text !== '');
  const lines = new Map([...bylaw.lines, ...memo.lines]);
  return { doc, memorandum, main, assets: [...images.assets.values()], setAside, lines };
}

function actOf(main: XmlElement, context: ReadingContext, images: ImageReader): Node {
  const blocks = new BlockReader(context, images);
  const units = new UnitReader(context, blocks);
  const front = new FrontReader(context, blocks);
  const body = bodyOf(main);
  const attachments = elementsOf(main)
    .filter(({ name }) => name === 'attachments')
    .flatMap((all) => elementsOf(all).filter(({ name }) => name === 'attachment'));
  return context.make(
    'doc',
    null,
    [
      front.front(main),
      context.make(
        'body',
        null,
        body ? units.body(body) : [],
        body?.line ?? 1,
        body ? context.marksOf(body) : [],
      ),
      ...front.signatures(main),
      ...attachments.map((attachment) => units.attachment(attachment)),
    ],
    main.line,
  );
}

function memorandumOf(element: XmlElement, context: ReadingContext, images: ImageReader): Node {
  const blocks = new BlockReader(context, images);
  const parts = new Map<number, Node>();
  const body = bodyOf(element);
  for (const child of body ? elementsOf(body) : []) {
    const heading = childNamed(child, 'heading');
    const said = Number(child.own.get('part') ?? partOfTitle(heading ? textOf(heading) : '') ?? 0);
    const number =
      Number.isInteger(said) && memorandumPart(said) !== null ? said : Math.max(1, ...parts.keys());
    const own = elementsOf(child).filter(({ name }) => name !== 'num' && name !== 'heading');
    const content = blocks.blocks(own.length > 0 ? own : [child], MEMORANDUM_BLOCKS, child.line);
    const before = parts.get(number);
    const attrs = before?.attrs ?? { id: context.idOf(child), part: number };
    const marks = before?.marks ?? context.marksOf(child);
    parts.set(
      number,
      context.make('memorandum_part', attrs, [...(before?.children ?? []), ...content], child.line, marks),
    );
  }
  const budget = [...parts.keys()].some((part) => BUDGET_EXPLANATIONS.some((one) => one.part === part));
  const whole = (budget ? BUDGET_EXPLANATIONS : MEMORANDUM_PARTS).map(({ part }) => {
    const read = parts.get(part);
    if (read && read.childCount > 0) return read;
    const empty = context.make('paragraph', { id: context.fresh() }, [], element.line);
    return context.make(
      'memorandum_part',
      read?.attrs ?? { id: context.fresh(), part },
      [empty],
      element.line,
    );
  });
  return context.make('doc', null, whole, element.line);
}

function bodyOf(element: XmlElement): XmlElement | null {
  return elementsOf(element).find(({ name }) => BODIES.includes(name)) ?? null;
}

function textWithoutMeta(element: XmlElement): string {
  return textOf({
    ...element,
    children: element.children.filter((child) => typeof child === 'string' || child.name !== 'meta'),
  });
}
