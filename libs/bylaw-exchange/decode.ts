import { strFromU8 } from 'fflate';
import { strangeness } from './clean.js';

/** Characters 128–255 of windows-1257, the code page of Latvian texts written before Unicode. */
const BALTIC =
  '€\ufffd‚\ufffd„…†‡\ufffd‰\ufffd‹\ufffd¨ˇ¸\ufffd‘’“”•–—\ufffd™\ufffd›\ufffd¯˛\ufffd' +
  '\u00a0\ufffd¢£¤\ufffd¦§Ø©Ŗ«¬\u00ad®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ' +
  'ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß' +
  'ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙';

/**
 * The text in bytes: UTF-8, or UTF-16 where the byte order mark says so, or windows-1257 where the bytes are no UTF-8
 * and read so without a single character out of place.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 1);
  const text = strFromU8(bytes);
  if (!text.includes('\ufffd')) return text;
  const baltic = pieces(bytes.length, (at) => {
    const byte = bytes[at] ?? 0;
    return byte < 128 ? String.fromCharCode(byte) : (BALTIC[byte - 128] ?? '\ufffd');
  });
  return strangeness(baltic) === 0 ? baltic : text;
}

function utf16(bytes: Uint8Array, bigEndian: 0 | 1): string {
  const unit = (at: number): number => {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    return bigEndian === 1 ? first * 256 + second : second * 256 + first;
  };
  return pieces(Math.floor(bytes.length / 2) - 1, (at) => String.fromCharCode(unit(2 + at * 2)));
}

function pieces(length: number, character: (at: number) => string): string {
  const out: string[] = [];
  for (let at = 0; at < length; at++) out.push(character(at));
  return out.join('');
}
