import { jest } from '@jest/globals';
import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { constants, generateKeyPairSync, privateDecrypt, webcrypto } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { defer, NEVER, type Observable } from 'rxjs';
import type {
  BallotReceipt,
  CredentialBackup,
  CredentialRequest,
  IssuedCredential,
  SignedBallot,
  VotingKeys,
} from '#libs/contracts';
import {
  ballotBytes,
  ballotHash,
  isSigned,
  fromBase64Url,
  readReceiptCode,
  receiptBytes,
  toBase64Url,
} from '#libs/verifiable-ballot';
import { type ConfirmedBallot, isUntaken, KeptVotes } from './kept-votes';
import { VoteClient } from './vote-client';
import { VoteSender } from './vote-sender';

Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
const UNIT_KEY = toBase64Url(publicKey.export({ format: 'der', type: 'spki' }));
const signBlindly = (blinded: string) =>
  toBase64Url(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, fromBase64Url(blinded)));
const LOG_SECRET = new Uint8Array(32).fill(9);
const CYCLE = { place: 'vidzale', year: '2027' };
const refusal = (status: number, code: string, params = {}) =>
  new HttpErrorResponse({ status, error: { violations: [{ code, params }] } });
const LOST = new HttpErrorResponse({ status: 0 });

/** The municipality as far as one voter sees it; an answer can get lost on the way back. */
class Municipality {
  readonly ballots: SignedBallot[] = [];
  issued: CredentialRequest | null = null;
  asked = 0;
  lose: 'credential' | 'ballot' | null = null;
  refuse: HttpErrorResponse | null = null;
  refuseBallot: HttpErrorResponse | null = null;
  /** Called instead of answering a ballot. */
  silent: (() => void) | null = null;

  keys(): Observable<VotingKeys> {
    return defer(() =>
      Promise.resolve({
        cycleId: 'cycle',
        rulesDigest: 'rules',
        units: [
          { unitId: 'u1', key: UNIT_KEY },
          { unitId: 'u2', key: UNIT_KEY },
        ],
        logKey: toBase64Url(ed25519.getPublicKey(LOG_SECRET)),
        epoch: { ballots: 20, minutes: 60 },
      }),
    );
  }

  credential(_: unknown, request: CredentialRequest): Observable<IssuedCredential> {
    return defer(() => {
      this.asked += 1;
      if (this.refuse) throw this.refuse;
      if (this.issued && this.issued.blinded !== request.blinded) throw refusal(409, 'credential_issued');
      this.issued = request;
      const signature = signBlindly(request.blinded);
      if (this.lost('credential')) throw LOST;
      return Promise.resolve({ signature, issuedOn: '2027-03-01' });
    });
  }

  backup(): Observable<CredentialBackup> {
    return defer(() => {
      if (!this.issued) throw refusal(404, 'credential');
      const { unitId, backup } = this.issued;
      return Promise.resolve({ unitId, backup, issuedOn: '2027-03-01' });
    });
  }

  ballot(_: unknown, ballot: SignedBallot): Observable<BallotReceipt> {
    return defer(() => {
      if (this.silent) {
        this.silent();
        return NEVER;
      }
      if (this.refuseBallot) throw this.refuseBallot;
      const { signature, ...statement } = ballot;
      if (!isSigned(ballot.credential.key, ballotBytes(statement), signature))
        throw refusal(403, 'ballot_forged');
      const last = Math.max(0, ...this.ballots.map(({ sequence }) => sequence));
      const again = this.ballots.find((one) => one.signature === signature);
      if (!again && ballot.sequence <= last) throw refusal(409, 'ballot_sequence_used', { last });
      if (!again) this.ballots.push(ballot);
      if (this.lost('ballot')) throw LOST;
      const receipt = {
        cycleId: 'cycle',
        leafHash: toBase64Url(ballotHash(ballot)),
        sequence: ballot.sequence,
        epoch: 1,
      };
      return Promise.resolve({
        ...receipt,
        signature: toBase64Url(ed25519.sign(receiptBytes(receipt), LOG_SECRET)),
      });
    });
  }

  private lost(what: 'credential' | 'ballot'): boolean {
    if (this.lose !== what) return false;
    this.lose = null;
    return true;
  }
}

describe('a secret and verifiable vote on its way', () => {
  let municipality: Municipality;
  let sender: VoteSender;
  let votes: KeptVotes;

  const ballot = (choices: number[], unitId = 'u1'): ConfirmedBallot => ({
    unitId,
    choices,
    points: null,
    rulesDigest: 'rules',
    ranked: false,
  });
  const voting = (sharedComputer = false) => ({ personId: 'anna', verifiable: true, sharedComputer });
  const send = (choices: number[], shared = false) => sender.send(CYCLE, ballot(choices), voting(shared));
  const kept = () => votes.read(CYCLE, 'anna');

  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    municipality = new Municipality();
    TestBed.configureTestingModule({ providers: [{ provide: VoteClient, useValue: municipality }] });
    sender = TestBed.inject(VoteSender);
    votes = TestBed.inject(KeptVotes);
  });

  it('arrives with a receipt, and no choice is left on the device', async () => {
    const sent = await send([7, 3]);
    expect(municipality.ballots.map(({ choices, sequence }) => ({ choices, sequence }))).toEqual([
      { choices: [3, 7], sequence: 1 },
    ]);
    expect(readReceiptCode(sent.receipt ?? '')?.leafHash).toBe(
      toBase64Url(ballotHash(municipality.ballots[0] as SignedBallot)),
    );
    expect(sent.votedOn).toBe('2027-03-01');
    expect(kept()?.unsent).toBeNull();
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('choices');
  });

  it.each(['credential', 'ballot'] as const)(
    'is repaired when the answer to the %s is lost',
    async (what) => {
      municipality.lose = what;
      await expect(send([3])).rejects.toBe(LOST);
      expect(kept()?.unsent).toEqual(ballot([3]));
      expect(votes.someUnsent(CYCLE)).toBe(true);
      await send([3]);
      expect(municipality.ballots).toHaveLength(1);
      expect(votes.someUnsent(CYCLE)).toBe(false);
    },
  );

  it('is not begun while the part of the page that makes ballots is missing', async () => {
    const parts = sender as unknown as { load(): Promise<unknown> };
    const load = jest.spyOn(parts, 'load').mockRejectedValue(new TypeError('Failed to fetch'));
    sender.prepare();
    expect(await sender.unfit()).toEqual([{ code: 'vote_page_incomplete' }]);
    load.mockRestore();
    expect(await sender.unfit()).not.toEqual([{ code: 'vote_page_incomplete' }]);
  });

  it('is given up for the moment, and kept to be sent again, when no answer comes', async () => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'Date'] });
    try {
      const waiting = new Promise<void>((resolve) => (municipality.silent = resolve));
      const sending = expect(send([3])).rejects.toMatchObject({ status: 0 });
      await waiting;
      jest.advanceTimersByTime(30_000);
      await sending;
    } finally {
      jest.useRealTimers();
    }
    expect(kept()).toMatchObject({ unsent: ballot([3]), receipt: null });
    municipality.silent = null;
    await send([3]);
    expect(kept()?.unsent).toBeNull();
  });

  it('is known not to be cast when its ballot is refused for good, and is cast with the same credential', async () => {
    municipality.refuseBallot = refusal(409, 'ballot_rules_changed');
    await expect(send([3])).rejects.toBe(municipality.refuseBallot);
    expect([kept()?.unsent, isUntaken(kept())]).toEqual([null, true]);
    municipality.refuseBallot = null;
    await send([5]);
    expect([municipality.asked, isUntaken(kept())]).toEqual([1, false]);
    expect(municipality.ballots.map(({ choices }) => choices)).toEqual([[5]]);
  });

  it('is changed with the same credential and the next number', async () => {
    await send([3]);
    await send([5]);
    expect(municipality.asked).toBe(1);
    expect(municipality.ballots.map(({ choices, sequence }) => ({ choices, sequence }))).toEqual([
      { choices: [3], sequence: 1 },
      { choices: [5], sequence: 2 },
    ]);
  });

  it('is changed on another device with the recovery code, whose number is found by itself', async () => {
    const { recoveryCode } = await send([3]);
    await send([4]);
    localStorage.clear();
    await expect(sender.recover(CYCLE, 'anna', '0000-0000-0000-0000-0000-0000')).resolves.toBe(false);
    await expect(sender.recover(CYCLE, 'anna', 'abc')).resolves.toBe(false);
    const typed = (recoveryCode ?? '').toLowerCase().replaceAll('-', ' ');
    await expect(sender.recover(CYCLE, 'anna', typed)).resolves.toBe(true);
    await send([5], true);
    expect(municipality.ballots.at(-1)).toMatchObject({ choices: [5], sequence: 3 });
    expect(municipality.ballots[0]?.credential.key).toBe(municipality.ballots[2]?.credential.key);
  });

  it('leaves nothing on a shared computer, and outlives the tab not even unsent', async () => {
    municipality.lose = 'ballot';
    await expect(send([3], true)).rejects.toBe(LOST);
    expect({ ...localStorage }).toEqual({});
    expect(kept()?.unsent).toEqual(ballot([3]));
    const sent = await send([3], true);
    expect(sent.wiped).toBe(true);
    expect({ ...localStorage, ...sessionStorage }).toEqual({});
  });

  it('is nobody else’s to finish or to change', async () => {
    municipality.lose = 'ballot';
    await expect(send([3])).rejects.toBe(LOST);
    expect(votes.read(CYCLE, 'roberts')).toBeNull();
    expect(votes.read({ ...CYCLE, year: '2026' }, 'anna')).toBeNull();
  });

  it('leaves nothing behind when the credential is refused for good', async () => {
    municipality.refuse = refusal(403, 'voter_too_young');
    await expect(send([3])).rejects.toBe(municipality.refuse);
    expect({ ...localStorage, ...sessionStorage }).toEqual({});
  });

  it('can still go to another unit as long as no credential was issued', async () => {
    municipality.refuse = LOST;
    await expect(send([3])).rejects.toBe(LOST);
    municipality.refuse = null;
    await sender.send(CYCLE, ballot([9], 'u2'), voting());
    expect(municipality.ballots).toMatchObject([{ unitId: 'u2', choices: [9] }]);
  });
});
