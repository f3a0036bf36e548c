import { sha256 } from '@noble/hashes/sha2.js';
import { joined, sameBytes } from './bytes.js';

/** SHA-256 of 32 bytes. */
export type TreeHash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf: SHA-256 over 0x00 and the data (RFC 6962, section 2.1). */
export const leafHash = (data: Uint8Array): TreeHash => sha256(joined(LEAF, data));

/** Hash of two subtrees: SHA-256 over 0x01 and both (RFC 6962, section 2.1). */
export const nodeHash = (left: TreeHash, right: TreeHash): TreeHash => sha256(joined(NODE, left, right));

/**
 * A tree that only grows: the roots of its full subtrees, the biggest first. Enough to add leaves and to know the root,
 * whatever the size, in memory that grows with the logarithm.
 */
export interface Subtrees {
  size: number;
  roots: TreeHash[];
}

/** The tree without leaves. */
export const NO_LEAVES: Readonly<Subtrees> = { size: 0, roots: [] };

/** The tree after more leaves, given by their hashes. */
export function grown(tree: Readonly<Subtrees>, leaves: Iterable<TreeHash>): Subtrees {
  const roots = [...tree.roots];
  let { size } = tree;
  for (const leaf of leaves) {
    let root = leaf;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = roots.pop();
      if (left === undefined) throw new Error('A tree has a full subtree for every bit of its size.');
      root = nodeHash(left, root);
    }
    roots.push(root);
    size += 1;
  }
  return { size, roots };
}

/** Root of the tree (RFC 6962: Merkle Tree Hash); SHA-256 of nothing for no leaves. */
export function rootOf({ roots }: Readonly<Subtrees>): TreeHash {
  const [last, ...rest] = [...roots].reverse();
  if (last === undefined) return sha256(new Uint8Array());
  return rest.reduce((right, left) => nodeHash(left, right), last);
}

/** Whether a tree given by its subtrees has as many as its size asks for. */
export function isWhole({ size, roots }: Readonly<Subtrees>): boolean {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return Number.isSafeInteger(size) && size >= 0 && roots.length === ones;
}

const rootOfRange = (leaves: readonly TreeHash[], from: number, to: number): TreeHash =>
  rootOf(grown(NO_LEAVES, leaves.slice(from, to)));

/** The largest power of two smaller than `size`. */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/**
 * Audit path of a leaf, from the leaf upwards (RFC 6962, section 2.1.1).
 *
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly TreeHash[], index: number): TreeHash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('No such leaf.');
  const path: TreeHash[] = [];
  for (let from = 0, to = leaves.length; to - from > 1;) {
    const middle = from + split(to - from);
    const left = index < middle;
    path.unshift(left ? rootOfRange(leaves, middle, to) : rootOfRange(leaves, from, middle));
    if (left) to = middle;
    else from = middle;
  }
  return path;
}

/** Whether the path leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
export function provesInclusion(
  leaf: TreeHash,
  index: number,
  size: number,
  path: readonly TreeHash[],
  root: TreeHash,
): boolean {
  if (index < 0 || index >= size) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(step, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * Proof that the tree of the first `first` leaves is the beginning of the tree of all (RFC 6962, section 2.1.2).
 *
 * @throws RangeError when there are fewer leaves, or none were asked for.
 */
export function consistencyProof(leaves: readonly TreeHash[], first: number): TreeHash[] {
  if (!Number.isInteger(first) || first < 1 || first > leaves.length) throw new RangeError('No such tree.');
  const proof: TreeHash[] = [];
  let [from, to, size, whole] = [0, leaves.length, first, true];
  while (size < to - from) {
    const middle = split(to - from);
    if (size <= middle) {
      proof.unshift(rootOfRange(leaves, from + middle, to));
      to = from + middle;
    } else {
      proof.unshift(rootOfRange(leaves, from, from + middle));
      from += middle;
      size -= middle;
      whole = false;
    }
  }
  if (!whole) proof.unshift(rootOfRange(leaves, from, to));
  return proof;
}

/** Whether the proof shows that the first tree is the beginning of the second (RFC 9162, section 2.1.4.2). */
export function provesConsistency(
  first: { size: number; root: TreeHash },
  second: { size: number; root: TreeHash },
  proof: readonly TreeHash[],
): boolean {
  if (first.size < 1 || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  const power = (first.size & (first.size - 1)) === 0;
  const [start, ...rest] = power ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [old, whole] = [start, start];
  for (const step of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(step, old);
      whole = nodeHash(step, whole);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      whole = nodeHash(whole, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(old, first.root) && sameBytes(whole, second.root);
}

const half = (value: number): number => Math.floor(value / 2);
