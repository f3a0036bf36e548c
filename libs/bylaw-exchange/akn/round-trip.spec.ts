import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { runs } from '../../../tests/support/runs.js';
import { importAkn } from './read/import-akn.js';
import { richAct } from './testing/rich-bylaw.js';
import { exportAkn } from './write/export-akn.js';

describe('export to Akoma Ntoso and back', () => {
  it('gives the same documents with their ids and images', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { doc, memorandum, assets } = richAct(seed);
        const xml = exportAkn(doc, { status: 'adopted', memorandum, assets });
        const result = importAkn(xml, idSource(seededRandom(1)));
        if (!result.allowed) throw new Error(JSON.stringify(result.violations));
        expect(result.document).toEqual(doc.toJSON());
        expect(result.memorandum).toEqual(memorandum.toJSON());
        expect(result.assets.filter(({ digest }) => !used(doc, memorandum).has(digest))).toEqual([]);
        for (const digest of used(doc, memorandum))
          expect(result.assets.find((asset) => asset.digest === digest)).toEqual(assets.get(digest));
      }),
      runs(30),
    );
  });
});

function used(...documents: Node[]): Set<string> {
  const digests = new Set<string>();
  for (const document of documents)
    document.descendants((node) => {
      if (node.type.name === 'figure') digests.add(String(node.attrs['digest']));
    });
  return digests;
}
