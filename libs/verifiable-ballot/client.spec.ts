import fc from 'fast-check';
import type { SignedBallot, VotingKeys } from '#libs/contracts';
import { fromBase64Url, toBase64Url } from './bytes.js';
import {
  beginCredential,
  canBlind,
  finishCredential,
  isReceiptOf,
  isSigned,
  signBallot,
  type HeldCredential,
  type PendingCredential,
} from './client.js';
import { newRecoveryCode, openBackup, readRecoveryCode, sealBackup } from './recovery.js';
import {
  ballotBytes,
  ballotHash,
  isBytes,
  readReceiptCode,
  receiptCode,
  type BallotStatement,
} from './statements.js';
import { countedBytes, newUnitSigner, type UnitSigner } from './testing/unit-signer.js';

const random = countedBytes(7);
const RULES = { rulesDigest: 'a'.repeat(64), choices: [5, 2], points: null };
let signer: UnitSigner;
let keys: VotingKeys;
let pending: PendingCredential;
let held: HeldCredential;

beforeAll(async () => {
  signer = await newUnitSigner();
  keys = {
    cycleId: 'cycle',
    rulesDigest: RULES.rulesDigest,
    units: [{ unitId: 'unit', key: signer.key }],
    logKey: '',
    epoch: { ballots: 1, minutes: 1 },
  };
  pending = await beginCredential(keys, 'unit', random);
  held = await finishCredential(keys, pending, await signer.sign(pending.blinded));
}, 60_000);

describe('a credential', () => {
  it('has nothing in common with what was sent to be signed', () => {
    expect(canBlind()).toBe(true);
    const { key, prefix, signature } = held.credential;
    expect([isBytes(key, 32), isBytes(prefix, 32), isBytes(signature, 384)]).toEqual([true, true, true]);
    expect(pending.blinded).not.toContain(key);
    expect(pending.blinded).not.toBe(signature);
  });

  it('comes out of what was kept, however often the server is asked', async () => {
    const kept = JSON.parse(JSON.stringify(pending)) as PendingCredential;
    expect(await finishCredential(keys, kept, await signer.sign(kept.blinded))).toEqual(held);
  });

  it('is refused when another key signed, or the answer was changed', async () => {
    const signature = fromBase64Url(await signer.sign(pending.blinded));
    signature[100] = (signature[100] ?? 0) ^ 1;
    await expect(finishCredential(keys, pending, toBase64Url(signature))).rejects.toThrow();
    await expect(beginCredential(keys, 'other', random)).rejects.toThrow('The unit has no key.');
  });
});

describe('a signed ballot', () => {
  const signed = (change: Partial<typeof RULES> = {}, ranked = false): SignedBallot =>
    signBallot(held, { ...RULES, ...change }, { sequence: 1, ranked });

  it('has ascending choices, their points beside them, unless it ranks', () => {
    expect(signed().choices).toEqual([2, 5]);
    expect(signed({}, true).choices).toEqual([5, 2]);
    const points = signBallot(held, { ...RULES, points: [3, 1] }, { sequence: 1, ranked: false });
    expect([points.choices, points.points]).toEqual([
      [2, 5],
      [1, 3],
    ]);
  });

  it('is signed by the credential, every part of it', () => {
    const ballot = signed();
    const verifies = (one: SignedBallot): boolean =>
      isSigned(one.credential.key, ballotBytes(one), one.signature);
    expect(verifies(ballot)).toBe(true);
    const changes: Partial<SignedBallot>[] = [
      { choices: [2] },
      { points: [1, 2] },
      { unitId: 'unit2' },
      { cycleId: 'cycle2' },
      { sequence: 2 },
      { rulesDigest: 'b'.repeat(64) },
    ];
    for (const change of changes) expect(verifies({ ...ballot, ...change })).toBe(false);
  });

  it('is one text for one meaning', () => {
    const statement = fc.record({
      cycleId: fc.constantFrom('a', 'b'),
      unitId: fc.constantFrom('c', 'd'),
      rulesDigest: fc.constantFrom('1', '2'),
      sequence: fc.integer({ min: 1, max: 12 }),
      choices: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
      points: fc.option(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 })),
      credential: fc.constant({ key: 'k', prefix: 'p', signature: 's' }),
    });
    fc.assert(
      fc.property(statement, statement, (a: BallotStatement, b: BallotStatement) => {
        expect(toBase64Url(ballotBytes(a)) === toBase64Url(ballotBytes(b))).toBe(
          JSON.stringify(a) === JSON.stringify(b),
        );
      }),
    );
  });

  it('hides its choices from who has its hash and guesses them', () => {
    const other = signBallot({ ...held, secretKey: toBase64Url(random(32)) }, RULES, {
      sequence: 1,
      ranked: false,
    });
    expect(toBase64Url(ballotHash(other))).not.toBe(toBase64Url(ballotHash(signed())));
  });
});

describe('a receipt', () => {
  it('is a code that reads back, and only of its own ballot', () => {
    const ballot = signBallot(held, RULES, { sequence: 3, ranked: false });
    const receipt = {
      cycleId: 'cycle',
      leafHash: toBase64Url(ballotHash(ballot)),
      sequence: 3,
      epoch: 12,
      signature: toBase64Url(new Uint8Array(64)),
    };
    const code = receiptCode(receipt);
    expect(readReceiptCode(`${code.slice(0, 30)}\n ${code.slice(30)} `)).toEqual(receipt);
    for (const broken of ['', 'VV1', code.slice(1), `${code}A`, `${code}.x`, code.replace('.12.', '.0.')]) {
      expect(readReceiptCode(broken)).toBeNull();
    }
    // Nobody signed it.
    expect(isReceiptOf(receipt, ballot, { cycleId: 'cycle', logKey: held.credential.key })).toBe(false);
  });
});

describe('recovery', () => {
  it('gives back what was kept, by the code alone, however it is typed', () => {
    const code = newRecoveryCode(random);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
    const backup = sealBackup(pending, code, random);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(readRecoveryCode(typed)).toBe(code);
    expect(openBackup(backup, code, 'cycle')).toEqual(pending);
    expect(openBackup(backup, code, 'cycle2')).toBeNull();
    expect(openBackup(backup, newRecoveryCode(random), 'cycle')).toBeNull();
    expect(openBackup(`A${backup.slice(1)}`, code, 'cycle')).toBeNull();
    expect(readRecoveryCode(code.slice(1))).toBeNull();
    expect(readRecoveryCode(`U${code.slice(1)}`)).toBeNull();
  });
});

describe('base64url', () => {
  it('reads what it writes, and nothing that is written in another way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes]);
      }),
    );
    for (const text of ['A', 'AB', 'AA=', 'A+', 'AAB']) expect(() => fromBase64Url(text)).toThrow();
    expect(toBase64Url(fromBase64Url('_-8'))).toBe('_-8');
  });
});
