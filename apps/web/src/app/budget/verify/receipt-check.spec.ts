import { ed25519 } from '@noble/curves/ed25519.js';
import type { BallotReceipt, LogEpoch, SignedHead } from '#libs/contracts';
import {
  consistencyProof,
  grown,
  headBytes,
  leafHash,
  NO_LEAVES,
  receiptBytes,
  rootOf,
  toBase64Url,
  type TreeHash,
} from '#libs/verifiable-ballot';
import { checkReceipt, epochsOf, type RegisterFacts } from './receipt-check';

const SECRET = new Uint8Array(32).fill(7);
const LOG_KEY = toBase64Url(ed25519.getPublicKey(SECRET));
const CYCLE = 'cycle';
const leaf = (nr: number): TreeHash => leafHash(Uint8Array.of(nr));
const sign = (bytes: Uint8Array) => toBase64Url(ed25519.sign(bytes, SECRET));

/** Three epochs of five, one and three ballots, with a proof from each to the last. */
function register() {
  const all = Array.from({ length: 9 }, (_, i) => leaf(i));
  const sizes = [5, 6, 9];
  const epochs = sizes.map((size, i): LogEpoch => {
    const before = sizes[i - 1] ?? 0;
    const tree = grown(NO_LEAVES, all.slice(0, size));
    const root = toBase64Url(rootOf(tree));
    const plain = { cycleId: CYCLE, epoch: i + 1, size, root, day: '2027-03-01' };
    return {
      head: { ...plain, signature: sign(headBytes(plain)) },
      before,
      subtrees: grown(NO_LEAVES, all.slice(0, before)).roots.map(toBase64Url),
      leaves: all.slice(before, size).map(toBase64Url),
    };
  });
  const heads = epochs.map(({ head }) => head);
  const last = heads[2] as SignedHead;
  const consistency = (first: SignedHead) => ({
    first,
    second: last,
    proof: consistencyProof(all, first.size).map(toBase64Url),
  });
  return { epochs, heads, consistency };
}

function receiptOf(nr: number, epoch: number): BallotReceipt {
  const plain = { cycleId: CYCLE, leafHash: toBase64Url(leaf(nr)), sequence: 1, epoch };
  return { ...plain, signature: sign(receiptBytes(plain)) };
}

const { epochs, heads, consistency } = register();
const facts = (changes: Partial<RegisterFacts> = {}): RegisterFacts => ({
  logKey: LOG_KEY,
  heads,
  epochs: epochs.slice(0, 1),
  consistency: consistency(heads[0] as SignedHead),
  ...changes,
});
const outcomes = (receipt: BallotReceipt, about: RegisterFacts) =>
  checkReceipt(receipt, about).map(({ check, outcome }) => `${check} ${outcome}`);

describe('a receipt looked up in the register', () => {
  it('finds every ballot of every epoch, and that the register only grew', () => {
    [0, 4, 5, 6, 8].forEach((nr) => {
      const at = nr < 5 ? 0 : nr < 6 ? 1 : 2;
      const about = facts({
        epochs: [epochs[at] as LogEpoch],
        consistency: at === 2 ? null : consistency(heads[at] as SignedHead),
      });
      expect(outcomes(receiptOf(nr, at + 1), about)).toEqual([
        'signature good',
        'register good',
        'untouched good',
      ]);
    });
  });

  it('looks in the epoch that was promised, then in those before it', () => {
    expect(epochsOf(receiptOf(0, 2), heads)).toEqual([2, 1]);
    expect(epochsOf(receiptOf(0, 9), heads)).toEqual([3, 2, 1]);
  });

  it('waits until the promised epoch, and no longer', () => {
    expect(outcomes(receiptOf(77, 4), facts({ epochs }))).toEqual(['signature good', 'register waiting']);
    expect(outcomes(receiptOf(77, 3), facts({ epochs }))).toEqual(['signature good', 'register bad']);
  });

  it('takes no receipt that somebody made up', () => {
    const receipt = { ...receiptOf(0, 1), epoch: 2 };
    expect(outcomes(receipt, facts())).toEqual(['signature bad']);
  });

  it('says so when the key of the register is not known', () => {
    expect(outcomes(receiptOf(0, 1), facts({ logKey: null }))).toEqual([
      'signature unknown',
      'register good',
      'untouched good',
    ]);
  });

  it('sees an epoch that was changed: a ballot less, another root, a head that nobody signed', () => {
    const [first] = epochs as [LogEpoch];
    const forged = [
      { ...first, leaves: first.leaves.slice(0, 4) },
      { ...first, head: { ...first.head, root: toBase64Url(leaf(99)) } },
      { ...first, head: { ...first.head, day: '2027-03-02' } },
      { ...first, subtrees: [toBase64Url(leaf(1))] },
    ];
    for (const epoch of forged) {
      expect(outcomes(receiptOf(0, 1), facts({ epochs: [epoch] }))).toEqual([
        'signature good',
        'register bad',
      ]);
    }
  });

  it('sees a register that was written anew later', () => {
    const [, , last] = heads as [SignedHead, SignedHead, SignedHead];
    const root = toBase64Url(
      rootOf(
        grown(
          NO_LEAVES,
          Array.from({ length: 9 }, (_, i) => leaf(i + 1)),
        ),
      ),
    );
    const plain = { ...last, root };
    const rewritten = { ...plain, signature: sign(headBytes(plain)) };
    const about = facts({ heads: [...heads.slice(0, 2), rewritten] });
    expect(outcomes(receiptOf(0, 1), about).at(-1)).toBe('untouched bad');
    expect(outcomes(receiptOf(0, 1), facts({ consistency: null })).at(-1)).toBe('untouched bad');
  });
});
