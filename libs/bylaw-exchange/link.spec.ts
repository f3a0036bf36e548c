import { Fragment } from 'prosemirror-model';
import {
  bylawSchema,
  idSource,
  numberDocument,
  plainText,
  referencesIn,
  renumber,
  seededRandom,
} from '#libs/bylaw-document';
import { codes, FRONT, read } from './testing/read.js';

const TEXT = `${FRONT}
I. Vispārīgie jautājumi
1. Noteikumi nosaka kārtību:
1.1. pirmo;
1.2. otro.
2. Šo noteikumu 1. punktā un 1.1., 1.2. apakšpunktos minēto ievēro (I nodaļa).
3. Saskaņā ar Pašvaldību likuma 46. panta trešo daļu ievēro šo noteikumu 2. punktu un 8. punktu.
`;

describe('references of an imported act', () => {
  const result = read('akts.txt', TEXT);
  const doc = bylawSchema.nodeFromJSON(result.document);

  it('are live where they print what stands there', () => {
    const numbering = numberDocument(doc);
    expect(referencesIn(doc).map(({ node }) => numbering.get(String(node.attrs['target']))?.text)).toEqual([
      ...['1.', '1.1.', '1.2.', 'I', '2.'],
    ]);
  });

  it('to nothing are findings at their line', () => {
    expect(codes(result)).toContain('import.reference-not-found');
    const finding = result.findings.find(({ code }) => code === 'import.reference-not-found');
    expect(finding?.params).toEqual({ text: '8. punktu' });
    expect(TEXT.split('\n')[(finding?.place.line ?? 0) - 1]).toContain('8. punktu');
  });

  it('follow when a point is inserted and the act is numbered anew', () => {
    const body = doc.child(1);
    const chapter = body.child(0);
    const id = idSource(seededRandom(9));
    const point = bylawSchema.node('point', { id: id() }, [
      bylawSchema.node('paragraph', { id: id() }, [bylawSchema.text('Jauns punkts.')]),
    ]);
    const inserted = chapter.copy(Fragment.from([chapter.child(0), point, ...chapter.children.slice(1)]));
    const grown = doc.copy(doc.content.replaceChild(1, body.copy(body.content.replaceChild(0, inserted))));
    expect(plainText(grown)).toContain('2. Šo noteikumu 1. punktā un 1.1., 1.2. apakšpunktos');
    expect(plainText(renumber(grown))).toContain(
      '3. Šo noteikumu 2. punktā un 2.1., 2.2. apakšpunktos minēto ievēro (I nodaļa).',
    );
    expect(plainText(renumber(grown))).toContain('ievēro šo noteikumu 3. punktu un 8. punktu.');
  });

  it('to other acts lead to their articles', () => {
    expect(JSON.stringify(result.document)).toContain('"href":"https://likumi.lv/ta/id/336956#p46"');
  });
});
