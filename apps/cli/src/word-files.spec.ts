import { docxFile, p, r } from '../../../libs/bylaw-exchange/docx/testing/docx-file.js';
import type { Terminal } from './command.js';
import { runCli } from './run.js';

const BY = 'w:author="Ilze" w:date="2026-01-05T10:00:00Z"';

/** An act in Word of which one word was replaced with tracked changes, and somebody commented on the new one. */
const CHANGED = docxFile({
  body:
    p('Vidzāles novada domes saistošie noteikumi Nr. 2/2026') +
    p('Vidzālē 2026. gada 3. februārī (prot. Nr. 3, 4. §)') +
    p('Par suņu pastaigām') +
    p('Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu') +
    p('1. Noteikumi nosaka kārtību.') +
    p(
      r('2. Suni ved ') +
        `<w:del w:id="1" ${BY}><w:r><w:delText>saitē</w:delText></w:r></w:del>` +
        `<w:commentRangeStart w:id="1"/><w:ins w:id="2" ${BY}>${r('pavadā')}</w:ins><w:commentRangeEnd w:id="1"/>` +
        r('.'),
    ) +
    p(`<w:ins w:id="3" ${BY}>${r('3. Suni marķē.')}</w:ins>`, `<w:rPr><w:ins w:id="4" ${BY}/></w:rPr>`),
  comments: `<w:comment w:id="1" ${BY}>${p('Vai vienmēr?')}</w:comment>`,
});
const OLD = Uint8Array.from([
  0xd0,
  0xcf,
  0x11,
  0xe0,
  0xa1,
  0xb1,
  0x1a,
  0xe1,
  ...new Array<number>(600).fill(0),
]);

interface Desk extends Terminal {
  files: Map<string, Uint8Array>;
  output: string;
  errors: string;
}

function desk(files: Record<string, Uint8Array | string>): Desk {
  const bytes = (content: Uint8Array | string): Uint8Array =>
    typeof content === 'string' ? Buffer.from(content) : content;
  const self: Desk = {
    files: new Map(Object.entries(files).map(([name, content]) => [name, bytes(content)])),
    output: '',
    errors: '',
    env: {},
    readFile: async (path) => Buffer.from(await self.readBytes(path)).toString('utf8'),
    readBytes: async (path) => {
      const found = self.files.get(path);
      if (!found) throw Object.assign(new Error(path), { code: 'ENOENT', path });
      return found;
    },
    readPieces: async function* (path) {
      yield await self.readBytes(path);
    },
    writeFile: async (path, content) => void self.files.set(path, bytes(content)),
    readInput: async () => '',
    ask: async () => null,
    out: (content) => void (self.output += Buffer.from(bytes(content)).toString('utf8')),
    err: (text) => void (self.errors += text),
  };
  return self;
}

describe('Word files on the command line', () => {
  it.each(['a.docx', 'a.bin', 'a.txt'])('are known by their bytes (%s)', async (name) => {
    const io = desk({ [name]: CHANGED });
    expect(await runCli(['import', name], io)).toBe(0);
    expect(JSON.parse(io.output)).toMatchObject({
      meta: { format: 'docx', number: '2/2026' },
      threads: [{ comments: [{ author: 'Ilze', text: 'Vai vienmēr?' }] }],
    });
    expect(io.errors).toContain('import.suggestions');
  });

  it('are read as text with all their tracked changes accepted', async () => {
    const io = desk({ 'a.docx': CHANGED });
    expect(await runCli(['export', 'a.docx', '--format', 'txt'], io)).toBe(0);
    expect(io.output).toContain('2. Suni ved pavadā.\n\n3. Suni marķē.');
  });

  it('keep tracked changes and comments as Word files and as JSON', async () => {
    const io = desk({ 'a.docx': CHANGED });
    expect(await runCli(['export', 'a.docx', '--format', 'json', '--out', 'a.json'], io)).toBe(0);
    expect(await runCli(['export', 'a.json', '--format', 'docx', '--out', 'b.docx'], io)).toBe(0);
    expect(await runCli(['import', 'b.docx'], io)).toBe(0);
    expect(io.output).toContain('"type": "deletion"');
    expect(io.output).toContain('Vai vienmēr?');
    const before = JSON.parse(Buffer.from(io.files.get('a.json') ?? []).toString()) as { document: unknown };
    expect((JSON.parse(io.output) as { document: unknown }).document).toEqual(before.document);
  });

  it('are compared like any text', async () => {
    const io = desk({ 'a.docx': CHANGED });
    await runCli(['export', 'a.docx', '--format', 'md', '--out', 'a.md'], io);
    expect(await runCli(['compare', 'a.md', 'a.docx'], io)).toBe(0);
    expect((JSON.parse(io.output) as { summary: Record<string, number> }).summary).toMatchObject({
      inserted: 0,
      deleted: 0,
      changed: 0,
    });
  });

  it.each([
    ['an old Word file', OLD, 'import.old-word'],
    ['half a file', CHANGED.slice(0, CHANGED.length / 2), 'import.damaged'],
    ['an empty file', new Uint8Array(), 'import.not-docx'],
  ])('are refused with a finding and 1: %s', async (_, bytes, code) => {
    const io = desk({ 'a.docx': bytes });
    expect(await runCli(['export', 'a.docx'], io)).toBe(1);
    expect(JSON.parse(io.errors)).toMatchObject([{ code }]);
    expect(io.output).toBe('');
  });
});
