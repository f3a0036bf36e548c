import { decodeText } from './decode.js';
import { isCompound, isZip } from './docx/read/signature.js';

/** A file or pasted text to import: readable text, or the bytes of a `.docx`. */
export interface ImportSource {
  name: string;
  mediaType?: string;
  /** The empty string where `bytes` is given. */
  text: string;
  /** A file that is no text (`.docx`). */
  bytes?: Uint8Array;
}

/** The text of a source that is no Word file. */
export function textOf(source: ImportSource): string {
  return source.bytes && source.text === '' ? decodeText(source.bytes) : source.text;
}

/** The forms of text that can be imported. */
export type ImportFormat = 'markdown' | 'html' | 'text' | 'docx' | 'akn';

/** The forms in which an act can be written. */
export const EXPORT_FORMATS = ['json', 'akn', 'docx', 'html', 'pdf', 'md', 'txt'] as const;
/** One of `EXPORT_FORMATS`; `pdf` needs a browser and is printed outside this library. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whether bytes are given that are no Word file, whatever the name says. */
function isText({ bytes }: ImportSource): boolean {
  return bytes !== undefined && bytes.length > 0;
}

/** Media type of a `.docx` file. */
export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Decides the form of a source by the first bytes of a Word file, then by its media type, its name, and last by its text.
 */
export function detectFormat(source: ImportSource): ImportFormat {
  const type = (source.mediaType ?? '').split(';')[0]?.trim().toLowerCase();
  if (source.bytes && (isZip(source.bytes) || isCompound(source.bytes))) return 'docx';
  if (source.text === '' && !isText(source) && (type === DOCX_MEDIA_TYPE || /\.docx?$/i.test(source.name)))
    return 'docx';
  if (isAkn(source, type)) return 'akn';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'text/markdown') return 'markdown';
  const extension = /\.([a-z0-9]+)$/i.exec(source.name)?.[1]?.toLowerCase();
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  const head = textOf(source).slice(0, 20_000);
  if (/^\s*<(!doctype html|html|body|div|p|table|h[1-6])[\s>]/i.test(head)) return 'html';
  if (extension !== 'txt' && (/^\ufeff?---\r?\n/.test(head) || /^#{1,6} \S/m.test(head))) return 'markdown';
  return 'text';
}

/** Akoma Ntoso is known by its root element, also where the file is broken further down. */
function isAkn(source: ImportSource, type: string | undefined): boolean {
  if (type === 'application/akn+xml' || /\.akn$/i.test(source.name)) return true;
  const head = textOf(source)
    .slice(0, 20_000)
    .replace(/<!--[^]*?-->/g, '')
    .trimStart();
  const root = head.startsWith('<') ? head.search(/<(?![!?])/) : -1;
  return root >= 0 && /^<(?:[\w.-]+:)?akomaNtoso[\s/>]/.test(head.slice(root, root + 100));
}
