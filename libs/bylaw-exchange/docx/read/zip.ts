import { Inflate } from 'fflate';
import { DocxRefused, LIMITS } from './limits.js';

/** One file of an archive, still packed. */
interface Entry {
  method: number;
  packed: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const PIECE = 16_384;

/** A zip archive that unpacks its files one by one, each and all together within the limits. */
export class Archive {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;
  private unpacked = 0;

  /** @throws DocxRefused for bytes that are no whole archive, encrypted entries, too many entries */
  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length > LIMITS.file)
      throw new DocxRefused('import.file-too-large', { limit: megabytes(LIMITS.file) });
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  /** Names of all files, as they stand in the directory. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * The unpacked bytes of a file, `null` where there is none of that name.
   *
   * @throws DocxRefused where the file is damaged or unpacks beyond `limit` or the limit of all files together
   */
  read(name: string, limit: number): Uint8Array | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const data = this.packedBytes(entry);
    const most = Math.min(
      limit,
      LIMITS.total - this.unpacked,
      Math.max(1_000_000, data.length * LIMITS.ratio),
    );
    const out = entry.method === 0 ? stored(data, most) : inflated(data, most);
    this.unpacked += out.length;
    return out;
  }

  private readDirectory(): void {
    const end = this.findEnd();
    const count = this.u16(end + 10);
    let at = this.u32(end + 16);
    // Archives beyond 65,534 files or 4 GB have a second directory; nothing that could be read here needs one.
    if (count > LIMITS.entries)
      throw new DocxRefused('import.too-many-parts', { parts: count, limit: LIMITS.entries });
    for (let index = 0; index < count; index++) {
      if (this.u32(at) !== CENTRAL) throw new DocxRefused('import.damaged');
      if ((this.u16(at + 8) & 1) !== 0) throw new DocxRefused('import.encrypted');
      const nameLength = this.u16(at + 28);
      const name = this.text(at + 46, nameLength)
        .replace(/\\/g, '/')
        .replace(/^\/+/, '');
      const entry = {
        method: this.u16(at + 10),
        packed: this.u32(at + 20),
        size: this.u32(at + 24),
        offset: this.u32(at + 42),
      };
      if (!this.entries.has(name)) this.entries.set(name, entry);
      at += 46 + nameLength + this.u16(at + 30) + this.u16(at + 32);
    }
  }

  private findEnd(): number {
    const first = Math.max(0, this.bytes.length - 65_557);
    for (let at = this.bytes.length - 22; at >= first; at--) if (this.u32(at) === END) return at;
    throw new DocxRefused('import.damaged');
  }

  private packedBytes(entry: Entry): Uint8Array {
    const { offset, packed, method } = entry;
    if ((method !== 0 && method !== 8) || this.u32(offset) !== LOCAL) throw new DocxRefused('import.damaged');
    const start = offset + 30 + this.u16(offset + 26) + this.u16(offset + 28);
    if (start + packed > this.bytes.length) throw new DocxRefused('import.damaged');
    return this.bytes.subarray(start, start + packed);
  }

  private text(at: number, length: number): string {
    if (at + length > this.bytes.length) throw new DocxRefused('import.damaged');
    return String.fromCharCode(...this.bytes.subarray(at, at + Math.min(length, 1000)));
  }

  private u16(at: number): number {
    if (at < 0 || at + 2 > this.bytes.length) throw new DocxRefused('import.damaged');
    return this.view.getUint16(at, true);
  }

  private u32(at: number): number {
    if (at < 0 || at + 4 > this.bytes.length) throw new DocxRefused('import.damaged');
    return this.view.getUint32(at, true);
  }
}

/** Whole megabytes, for the message. */
function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1_000_000));
}

function stored(data: Uint8Array, most: number): Uint8Array {
  if (data.length > most) throw new DocxRefused('import.file-too-large', { limit: megabytes(most) });
  return data;
}

/** Inflates piece by piece and stops as soon as more comes out than allowed, whatever the directory claims. */
function inflated(data: Uint8Array, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > most) throw new DocxRefused('import.file-too-large', { limit: megabytes(most) });
    pieces.push(piece.slice());
  });
  try {
    for (let at = 0; at < data.length; at += PIECE)
      inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
  } catch (error) {
    if (error instanceof DocxRefused) throw error;
    throw new DocxRefused('import.damaged');
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
