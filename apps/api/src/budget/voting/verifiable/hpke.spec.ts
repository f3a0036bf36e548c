import { randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { newKeyPair, open, openingKey, passphraseKeys, seal, sealingKey } from './hpke.js';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const plain = Buffer.from('{"choices":[1,2]}');
const about = randomBytes(32);

/** What the library and not this file makes of a seal. */
async function openedByLibrary(secret: Uint8Array, sealed: Buffer): Promise<string> {
  const recipientKey = await suite.kem.deserializePrivateKey(exact(secret));
  const enc = exact(sealed.subarray(0, 32));
  return Buffer.from(
    await suite.open({ recipientKey, enc }, exact(sealed.subarray(32)), exact(about)),
  ).toString();
}

describe('a seal', () => {
  it('is one of RFC 9180: the library opens it, and what the library sealed opens here', async () => {
    const { publicKey, secret } = await newKeyPair();
    expect(await openedByLibrary(secret, seal(sealingKey(publicKey), plain, about))).toBe(plain.toString());
    const recipientPublicKey = await suite.kem.deserializePublicKey(exact(publicKey));
    const { enc, ct } = await suite.seal({ recipientPublicKey }, exact(plain), exact(about));
    const sealed = Buffer.concat([Buffer.from(enc), Buffer.from(ct)]);
    expect(await open(openingKey(secret), sealed, about)).toEqual(plain);
  });

  it('shares neither the encapsulated key nor anything else with another of the same ballot', async () => {
    const { publicKey } = await newKeyPair();
    const [one, other] = [1, 2].map(() => seal(sealingKey(publicKey), plain, about));
    expect(one?.subarray(0, 32)).not.toEqual(other?.subarray(0, 32));
    expect(one?.subarray(32)).not.toEqual(other?.subarray(32));
  });

  it('opens with its own key, unchanged and in its own place only', async () => {
    const { publicKey, secret } = await newKeyPair();
    const other = await newKeyPair();
    const sealed = seal(sealingKey(publicKey), plain, about);
    await expect(open(openingKey(other.secret), sealed, about)).rejects.toThrow();
    await expect(open(openingKey(secret), sealed, randomBytes(32))).rejects.toThrow();
    for (const at of [0, 32, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(open(openingKey(secret), changed, about)).rejects.toThrow();
    }
  });

  it('to a passphrase opens with the same words however they are encoded', async () => {
    const salt = randomBytes(16);
    const { publicKey } = await passphraseKeys('zils zirgs lec pāri', salt);
    const again = await passphraseKeys('zils zirgs lec pāri'.normalize('NFD'), salt);
    expect(await open(again.openingKey, seal(sealingKey(publicKey), plain, about), about)).toEqual(plain);
  });
});
