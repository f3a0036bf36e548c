import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { fromBase64Url, toBase64Url } from '../bytes.js';

/** The municipality's side of a unit, for tests: slow, because it signs in JavaScript. */
export interface UnitSigner {
  /** SubjectPublicKeyInfo as base64url. */
  key: string;
  sign(blinded: string): Promise<string>;
}

type KeyPair = Awaited<ReturnType<typeof RSABSSA.SHA384.generateKey>>;

interface Exporter {
  crypto: { subtle: { exportKey(format: 'spki', key: KeyPair['publicKey']): Promise<ArrayBuffer> } };
}

/** A signer with a new key. */
export async function newUnitSigner(): Promise<UnitSigner> {
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const { publicKey, privateKey } = await RSABSSA.SHA384.generateKey({
    modulusLength: 3072,
    publicExponent: Uint8Array.of(1, 0, 1),
  });
  const { subtle } = (globalThis as unknown as Exporter).crypto;
  return {
    key: toBase64Url(new Uint8Array(await subtle.exportKey('spki', publicKey))),
    sign: async (blinded) => toBase64Url(await suite.blindSign(privateKey, fromBase64Url(blinded))),
  };
}

/** Bytes that look random and are the same in every run. */
export function countedBytes(seed: number): (length: number) => Uint8Array {
  let state = seed >>> 0;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}
