import { randomBytes } from 'node:crypto';
import type { BallotPaper, IssuedCredential, VotingKeys } from '#libs/contracts';
import {
  beginCredential,
  finishCredential,
  newRecoveryCode,
  sealBackup,
  signBallot,
} from '#libs/verifiable-ballot';
import type { TestClient } from './client.js';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Sends a secret and verifiable vote in the first unit, as the voter's browser does; returns the status of the ballot. */
export async function sendSecretVote(
  url: string,
  voter: TestClient,
  place: string,
  paper: BallotPaper,
  choices: number[],
): Promise<number> {
  const path = `/api/m/${place}/budget/${paper.year}/vote`;
  const { body: keys } = await voter.get<VotingKeys>(`${path}/keys`);
  const pending = await beginCredential(keys, keys.units[0]?.unitId ?? '', random);
  const { rulesDigest } = keys;
  const issued = await voter.post<IssuedCredential>(`${path}/credential`, {
    unitId: pending.unitId,
    blinded: pending.blinded,
    rulesDigest,
    backup: sealBackup(pending, newRecoveryCode(random), random),
  });
  const held = await finishCredential(keys, pending, issued.body.signature);
  const ballot = signBallot(held, { rulesDigest, choices, points: null }, { sequence: 1, ranked: false });
  const answer = await fetch(`${url}${path}/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ballot),
  });
  return answer.status;
}
