import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { isFileFormat, type ContainerReport, type DossierDocumentKind } from '#libs/contracts';
import { DocumentTexts, TextFiles } from '../../documents/index.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings, type ItemRow } from '../sittings.js';

const NAMES: Readonly<Record<DossierDocumentKind, string>> = {
  bylaw: 'saistosie-noteikumi',
  memorandum: 'paskaidrojuma-raksts',
};
const FORMATS = ['pdf', 'docx', 'html'];

/**
 * The adopted texts as files to be signed. What is given out is remembered by its digest, so that a container with anything
 * else inside is known as foreign.
 */
@Injectable()
export class SigningFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly texts: DocumentTexts,
    private readonly files: TextFiles,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 404 without such a text or form, 409 while nothing is adopted. */
  async issue(
    actor: Actor,
    place: PlaceRef,
    itemId: string,
    document: DossierDocumentKind,
    format: string,
  ): Promise<MadeFile> {
    if (!isFileFormat(document, format) || !FORMATS.includes(format)) throw Refused.notFound('file');
    const item = await this.sittings.item(this.dataSource.manager, place.id, itemId);
    const versionId = document === 'bylaw' ? item.bylawVersionId : item.memorandumVersionId;
    if (!versionId) throw Refused.notFound('file');
    if (item.outcome !== 'adopted' || actor.kind !== 'person') {
      throw new Refused([{ code: 'nothing_adopted', article: { act: 'PL', ref: '37(5)' } }], 409);
    }
    const { content } = await this.texts.named(this.dataSource.manager, place.id, versionId);
    const municipality = { id: place.id, slug: place.slug };
    const { title } = item;
    const name = NAMES[document];
    const file = await this.files.write({ municipality, kind: document, format, content, title, name });
    await this.unitOfWork.run(actor, async (tx) => {
      const digest = createHash('sha256').update(file.bytes).digest('hex');
      await tx.manager.query(
        `INSERT INTO signing_file (municipality_id, item_id, digest, document, version_id, issued_by, issued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT signing_file_pk DO NOTHING`,
        [place.id, itemId, digest, document, versionId, actor.personId, this.clock.legalNow()],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'council.issue-signing-file',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.read',
        details: { document, format, digest },
      });
    });
    return file;
  }

  /**
   * A container with a by-law has to hold the adopted text as it was given out, byte for byte.
   *
   * @throws Refused 422 `container.foreign`
   */
  async refuseForeign(
    manager: EntityManager,
    place: PlaceRef,
    item: Pick<ItemRow, 'id' | 'bylawVersionId'>,
    report: ContainerReport,
  ): Promise<void> {
    if (item.bylawVersionId === null) return;
    const [known] = await manager.query<unknown[]>(
      `SELECT 1 FROM signing_file WHERE municipality_id = $1 AND item_id = $2 AND version_id = $3
          AND digest = ANY($4) LIMIT 1`,
      [place.id, item.id, item.bylawVersionId, report.files.map(({ digest }) => digest)],
    );
    if (known) return;
    const files = report.files.map(({ name }) => name.slice(0, 100)).slice(0, 10);
    throw new Refused([{ code: 'container.foreign', params: { files }, where: 'file' }], 422);
  }
}
