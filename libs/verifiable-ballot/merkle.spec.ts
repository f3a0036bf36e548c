import fc from 'fast-check';
import { fromHex as hex, toHex } from './bytes.js';
import {
  consistencyProof,
  grown,
  inclusionProof,
  isWhole,
  leafHash,
  NO_LEAVES,
  provesConsistency,
  provesInclusion,
  rootOf,
  type TreeHash,
} from './merkle.js';

const treeOf = (leaves: readonly TreeHash[]): TreeHash => rootOf(grown(NO_LEAVES, leaves));
const manyLeaves = (count: number): TreeHash[] =>
  Array.from({ length: count }, (_, at) => leafHash(Uint8Array.of(at, at >> 8)));

/** Inputs and roots that Certificate Transparency's own implementations are tested with. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree of RFC 6962', () => {
  it('has the known roots', () => {
    const leaves = INPUTS.map((input) => leafHash(hex(input)));
    expect(leaves.map((_, at) => toHex(treeOf(leaves.slice(0, at + 1))))).toEqual(ROOTS);
    expect(toHex(rootOf(NO_LEAVES))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('proves each leaf of each size, and no other leaf, place, size or path', () => {
    for (let size = 1; size <= 20; size += 1) {
      const leaves = manyLeaves(size);
      const root = treeOf(leaves);
      for (const [at, leaf] of leaves.entries()) {
        const path = inclusionProof(leaves, at);
        expect(provesInclusion(leaf, at, size, path, root)).toBe(true);
        expect(provesInclusion(leafHash(Uint8Array.of(9, 9)), at, size, path, root)).toBe(false);
        expect(provesInclusion(leaf, at, size, [...path, leaf], root)).toBe(false);
        if (size > 1) expect(provesInclusion(leaf, (at + 1) % size, size, path, root)).toBe(false);
        if (path.length > 0) expect(provesInclusion(leaf, at, size, path.slice(1), root)).toBe(false);
      }
      expect(provesInclusion(leaves[0]!, size, size, [], root)).toBe(false);
    }
  });

  it('proves that each size is the beginning of each later one, and nothing else', () => {
    for (let size = 1; size <= 20; size += 1) {
      const leaves = manyLeaves(size);
      const second = { size, root: treeOf(leaves) };
      for (let first = 1; first <= size; first += 1) {
        const proof = consistencyProof(leaves, first);
        const before = { size: first, root: treeOf(leaves.slice(0, first)) };
        expect(provesConsistency(before, second, proof)).toBe(true);
        const other = [leafHash(Uint8Array.of(7, 7)), ...leaves.slice(1, first)];
        expect(provesConsistency({ size: first, root: treeOf(other) }, second, proof)).toBe(false);
        expect(provesConsistency(before, second, [...proof, second.root])).toBe(false);
      }
    }
    expect(() => consistencyProof(manyLeaves(3), 4)).toThrow(RangeError);
    expect(() => inclusionProof(manyLeaves(3), 3)).toThrow(RangeError);
  });

  it('grows in any steps to the same root', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 8 }), (steps) => {
        const leaves = manyLeaves(steps.reduce((sum, step) => sum + step, 0));
        let tree = grown(NO_LEAVES, []);
        let at = 0;
        for (const step of steps) {
          tree = grown(tree, leaves.slice(at, (at += step)));
          expect(isWhole(tree)).toBe(true);
        }
        expect(toHex(rootOf(tree))).toBe(toHex(treeOf(leaves)));
        expect(isWhole({ size: tree.size, roots: [...tree.roots, leafHash(hex('00'))] })).toBe(false);
      }),
    );
  });
});
