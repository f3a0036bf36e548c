import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { ed25519 } from '@noble/curves/ed25519.js';
import type {
  BallotChoices,
  BallotCredential,
  BallotReceipt,
  Base64Url,
  SignedBallot,
  VotingKeys,
} from '#libs/contracts';
import { fromBase64Url, joined, toBase64Url } from './bytes.js';
import type { VoteChecks } from './log-check.js';
import {
  ballotBytes,
  ballotHash,
  credentialBytes,
  receiptBytes,
  type BallotStatement,
} from './statements.js';

/** So many random bytes from the browser or the operating system. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * A credential that is being asked for: everything that turns the server's answer into one. Kept on the voter's device
 * before the request is sent, so that a lost connection loses nothing. Plain JSON; secret.
 */
export interface PendingCredential {
  cycleId: string;
  unitId: string;
  /** Ed25519 secret key (32 bytes). */
  secretKey: Base64Url;
  /** Random prefix of the signed message (32 bytes). */
  prefix: Base64Url;
  /** Takes the blinding off (384 bytes). */
  inverse: Base64Url;
  /** What is sent to be signed (384 bytes). */
  blinded: Base64Url;
}

/** A credential on the voter's device. Plain JSON; secret. */
export interface HeldCredential {
  cycleId: string;
  unitId: string;
  /** Ed25519 secret key (32 bytes). */
  secretKey: Base64Url;
  credential: BallotCredential;
}

/** RSABSSA-SHA384-PSS-Randomized (RFC 9474); the prefix is drawn here, so that it can be kept with the rest. */
const suite = RSABSSA.SHA384.PSS.Randomized();
const PREFIX_BYTES = 32;

type RsaKey = Parameters<typeof suite.blind>[0];

/** The little of WebCrypto that is needed to hand a key to the library. */
interface KeyImporter {
  subtle?: {
    importKey(
      format: 'spki',
      key: Uint8Array,
      algorithm: { name: 'RSA-PSS'; hash: 'SHA-384' },
      extractable: true,
      usages: ['verify'],
    ): Promise<RsaKey>;
    verify(
      algorithm: { name: 'RSA-PSS'; saltLength: number },
      key: RsaKey,
      signature: Uint8Array,
      data: Uint8Array,
    ): Promise<boolean>;
  };
}

/**
 * Whether blind signatures can be asked for here: browsers offer the cryptography they need over https (and on the
 * device itself) only.
 */
export function canBlind(): boolean {
  return webCrypto()?.subtle !== undefined;
}

/**
 * Makes a key pair and blinds its public key for the unit. Takes a tenth of a second.
 *
 * @throws Error when the unit has no key, or where {@link canBlind} is false.
 */
export async function beginCredential(
  { cycleId, units }: Pick<VotingKeys, 'cycleId' | 'units'>,
  unitId: string,
  random: RandomBytes,
): Promise<PendingCredential> {
  const secret = random(32);
  const key = ed25519.getPublicKey(secret);
  const prefix = random(PREFIX_BYTES);
  const { blindedMsg, inv } = await suite.blind(await rsaKey(units, unitId), joined(prefix, key));
  return {
    cycleId,
    unitId,
    secretKey: toBase64Url(secret),
    prefix: toBase64Url(prefix),
    inverse: toBase64Url(inv),
    blinded: toBase64Url(blindedMsg),
  };
}

/**
 * Takes the blinding off the server's signature.
 *
 * @throws Error when what comes out is not a signature of the unit's key.
 */
export async function finishCredential(
  { units }: Pick<VotingKeys, 'units'>,
  pending: PendingCredential,
  signature: Base64Url,
): Promise<HeldCredential> {
  const { cycleId, unitId, secretKey, prefix } = pending;
  const key = toBase64Url(ed25519.getPublicKey(fromBase64Url(secretKey)));
  const unblinded = await suite.finalize(
    await rsaKey(units, unitId),
    credentialBytes({ prefix, key }),
    fromBase64Url(signature),
    fromBase64Url(pending.inverse),
  );
  return { cycleId, unitId, secretKey, credential: { key, prefix, signature: toBase64Url(unblinded) } };
}

/**
 * A ballot ready to be sent. Choices are put in ascending order with their points, unless `ranked`: then their order is
 * what they say.
 */
export function signBallot(
  held: HeldCredential,
  { rulesDigest, choices, points }: Omit<BallotChoices, 'unitId'> & { rulesDigest: string },
  { sequence, ranked }: { sequence: number; ranked: boolean },
): SignedBallot {
  const order = choices.map((_, at) => at);
  if (!ranked) order.sort((a, b) => (choices[a] ?? 0) - (choices[b] ?? 0));
  const statement: BallotStatement = {
    cycleId: held.cycleId,
    unitId: held.unitId,
    rulesDigest,
    choices: order.map((at) => choices[at] ?? 0),
    points: points && order.map((at) => points[at] ?? 0),
    credential: held.credential,
    sequence,
  };
  const signature = ed25519.sign(ballotBytes(statement), fromBase64Url(held.secretKey));
  return { ...statement, signature: toBase64Url(signature) };
}

/** Whether the receipt is the log's word for this very ballot. */
export function isReceiptOf(
  receipt: BallotReceipt,
  ballot: SignedBallot,
  { cycleId, logKey }: Pick<VotingKeys, 'cycleId' | 'logKey'>,
): boolean {
  return (
    receipt.cycleId === cycleId &&
    receipt.sequence === ballot.sequence &&
    receipt.leafHash === toBase64Url(ballotHash(ballot)) &&
    isReceipt(receipt, logKey)
  );
}

/** Whether the log's key signed the receipt. */
export function isReceipt(receipt: BallotReceipt, logKey: Base64Url): boolean {
  return isSigned(logKey, receiptBytes(receipt), receipt.signature);
}

/** Whether the Ed25519 key signed the bytes; false also for what is neither key nor signature. */
export function isSigned(key: Base64Url, bytes: Uint8Array, signature: Base64Url): boolean {
  try {
    return ed25519.verify(fromBase64Url(signature), bytes, fromBase64Url(key), { zip215: false });
  } catch {
    return false;
  }
}

/** How a browser checks a published vote. Ed25519 takes a millisecond; call it from a worker. */
export function browserChecks(): VoteChecks {
  const keys = new Map<string, Promise<RsaKey>>();
  const keyOf = (key: Base64Url): Promise<RsaKey> => {
    const known = keys.get(key) ?? rsaKey([{ unitId: '', key }], '');
    keys.set(key, known);
    return known;
  };
  return {
    isSigned,
    isCredential: async (unitKey, bytes, signature) => {
      const algorithm = { name: 'RSA-PSS', saltLength: 48 } as const;
      return (
        webCrypto()?.subtle?.verify(algorithm, await keyOf(unitKey), fromBase64Url(signature), bytes) ?? false
      );
    },
  };
}

async function rsaKey(units: VotingKeys['units'], unitId: string): Promise<RsaKey> {
  const unit = units.find((one) => one.unitId === unitId);
  const subtle = webCrypto()?.subtle;
  if (!unit || !subtle)
    throw new Error(unit ? 'No cryptography over this connection.' : 'The unit has no key.');
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' } as const;
  return subtle.importKey('spki', fromBase64Url(unit.key), algorithm, true, ['verify']);
}

function webCrypto(): KeyImporter | undefined {
  return (globalThis as { crypto?: KeyImporter }).crypto;
}
