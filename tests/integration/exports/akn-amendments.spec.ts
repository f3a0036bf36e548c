import fc from 'fast-check';
import { amend, parseAmendments, textualModifications } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { exportAkn, importBylaw } from '#libs/bylaw-exchange';
import { Dice } from '../../../libs/bylaw-amend/testing/edits.js';
import { hasSchema, schemaErrors } from '../../../libs/bylaw-exchange/akn/testing/validate.js';
import { runs } from '../../support/runs.js';

describe('amending by-laws in Akoma Ntoso', () => {
  it('come back as they were and name every change', async () => {
    const written: string[] = [];
    const count = { changes: 0, placed: 0, quoted: 0, structures: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (seed) => {
        const dice = new Dice(seed);
        const tree = dice.document();
        const base = tree.toNode();
        dice.edit(tree, 1 + dice.upTo(5));
        const { document } = amend(base, tree.toNode(), { newId: dice.newId });
        const modifications = textualModifications(document, base);
        const said = parseAmendments(document).operations.filter(
          ({ kind }) => kind !== 'own' && kind !== 'repeal',
        );
        expect(modifications).toHaveLength(said.length);
        const amended = { uri: '/akn/lv-vidzale/act/saistosie-noteikumi/2026/5', document: base };
        const xml = exportAkn(document, { status: 'draft', amended, modifications });
        const back = importBylaw({ name: 'a.xml', text: xml }, { newId: idSource(seededRandom(1)) });
        if (!back.allowed) throw new Error(JSON.stringify(back.violations));
        expect(back.document).toEqual(document.toJSON());
        count.changes += modifications.length;
        count.placed += modifications.filter(({ destinationId }) => destinationId !== null).length;
        count.quoted += modifications.filter(({ quoted }) => quoted.length > 0).length;
        count.structures += xml.match(/<quotedStructure /g)?.length ?? 0;
        written.push(xml);
      }),
      runs(40),
    );
    process.stdout.write(`${JSON.stringify(count)}\n`);
    expect(count.structures).toBeGreaterThan(0);
    if (hasSchema) {
      for (let at = 0; at < written.length; at += 50)
        expect(await schemaErrors(...written.slice(at, at + 50))).toEqual([]);
    } else process.stdout.write('Not validated: the schema is not beside the checkout.\n');
  }, 600_000);
});
