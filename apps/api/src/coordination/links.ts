import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CoordinationLinkMade, LegalDay } from '#libs/contracts';
import { linkExpiry, linkOpens } from '#libs/coordination-rules';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { personOf } from './actor.js';

/** Where a link leads. */
export interface LinkRef {
  id: string;
  municipalityId: string;
  partyId: string;
  roundId: string;
  dossierId: string;
  expiresOn: LegalDay;
}

interface LinkRow extends LinkRef {
  revoked: boolean;
}

/** Links by which parties without an account read one draft and answer. Their secret stands in no log and no table. */
@Injectable()
export class Links {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Makes the party's link; one that it had before opens no more. The address is known here only. */
  async make(
    tx: Transaction,
    { municipalityId, partyId, dueDay }: { municipalityId: string; partyId: string; dueDay: LegalDay },
  ): Promise<CoordinationLinkMade> {
    const secret = randomBytes(24).toString('base64url');
    const expiresOn = linkExpiry(dueDay);
    await this.revoke(tx, municipalityId, partyId);
    await tx.manager.query(
      `INSERT INTO coordination_link (municipality_id, id, party_id, secret_hash, expires_on, made_by, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        municipalityId,
        randomUUID(),
        partyId,
        hashOf(secret),
        expiresOn,
        personOf(tx.actor),
        this.clock.legalNow(),
      ],
    );
    // Behind `#` a browser keeps it to itself: it reaches neither logs nor other sites.
    return { url: `${this.config.publicUrl.origin}/atzinums#${secret}`, expiresOn, openedOn: null };
  }

  /** Takes back the link that the party has; says whether it had one. */
  async revoke(tx: Transaction, municipalityId: string, partyId: string): Promise<boolean> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE coordination_link SET revoked_at = $3
        WHERE municipality_id = $1 AND party_id = $2 AND revoked_at IS NULL`,
      [municipalityId, partyId, this.clock.legalNow()],
    );
    return changed > 0;
  }

  /** Moves the last day of all links of a round, when the round is prolonged. */
  async prolong(
    tx: Transaction,
    round: { municipalityId: string; id: string },
    dueDay: LegalDay,
  ): Promise<void> {
    await tx.manager.query(
      `UPDATE coordination_link l SET expires_on = $3 FROM coordination_party p
        WHERE l.municipality_id = $1 AND p.municipality_id = $1 AND p.id = l.party_id AND p.round_id = $2
          AND l.revoked_at IS NULL`,
      [round.municipalityId, round.id, linkExpiry(dueDay)],
    );
  }

  /** Where the secret leads. @throws Refused 404 for a secret nobody was given, 403 for one that opens no more. */
  async find(manager: EntityManager, secret: string): Promise<LinkRef> {
    const [row] = await manager.query<LinkRow[]>(
      `SELECT l.id, l.municipality_id AS "municipalityId", l.party_id AS "partyId", p.round_id AS "roundId",
              r.dossier_id AS "dossierId", l.expires_on::text AS "expiresOn", l.revoked_at IS NOT NULL AS revoked
         FROM coordination_link l
         JOIN coordination_party p ON p.municipality_id = l.municipality_id AND p.id = l.party_id
         JOIN coordination_round r ON r.municipality_id = p.municipality_id AND r.id = p.round_id
        WHERE l.secret_hash = $1`,
      [hashOf(secret)],
    );
    if (!row) throw Refused.notFound('link');
    if (!linkOpens(row, this.clock.legalToday())) {
      throw new Refused([{ code: 'coordination.link_closed' }], 403);
    }
    return row;
  }

  /** Keeps when the link was first opened, and that its party has looked at the text. */
  async opened(manager: EntityManager, { municipalityId, id, partyId }: LinkRef): Promise<void> {
    const now = this.clock.legalNow();
    await manager.query(
      `UPDATE coordination_link SET opened_at = $3
        WHERE municipality_id = $1 AND id = $2 AND opened_at IS NULL`,
      [municipalityId, id, now],
    );
    await this.seen(manager, municipalityId, partyId);
  }

  /** Keeps when somebody first looked at the round's text for the party. */
  async seen(manager: EntityManager, municipalityId: string, partyId: string): Promise<void> {
    await manager.query(
      `UPDATE coordination_party SET seen_at = $3 WHERE municipality_id = $1 AND id = $2 AND seen_at IS NULL`,
      [municipalityId, partyId, this.clock.legalNow()],
    );
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(`coordination-link:${secret}`).digest();
}
