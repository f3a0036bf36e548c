import type { BallotChoices, SignedBallot, SignedHead } from '#libs/contracts';
import { fromBase64Url, toBase64Url } from './bytes.js';
import type { Findings } from './findings.js';
import { ballotProblems, type FrozenVote } from './frozen-vote.js';
import { grown, NO_LEAVES, rootOf, type Subtrees } from './merkle.js';
import type { PublishedLeaf, PublishedVoteKeys } from './published.js';
import { headOf, leafOf } from './shapes.js';
import { ballotBytes, ballotHash, credentialBytes, headBytes, isBytes } from './statements.js';
import { BrokenFile } from './vote-folder.js';

/** The two signatures that a check rests on; each platform has its own fast way. */
export interface VoteChecks {
  /** Whether the Ed25519 key (base64url) signed the bytes. */
  isSigned(key: string, bytes: Uint8Array, signature: string): boolean | Promise<boolean>;
  /** Whether the unit's RSA key (SubjectPublicKeyInfo, base64url) signed the credential: RSA-PSS, SHA-384, salt of 48. */
  isCredential(unitKey: string, bytes: Uint8Array, signature: string): boolean | Promise<boolean>;
}

/** Whose ballots may be missing from the log, and those of them that the auditor has. */
export interface WithheldBallots {
  /** Units of voting of which ballots cast on line are published as sums. */
  units: ReadonlySet<string>;
  /** By leaf hash; null without the auditor's set. */
  opened: ReadonlyMap<string, SignedBallot> | null;
}

interface Counted {
  sequence: number;
  ballot: BallotChoices;
}

/** Entries between two tellings of how far the check is. */
const SLICE = 50;

/** Goes through heads and entries of a published log, in their order. */
export class LogCheck {
  private readonly all: SignedHead[] = [];
  private readonly last = new Map<string, Counted>();
  private readonly sequences = new Set<string>();
  private readonly hidden = new Map<string, number>();
  private readonly taken = new Set<string>();
  private tree: Subtrees = { ...NO_LEAVES };

  constructor(
    private readonly vote: PublishedVoteKeys,
    private readonly frozen: FrozenVote,
    private readonly withheld: WithheldBallots,
    private readonly checks: VoteChecks,
    private readonly findings: Findings,
  ) {}

  /** Entries that were read. */
  get size(): number {
    return this.tree.size;
  }

  /** Ballots that a later one of the same credential replaced, as far as they are known. */
  get replaced(): number {
    return this.sequences.size - this.last.size;
  }

  get epochs(): number {
    return this.all.length;
  }

  /** Entries of the unit whose ballot nobody has shown. */
  unseen(unitId: string): number {
    return this.hidden.get(unitId) ?? 0;
  }

  /** The last ballot of every credential. */
  counted(): BallotChoices[] {
    return [...this.last.values()].map(({ ballot }) => ballot);
  }

  async heads(lines: AsyncIterable<unknown>): Promise<void> {
    let size = 0;
    for await (const line of lines) {
      const { signature, ...head } = headOf(line, this.all.length + 1);
      const { epoch } = head;
      if (epoch !== this.all.length + 1 || head.size <= size || head.cycleId !== this.vote.cycleId) {
        this.findings.add('head_order', { epoch });
      }
      if (!(await this.checks.isSigned(this.vote.logKey, headBytes(head), signature))) {
        this.findings.add('head_forged', { epoch });
      }
      ({ size } = head);
      this.all.push({ signature, ...head });
    }
  }

  async leaves(lines: AsyncIterable<unknown>, onProgress?: (checked: number) => void): Promise<void> {
    let at = 0;
    let before = '';
    for await (const line of lines) {
      const position = this.tree.size;
      const leaf = leafOf(line, position + 1);
      const head = this.all[at];
      if (!head) {
        this.findings.add('log_not_covered', { position });
        return;
      }
      if (!isBytes(leaf.leafHash, HASH_BYTES)) throw new BrokenFile('log.ndjson', 'no hash', position + 1);
      const hash = fromBase64Url(leaf.leafHash);
      const mark = hash.reduce((text, byte) => text + String.fromCharCode(byte), '');
      if (leaf.epoch !== head.epoch) this.findings.add('epoch_differs', { position });
      if (mark <= before) this.findings.add('leaf_order', { position });
      before = mark;
      await this.entry(leaf, position);
      this.tree = grown(this.tree, [hash]);
      if (this.tree.size === head.size) {
        if (toBase64Url(rootOf(this.tree)) !== head.root) {
          this.findings.add('root_differs', { epoch: head.epoch });
        }
        at += 1;
        before = '';
      }
      if (this.tree.size % SLICE === 0) onProgress?.(this.tree.size);
    }
    onProgress?.(this.tree.size);
    if (at < this.all.length) this.findings.add('log_not_covered', { position: this.tree.size });
    const { opened } = this.withheld;
    if (opened && opened.size > this.taken.size) {
      this.findings.add('withheld_surplus', { ballots: opened.size - this.taken.size });
    }
  }

  private async entry({ leafHash, unitId, ballot: shown }: PublishedLeaf, position: number): Promise<void> {
    const unit = this.vote.units.find((one) => one.unitId === unitId);
    if (!unit) {
      this.findings.add('unit_unknown', { position });
      return;
    }
    const ballot = shown ?? this.openedOf(leafHash, unitId, position);
    if (!ballot) return;
    if (toBase64Url(ballotHash(ballot)) !== leafHash) this.findings.add('leaf_differs', { position });
    const { credential, cycleId, rulesDigest, sequence } = ballot;
    if (cycleId !== this.vote.cycleId || rulesDigest !== this.vote.rulesDigest || ballot.unitId !== unitId) {
      this.findings.add('ballot_elsewhere', { position });
    }
    if (!(await this.isCredential(unit.key, ballot))) this.findings.add('credential_forged', { position });
    if (!(await this.checks.isSigned(credential.key, ballotBytes(ballot), ballot.signature))) {
      this.findings.add('ballot_forged', { position });
    }
    if (ballotProblems(this.frozen, ballot).length > 0) this.findings.add('ballot_unlawful', { position });
    const once = `${credential.key} ${sequence}`;
    if (this.sequences.has(once)) this.findings.add('sequence_twice', { position });
    this.sequences.add(once);
    this.count(ballot);
  }

  private async isCredential(unitKey: string, { credential }: SignedBallot): Promise<boolean> {
    const { key, prefix, signature } = credential;
    if (!isBytes(key, HASH_BYTES) || !isBytes(prefix, HASH_BYTES)) return false;
    return this.checks.isCredential(unitKey, credentialBytes(credential), signature);
  }

  /** The ballot of an entry that does not show it. */
  private openedOf(leafHash: string, unitId: string, position: number): SignedBallot | null {
    const { units, opened } = this.withheld;
    if (!units.has(unitId)) this.findings.add('ballot_hidden', { position });
    const ballot = opened?.get(leafHash);
    if (ballot) {
      this.taken.add(leafHash);
      return ballot;
    }
    if (opened) this.findings.add('withheld_missing', { position });
    this.hidden.set(unitId, this.unseen(unitId) + 1);
    return null;
  }

  private count({ credential, unitId, sequence, choices, points }: SignedBallot): void {
    const before = this.last.get(credential.key);
    if (before && before.sequence > sequence) return;
    this.last.set(credential.key, { sequence, ballot: { unitId, choices, points } });
  }
}

/** Hashes, keys and prefixes are of this length. */
const HASH_BYTES = 32;
