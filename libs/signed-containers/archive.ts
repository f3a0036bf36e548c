import { Inflate, strFromU8 } from 'fflate';
import { Unreadable } from './finding.js';

/** One file of an archive. */
export interface ArchiveEntry {
  name: string;
  /** Kept as it is, without packing. */
  stored: boolean;
  /** Whether its header has an extra field. */
  extra: boolean;
  bytes: Uint8Array;
}

/** Bounds of what is unpacked; a container beyond them is refused, whatever its directory claims. */
export const ARCHIVE_LIMITS = { entries: 500, total: 200_000_000 } as const;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const PIECE = 65_536;

interface Header {
  name: string;
  flags: number;
  method: number;
  packed: number;
  offset: number;
}

/**
 * Unpacks a zip archive whose directory and whose local headers say the same, in the order the files lie in it. An archive
 * that different programs could read differently would let a signature cover one thing and a reader see another.
 *
 * @throws Unreadable `not_zip`, `damaged`, `encrypted`, `too_large`, `entry_name`, `entry_twice`, `hidden_entry`
 */
export function readArchive(bytes: Uint8Array): ArchiveEntry[] {
  const reader = new Reader(bytes);
  if (bytes.length < 22 || reader.u32(0) !== LOCAL) throw new Unreadable('not_zip');
  const { headers, start } = readDirectory(reader);
  const ordered = headers.toSorted((a, b) => a.offset - b.offset);
  const seen = new Set<string>();
  let total = 0;
  let at = 0;
  return ordered.map((header): ArchiveEntry => {
    refuseName(header.name, seen);
    if (header.offset !== at) throw new Unreadable('hidden_entry');
    const { data, next, extra } = readLocal(reader, header);
    at = next;
    if (header === ordered.at(-1) && next !== start) throw new Unreadable('hidden_entry');
    const stored = header.method === 0;
    const content = stored ? data : inflated(data, ARCHIVE_LIMITS.total - total);
    total += content.length;
    if (total > ARCHIVE_LIMITS.total) throw tooLarge();
    return { name: header.name, stored, extra, bytes: content };
  });
}

function readDirectory(reader: Reader): { headers: Header[]; start: number } {
  const end = reader.findEnd();
  const count = reader.u16(end + 10);
  const start = reader.u32(end + 16);
  if (count > ARCHIVE_LIMITS.entries) throw tooLarge();
  if (reader.u16(end + 8) !== count || start + reader.u32(end + 12) !== end) throw new Unreadable('damaged');
  const headers: Header[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (reader.u32(at) !== CENTRAL) throw new Unreadable('damaged');
    const nameLength = reader.u16(at + 28);
    headers.push({
      name: reader.text(at + 46, nameLength),
      flags: reader.u16(at + 8),
      method: reader.u16(at + 10),
      packed: reader.u32(at + 20),
      offset: reader.u32(at + 42),
    });
    at += 46 + nameLength + reader.u16(at + 30) + reader.u16(at + 32);
  }
  if (at !== end) throw new Unreadable('damaged');
  return { headers, start };
}

/** The file's packed bytes and where the next file begins. */
function readLocal(reader: Reader, header: Header): { data: Uint8Array; next: number; extra: boolean } {
  const { offset, packed, method, flags } = header;
  if (reader.u32(offset) !== LOCAL) throw new Unreadable('damaged');
  if ((flags & 1) !== 0) throw new Unreadable('encrypted');
  if (method !== 0 && method !== 8) throw new Unreadable('damaged');
  const nameLength = reader.u16(offset + 26);
  const extraLength = reader.u16(offset + 28);
  const same = reader.text(offset + 30, nameLength) === header.name && reader.u16(offset + 8) === method;
  if (!same) throw new Unreadable('hidden_entry');
  const begin = offset + 30 + nameLength + extraLength;
  const data = reader.slice(begin, packed);
  return { data, next: afterData(reader, begin + packed, flags), extra: extraLength > 0 };
}

/** Bit 3 of the flags: sizes stand behind the data, with or without a signature of their own. */
function afterData(reader: Reader, at: number, flags: number): number {
  if ((flags & 8) === 0) return at;
  return reader.u32(at) === 0x08074b50 ? at + 16 : at + 12;
}

function refuseName(name: string, seen: Set<string>): void {
  const unsafe =
    name === '' || /[\\\0-\x1f]|^\/|^[a-z]:/iu.test(name) || name.split('/').some((part) => part === '..');
  if (unsafe) throw new Unreadable('entry_name', { name: name.slice(0, 100) });
  const key = name.normalize('NFC').toLowerCase();
  if (seen.has(key)) throw new Unreadable('entry_twice', { name });
  seen.add(key);
}

/** Unpacks piece by piece and stops as soon as more comes out than allowed. */
function inflated(data: Uint8Array, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > most) throw tooLarge();
    pieces.push(piece.slice());
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += PIECE)
      inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function tooLarge(): Unreadable {
  return new Unreadable('too_large', { limit: ARCHIVE_LIMITS.total / 1_000_000 });
}

class Reader {
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  findEnd(): number {
    const first = Math.max(0, this.bytes.length - 65_557);
    for (let at = this.bytes.length - 22; at >= first; at--) if (this.u32(at) === END) return at;
    throw new Unreadable('damaged');
  }

  u16(at: number): number {
    return this.view.getUint16(this.within(at, 2), true);
  }

  u32(at: number): number {
    return this.view.getUint32(this.within(at, 4), true);
  }

  text(at: number, length: number): string {
    return strFromU8(this.slice(at, length));
  }

  slice(at: number, length: number): Uint8Array {
    return this.bytes.subarray(this.within(at, length), at + length);
  }

  private within(at: number, length: number): number {
    if (at < 0 || at + length > this.bytes.length) throw new Unreadable('damaged');
    return at;
  }
}
