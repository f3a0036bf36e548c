import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { bylawSchema, idSource, memorandumSchema, numberDocument, seededRandom } from '#libs/bylaw-document';
import { exportDocx, importBylaw, importedWords, sourceWords, type ImportResult } from '#libs/bylaw-exchange';

const DATA = '../shared/data/acts';
const files = ['bylaws', 'amendments']
  .filter((folder) => existsSync(`${DATA}/${folder}`))
  .flatMap((folder) => readdirSync(`${DATA}/${folder}`).map((name) => `${folder}/${name}`))
  .filter((name) => /\.(md|txt)$/.test(name) && !name.endsWith('README.md'));

/** The file as anybody might have typed it: real numbering and layout, but nothing that tells that we wrote it. */
function foreign(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const kept = Object.entries(parts).filter(([name]) => !name.startsWith('customXml/'));
  const plain = kept.map(([name, content]): [string, Uint8Array] => {
    if (!/^word\/(document|styles|numbering)\.xml$/.test(name)) return [name, content];
    const text = strFromU8(content)
      .replace(/<w:bookmark(Start|End)[^>]*>/g, '')
      .replace(/ w:tooltip="[^"]*"/g, '')
      .replace(/"Vv(\w+)"/g, '"Stils$1"')
      .replace(/"Vietvara ([^"]*)"/g, '"Mans $1"');
    return [name, strToU8(text)];
  });
  return zipSync(Object.fromEntries(plain));
}

/** Number and first words of every unit. */
function units({ document }: ImportResult): string[] {
  const doc = bylawSchema.nodeFromJSON(document);
  const numbers = numberDocument(doc);
  const out: string[] = [];
  doc.descendants((node) => {
    const number = numbers.get(String(node.attrs['id'] ?? ''));
    const text = node.firstChild?.textContent.replace(/\s+/g, ' ').slice(0, 40) ?? '';
    if (number) out.push(`${number.kind} ${number.text} ${number.kind === 'annex' ? '' : text}`.trim());
    return true;
  });
  return out;
}

function read(name: string, bytes: Uint8Array): ImportResult {
  const result = importBylaw({ name, text: '', bytes }, { newId: idSource(seededRandom(3)) });
  if (!result.allowed) throw new Error(JSON.stringify(result.violations));
  return result;
}

if (files.length === 0) {
  process.stdout.write(`Import of real acts from Word: skipped, there is no ${DATA}\n`);
  it.skip('imports real acts from Word (no ../shared/data)', () => undefined);
} else {
  it.each(files)('%s typed in Word has the units that it has as text', async (name) => {
    const original = read(name, readFileSync(`${DATA}/${name}`));
    const doc = bylawSchema.nodeFromJSON(original.document);
    const memorandum = original.memorandum && memorandumSchema.nodeFromJSON(original.memorandum);
    const bytes = foreign(await exportDocx(doc, { memorandum }));
    const typed = read('a.docx', bytes);
    expect(importedWords(typed)).toEqual(sourceWords({ name: 'a.docx', text: '', bytes }));
    expect(units(typed)).toEqual(units(original));
    const { status: _status, issuer: _issuer, ...said } = original.meta;
    expect(typed.meta).toMatchObject({
      ...said,
      format: 'docx',
      basis: expect.anything() as unknown,
    });
  });
}
