/** Encodings that files of Latvian municipalities come in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1257';

/** A file's text and how it was read. */
export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/**
 * Reads the bytes of a text file: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8 where
 * it is valid, else Windows-1257, the Baltic code page of older systems. `null` when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = markOf(bytes) ?? wideOf(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1257');
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? null : { text, encoding };
}

function markOf(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Latvian text in UTF-16 without a mark: most characters have a zero byte on the same side. */
function wideOf(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const pairs = sample.length / 2;
  if ((zeros[1] ?? 0) > pairs * 0.6 && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > pairs * 0.6 && zeros[1] === 0) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
