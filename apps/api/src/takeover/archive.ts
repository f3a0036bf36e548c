import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Violation } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MOST_COMMENT = 65_535;
const ENCRYPTED = 1;
const UTF8 = 1 << 11;
const STORED = 0;
const DEFLATED = 8;
/** Where a size or a number does not fit, ZIP64 writes this; such archives are far beyond the limits here. */
const IN_ZIP64 = 0xffffffff;

/** How much an archive may hold. */
export interface ArchiveLimits {
  files: number;
  /** Bytes of one file, unpacked. */
  fileBytes: number;
  /** Bytes of all files together, unpacked. */
  totalBytes: number;
}

/** One file of an archive; it is unpacked when it is asked for. */
export interface ArchiveEntry {
  /** Name without folders. */
  name: string;
  /** @throws Refused when it is larger than allowed or damaged. */
  read(): Promise<Buffer>;
}

/**
 * The files of a ZIP archive. Nothing is trusted that the archive says of sizes: unpacking stops at the limit of one file
 * and of all together, so a small archive that unpacks to terabytes costs no more than that.
 *
 * @throws Refused when it is no archive that can be read, is encrypted, or holds too many files.
 */
export function readArchive(bytes: Buffer, limits: ArchiveLimits): ArchiveEntry[] {
  const { count, start } = endOf(bytes);
  let unpacked = 0;
  let at = start;
  const entries: ArchiveEntry[] = [];
  for (let index = 0; index < count; index++) {
    const entry = centralEntry(bytes, at);
    at = entry.next;
    if (isPassedOver(entry.path)) continue;
    if (entries.length === limits.files) refuse('takeover.archive_too_many', { limit: limits.files });
    if (entry.flags & ENCRYPTED) refuse('takeover.archive_encrypted');
    entries.push({
      name: entry.path.split(/[/\\]/).pop() ?? entry.path,
      read: async () => {
        const left = Math.min(limits.fileBytes, limits.totalBytes - unpacked);
        const content = await unpack(bytes, entry, left);
        unpacked += content.length;
        return content;
      },
    });
  }
  return entries;
}

interface CentralEntry {
  path: string;
  flags: number;
  method: number;
  packed: number;
  offset: number;
  next: number;
}

function endOf(bytes: Buffer): { count: number; start: number } {
  const first = Math.max(0, bytes.length - END_SIZE - MOST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== END) continue;
    const start = bytes.readUInt32LE(at + 16);
    if (start === IN_ZIP64 || start > bytes.length) refuse('takeover.archive_unreadable');
    return { count: bytes.readUInt16LE(at + 10), start };
  }
  return refuse('takeover.archive_unreadable');
}

function centralEntry(bytes: Buffer, at: number): CentralEntry {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) refuse('takeover.archive_unreadable');
  const flags = bytes.readUInt16LE(at + 8);
  const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
    number,
    number,
    number,
  ];
  const raw = bytes.subarray(at + 46, at + 46 + name);
  return {
    path: nameOf(raw, (flags & UTF8) !== 0),
    flags,
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
    next: at + 46 + name + extra + comment,
  };
}

async function unpack(bytes: Buffer, entry: CentralEntry, limit: number): Promise<Buffer> {
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    refuse('takeover.archive_unreadable');
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length < entry.packed) refuse('takeover.archive_unreadable');
  if (limit <= 0) refuse('takeover.archive_too_large');
  if (entry.method === STORED) return packed.length > limit ? refuse('takeover.archive_too_large') : packed;
  if (entry.method !== DEFLATED) refuse('takeover.archive_unreadable');
  try {
    return await inflate(packed, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return refuse(tooLarge ? 'takeover.archive_too_large' : 'takeover.archive_unreadable');
  }
}

/** Folders, and what operating systems put beside the files of people. */
function isPassedOver(path: string): boolean {
  return /[/\\]$/.test(path) || /(^|[/\\])(__MACOSX[/\\]|\.|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

/** Older programs write names in a code page of their own; what is no UTF-8 is read as Latin. */
function nameOf(raw: Buffer, marked: boolean): string {
  const text = raw.toString('utf8');
  return marked || !text.includes('\ufffd') ? text : raw.toString('latin1');
}

function refuse(code: string, params?: Violation['params']): never {
  throw new Refused([{ code, where: 'files', ...(params ? { params } : {}) }], 422);
}
