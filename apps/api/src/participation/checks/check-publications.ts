import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { LegalDay, PublicationCheckView } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { MunicipalityProfiles, RoleHolders } from '../../directory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { AddressProbe } from './address-probe.js';
import { publicationGoneMail } from './check-mails.js';

const JOB = 'publication-check';
/** How often it is asked what has not been looked at today. */
const SWEEP_MS = 5 * 60_000;
/** A page that was not found is looked at again after this time. */
const AGAIN_HOURS = 3;
/** A record without an end is looked at for so long (PL 55(2) is the longest term of the law). */
const LONGEST_YEARS = 1;

interface Checked {
  url: string;
  from: LegalDay;
  to: LegalDay | null;
}

/**
 * Looks at the address of every statutory publication on every day of its term and keeps what was found, as a proof that
 * it was there. The look is a job: a slow website holds nothing up. No event of legal time is used, because a clock that
 * is moved would stop at every publication of every day.
 */
@Injectable()
export class CheckPublications implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('CheckPublications');
  private timer: NodeJS.Timeout | null = null;

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
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep().catch((error: unknown) => this.log.error(String(error)));
    }, SWEEP_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Queues a look at everything that has not been found today; returns how many. */
  async sweep(): Promise<number> {
    const due = await this.dataSource.query<{ municipalityId: string; publicationId: string }[]>(
      `SELECT r.municipality_id AS "municipalityId", r.id AS "publicationId" FROM publication_record r
        WHERE r.withdrawn_at IS NULL AND r.from_day <= $1
          AND $1 <= coalesce(r.to_day, r.from_day + make_interval(years => $3))
          AND NOT EXISTS (SELECT 1 FROM publication_check c
            WHERE c.municipality_id = r.municipality_id AND c.publication_id = r.id AND c.day = $1
              AND (c.outcome = 'reached' OR c.checked_at > $2))`,
      [
        this.clock.legalToday(),
        new Date(this.clock.legalNow().getTime() - AGAIN_HOURS * 3_600_000),
        LONGEST_YEARS,
      ],
    );
    for (const one of due) await this.jobs.send(JOB, one, one.publicationId);
    return due.length;
  }

  /** Looks once and keeps what was found; `null` where the term has not begun or is over. */
  async check(
    municipalityId: string,
    publicationId: string,
  ): Promise<PublicationCheckView['outcome'] | null> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const record = await this.running(manager, municipalityId, publicationId, today);
    if (!record || record.from > today) return null;
    const { officialDomain } = await this.profiles.byId(municipalityId);
    const { outcome, status } = await this.probe.look(record.url, officialDomain);
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      await tx.manager.query(
        `INSERT INTO publication_check (municipality_id, id, publication_id, day, checked_at, outcome, status)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
        [municipalityId, publicationId, today, this.clock.legalNow(), outcome, status],
      );
      if (outcome === 'reached') return;
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
