import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { PublicDossiers, RecordDossierEvent } from '../../bylaws/index.js';
import type { LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { collationMail } from '../opinion-mails.js';
import { Collations, digestOf } from './collation.query.js';

const ARTICLE = { act: 'MK639', ref: '19' } as const;

/** Publishes the collation of opinions (form 2 of MK639) and sends its address to everybody who left one. */
@Injectable()
export class PublishCollation {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly collations: Collations,
    private readonly timeline: RecordDossierEvent,
    private readonly mailer: Mailer,
    private readonly dossiers: PublicDossiers,
  ) {}

  /** @throws Refused 409 while the term runs, opinions wait for a look or an answer, or nothing has changed since. */
  async run(actor: Actor, place: PlaceRef, dossierId: string): Promise<{ number: number; told: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'publishCollation',
        permission: 'participation.answer',
        article: ARTICLE,
        isPublic: true,
      });
      const missing = await this.collations.missing(manager, place.id, dossierId);
      if (missing.length > 0) throw new Refused(missing, 409);
      const stage = await this.collations.stage(manager, place.id, dossierId);
      const collation = await this.collations.now(manager, place.id, dossierId);
      const digest = digestOf(collation);
      const [last] = await manager.query<{ digest: string; number: number }[]>(
        `SELECT digest, number FROM opinion_collation WHERE municipality_id = $1 AND stage_id = $2
          ORDER BY number DESC LIMIT 1`,
        [place.id, stage.id],
      );
      if (last?.digest === digest) throw new Refused([{ code: 'collation.unchanged' }], 409);
      const number = (last?.number ?? 0) + 1;
      const told = await this.tell(tx, place, dossierId, `${stage.id}:${number}`, collation.title);
      const day = this.clock.legalToday();
      await manager.query(
        `INSERT INTO opinion_collation (municipality_id, stage_id, number, dossier_id, content, digest, day,
           published_at, published_by, told) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10)`,
        [
          place.id,
          stage.id,
          number,
          dossierId,
          JSON.stringify({ ...collation, day }),
          digest,
          day,
          this.clock.legalNow(),
          actor.personId,
          told,
        ],
      );
      await this.news(tx, place, dossierId, `${stage.id}:${number}`, day);
      tx.audit({
        municipalityId: place.id,
        action: 'opinion.publishCollation',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'participation.answer',
        details: { number, told, digest },
      });
      return { number, told };
    });
  }

  /** Whoever follows the act or its place learns that there are answers. */
  private async news(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    key: string,
    day: LegalDay,
  ): Promise<void> {
    const { code, title, topic, territory } = (await this.dossiers.find(place.id, dossierId)) ?? {};
    if (!code || !title) return;
    tx.emit('news.publish', {
      municipalityId: place.id,
      kind: 'opinions_answered',
      key: `collation:${key}`,
      title,
      path: `${place.slug}/noteikumi/${code}/apkopojums`,
      day,
      topic,
      territory,
      act: code,
    });
  }

  /** Every address once; the key of the mail keeps a repeated publication from writing twice about the same number. */
  private async tell(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    key: string,
    title: string,
  ): Promise<number> {
    const rows = await tx.manager.query<{ code: string; email: string; language: 'lv' | 'en' }[]>(
      `SELECT DISTINCT ON (lower(e.email)) d.code, e.email, o.language FROM opinion o
         JOIN dossier d ON d.municipality_id = o.municipality_id AND d.id = o.dossier_id
         LEFT JOIN person p ON p.id = o.person_id
         JOIN LATERAL (SELECT * FROM opinion_original r WHERE r.municipality_id = o.municipality_id
                        AND r.opinion_id = o.id ORDER BY r.revision DESC LIMIT 1) r ON true
         CROSS JOIN LATERAL (SELECT coalesce(r.author_email, p.email) AS email) e
        WHERE o.municipality_id = $1 AND o.dossier_id = $2 AND o.state <> 'refused' AND e.email IS NOT NULL
        ORDER BY lower(e.email), o.received_at`,
      [place.id, dossierId],
    );
    for (const { code, email, language } of rows) {
      const link = `${this.config.publicUrl.origin}/${place.slug}/noteikumi/${code}/apkopojums`;
      await this.mailer.queue(tx, {
        to: email,
        municipalityId: place.id,
        dedupeKey: `opinion-collation:${key}`,
        ...collationMail(language, { title, link }),
      });
    }
    return rows.length;
  }
}
