import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PUBLISHING_EVENTS } from '../bylaws/index.js';
import { DocumentImages } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import type { FileRecord } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';

/** Images of texts that everybody may read. */
@Injectable()
export class PublicImages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly images: DocumentImages,
  ) {}

  /** @throws Refused 404 for every image that no public text shows. */
  async find(place: PlaceRef, digest: string): Promise<FileRecord> {
    const [shown] = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM named_version_image i
        WHERE i.municipality_id = $1 AND i.digest = $2
          AND (EXISTS (SELECT FROM act_text t
                        WHERE t.municipality_id = i.municipality_id
                          AND i.version_id IN (t.bylaw_version_id, t.memorandum_version_id))
            OR EXISTS (SELECT FROM dossier_event e
                        WHERE e.municipality_id = i.municipality_id AND e.event = ANY($3)
                          AND e.is_public AND i.version_id = ANY(e.named_version_ids)))
        LIMIT 1`,
      [place.id, digest, PUBLISHING_EVENTS],
    );
    if (!shown) throw Refused.notFound('image');
    const file = await this.images.file(this.dataSource.manager, place.id, digest);
    return { ...file, visibility: 'public' };
  }
}
