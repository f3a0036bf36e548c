import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import { computeDeadline, deadlineRule, type LegalCalendar } from '#libs/legal-calendar';
import { sectorLinkExpiry } from '#libs/review-rules';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Reviewers } from './reviewers.js';

/** Where a request for a sector ministry's view stands. */
export interface SectorRef {
  id: string;
  municipalityId: string;
  roundId: string;
  dossierId: string;
}

const REF = `v.id, v.municipality_id AS "municipalityId", v.round_id AS "roundId", r.dossier_id AS "dossierId"`;
const FROM = `municipality m JOIN sector_view v ON v.municipality_id = m.id
  JOIN review_round r ON r.municipality_id = v.municipality_id AND r.id = v.round_id`;

/** Finds requests for views of sector ministries, and keeps the links of those without an account. */
@Injectable()
export class SectorRequests {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reviewers: Reviewers,
  ) {}

  /** The last day for the answer (PL 47(3)). */
  answerBy(askedOn: LegalDay, calendar: LegalCalendar): LegalDay {
    return computeDeadline(deadlineRule('SN.SECTOR_VIEW'), askedOn, calendar).day;
  }

  /** Makes the link of a request; one that it had before opens no more. The address is known here only. */
  async link(
    tx: Transaction,
    ref: Pick<SectorRef, 'id' | 'municipalityId'>,
    answerBy: LegalDay,
  ): Promise<string> {
    const secret = randomBytes(24).toString('base64url');
    await tx.manager.query(
      `UPDATE sector_view SET secret_hash = $3, link_expires = $4, opened_at = NULL
        WHERE municipality_id = $1 AND id = $2`,
      [ref.municipalityId, ref.id, hashOf(secret), sectorLinkExpiry(answerBy)],
    );
    // Behind `#` a browser keeps it to itself: it reaches neither logs nor other sites.
    return `${this.config.publicUrl.origin}/nozares-viedoklis#${secret}`;
  }

  /** Where the secret leads. @throws Refused 404 for a secret nobody was given, 403 for one that opens no more. */
  async bySecret(manager: EntityManager, secret: string): Promise<SectorRef & { expiresOn: LegalDay }> {
    const [row] = await manager.query<(SectorRef & { expiresOn: LegalDay })[]>(
      `SELECT ${REF}, v.link_expires::text AS "expiresOn" FROM ${FROM} WHERE v.secret_hash = $1`,
      [hashOf(secret)],
    );
    if (!row) throw Refused.notFound('link');
    if (this.clock.legalToday() > row.expiresOn) throw new Refused([{ code: 'sector_link_closed' }], 403);
    return row;
  }

  /** A request to an institution of the actor's own. @throws Refused 404 for any other. */
  async ofInstitution(manager: EntityManager, actor: Actor, id: string): Promise<SectorRef> {
    const { institutionIds } = this.reviewers.reachOf(actor);
    const [row] = await manager.query<SectorRef[]>(
      `SELECT ${REF} FROM ${FROM} WHERE v.id = $2 AND v.institution_id = ANY($1::uuid[])`,
      [institutionIds, id],
    );
    if (!row) throw Refused.notFound('request');
    return row;
  }

  /** All requests to the actor's institutions, the newest first. */
  mine(actor: Actor, most: number): Promise<SectorRef[]> {
    const { institutionIds } = this.reviewers.reachOf(actor);
    return this.dataSource.query(
      `SELECT ${REF} FROM ${FROM} WHERE v.institution_id = ANY($1::uuid[])
        ORDER BY v.asked_on DESC, v.id LIMIT $2`,
      [institutionIds, most],
    );
  }

  /** Keeps when the link was first opened. */
  async opened(manager: EntityManager, { municipalityId, id }: SectorRef): Promise<void> {
    await manager.query(
      `UPDATE sector_view SET opened_at = $3 WHERE municipality_id = $1 AND id = $2 AND opened_at IS NULL`,
      [municipalityId, id, this.clock.legalNow()],
    );
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(`sector-view:${secret}`).digest();
}
