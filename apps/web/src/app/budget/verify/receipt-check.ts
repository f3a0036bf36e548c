import type { BallotReceipt, Base64Url, ConsistencyProof, LogEpoch, SignedHead } from '#libs/contracts';
import {
  fromBase64Url,
  grown,
  headBytes,
  isReceipt,
  isSigned,
  isWhole,
  provesConsistency,
  rootOf,
  sameBytes,
} from '#libs/verifiable-ballot';

/** What the register has about a receipt, asked for without naming the ballot. */
export interface RegisterFacts {
  /** Key that signs receipts and heads; null where it is not known. */
  logKey: Base64Url | null;
  /** Every head so far, in the order of epochs. */
  heads: readonly SignedHead[];
  /** The epochs in which the ballot may stand. */
  epochs: readonly LogEpoch[];
  /** From the epoch in which it stands to the latest; null where that is the latest. */
  consistency: ConsistencyProof | null;
}

/** Outcome of one check; its words are `budget.verify.receipt.<check>.<outcome>`. */
export interface ReceiptFinding {
  check: 'signature' | 'register' | 'untouched';
  outcome: 'good' | 'waiting' | 'bad' | 'unknown';
}

/** The epochs of the register in which the ballot may stand: the promised one, or one before it. */
export function epochsOf({ epoch }: BallotReceipt, heads: readonly SignedHead[]): number[] {
  return heads
    .map((head) => head.epoch)
    .filter((one) => one <= epoch)
    .sort((a, b) => b - a);
}

/** The epoch that holds the ballot, or null. */
export function epochWith({ leafHash }: BallotReceipt, epochs: readonly LogEpoch[]): LogEpoch | null {
  return epochs.find(({ leaves }) => leaves.includes(leafHash)) ?? null;
}

/** Whether the ballot of the receipt is in the register, and whether the register was only added to since. */
export function checkReceipt(receipt: BallotReceipt, facts: RegisterFacts): ReceiptFinding[] {
  const signature: ReceiptFinding = {
    check: 'signature',
    outcome: facts.logKey === null ? 'unknown' : isReceipt(receipt, facts.logKey) ? 'good' : 'bad',
  };
  if (signature.outcome === 'bad') return [signature];
  const latest = facts.heads.at(-1);
  const epoch = epochWith(receipt, facts.epochs);
  if (!epoch) {
    const late = latest !== undefined && latest.epoch >= receipt.epoch;
    return [signature, { check: 'register', outcome: late ? 'bad' : 'waiting' }];
  }
  const whole = isEpochWhole(epoch, facts.logKey);
  if (!whole || !latest) return [signature, { check: 'register', outcome: 'bad' }];
  return [
    signature,
    { check: 'register', outcome: 'good' },
    { check: 'untouched', outcome: isUntouched(epoch.head, latest, facts) ? 'good' : 'bad' },
  ];
}

/** Whether the leaves of the epoch, after those before it, make the signed root. */
function isEpochWhole({ head, before, subtrees, leaves }: LogEpoch, logKey: Base64Url | null): boolean {
  try {
    const tree = { size: before, roots: subtrees.map(fromBase64Url) };
    if (!isWhole(tree)) return false;
    const after = grown(tree, leaves.map(fromBase64Url));
    return (
      after.size === head.size && sameBytes(rootOf(after), fromBase64Url(head.root)) && isHead(head, logKey)
    );
  } catch {
    return false;
  }
}

function isUntouched(head: SignedHead, latest: SignedHead, { logKey, consistency }: RegisterFacts): boolean {
  if (!isHead(latest, logKey)) return false;
  if (head.epoch === latest.epoch) return head.root === latest.root && head.size === latest.size;
  if (!consistency) return false;
  try {
    const tree = ({ size, root }: SignedHead) => ({ size, root: fromBase64Url(root) });
    return provesConsistency(tree(head), tree(latest), consistency.proof.map(fromBase64Url));
  } catch {
    return false;
  }
}

function isHead(head: SignedHead, logKey: Base64Url | null): boolean {
  return logKey === null || isSigned(logKey, headBytes(head), head.signature);
}
