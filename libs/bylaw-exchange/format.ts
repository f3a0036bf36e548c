/** A file or pasted text to import: readable text, or the bytes of a `.docx`. */
export interface ImportSource {
  name: string;
  mediaType?: string;
  /** The empty string where `bytes` is given. */
  text: string;
  /** A file that is no text (`.docx`). */
  bytes?: Uint8Array;
}

/** The forms of text that can be imported. */
export type ImportFormat = 'markdown' | 'html' | 'text' | 'docx' | 'akn';

/** The forms in which an act can be written. */
export const EXPORT_FORMATS = ['json', 'akn', 'docx', 'html', 'pdf', 'md', 'txt'] as const;
/** One of `EXPORT_FORMATS`; `pdf` needs a browser and is printed outside this library. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Decides the form of a source by its media type, its name, and last by its text. */
export function detectFormat(source: ImportSource): ImportFormat {
  const type = (source.mediaType ?? '').split(';')[0]?.trim().toLowerCase();
  if (isAkn(source, type)) return 'akn';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'text/markdown') return 'markdown';
  const extension = /\.([a-z0-9]+)$/i.exec(source.name)?.[1]?.toLowerCase();
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  const head = source.text.slice(0, 20_000);
  if (/^\s*<(!doctype html|html|body|div|p|table|h[1-6])[\s>]/i.test(head)) return 'html';
  if (extension !== 'txt' && (/^\ufeff?---\r?\n/.test(head) || /^#{1,6} \S/m.test(head))) return 'markdown';
  return 'text';
}

/** Akoma Ntoso is known by its root element, also where the file is broken further down. */
function isAkn(source: ImportSource, type: string | undefined): boolean {
  if (type === 'application/akn+xml' || /\.akn$/i.test(source.name)) return true;
  const head = source.text
    .slice(0, 20_000)
    .replace(/<!--[^]*?-->/g, '')
    .trimStart();
  const root = head.startsWith('<') ? head.search(/<(?![!?])/) : -1;
  return root >= 0 && /^<(?:[\w.-]+:)?akomaNtoso[\s>]/.test(head.slice(root, root + 100));
}
