import { strFromU8 } from 'fflate';
import { DocxRefused, LIMITS } from './limits.js';
import { isCompound, isZip } from './signature.js';
import { childElements, parseXml, type Element } from './xml.js';
import { Archive } from './zip.js';

/** A relation of a part to another part or to an address outside; addresses are never opened. */
export interface Relation {
  /** The last part of the relation's type: `styles`, `image`, `hyperlink` … */
  type: string;
  target: string;
  external: boolean;
}

/** The parts of a `.docx` file. */
export class Package {
  readonly relations: ReadonlyMap<string, Relation>;
  /** Name of the main part. */
  readonly main: string;
  readonly document: Element;
  /** Parts that are named but cannot be read. */
  readonly unreadable: string[] = [];
  private readonly archive: Archive;

  /** @throws DocxRefused for everything that is no readable `.docx` file */
  constructor(bytes: Uint8Array) {
    if (isCompound(bytes)) throw new DocxRefused(isEncrypted(bytes) ? 'import.encrypted' : 'import.old-word');
    if (!isZip(bytes)) throw new DocxRefused('import.not-docx');
    this.archive = new Archive(bytes);
    const root = [...this.relationsOf('').values()].find(({ type }) => type === 'officeDocument');
    this.main = root && !root.external ? root.target : 'word/document.xml';
    const document = this.archive.has(this.main) ? this.archive.read(this.main, LIMITS.xml) : null;
    if (!document) throw new DocxRefused('import.not-docx');
    this.document = parseXml(document);
    if (this.document.name !== 'w:document') throw new DocxRefused('import.not-docx');
    this.relations = this.relationsOf(this.main);
  }

  /** The part of a type that the main part names, parsed; `null` where there is none or it cannot be read. */
  related(type: string): Element | null {
    const relation = [...this.relations.values()].find((one) => one.type === type && !one.external);
    return relation ? this.xml(relation.target) : null;
  }

  /** A part, parsed; `null` where there is none, it cannot be read, or does not hold the given words. */
  xml(name: string, words?: string): Element | null {
    try {
      const bytes = this.archive.read(name, LIMITS.xml);
      if (!bytes || (words !== undefined && !strFromU8(bytes, true).includes(words))) return null;
      return parseXml(bytes);
    } catch (error) {
      if (!(error instanceof DocxRefused) || error.code !== 'import.damaged') throw error;
      this.unreadable.push(name);
      return null;
    }
  }

  /** A part as the text it is, `null` where there is none or it cannot be unpacked. */
  raw(name: string): string | null {
    try {
      const bytes = this.archive.read(name, LIMITS.xml);
      return bytes ? strFromU8(bytes) : null;
    } catch (error) {
      if (!(error instanceof DocxRefused)) throw error;
      return null;
    }
  }

  /** The bytes of an image; `null` where there is none or it cannot be unpacked. */
  image(name: string): Uint8Array | null {
    try {
      return this.archive.read(name, LIMITS.image);
    } catch (error) {
      if (!(error instanceof DocxRefused)) throw error;
      return null;
    }
  }

  /** Names of the parts for which the test holds. */
  names(test: RegExp): string[] {
    return this.archive.names.filter((name) => test.test(name));
  }

  /** The relations of a part, by their ids; of the package for the empty name. */
  relationsOf(part: string): Map<string, Relation> {
    const cut = part.lastIndexOf('/') + 1;
    const folder = part.slice(0, cut);
    const element = this.xml(`${folder}_rels/${part.slice(cut)}.rels`);
    const out = new Map<string, Relation>();
    for (const { attrs } of element ? childElements(element) : []) {
      const external = attrs['TargetMode'] === 'External';
      const target = attrs['Target'] ?? '';
      out.set(attrs['Id'] ?? '', {
        type: (attrs['Type'] ?? '').slice((attrs['Type'] ?? '').lastIndexOf('/') + 1),
        target: external ? target : resolve(folder, target),
        external,
      });
    }
    return out;
  }
}

/** The name of a part from the folder that names it. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A `.docx` under a password is a compound file with the streams `EncryptionInfo` and `EncryptedPackage`. */
function isEncrypted(bytes: Uint8Array): boolean {
  const text = strFromU8(bytes.subarray(0, 2_000_000), true);
  return text.includes('E\0n\0c\0r\0y\0p\0t\0');
}
