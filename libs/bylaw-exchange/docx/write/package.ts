import { zipSync, type Zippable } from 'fflate';
import { el, XML_DECLARATION } from './xml.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The office relationship types that a document uses, by their short name. */
export type RelationshipType =
  | 'officeDocument'
  | 'extended-properties'
  | 'styles'
  | 'numbering'
  | 'settings'
  | 'footnotes'
  | 'footer'
  | 'comments'
  | 'hyperlink'
  | 'image'
  | 'customXml'
  | 'customXmlProps';

const CORE_PROPERTIES = `${PACKAGE}/relationships/metadata/core-properties`;
const COMMENTS_EXTENDED = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended';

/** The relationships of one part, numbered in the order they are asked for; the same target gets the same id. */
export class Relationships {
  private readonly entries: { type: string; target: string; external: boolean }[] = [];
  private readonly known = new Map<string, string>();

  /** The id of the relationship to a part of the package. */
  to(type: RelationshipType | 'core-properties' | 'commentsExtended', target: string): string {
    return this.add(typeUri(type), target, false);
  }

  /** The id of the relationship to an address outside. */
  toAddress(href: string): string {
    return this.add(typeUri('hyperlink'), href, true);
  }

  get xml(): string {
    const items = this.entries.map(({ type, target, external }, index) =>
      el('Relationship', {
        Id: `rId${index + 1}`,
        Type: type,
        Target: target,
        TargetMode: external ? 'External' : undefined,
      }),
    );
    return XML_DECLARATION + el('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...items);
  }

  private add(type: string, target: string, external: boolean): string {
    const key = `${type} ${target}`;
    const known = this.known.get(key);
    if (known) return known;
    this.entries.push({ type, target, external });
    const id = `rId${this.entries.length}`;
    this.known.set(key, id);
    return id;
  }
}

function typeUri(type: RelationshipType | 'core-properties' | 'commentsExtended'): string {
  if (type === 'core-properties') return CORE_PROPERTIES;
  return type === 'commentsExtended' ? COMMENTS_EXTENDED : `${OFFICE}/${type}`;
}

/** Content types of the parts that are no images, by path. */
const PART_TYPES: readonly (readonly [path: RegExp, type: string])[] = [
  [/^word\/document\.xml$/, `${WORD_TYPE}.document.main+xml`],
  [/^word\/(styles|numbering|settings|footnotes|comments|commentsExtended)\.xml$/, `${WORD_TYPE}.$1+xml`],
  [/^word\/footer\d*\.xml$/, `${WORD_TYPE}.footer+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  [/^customXml\/itemProps\d+\.xml$/, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
];

/** The parts of a package by path, gathered and then packed. */
export class Package {
  private readonly parts = new Map<string, Uint8Array>();
  private readonly extensions = new Map<string, string>([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ]);

  /** Adds a part of text. */
  text(path: string, xml: string): void {
    this.parts.set(path, new TextEncoder().encode(xml));
  }

  /** Adds the relationships of a part, or of the package for the empty path. */
  relationships(path: string, relationships: Relationships): void {
    const cut = path.lastIndexOf('/') + 1;
    this.text(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`, relationships.xml);
  }

  /** Adds the bytes of a part of this media type. */
  bytes(path: string, bytes: Uint8Array, mediaType: string): void {
    this.parts.set(path, bytes);
    this.extensions.set(path.slice(path.lastIndexOf('.') + 1), mediaType);
  }

  /** The packed file. The same parts give the same bytes: every entry bears the earliest time that a ZIP can hold. */
  pack(): Uint8Array {
    // The format has local times only, so the date is made from local parts; no clock is read.
    const mtime = new Date(1980, 0, 1);
    const files: Zippable = {
      '[Content_Types].xml': [new TextEncoder().encode(this.contentTypes()), { mtime }],
    };
    for (const [path, bytes] of this.parts)
      files[path] = [bytes, { mtime, level: path.startsWith('word/media/') ? 0 : 6 }];
    return zipSync(files);
  }

  private contentTypes(): string {
    const defaults = [...this.extensions].map(([extension, type]) =>
      el('Default', { Extension: extension, ContentType: type }),
    );
    const overrides = [...this.parts.keys()].flatMap((path) => {
      const known = PART_TYPES.find(([pattern]) => pattern.test(path));
      if (!known) return [];
      const type = path.replace(known[0], known[1]);
      return [el('Override', { PartName: `/${path}`, ContentType: type })];
    });
    return XML_DECLARATION + el('Types', { xmlns: `${PACKAGE}/content-types` }, ...defaults, ...overrides);
  }
}
