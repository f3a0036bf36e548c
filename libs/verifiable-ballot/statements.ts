import type { BallotReceipt, SignedBallot, SignedHead } from '#libs/contracts';
import { fromBase64Url, joined, linesOf, toBase64Url } from './bytes.js';
import { leafHash, type TreeHash } from './merkle.js';

/** A ballot before its signature. */
export type BallotStatement = Omit<SignedBallot, 'signature'>;

/**
 * What the credential's key signs: lines of text, so that two ballots are one text exactly when they say the same. See
 * docs/verification.md.
 */
export function ballotBytes(ballot: BallotStatement): Uint8Array {
  return linesOf(
    'vietvara ballot 1',
    ballot.cycleId,
    ballot.unitId,
    ballot.rulesDigest,
    ballot.sequence,
    ballot.choices.join(','),
    ballot.points?.join(',') ?? '-',
    ballot.credential.key,
  );
}

/** What the key of the unit signs blindly: the random prefix and the credential's public key (RFC 9474, section 4.1). */
export function credentialBytes({ prefix, key }: { prefix: string; key: string }): Uint8Array {
  return joined(fromBase64Url(prefix), fromBase64Url(key));
}

/** The data of the ballot's leaf: everything that somebody needs to check it. */
export function leafBytes(ballot: SignedBallot): Uint8Array {
  const { prefix, signature } = ballot.credential;
  return joined(ballotBytes(ballot), linesOf(prefix, signature, ballot.signature));
}

/** Where the ballot stands in the log. It tells nothing to who does not have the ballot: the credential's key is random. */
export const ballotHash = (ballot: SignedBallot): TreeHash => leafHash(leafBytes(ballot));

/** What the log's key signs in a receipt. */
export function receiptBytes(receipt: Omit<BallotReceipt, 'signature'>): Uint8Array {
  const { cycleId, leafHash: leaf, sequence, epoch } = receipt;
  return linesOf('vietvara receipt 1', cycleId, leaf, sequence, epoch);
}

/** What the log's key signs in a head. */
export function headBytes({ cycleId, epoch, size, root, day }: Omit<SignedHead, 'signature'>): Uint8Array {
  return linesOf('vietvara head 1', cycleId, epoch, size, root, day);
}

const RECEIPT_CODE = 'VV1';

/** A receipt as one word: to show, to print, to type into the page that looks for the ballot. */
export function receiptCode({ cycleId, leafHash: leaf, sequence, epoch, signature }: BallotReceipt): string {
  return [RECEIPT_CODE, cycleId, sequence, epoch, leaf, signature].join('.');
}

/** The receipt of a code, with spaces and line breaks left out; null when it is none. */
export function readReceiptCode(code: string): BallotReceipt | null {
  const [kind, cycleId, sequence, epoch, leaf, signature, ...more] = code.replaceAll(/\s+/g, '').split('.');
  const whole = /^[1-9]\d{0,8}$/;
  if (kind !== RECEIPT_CODE || !cycleId || !leaf || !signature || more.length > 0) return null;
  if (!whole.test(sequence ?? '') || !whole.test(epoch ?? '')) return null;
  if (!isBytes(leaf, 32) || !isBytes(signature, 64)) return null;
  return { cycleId, leafHash: leaf, sequence: Number(sequence), epoch: Number(epoch), signature };
}

/** Whether the text is so many bytes as base64url in its one form. */
export function isBytes(text: string, length: number): boolean {
  try {
    const bytes = fromBase64Url(text);
    return bytes.length === length && toBase64Url(bytes) === text;
  } catch {
    return false;
  }
}
