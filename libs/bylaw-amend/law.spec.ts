import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bylawSchema, idSource, parseDocumentOfKind, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { consolidate, parseAmendments } from './index.js';
import { documentText } from './lines.js';

const newId = idSource(seededRandom(4));
const line = (name: string, text: string, id = true): Node =>
  bylawSchema.node(name, id ? { id: newId() } : null, [bylawSchema.text(text)]);
const section = (heading: string, ...content: Node[]): Node =>
  bylawSchema.node('chapter', { id: newId(), numbered: false }, [
    line('heading', heading, false),
    ...content,
  ]);
const LAW = bylawSchema.node('doc', null, [
  bylawSchema.node('front', null, [line('title', 'Suņu likums')]),
  bylawSchema.node('body', null, [
    section('1. pants. Termini', line('paragraph', 'Suns ir dzīvnieks.')),
    section(
      '2. pants. Pienākumi',
      line('paragraph', '(1) Saimnieks:'),
      line('paragraph', '1) baro suni;'),
      line('paragraph', '2) ved suni.'),
      line('paragraph', '(2) Saimnieks maksā. Maksu nosaka dome.'),
      line('remark', '(01.01.2020. likuma redakcijā)'),
    ),
  ]),
]);

function apply(instruction: string) {
  const { operations, findings } = parseAmendments(instruction);
  expect(findings).toEqual([]);
  const act = { issuer: 'Saeimas', number: '' };
  const result = consolidate(LAW, operations, { act, day: '2026-03-05', newId });
  return { ...result, lines: documentText(result.document).split('\n') };
}

describe('units of laws', () => {
  it.each<[string, string[], string[]]>([
    [
      'Izteikt 2. panta pirmās daļas 2. punktu šādā redakcijā:\n"2) sauc suni."',
      ['2) sauc suni.'],
      ['2) ved suni.'],
    ],
    [
      'Papildināt 2. panta pirmo daļu ar 3. punktu šādā redakcijā:\n"3) mazgā suni."',
      ['2) ved suni;', '3) mazgā suni.', '(2) Saimnieks maksā. Maksu nosaka dome.'],
      ['2) ved suni.'],
    ],
    [
      'Papildināt 2. pantu ar trešo daļu šādā redakcijā:\n"(3) Suns klausa."',
      ['(2) Saimnieks maksā. Maksu nosaka dome.', '(3) Suns klausa.', '(01.01.2020. likuma redakcijā)'],
      [],
    ],
    [
      'Izteikt 1. pantu šādā redakcijā:\n"1. pants. Jēdzieni\nSuns ir draugs."',
      ['1. pants. Jēdzieni', 'Suns ir draugs.', '(05.03.2026. likuma redakcijā)'],
      ['1. pants. Termini'],
    ],
    [
      'Papildināt likumu ar 1.¹ pantu šādā redakcijā:\n"1.¹ pants. Kaķi\nKaķis ir kaķis."',
      ['Suns ir dzīvnieks.', '1.¹ pants. Kaķi', 'Kaķis ir kaķis.', '2. pants. Pienākumi'],
      [],
    ],
    ['Izslēgt 2. panta otro daļu.', [], ['(2) Saimnieks maksā. Maksu nosaka dome.']],
    ['Izslēgt 2. panta otrās daļas otro teikumu.', ['(2) Saimnieks maksā.'], []],
    ['Aizstāt 1. pantā vārdu "dzīvnieks" ar vārdu "draugs".', ['Suns ir draugs.'], []],
  ])('%s', (instruction, expected, gone) => {
    const { applied, findings, lines } = apply(instruction);
    expect({ applied, findings }).toEqual({ applied: true, findings: [] });
    const places = expected.map((one) => lines.indexOf(one));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const one of gone) expect(lines).not.toContain(one);
  });

  it.each([
    ['Izteikt 9. pantu šādā redakcijā:\n"9. pants. Nav"', 'amend.target-not-found'],
    ['Papildināt 2. panta pirmo daļu ar 2. punktu šādā redakcijā:\n"2) ir."', 'amend.unit-exists'],
    ['Izteikt 1. pantu šādā redakcijā:\n"2. pants. Cits"', 'amend.wrong-number'],
  ])('says what is wrong with %s', (instruction, code) => {
    const { applied, findings, document } = apply(instruction);
    expect(findings).toMatchObject([{ code }]);
    expect(applied).toBe(false);
    expect(document.eq(LAW)).toBe(true);
  });

  it('reads a document that was applied back', () => {
    const { document } = apply('Izslēgt 2. panta otro daļu.');
    expect(parseDocumentOfKind(document.toJSON(), 'bylaw').allowed).toBe(true);
  });
});

describe('amending laws of the corpus', () => {
  const folder = join(process.cwd(), '../shared/data/law/pairs');
  if (!existsSync(folder)) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${folder} is absent\n`);
      expect(existsSync(folder)).toBe(false);
    });
    return;
  }

  it.each(readdirSync(folder))('understands every instruction of %s', (pair) => {
    const file = readdirSync(join(folder, pair)).find((name) => name.startsWith('amendment')) ?? '';
    const { understood, instructions } = parseAmendments(readFileSync(join(folder, pair, file), 'utf8'));
    expect(understood).toBe(instructions);
  });
});
