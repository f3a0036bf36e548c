import { sha256 } from '#libs/bylaw-document';
import { strFromU8, unzipSync } from 'fflate';
import { runCli } from './run.js';
import { processTerminal } from './terminal.js';
import { desk } from './testing/desk.js';

const ACT = `Vidzāles novada dome
SAISTOŠIE NOTEIKUMI
Vidzālē 2026. gada 3. februārī Nr. 2/2026
Par apstādījumiem
Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu

1. Noteikumi nosaka apstādījumu kopšanu.
2. Apstādījumus kopj <īpašnieks> & valdītājs.
`;

interface ActJson {
  document: { content: { content?: object[] }[] };
  assets?: object[];
}

describe('vietvara', () => {
  it('imports a text into JSON: the result on standard output, findings on standard error', async () => {
    const io = desk({ 'a.txt': ACT });
    expect(await runCli(['import', 'a.txt'], io)).toBe(0);
    const { document, meta } = JSON.parse(io.output) as {
      document: { type: string };
      meta: { format: string };
    };
    expect(document.type).toBe('doc');
    expect(meta.format).toBe('text');
    expect(Array.isArray(JSON.parse(io.errors))).toBe(true);
  });

  it('imports its own JSON as the document that it is, and refuses other JSON', async () => {
    const io = desk({ 'a.txt': ACT, 'b.json': '{"a":1}' });
    await runCli(['import', 'a.txt', '--out', 'a.json'], io);
    expect(await runCli(['import', 'a.json'], io)).toBe(0);
    const read = JSON.parse(io.output) as ActJson;
    expect(read.document).toEqual((JSON.parse(io.files['a.json'] ?? '') as ActJson).document);
    expect(await runCli(['import', 'b.json'], io)).toBe(1);
  });

  it.each(['import', 'setup'])('tells how %s is called', async (name) => {
    const io = desk({});
    expect(await runCli([name, '--help'], io)).toBe(0);
    expect(io.output).toContain(`vietvara -- ${name}`);
    expect(io.output).toContain('--out');
    expect(io.errors).toBe('');
  });

  it('gives the same text the same ids', async () => {
    const [first, second] = [desk({ 'a.txt': ACT }), desk({ 'a.txt': ACT })];
    await runCli(['import', 'a.txt'], first);
    await runCli(['import', 'a.txt'], second);
    expect(first.output).toBe(second.output);
  });

  it.each([
    ['txt', '2. Apstādījumus kopj <īpašnieks> & valdītājs.'],
    ['md', 'Apstādījumus kopj'],
    ['html', '&lt;īpašnieks&gt; &amp; valdītājs'],
    ['json', '"document"'],
    ['akn', '<num>2.</num>'],
    ['docx', 'PK'],
  ])('exports what it imported as %s, into the file of --out', async (format, expected) => {
    const io = desk({ 'a.txt': ACT });
    expect(await runCli(['import', 'a.txt', '--out', 'a.json'], io)).toBe(0);
    expect(await runCli(['export', 'a.json', '--format', format, '--out', 'b'], io)).toBe(0);
    expect(io.files['b']).toContain(expected);
    expect(io.output).toBe('');
  });

  it('prints a PDF', async () => {
    const io = desk({ 'a.txt': ACT });
    expect(await runCli(['export', 'a.txt', '--format', 'pdf'], io)).toBe(0);
    expect(io.output.slice(0, 5)).toBe('%PDF-');
    expect(io.output).toContain('/StructTreeRoot');
  }, 60_000);

  it('carries documents, ids and images through JSON and Akoma Ntoso', async () => {
    const bytes = Buffer.from('an image');
    const digest = sha256(bytes);
    const image = { digest, mediaType: 'image/png', base64: bytes.toString('base64') };
    const io = desk({ 'a.txt': ACT });
    await runCli(['import', 'a.txt', '--out', 'a.json'], io);
    const act = JSON.parse(io.files['a.json'] ?? '') as ActJson;
    act.document.content[1]?.content?.push({ type: 'figure', attrs: { id: 'figure000001', digest } });
    io.files['b.json'] = JSON.stringify({ ...act, assets: [image] });
    expect(await runCli(['export', 'b.json', '--format', 'akn', '--out', 'b.akn'], io)).toBe(0);
    expect(await runCli(['export', 'b.akn', '--format', 'json', '--out', 'c.json'], io)).toBe(0);
    expect(await runCli(['export', 'b.json', '--format', 'json', '--out', 'd.json'], io)).toBe(0);
    const [back, there] = ['c.json', 'd.json'].map((name) => JSON.parse(io.files[name] ?? '') as ActJson);
    expect(back?.document).toEqual(there?.document);
    expect(back?.assets).toEqual([image]);
  });

  it('refuses an image that is not what its digest says', async () => {
    const image = { digest: 'a'.repeat(64), mediaType: 'image/png', base64: 'AAAA' };
    const io = desk({ 'a.json': JSON.stringify({ document: {}, assets: [image] }) });
    expect(await runCli(['export', 'a.json'], io)).toBe(1);
    expect(JSON.parse(io.errors)).toMatchObject([{ code: 'assetDamaged' }]);
  });

  it('shows what differs from an earlier text as tracked changes', async () => {
    const io = desk({ 'a.txt': ACT, 'b.txt': ACT.replace('valdītājs', 'lietotājs') });
    const args = ['export', 'b.txt', '--format', 'docx', '--against', 'a.txt', '--out', 'b.docx'];
    expect(await runCli(args, io)).toBe(0);
    const parts = unzipSync(Buffer.from(io.files['b.docx'] ?? '', 'latin1'));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(text).toMatch(/<w:ins [^>]*>.*lietotājs/s);
    expect(text).toMatch(/<w:delText[^>]*>[^<]*valdītājs/);
  });

  it('compares two texts as JSON and as HTML', async () => {
    const io = desk({ 'a.txt': ACT, 'b.txt': ACT.replace('valdītājs', 'lietotājs') });
    expect(await runCli(['compare', 'a.txt', 'b.txt'], io)).toBe(0);
    expect((JSON.parse(io.output) as { summary: unknown }).summary).toMatchObject({
      changed: 1,
      inserted: 0,
      deleted: 0,
    });
    expect(await runCli(['compare', 'a.txt', 'b.txt', '--format', 'html', '--out', 'c.html'], io)).toBe(0);
    expect(io.files['c.html']).toContain('<ins>lietotājs</ins>');
    expect(io.files['c.html']).toContain('&lt;īpašnieks&gt;');
    expect(await runCli(['compare', 'a.txt', 'b.txt', '--format', 'table', '--out', 't.html'], io)).toBe(0);
    expect(io.files['t.html']).toContain('<h1>Salīdzinošā tabula</h1>');
    expect(io.files['t.html']).toContain('<del>valdītājs</del>');
    expect(io.files['t.html']).toContain('Pamatojums');
    expect(await runCli(['compare', 'a.txt', 'b.txt', '--format', 'pdf'], io)).toBe(2);
  });

  it('writes the amending by-law, proves it and applies it', async () => {
    const act = `Vidzāles novada domes saistošie noteikumi Nr. 2/2026
Vidzālē 2026. gada 3. februārī (prot. Nr. 3, 4. §)
Par apstādījumiem
${ACT.slice(ACT.indexOf('Izdoti'))}`;
    const io = desk({ 'a.txt': act, 'b.txt': act.replace('kopšanu', 'kopšanu un stādīšanu') });
    expect(await runCli(['amend', 'a.txt', 'b.txt', '--out', 'g.txt'], io)).toBe(0);
    expect(io.files['g.txt']).toContain(
      '2026. gada 3. februāra saistošajos noteikumos Nr. 2/2026 "Par apstādījumiem" šādu grozījumu:',
    );
    expect(io.files['g.txt']).toContain(
      'Papildināt 1. punktu aiz vārda "kopšanu" ar vārdiem "un stādīšanu".',
    );
    expect(await runCli(['amend', 'a.txt', 'b.txt', '--format', 'akn', '--out', 'g.akn'], io)).toBe(0);
    expect(io.files['g.akn']).toContain('~para_1"');
    expect(io.files['g.akn']).toMatch(/<quotedText [^>]*>un stādīšanu<\/quotedText>/);
    expect(await runCli(['amend', 'a.txt', 'b.txt', '--format', 'docx', '--out', 'g.docx'], io)).toBe(0);
    expect(io.files['g.docx']?.slice(0, 2)).toBe('PK');
    expect(await runCli(['loop', 'a.txt', 'b.txt'], io)).toBe(0);
    expect(io.output).toBe(io.files['g.txt']);
    const args = ['consolidate', 'a.txt', 'g.txt', '--format', 'txt', '--out', 'c.txt'];
    expect(await runCli(args, io)).toBe(0);
    expect(io.files['c.txt']).toContain('1. Noteikumi nosaka apstādījumu kopšanu un stādīšanu.');
    expect(io.files['c.txt']).toContain('(Grozīts ar ');
    const inAkn = ['consolidate', 'a.txt', 'g.akn', '--format', 'akn', '--out', 'c.akn'];
    expect(await runCli(inAkn, io)).toBe(0);
    expect(io.files['c.akn']).toContain('kopšanu un stādīšanu');
  });

  it('applies nothing of an act that does not fit', async () => {
    const io = desk({ 'a.txt': ACT, 'g.txt': '1. Svītrot 1. punktu.\n2. Svītrot 9. punktu.\n' });
    expect(await runCli(['consolidate', 'a.txt', 'g.txt'], io)).toBe(1);
    expect(io.output).toBe('');
    expect(JSON.parse(io.errors)).toMatchObject([
      { code: 'amend.target-not-found', place: { number: '2.' } },
    ]);
  });

  it.each([
    [['compare', 'a.txt']],
    [['export', 'a.txt', '--format', 'doc']],
    [['export', 'a.txt', '--format', 'txt', '--against', 'a.txt']],
    [['export', 'a.txt', '--colour', 'red']],
    [['audit', 'erase']],
    [['toString']],
    [[]],
  ])('answers %j with the usage and 2', async (args) => {
    const io = desk({ 'a.txt': ACT });
    expect(await runCli(args, io)).toBe(2);
    expect(io.errors + io.output).toContain('vietvara');
  });

  it.each([
    ['a missing file', ['import', 'no.txt'], 'fileUnusable'],
    ['an empty file', ['import', 'empty.txt'], 'import.empty'],
    ['a document that is none', ['export', 'bad.json'], 'document.'],
    ['JSON that is none', ['export', 'broken.json'], 'fileNotJson'],
    ['no database', ['audit', 'verify'], 'databaseMissing'],
    ['no configuration', ['setup'], 'configuration'],
  ])('refuses %s with a finding and 1', async (_name, args, code) => {
    const io = desk({ 'empty.txt': ' ', 'bad.json': '{"document": {"type": "doc"}}', 'broken.json': '{' });
    expect(await runCli(args, io)).toBe(1);
    const findings = JSON.parse(io.errors) as { code: string }[];
    expect(findings[0]?.code).toContain(code);
  });

  it('refuses a name that no file can have, and blames no file for an error of its own', async () => {
    const { readBytes } = processTerminal();
    const io = { ...desk({}), readBytes };
    const errors: string[] = [];
    expect(await runCli(['import', 'a\0b'], { ...io, err: (text) => void errors.push(text) })).toBe(1);
    expect(JSON.parse(errors.join(''))).toEqual([
      { code: 'fileUnusable', params: { reason: 'ENOENT', file: 'a\0b' } },
    ]);
    const own = Object.assign(new TypeError('An argument of ours.'), { code: 'ERR_INVALID_ARG_VALUE' });
    const broken = { ...io, readBytes: () => Promise.reject(own) };
    await expect(runCli(['import', 'a.txt'], broken)).rejects.toBe(own);
  });
});
