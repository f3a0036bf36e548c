import { idSource, seededRandom } from '#libs/bylaw-document';
import { importBylaw } from '#libs/bylaw-exchange';
import { importTree, type TreeItem } from './import-tree';

const text = `# Par suņu turēšanu

Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu

## I. Vispārīgie jautājumi

1. Noteikumi nosaka:

1.1. suņu turēšanu;

1.2. suņu vešanu.

2. Noteikumi attiecas uz visiem.
`;

const outline = (items: readonly TreeItem[]): unknown[] =>
  items.map(({ kind, number, items: inside }) => [kind, number, ...(inside.length ? [outline(inside)] : [])]);

describe('the tree of an import', () => {
  it('nests chapters, points and sub-points with their printed numbers', () => {
    const read = importBylaw({ name: 'a.md', text }, { newId: idSource(seededRandom(1)) });
    if (!read.allowed) throw new Error('The text was not read.');
    const tree = importTree(read.document);
    expect(outline(tree)).toEqual([
      [
        'chapter',
        'I.',
        [
          [
            'point',
            '1.',
            [
              ['subpoint', '1.1.'],
              ['subpoint', '1.2.'],
            ],
          ],
          ['point', '2.'],
        ],
      ],
    ]);
    expect(tree[0]?.text).toBe('Vispārīgie jautājumi');
  });

  it('cuts long texts', () => {
    const long = text.replace('uz visiem', `uz ${'ļoti '.repeat(40)}daudziem`);
    const read = importBylaw({ name: 'a.md', text: long }, { newId: idSource(seededRandom(1)) });
    if (!read.allowed) throw new Error('The text was not read.');
    const last = importTree(read.document)[0]?.items.at(-1);
    expect(last?.text.length).toBeLessThanOrEqual(72);
    expect(last?.text).toMatch(/ …$/);
  });

  it('is empty for what is no by-law', () => {
    expect(importTree({ type: 'doc' })).toEqual([]);
  });
});
