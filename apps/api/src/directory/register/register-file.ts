import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { LegalDay, Violation } from '#libs/contracts';
import { isLegalDay } from '#libs/legal-calendar';
import { Refused } from '../../platform/http/refused.js';
import { hashPersonalCode, parsePersonalCode } from '../../platform/identity/personal-code.js';

/** What is taken from a line; the code is a hash already. */
export interface RegisterLine {
  codeHash: Buffer;
  bornOn: LegalDay;
  territory: string | null;
}

/** Limits of a file: the largest municipality of Latvia fits in with room to spare. */
export const REGISTER_LIMITS = {
  bytes: 64 * 1024 * 1024,
  lines: 1_000_000,
  reported: 100,
  territory: 120,
} as const;

const COLUMNS = ['personal_code', 'born_on', 'territory'] as const;
const EARLIEST_BIRTH = '1880-01-01';

/**
 * Reads a register as CSV (UTF-8, comma or semicolon, the header names the columns in any order) while it arrives.
 * Nothing of a line but its number comes back in a refusal.
 *
 * @param today a day of birth after it is refused.
 * @throws Refused with a violation for each bad line, the first {@link REGISTER_LIMITS}`.reported` of them, and how many
 *   more there are.
 */
export async function readRegisterFile(
  source: Readable,
  key: string,
  today: LegalDay,
): Promise<RegisterLine[]> {
  const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  try {
    return await readLines(chunks, new LineReader(key, today));
  } finally {
    // What is left of the upload is let through unread, so that the answer still reaches the sender.
    source.resume();
  }
}

async function readLines(chunks: AsyncIterableIterator<Buffer>, reader: LineReader): Promise<RegisterLine[]> {
  const head = await readHead(chunks);
  const delimiter = firstLine(head).includes(';') ? ';' : ',';
  const parser = parse({
    delimiter,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const feeding = pipeline(decode(head, chunks), parser);
  feeding.catch(() => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      reader.take(record, info.lines);
    }
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : reader.lastLine + 1;
    throw new Refused([{ code: 'register.unreadable', where: `line ${line}`, params: { line } }], 422);
  }
  return reader.finish();
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function firstLine(head: Buffer): string {
  return head.toString('latin1').split('\n', 1)[0] ?? '';
}

/** Everything up to the chunk in which the first line ends: it shows which delimiter the file has. */
async function readHead(chunks: AsyncIterableIterator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (!head.includes('\n')) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
    if (head.length > REGISTER_LIMITS.bytes) throw tooLarge();
  }
  return head;
}

async function* decode(head: Buffer, rest: AsyncIterableIterator<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = head.length;
  try {
    yield text(decoder.decode(head, { stream: true }));
    for await (const chunk of rest) {
      bytes += chunk.length;
      if (bytes > REGISTER_LIMITS.bytes) throw tooLarge();
      yield text(decoder.decode(chunk, { stream: true }));
    }
    yield decoder.decode();
  } catch (error) {
    if (hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA'))
      throw new Refused([{ code: 'register.encoding' }], 422);
    throw error;
  }
}

/** A zero character is valid UTF-8, but no text that could be kept. */
function text(decoded: string): string {
  if (decoded.includes('\0')) throw new Refused([{ code: 'register.encoding' }], 422);
  return decoded;
}

class LineReader {
  lastLine = 0;
  private columns: Record<(typeof COLUMNS)[number], number> | null = null;
  private readonly lines: RegisterLine[] = [];
  private readonly firstLineOf = new Map<string, number>();
  private readonly violations: Violation[] = [];
  private more = 0;

  constructor(
    private readonly key: string,
    private readonly today: LegalDay,
  ) {}

  take(record: string[], line: number): void {
    this.lastLine = line;
    if (this.columns === null) {
      this.columns = readHeader(record);
      return;
    }
    if (this.firstLineOf.size >= REGISTER_LIMITS.lines) throw tooLarge();
    if (record.length !== COLUMNS.length) {
      this.refuse(line, 'register.columns', { found: record.length, needed: COLUMNS.length });
      return;
    }
    const code = parsePersonalCode(record[this.columns.personal_code] ?? '');
    const bornOn = readDay(record[this.columns.born_on] ?? '');
    const territory = (record[this.columns.territory] ?? '').normalize('NFC');
    if (!code) this.refuse(line, 'register.personalCode');
    if (!bornOn || bornOn < EARLIEST_BIRTH || bornOn > this.today) this.refuse(line, 'register.bornOn');
    if (territory.length > REGISTER_LIMITS.territory) {
      this.refuse(line, 'register.territory', { limit: REGISTER_LIMITS.territory });
    }
    if (!code) return;
    const codeHash = hashPersonalCode(code, this.key);
    const known = codeHash.toString('base64');
    const first = this.firstLineOf.get(known);
    if (first !== undefined) this.refuse(line, 'register.twice', { first });
    else this.firstLineOf.set(known, line);
    if (bornOn && this.violations.length === 0)
      this.lines.push({ codeHash, bornOn, territory: territory || null });
  }

  finish(): RegisterLine[] {
    if (this.columns === null) throw new Refused([{ code: 'register.empty' }], 422);
    if (this.violations.length > 0) {
      const more: Violation[] =
        this.more > 0 ? [{ code: 'register.moreErrors', params: { count: this.more } }] : [];
      throw new Refused([...this.violations, ...more], 422);
    }
    if (this.lines.length === 0) throw new Refused([{ code: 'register.empty' }], 422);
    return this.lines;
  }

  private refuse(line: number, code: string, params: Record<string, number> = {}): void {
    if (this.violations.length >= REGISTER_LIMITS.reported) this.more += 1;
    else this.violations.push({ code, where: `line ${line}`, params: { line, ...params } });
  }
}

function readHeader(record: string[]): Record<(typeof COLUMNS)[number], number> {
  const names = record.map((name) => name.toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0 || names.length !== COLUMNS.length) {
    throw new Refused([{ code: 'register.header', where: 'line 1', params: { needed: [...COLUMNS] } }], 422);
  }
  return {
    personal_code: names.indexOf('personal_code'),
    born_on: names.indexOf('born_on'),
    territory: names.indexOf('territory'),
  };
}

/** `2001-02-28` or `28.02.2001`. */
function readDay(text: string): LegalDay | null {
  const latvian = /^(\d{2})\.(\d{2})\.(\d{4})\.?$/.exec(text);
  const day = latvian ? `${latvian[3]}-${latvian[2]}-${latvian[1]}` : text;
  return isLegalDay(day) ? day : null;
}

function tooLarge(): Refused {
  return new Refused(
    [{ code: 'fileTooLarge', params: { megabytes: REGISTER_LIMITS.bytes / 1024 / 1024 } }],
    413,
  );
}
