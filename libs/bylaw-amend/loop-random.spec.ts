import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { amend, type Amendment } from './amend.js';
import { consolidate } from './consolidate.js';
import { parseAmendments } from './parse.js';
import { Dice, withNewIds } from './testing/edits.js';
import { fixedTree } from './tree.js';

const seeds = fc.integer({ min: 1, max: 1_000_000_000 });
const AGAIN = { act: { issuer: 'Priežu novada domes', number: '7/2026' }, day: '2026-03-05' };

function expectClosed({ proof, text }: Amendment, edits: readonly string[]): void {
  if (!proof.closed) throw new Error(JSON.stringify({ edits, proof }, null, 1) + text);
}

describe('the loop closes over random edit scripts', () => {
  it.each([true, false])('on new documents (ids shared: %s)', (shared) => {
    const count = { edits: 0, operations: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = new Dice(seed);
        const tree = dice.document();
        const base = tree.toNode();
        const edits = dice.edit(tree, 1 + dice.upTo(5));
        const edited = shared ? tree.toNode() : withNewIds(tree.toNode(), dice.newId);
        const amendment = amend(base, edited, { newId: dice.newId });
        expectClosed(amendment, edits);
        count.edits += edits.length;
        count.operations += amendment.operations.length;
      }),
      runs(40),
    );
    expect(count.operations).toBeLessThan(count.edits * 2);
  });

  it('on acts that were amended before: superscript numbers, deleted units, notes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = new Dice(seed);
        const tree = dice.document();
        const base = tree.toNode();
        dice.edit(tree, 2 + dice.upTo(4));
        const first = amend(base, tree.toNode(), { newId: dice.newId });
        const { operations } = parseAmendments(first.text);
        const { document, applied } = consolidate(base, operations, { ...AGAIN, newId: dice.newId });
        expect(applied).toBe(true);
        const again = fixedTree(document);
        const edits = dice.edit(again, 1 + dice.upTo(4));
        expectClosed(amend(document, again.toNode(), { newId: dice.newId }), edits);
      }),
      runs(40),
    );
  });

  it('does not close where the text cannot be written in instructions', () => {
    const dice = new Dice(4);
    const tree = dice.document();
    const base = tree.toNode();
    const inBody = tree.units.find(({ type }) => type === 'body');
    inBody?.children.unshift(dice.text('Teksts bez punkta.'));
    const { proof } = amend(base, tree.toNode(), { newId: dice.newId });
    expect(proof.closed).toBe(false);
    expect(proof.findings).toMatchObject([
      { code: 'amend.not-expressible', params: { text: 'Teksts bez punkta.' } },
    ]);
    expect(proof.differences[0]).toMatchObject({ expected: 'Teksts bez punkta.' });
  });
});
