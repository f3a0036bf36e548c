/** Types of files that people may attach, with the endings their names may have. */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  /** Signed containers of Latvian and European signing tools. */
  'application/vnd.etsi.asic-e+zip': ['asice', 'sce', 'edoc'],
  'text/plain': ['txt', 'md', 'csv'],
  'text/html': ['html', 'htm'],
} as const satisfies Record<string, readonly string[]>;

/** One of {@link MEDIA_TYPES}. */
export type MediaType = keyof typeof MEDIA_TYPES;

const PREFIXES: [MediaType, number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * The type of a file by its first bytes (4 kB are enough); the name's ending only tells apart what shares a form: kinds
 * of zip packages and of text. Null for everything that may not be attached.
 */
export function mediaTypeOf(head: Uint8Array, name: string): MediaType | null {
  const exact = PREFIXES.find(([, bytes]) => startsWith(head, bytes));
  if (exact) return exact[0];
  if (isWebp(head)) return 'image/webp';
  const byName = typeByEnding(name);
  if (startsWith(head, ZIP)) return byName !== null && isZipped(byName) ? byName : null;
  if (!isText(head)) return null;
  if (/^\s*(<!doctype html|<html)/i.test(new TextDecoder().decode(head.slice(0, 512)))) return 'text/html';
  return byName === 'text/plain' || byName === 'text/html' ? byName : null;
}

/** A file name that is safe to show and to offer for saving: no paths, no control characters, at most 120 characters. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  if (clean === '') return 'fails';
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.length <= 120 ? clean : clean.slice(0, 120 - ending.length) + ending;
}

function typeByEnding(name: string): MediaType | null {
  const ending = name.toLowerCase().split('.').pop() ?? '';
  const types = Object.entries(MEDIA_TYPES) as [MediaType, readonly string[]][];
  return types.find(([, endings]) => endings.includes(ending))?.[0] ?? null;
}

function isZipped(type: MediaType): boolean {
  return type.startsWith('application/vnd.');
}

function isWebp(head: Uint8Array): boolean {
  return startsWith(head, [0x52, 0x49, 0x46, 0x46]) && startsWith(head.subarray(8), [0x57, 0x45, 0x42, 0x50]);
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** Readable text in UTF-8 or a single-byte encoding: no zero bytes and hardly any control characters. */
function isText(head: Uint8Array): boolean {
  return head.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c,
  );
}
