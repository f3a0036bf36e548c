import type { Terminal } from './command.js';
import { runCli } from './run.js';

const ACT = `Vidzāles novada dome
SAISTOŠIE NOTEIKUMI
Vidzālē 2026. gada 3. februārī Nr. 2/2026
Par apstādījumiem
Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu

1. Noteikumi nosaka apstādījumu kopšanu.
2. Apstādījumus kopj <īpašnieks> & valdītājs.
`;

interface Desk extends Terminal {
  files: Record<string, string>;
  output: string;
  errors: string;
}

function desk(files: Record<string, string>): Desk {
  const self: Desk = {
    files,
    output: '',
    errors: '',
    env: {},
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT', path });
      return text;
    },
    writeFile: async (path, text) => void (files[path] = text),
    readInput: async () => '',
    ask: async () => null,
    out: (text) => void (self.output += text),
    err: (text) => void (self.errors += text),
  };
  return self;
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
  ])('exports what it imported as %s, into the file of --out', async (format, expected) => {
    const io = desk({ 'a.txt': ACT });
    expect(await runCli(['import', 'a.txt', '--out', 'a.json'], io)).toBe(0);
    expect(await runCli(['export', 'a.json', '--format', format, '--out', 'b'], io)).toBe(0);
    expect(io.files['b']).toContain(expected);
    expect(io.output).toBe('');
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
    expect(await runCli(['loop', 'a.txt', 'b.txt'], io)).toBe(0);
    expect(io.output).toBe(io.files['g.txt']);
    const args = ['consolidate', 'a.txt', 'g.txt', '--format', 'txt', '--out', 'c.txt'];
    expect(await runCli(args, io)).toBe(0);
    expect(io.files['c.txt']).toContain('1. Noteikumi nosaka apstādījumu kopšanu un stādīšanu.');
    expect(io.files['c.txt']).toContain('(Grozīts ar ');
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
    [['export', 'a.txt', '--format', 'docx']],
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
});
