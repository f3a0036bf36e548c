import type { Terminal } from './command.js';
import { runCli } from './run.js';

const ACT = `Vidzāles novada domes saistošie noteikumi Nr. 2/2026
Vidzālē 2026. gada 3. februārī (prot. Nr. 3, 4. §)
Par apstādījumiem
Izdoti saskaņā ar Pašvaldību likuma 61. panta pirmo daļu

1. Noteikumi nosaka apstādījumu kopšanu un/vai aizsardzību.
2. Apstādījumus kopj īpašnieks saskaņā ar šo noteikumu 7. punktu.
`;

interface Told {
  code: string;
  severity: string;
  label: string;
  message: string;
  document: string;
  source: { kind: string; text?: string };
  where: string;
  position: { block: string; from: number; to: number } | null;
}

function desk(text: string): Terminal & { output: string; errors: string } {
  const self = {
    output: '',
    errors: '',
    env: {},
    readFile: async () => text,
    readBytes: async () => Buffer.from(text),
    readPieces: async function* () {
      yield Buffer.from(text);
    },
    writeFile: async () => undefined,
    readInput: async () => '',
    ask: async () => null,
    out: (content: string | Uint8Array) => void (self.output += String(content)),
    err: (content: string) => void (self.errors += content),
  };
  return self;
}

async function lint(
  text: string,
  ...args: string[]
): Promise<{ exit: number; told: Told[]; errors: string }> {
  const io = desk(text);
  const exit = await runCli(['lint', 'a.txt', ...args], io);
  return { exit, told: exit === 0 ? (JSON.parse(io.output) as Told[]) : [], errors: io.errors };
}

describe('vietvara lint', () => {
  it('says in Latvian what is wrong, where, and how that is known, and ends well', async () => {
    const { exit, told } = await lint(ACT);
    expect(exit).toBe(0);
    expect(told.map(({ code, label, severity, document }) => [code, label, severity, document])).toEqual([
      ['lint.citation-not-found', 'Izdošanas pamats', 'error', 'bylaw'],
      ['lint.reference-not-found', '2. punkts', 'error', 'bylaw'],
    ]);
    const [cited, referred] = told;
    expect(cited?.message).toContain('61. panta 1. daļa');
    expect(cited?.source).toEqual({
      kind: 'read',
      ref: { act: 'PL', ref: '61' },
      text: 'Pašvaldību likuma 61. pants',
    });
    expect(referred?.message).toBe('Atsauce “7. punktu”: šajos noteikumos tādas vienības nav.');
    expect(referred?.position).toEqual({ block: referred?.where, from: 52, to: 61 });
  });

  it('names characters for findings about whole units too', async () => {
    const { told } = await lint(`${ACT}4. Vēl viens punkts.\n`);
    const gap = told.find(({ code }) => code === 'lint.number-gap');
    expect(gap?.label).toBe('4. punkts');
    expect(gap?.position).toMatchObject({ from: 0, to: 'Vēl viens punkts.'.length });
  });

  it('adds the rules that nobody has verified on request', async () => {
    const { told } = await lint(ACT, '--rules', 'all');
    expect(told.filter(({ source }) => source.kind === 'unverified').map(({ code }) => code)).toContain(
      'lint.and-or',
    );
    expect((await lint(ACT, '--rules', 'some')).exit).toBe(2);
  });

  it('refuses a file that it cannot read', async () => {
    const { exit, errors } = await lint('');
    expect(exit).toBe(1);
    expect(JSON.parse(errors)).toEqual([{ code: 'import.empty', params: {} }]);
  });
});
