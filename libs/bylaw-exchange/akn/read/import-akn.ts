import {
  blockText,
  labelText,
  numberDocument,
  parseDocument,
  printedNumber,
  type IdSource,
  type Label,
} from '#libs/bylaw-document';
import type { Decision, LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { checkLabels } from '../../check-labels.js';
import { FindingList } from '../../findings.js';
import type { ImportMeta, ImportResult } from '../../import.js';
import { linkImported } from '../../link.js';
import { recognise } from '../../recognised.js';
import type { DocumentJson, Draft, Origin } from '../../tree.js';
import { UNKNOWN_DAY } from '../vocabulary.js';
import { readAkn, type ReadAkn } from './document.js';
import { childNamed, descendantsNamed, readXml, type XmlElement } from './xml-tree.js';

/**
 * Reads an act in Akoma Ntoso: what `exportAkn` wrote comes back as it was, with its ids and images; acts of other systems
 * are read as far as the documents of this library go, and what has no equal keeps its text.
 *
 * Refused: `import.unreadable` with the line and the reason (`malformed`, `doctype`, `tooDeep`, `tooManyElements`),
 * `import.empty` where the file holds no act.
 */
export function importAkn(text: string, newId: IdSource): Decision<ImportResult> {
  const tree = readXml(text.replace(/^\ufeff/, ''));
  if (!('root' in tree))
    return { allowed: false, violations: [{ code: 'import.unreadable', params: { ...tree } }] };
  const findings = new FindingList();
  const read = readAkn(tree.root, findings, newId);
  if (!read) return { allowed: false, violations: [{ code: 'import.empty' }] };
  const json = read.doc.toJSON() as DocumentJson;
  const origins = originsOf(read);
  // Our own files say what is a reference and what is none.
  const own = descendantsNamed(tree.root, 'vv:export').length > 0;
  const document = own
    ? json
    : linkImported(
        json,
        findings,
        origins.map((origin, order) => ({ ...origin, order })),
      );
  const memorandum = (read.memorandum?.toJSON() ?? null) as DocumentJson | null;
  const violations = [document, ...(memorandum ? [memorandum] : [])].flatMap((json) => {
    const parsed = parseDocument(json);
    return parsed.allowed ? [] : parsed.violations;
  });
  if (violations.length > 0)
    return { allowed: false, violations: [{ code: 'import.unreadable' }, ...violations.slice(0, 20)] };
  const drafts = {
    doc: draftOf(read.doc, read),
    memorandum: read.memorandum ? draftOf(read.memorandum, read) : null,
  };
  checkLabels(drafts.doc, findings);
  const recognised = recognise(drafts);
  if (recognised.points === 0) findings.add('import.no-points', null, 1);
  return {
    allowed: true,
    document,
    memorandum,
    meta: metaOf(read, recognised.title),
    findings: findings.all.sort((left, right) => left.place.line - right.place.line),
    recognised,
    setAside: read.setAside,
    origins,
    assets: read.assets,
    threads: [],
  };
}

/** The document as the drafts that labels and outline are checked on. */
function draftOf(node: Node, read: ReadAkn): Draft {
  const context = { numbering: numberDocument(read.doc), annex: null };
  const visit = (at: Node): Draft => {
    const line = read.lines.get(at) ?? 1;
    const label = at.attrs['label'] as Label | null | undefined;
    // A printed number keeps the check from reading superscripts out of plain digits: here they are told apart.
    const attrs = label ? { ...at.attrs, label: { ...label, printed: labelText(label) } } : at.attrs;
    const runs = at.isTextblock ? [{ text: blockText(at, context), marks: [] }] : undefined;
    return {
      type: at.type.name,
      attrs,
      ...(runs ? { runs: runs.filter(({ text }) => text !== '') } : { content: at.children.map(visit) }),
      labelAt: { order: 0, line },
    };
  };
  return visit(node);
}

/** Where every number and text came from, in the order of the file. */
function originsOf(read: ReadAkn): Origin[] {
  const origins: Origin[] = [];
  const walk = (root: Node, where: 'document' | 'memorandum'): void => {
    const numbering = numberDocument(root);
    const visit = (node: Node, path: readonly number[]): void => {
      const line = read.lines.get(node) ?? 1;
      const unit = numbering.get(String(node.attrs['id'] ?? ''));
      if (unit && printedNumber(unit) !== '') origins.push({ in: where, path, what: 'label', line });
      if (node.isTextblock || node.isLeaf) origins.push({ in: where, path, what: 'text', line });
      else node.forEach((child, _offset, index) => visit(child, [...path, index]));
    };
    visit(root, []);
  };
  walk(read.doc, 'document');
  if (read.memorandum) walk(read.memorandum, 'memorandum');
  read.setAside.forEach(({ line }, index) =>
    origins.push({ in: 'aside', path: [index], what: 'text', line }),
  );
  return origins;
}

function metaOf({ main, doc }: ReadAkn, title: string): ImportMeta {
  const work = descendantsNamed(main, 'FRBRWork')[0];
  const value = (name: string, attribute = 'value') =>
    work ? childNamed(work, name)?.attributes.get(attribute) : undefined;
  const number = value('FRBRnumber');
  const adopted = dayOf(value('FRBRdate', 'date'));
  const issuer = authorOf(main, value('FRBRauthor', 'href'));
  const basis = (doc.firstChild?.children ?? []).filter(({ type }) => type.name === 'basis');
  return {
    format: 'akn',
    ...(issuer ? { issuer } : {}),
    ...(number ? { number } : {}),
    ...(adopted ? { adopted } : {}),
    title,
    basis: basis.map(({ textContent }) => textContent).filter((text) => text !== ''),
  };
}

/** A day of the metadata; what stands for an unknown one is none. */
function dayOf(text: string | undefined): LegalDay | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
  return day === undefined || day === UNKNOWN_DAY ? undefined : day;
}

function authorOf(main: XmlElement, href: string | undefined): string | undefined {
  const organization = descendantsNamed(main, 'TLCOrganization').find(
    ({ attributes }) => href !== undefined && `#${attributes.get('eId') ?? ''}` === href,
  );
  const name = organization?.attributes.get('showAs');
  return name === 'nezināms' ? undefined : name;
}
