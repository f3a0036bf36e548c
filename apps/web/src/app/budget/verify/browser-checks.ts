import { fromBase64Url, isSigned, type VoteChecks } from '#libs/verifiable-ballot';

/** Length of the salt in RSABSSA-SHA384-PSS (RFC 9474). */
const SALT_BYTES = 48;

/** The signatures of a vote checked by the browser itself; keys are read once. */
export function browserChecks(): VoteChecks {
  const keys = new Map<string, Promise<CryptoKey>>();
  const keyOf = (unitKey: string): Promise<CryptoKey> => {
    const known = keys.get(unitKey) ?? readKey(unitKey);
    keys.set(unitKey, known);
    return known;
  };
  return {
    isSigned,
    isCredential: async (unitKey, bytes, signature) => {
      try {
        const algorithm = { name: 'RSA-PSS', saltLength: SALT_BYTES };
        const key = await keyOf(unitKey);
        return await crypto.subtle.verify(algorithm, key, buffer(fromBase64Url(signature)), buffer(bytes));
      } catch {
        return false;
      }
    },
  };
}

function readKey(unitKey: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  return crypto.subtle.importKey('spki', buffer(fromBase64Url(unitKey)), algorithm, false, ['verify']);
}

/** A buffer of its own with exactly these bytes. */
function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
