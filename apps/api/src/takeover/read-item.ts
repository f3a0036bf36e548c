import { buffer } from 'node:stream/consumers';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DocumentJson, Violation } from '#libs/contracts';
import { isLegalDay } from '#libs/legal-calendar';
import { guessTopic, publicationFacts } from '#libs/takeover-rules';
import { imageFindings, SourceReader, type ReadFile } from '../bylaws/index.js';
import { DocumentImages } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FileStore } from '../platform/files/file-store.js';
import { Refused } from '../platform/http/refused.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { ITEM_ADDED } from './add-files.js';

/** Which file is to be read. */
export interface ItemRef {
  municipalityId: string;
  itemId: string;
}

const JOB = 'takeover-read';
/** Statuses that may be over in a moment; what a file is does not change. */
const PASSING = new Set([429, 503]);
const MARKED = new Set(['insertion', 'deletion']);

/** Reads the files of takeovers in the background, one job for each: a crash costs the file that was being read. */
@Injectable()
export class ReadItem implements OnModuleInit {
  private readonly log = new Logger('Takeover');

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly reader: SourceReader,
    private readonly images: DocumentImages,
    private readonly jobs: Jobs,
    private readonly outbox: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.outbox.on(ITEM_ADDED, (payload) => this.jobs.send(JOB, payload, String(payload['itemId'])));
    this.jobs.register<ItemRef>({
      name: JOB,
      retries: 5,
      pauseSeconds: 5,
      work: (item, attempt) => this.run(item, attempt.last),
    });
  }

  /**
   * Does nothing when the item was read already, so it may be done again.
   *
   * @param last the failure is kept as the item's refusal instead of asking for another attempt.
   */
  async run(ref: ItemRef, last = true): Promise<void> {
    const [item] = await this.dataSource.query<{ name: string; digest: string }[]>(
      `SELECT file_name AS name, source_digest AS digest FROM takeover_item
        WHERE municipality_id = $1 AND id = $2 AND state = 'waiting'`,
      [ref.municipalityId, ref.itemId],
    );
    if (!item) return;
    try {
      const stored = await this.files.get(item.digest);
      if (!stored) throw Refused.notFound('file');
      const read = await this.reader.read({ name: item.name, bytes: await buffer(stored.stream) });
      await this.keep(ref, read);
    } catch (error) {
      const lasting = error instanceof Refused && !PASSING.has(error.status);
      if (!lasting) this.log.warn(`${ref.itemId}: ${error instanceof Error ? error.message : String(error)}`);
      if (!lasting && !last) throw error;
      await this.refuse(ref, lasting ? error.violations : [{ code: 'takeover.read_failed' }]);
    }
  }

  private async keep(ref: ItemRef, read: ReadFile): Promise<void> {
    const { municipalityId, itemId } = ref;
    const images = await this.images.prepare(this.dataSource.manager, municipalityId, read.assets);
    const findings = [...read.findings, ...imageFindings(read, images.unreadable)];
    const about = publicationFacts(read.setAside.map((aside) => aside.text));
    const { meta, recognised } = read;
    const count = (severity: string): number =>
      findings.filter((finding) => finding.severity === severity).length;
    const { sourceWords = 0, keptWords = 0 } = recognised.counts;
    const title = recognised.title || meta.title || null;
    const today = this.clock.legalToday();
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      await this.images.keep(tx, municipalityId, images);
      await tx.manager.query(
        `UPDATE takeover_item SET state = 'read', version = version + 1, format = $3, encoding = $4, bylaw = $5,
           memorandum = $6, recognised = $7, findings = $8, set_aside = $9, threads = $10, unsure = $11, irregular = $12,
           words_lost = $13, suggestions = $14, issuer = $15, number = $16, adopted_day = $17, title = $18, topic = $19,
           official_number = $20, official_day = $21, from_day = $22, repealed = $23
          WHERE municipality_id = $1 AND id = $2 AND state = 'waiting'`,
        [
          municipalityId,
          itemId,
          read.format,
          read.encoding,
          JSON.stringify(this.images.rewrite(read.bylaw, images)),
          read.memorandum ? JSON.stringify(this.images.rewrite(read.memorandum, images)) : null,
          JSON.stringify(recognised),
          JSON.stringify(findings),
          JSON.stringify(read.setAside),
          JSON.stringify(read.threads),
          count('unsure'),
          count('irregular'),
          sourceWords - keptWords,
          suggestionsIn(read.bylaw) + (read.memorandum ? suggestionsIn(read.memorandum) : 0),
          meta.issuer ?? null,
          meta.number ?? null,
          meta.adopted && isLegalDay(meta.adopted) ? meta.adopted : null,
          title?.slice(0, 500) ?? null,
          title ? guessTopic(title) : null,
          about.officialNumber ?? null,
          about.officialDay ?? null,
          about.fromDay ?? null,
          meta.status === 'repealed' || (about.expiredOn ?? today) < today,
        ],
      );
    });
  }

  private async refuse({ municipalityId, itemId }: ItemRef, violations: readonly Violation[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE takeover_item SET state = 'refused', refusals = $3, version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND state = 'waiting'`,
      [municipalityId, itemId, JSON.stringify(violations)],
    );
  }
}

/** How many tracked changes stand in a document, each counted once however many pieces of text it marks. */
function suggestionsIn(document: DocumentJson): number {
  const ids = new Set<string>();
  const visit = (node: DocumentJson): void => {
    for (const mark of (node['marks'] ?? []) as { type: string; attrs?: { id?: unknown } }[]) {
      if (MARKED.has(mark.type)) ids.add(`${mark.type} ${String(mark.attrs?.id)}`);
    }
    for (const child of (node['content'] ?? []) as DocumentJson[]) visit(child);
  };
  visit(document);
  return ids.size;
}
