import type { BallotChoices, SignedBallot, SignedHead } from '#libs/contracts';
import { fromBase64Url, toBase64Url } from './bytes.js';
import { ballotProblems, type FrozenVote } from './frozen-vote.js';
import { grown, NO_LEAVES, rootOf, type Subtrees } from './merkle.js';
import type { PublishedLeaf, PublishedVoteKeys } from './published.js';
import { ballotBytes, ballotHash, credentialBytes, headBytes } from './statements.js';
import type { VoteFinding } from './vote-folder.js';

/** The two signatures that a check rests on; each platform has its own fast way. */
export interface VoteChecks {
  /** Whether the Ed25519 key (base64url) signed the bytes. */
  isSigned(key: string, bytes: Uint8Array, signature: string): boolean | Promise<boolean>;
  /** Whether the unit's RSA key (SubjectPublicKeyInfo, base64url) signed the credential: RSA-PSS, SHA-384, salt of 48. */
  isCredential(unitKey: string, bytes: Uint8Array, signature: string): boolean | Promise<boolean>;
}

interface Counted {
  unitId: string;
  sequence: number;
  ballot: BallotChoices | null;
}

/** Ballots between two pauses. */
const SLICE = 50;

/** Goes through heads and entries of a published log, in their order. */
export class LogCheck {
  private readonly all: SignedHead[] = [];
  private readonly last = new Map<string, Counted>();
  private readonly sequences = new Set<string>();
  private readonly hidden = new Map<string, number>();
  private tree: Subtrees = { ...NO_LEAVES };

  constructor(
    private readonly vote: PublishedVoteKeys,
    private readonly frozen: FrozenVote,
    private readonly small: ReadonlySet<string>,
    private readonly checks: VoteChecks,
    private readonly findings: VoteFinding[],
  ) {}

  /** Entries that were read. */
  get size(): number {
    return this.tree.size;
  }

  /** Shown ballots that a later one of the same credential replaced. */
  get replaced(): number {
    return this.sequences.size - this.last.size;
  }

  get epochs(): number {
    return this.all.length;
  }

  /** How many people of the unit voted on line: credentials, each counted once; of hidden ballots, their entries. */
  voters(unitId: string): number {
    const shown = [...this.last.values()].filter((one) => one.unitId === unitId).length;
    return shown + (this.hidden.get(unitId) ?? 0);
  }

  /** The last ballot of every credential. */
  counted(): BallotChoices[] {
    return [...this.last.values()].flatMap(({ ballot }) => (ballot ? [ballot] : []));
  }

  async heads(lines: Iterable<string>): Promise<void> {
    let size = 0;
    for (const line of lines) {
      const { signature, ...head } = JSON.parse(line) as SignedHead;
      const { epoch } = head;
      if (epoch !== this.all.length + 1 || head.size <= size || head.cycleId !== this.vote.cycleId) {
        this.add('head_order', { epoch });
      }
      if (!(await this.checks.isSigned(this.vote.logKey, headBytes(head), signature))) {
        this.add('head_forged', { epoch });
      }
      ({ size } = head);
      this.all.push({ signature, ...head });
    }
  }

  async leaves(
    lines: Iterable<string>,
    { onProgress, pause }: { onProgress?: (checked: number) => void; pause?: () => Promise<void> },
  ): Promise<void> {
    let at = 0;
    let before = '';
    for (const line of lines) {
      const leaf = JSON.parse(line) as PublishedLeaf;
      const head = this.all[at];
      const position = this.tree.size;
      if (!head) {
        this.add('log_not_covered', { position });
        return;
      }
      const hash = fromBase64Url(leaf.leafHash);
      const mark = hash.reduce((text, byte) => text + String.fromCharCode(byte), '');
      if (leaf.epoch !== head.epoch) this.add('epoch_differs', { position });
      if (mark <= before) this.add('leaf_order', { position });
      before = mark;
      await this.entry(leaf, position);
      this.tree = grown(this.tree, [hash]);
      if (this.tree.size === head.size) {
        if (toBase64Url(rootOf(this.tree)) !== head.root) this.add('root_differs', { epoch: head.epoch });
        at += 1;
        before = '';
      }
      if (this.tree.size % SLICE === 0) {
        onProgress?.(this.tree.size);
        await pause?.();
      }
    }
    onProgress?.(this.tree.size);
    if (at < this.all.length) this.add('log_not_covered', { position: this.tree.size });
  }

  private async entry({ leafHash, unitId, ballot }: PublishedLeaf, position: number): Promise<void> {
    const unit = this.vote.units.find((one) => one.unitId === unitId);
    if (!unit) {
      this.add('unit_unknown', { position });
      return;
    }
    if (!ballot) {
      if (!this.small.has(unitId)) this.add('ballot_hidden', { position });
      this.hidden.set(unitId, (this.hidden.get(unitId) ?? 0) + 1);
      return;
    }
    if (toBase64Url(ballotHash(ballot)) !== leafHash) this.add('leaf_differs', { position });
    const { credential, cycleId, rulesDigest, sequence } = ballot;
    if (cycleId !== this.vote.cycleId || rulesDigest !== this.vote.rulesDigest || ballot.unitId !== unitId) {
      this.add('ballot_elsewhere', { position });
    }
    if (!(await this.checks.isCredential(unit.key, credentialBytes(credential), credential.signature))) {
      this.add('credential_forged', { position });
    }
    if (!(await this.checks.isSigned(credential.key, ballotBytes(ballot), ballot.signature))) {
      this.add('ballot_forged', { position });
    }
    if (ballotProblems(this.frozen, ballot).length > 0) this.add('ballot_unlawful', { position });
    const once = `${credential.key} ${sequence}`;
    if (this.sequences.has(once)) this.add('sequence_twice', { position });
    this.sequences.add(once);
    this.count(ballot);
  }

  private count({ credential, unitId, sequence, choices, points }: SignedBallot): void {
    const before = this.last.get(credential.key);
    if (before && before.sequence > sequence) return;
    this.last.set(credential.key, { unitId, sequence, ballot: { unitId, choices, points } });
  }

  private add(code: VoteFinding['code'], params: Record<string, string | number>): void {
    this.findings.push({ code, params });
  }
}
