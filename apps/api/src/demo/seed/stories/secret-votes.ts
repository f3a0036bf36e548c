import { constants, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { ballotBytes, credentialBytes, toBase64Url } from '#libs/verifiable-ballot';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { CountingKey } from '../../../budget/voting/verifiable/counting-key.js';
import { IssueCredential } from '../../../budget/voting/verifiable/issue-credential.js';
import { TakeBallot } from '../../../budget/voting/verifiable/take-ballot.js';
import { VoteKeys } from '../../../budget/voting/verifiable/vote-keys.js';

/** The use cases of a verifiable vote. */
export interface SecretVoteUseCases {
  countingKey: CountingKey;
  credentials: IssueCredential;
  ballots: TakeBallot;
  voteKeys: VoteKeys;
}

/** They are found like everything else that the demo's past is told with. */
export function secretVoteUseCases(get: <T>(type: new (...args: never[]) => T) => T): SecretVoteUseCases {
  return {
    countingKey: get(CountingKey),
    credentials: get(IssueCredential),
    ballots: get(TakeBallot),
    voteKeys: get(VoteKeys),
  };
}

/** The passphrase that everybody in the demo holds the counting key with; the README names it. */
export const DEMO_PASSPHRASE = 'ozols pie upes';

/** Verifiable votes in the demo's past, through the same use cases as from a browser. */
export class SecretVotes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly use: SecretVoteUseCases,
  ) {}

  /** Two people hold the counting key. */
  async hold(holders: readonly Actor[], place: PlaceRef, cycleId: string): Promise<void> {
    for (const actor of holders) await this.use.countingKey.hold(actor, place, cycleId, DEMO_PASSPHRASE);
  }

  /** They open the ballots. */
  async unlock(holders: readonly Actor[], place: PlaceRef, cycleId: string): Promise<void> {
    for (const actor of holders) await this.use.countingKey.unlock(actor, place, cycleId, DEMO_PASSPHRASE);
  }

  /**
   * Somebody votes. The credential is signed without being blinded: only a browser has somebody to hide it from, and
   * blinding would make the demo's start seconds longer.
   */
  async vote(
    actor: Actor,
    place: PlaceRef,
    cycle: { id: string; year: number },
    ballot: { unitId: string; choices: number[]; rulesDigest: string },
  ): Promise<void> {
    const { unitId, rulesDigest } = ballot;
    const blinded = randomBytes(384);
    blinded[0] = 0;
    const backup = toBase64Url(randomBytes(48));
    const asked = { unitId, rulesDigest, blinded: toBase64Url(blinded), backup };
    await this.use.credentials.run(actor, place, cycle.year, asked);
    const keys = await this.use.voteKeys.of(this.dataSource.manager, place.id, cycle.id);
    const unit = keys.units.get(unitId);
    if (!unit) throw new Error('The unit has no key.');
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = toBase64Url(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
    const prefix = toBase64Url(randomBytes(32));
    const signature = sign('sha384', credentialBytes({ prefix, key }), {
      key: unit.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 48,
    });
    const statement = {
      ...{ ...ballot, cycleId: cycle.id, points: null, sequence: 1 },
      credential: { key, prefix, signature: toBase64Url(signature) },
    };
    const signed = toBase64Url(sign(null, ballotBytes(statement), privateKey));
    await this.use.ballots.run(place, cycle.year, { ...statement, signature: signed });
  }
}
