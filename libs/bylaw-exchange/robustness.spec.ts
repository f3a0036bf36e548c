import fc from 'fast-check';
import { idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { importBylaw, importedWords, sourceWords } from './index.js';

describe('refusals', () => {
  const refuse = (text: string, maxLength?: number) =>
    importBylaw(
      { name: 'x', text },
      { newId: idSource(seededRandom(1)), ...(maxLength === undefined ? {} : { maxLength }) },
    );

  it.each([
    ['import.empty', ' \n\t ', undefined],
    ['import.binary', 'PK\u0003\u0004\0\0text', undefined],
    ['import.binary', '\u0001\u0002'.repeat(200), undefined],
    ['import.too-large', 'x'.repeat(101), 100],
    ['import.too-many-parts', '1. a\n'.repeat(20_001), undefined],
    ['import.too-many-parts', `<table><tr>${'<td>a'.repeat(20_001)}`, undefined],
  ])('%s', (code, text, max) => {
    expect(refuse(text, max)).toMatchObject({ allowed: false, violations: [{ code }] });
  });
});

describe('any input', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'1. |1.1. |2.¹ |5.^1 |a) |### |# |##### |I. |II.1 |"|:|;|\n|\n\n|| a | b |\n| --- | --- |\n|**|*|<b>|</p><p class=TVP>|<table><tr><td>|</td></tr></table>|<sup>1</sup>|&nbsp;|pielikums|1. pielikums|Paskaidrojuma raksts|Izdoti saskaņā ar |(Svītrots ar noteikumiem)|domes priekšsēdētājs A. Ozols|---|Nr. 5|2024. gada 1. maijā|<!--remark:2-->|<!--chapters:0-->|<!--formula:1-->|<div style="display:none">|noteikumi Nr. |'.split(
        '|',
      ),
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('Teksts ', 'vārds ', 'Noslēguma jautājumi', '\r\n'),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

  it.each(['a.md', 'a.txt', 'a.html'])('gives a valid document or a refusal (%s)', (name) => {
    fc.assert(
      fc.property(text, (input) => {
        const result = importBylaw({ name, text: input }, { newId: idSource(seededRandom(2)) });
        if (!result.allowed) {
          expect(['import.empty', 'import.binary']).toContain(result.violations[0]?.code);
          return;
        }
        expect(parseDocument(result.document).allowed).toBe(true);
        if (result.memorandum) expect(parseDocument(result.memorandum).allowed).toBe(true);
      }),
      runs(400),
    );
  });

  it('loses no word of plain text', () => {
    const words = fc.constantFrom(
      ...'1. |1.1. |1.2. |2. |3.¹ |4.^1 |7.1 |a) |I. |II. |"|: |;|.|\n|\n\n|vārds |Teksts |pielikums |Paskaidrojuma raksts|1. Mērķis|(Grozīts ar noteikumiem)|Domes priekšsēdētājs A. Ozols\n|Izdoti saskaņā ar likumu\n'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 80 }), (parts) => {
        const source = { name: 'a.txt', text: parts.join('') };
        const result = importBylaw(source, { newId: idSource(seededRandom(2)) });
        if (result.allowed) expect(importedWords(result)).toEqual(sourceWords(source));
        else expect(source.text.trim()).toBe('');
      }),
      runs(500),
    );
  });

  const LONG = 100_000;
  it.each([
    ['a long line', 'a.txt', `1. ${'vārds '.repeat(LONG)}`],
    ['a long word', 'a.md', `# ${'x'.repeat(LONG)}`],
    ['white space', 'a.md', `# ${' '.repeat(LONG)}x${'\u00a0'.repeat(LONG)}y`],
    ['white space in HTML', 'a.html', `<p>x${' '.repeat(LONG)}y${'\u00a0'.repeat(LONG)}z</p>`],
    ['opening brackets', 'a.txt', '('.repeat(LONG)],
    ['asterisks', 'a.md', '*a '.repeat(LONG)],
    ['links', 'a.md', '['.repeat(LONG)],
    ['quotations never closed', 'a.txt', '1. a:\n"b:\n'.repeat(LONG / 20)],
    ['chapters', 'a.txt', 'I. Nodaļa\n'.repeat(LONG / 20)],
    ['minutes', 'a.txt', '(prot. Nr. 1)\n'.repeat(LONG / 20)],
    ['items', 'a.txt', `1. a:\n${'a) b;\n'.repeat(LONG / 20)}`],
    ['deep markup', 'a.html', `${'<div>'.repeat(LONG / 5)}1. Teksts`],
    [
      'deep markup that is put aside',
      'a.html',
      `<p>1. a</p>${'<div style="display:none">'.repeat(LONG / 10)}b`,
    ],
    ['deep tables', 'a.html', `${'<table><tr><td>'.repeat(LONG / 50)}Teksts`],
    [
      'marks of a comment',
      'a.md',
      `# Par\n\n##### 1. a\n\n${'<!--remark:3-->b\n\n<!--chapters:9-->\n'.repeat(1000)}`,
    ],
  ])('reads %s', (_, name, input) => {
    const source = { name, text: input };
    const result = importBylaw(source, { newId: idSource(seededRandom(2)) });
    expect(result.allowed).toBe(true);
    if (result.allowed) expect(importedWords(result)).toEqual(sourceWords(source));
  });

  // The words of the source are counted for every import; marks without an end once took hours.
  it.each([
    ['signs of markup', 'a.html', '<'.repeat(LONG)],
    ['tags', 'a.html', '<b '.repeat(LONG)],
    ['comments', 'a.html', '<!--'.repeat(LONG)],
    ['scripts', 'a.html', '<script>'.repeat(LONG)],
    ['scripts of which one ends', 'a.html', `<script></script>${'<script>'.repeat(LONG)}`],
    ['links', 'a.md', '[a]('.repeat(LONG)],
    ['links before a blank', 'a.md', `${'[a](b'.repeat(LONG)} c)`],
  ])('counts the words of %s that never end', (_, name, input) => {
    expect(sourceWords({ name, text: `${input} vārds` })).toContain('vārds');
  });

  it.each([
    ['a number that is no character', 'a.html', '<p>1&#99999999999;2</p>', '1 & 99999999999 ; 2'],
    ['links and pictures', 'a.md', '[a](b) ![c](d.png) [e](f (g) [h](i)', 'a c [ e ] ( f ( g ) h'],
  ])('counts the words of %s', (_, name, text, words) => {
    expect(sourceWords({ name, text }).join(' ')).toBe(words);
  });
});
