import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { LegalDay, PublicationCheckView } from '#libs/contracts';
import { addUnits, rigaInstant } from '#libs/legal-calendar';
import { MunicipalityProfiles, RoleHolders } from '../../directory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { AddressProbe } from './address-probe.js';
import { publicationGoneMail } from './check-mails.js';

/** Topic of the moment at which an address is looked at again. */
const DUE = 'publication.checkDue';
const JOB = 'publication-check';
/** After the servers of municipalities have had their night. */
const TIME = '07:30';
/** A record without an end is looked at for so long (PL 55(2) is the longest term of the law). */
const LONGEST_YEARS = 1;

interface Checked {
  url: string;
  from: LegalDay;
  to: LegalDay | null;
}

/**
 * Looks at the address of every statutory publication on every day of its term and keeps what was found, as a proof that
 * it was there. The look is a job: a slow website holds nothing up.
 */
@Injectable()
export class CheckPublications implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly profiles: MunicipalityProfiles,
    private readonly holders: RoleHolders,
    private readonly handlers: OutboxHandlers,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly probe: AddressProbe,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ municipalityId: string; publicationId: string }>({
      name: JOB,
      retries: 2,
      pauseSeconds: 60,
      work: async ({ municipalityId, publicationId }) => {
        await this.check(municipalityId, publicationId);
      },
    });
    this.handlers.on('publication.recorded', (payload) =>
      this.queue(String(payload['municipalityId']), String(payload['publicationId'])),
    );
    this.handlers.on(DUE, (payload) =>
      this.queue(String(payload['municipalityId']), String(payload['subjectId'])),
    );
  }

  /** Looks once, keeps what was found, and asks to be called again tomorrow while the term runs. */
  async check(
    municipalityId: string,
    publicationId: string,
  ): Promise<PublicationCheckView['outcome'] | null> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const record = await this.running(manager, municipalityId, publicationId, today);
    if (!record) return null;
    const { officialDomain } = await this.profiles.byId(municipalityId);
    const { outcome, status } =
      record.from > today
        ? { outcome: null, status: null }
        : await this.probe.look(record.url, officialDomain);
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      if (outcome) {
        await tx.manager.query(
          `INSERT INTO publication_check (municipality_id, id, publication_id, day, checked_at, outcome, status)
           VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
          [municipalityId, publicationId, today, this.clock.legalNow(), outcome, status],
        );
      }
      await tx.due({
        municipalityId,
        topic: DUE,
        subjectId: publicationId,
        dueAt: new Date(rigaInstant(addUnits(today, 1, 'day'), TIME)),
      });
      if (outcome === null || outcome === 'reached') return;
      for (const { email, preferredLanguage } of await this.holders.of(municipalityId, 'lawyer', {
        manager: tx.manager,
      })) {
        if (!email) continue;
        await this.mailer.queue(tx, {
          to: email,
          municipalityId,
          dedupeKey: `publication-gone:${publicationId}:${today}`,
          ...publicationGoneMail(preferredLanguage, record.url, status),
        });
      }
    });
    return outcome;
  }

  /** What was found at the address of each record, the latest day first. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    publicationIds: readonly string[],
  ): Promise<Map<string, PublicationCheckView[]>> {
    const rows = await manager.query<
      (Omit<PublicationCheckView, 'at'> & { publicationId: string; at: Date })[]
    >(
      `SELECT publication_id AS "publicationId", day::text, checked_at AS at, outcome, status FROM publication_check
        WHERE municipality_id = $1 AND publication_id = ANY($2) ORDER BY checked_at DESC, id`,
      [municipalityId, publicationIds],
    );
    const found = new Map<string, PublicationCheckView[]>();
    for (const { publicationId, at, ...check } of rows) {
      const list = found.get(publicationId) ?? [];
      list.push({ ...check, at: at.toISOString() });
      found.set(publicationId, list);
    }
    return found;
  }

  private async queue(municipalityId: string, publicationId: string): Promise<void> {
    const today = this.clock.legalToday();
    const record = await this.running(this.dataSource.manager, municipalityId, publicationId, today);
    if (record) await this.jobs.send(JOB, { municipalityId, publicationId }, publicationId);
  }

  private async running(
    manager: EntityManager,
    municipalityId: string,
    publicationId: string,
    today: LegalDay,
  ): Promise<Checked | null> {
    const [record] = await manager.query<Checked[]>(
      `SELECT url, from_day::text AS "from", to_day::text AS "to" FROM publication_record
        WHERE municipality_id = $1 AND id = $2 AND withdrawn_at IS NULL`,
      [municipalityId, publicationId],
    );
    if (!record) return null;
    return today <= (record.to ?? addUnits(record.from, LONGEST_YEARS, 'year')) ? record : null;
  }
}
