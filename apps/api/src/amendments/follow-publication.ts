import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { Pages } from '../platform/web/pages.js';
import { CONSOLIDATED, ConsolidateAct } from './consolidate-act.js';
import { RepealActs } from './repeal-acts.js';

/** What a publication does to other acts: amended ones get new texts, repealed ones their end. */
@Injectable()
export class FollowPublication implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: OutboxHandlers,
    private readonly consolidate: ConsolidateAct,
    private readonly repeal: RepealActs,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.on('dossier.advanced', async (payload) => {
      if (payload['event'] !== 'recordPromulgation') return;
      await this.run(String(payload['municipalityId']), String(payload['dossierId']));
    });
    this.handlers.on(CONSOLIDATED, (payload) =>
      this.nextOf(String(payload['municipalityId']), String(payload['actId'])),
    );
  }

  /** May be called again. */
  async run(municipalityId: string, dossierId: string): Promise<void> {
    await this.repeal.run(municipalityId, dossierId);
    await this.consolidate.run(municipalityId, dossierId);
    this.pages.forget();
  }

  /** Amendments that were published while an earlier one was consolidated by hand, in the order of entry into force. */
  private async nextOf(municipalityId: string, actId: string): Promise<void> {
    const waiting = await this.dataSource.query<{ dossierId: string }[]>(
      `SELECT a.dossier_id AS "dossierId"
         FROM amendment a
         JOIN act p ON p.municipality_id = a.municipality_id AND p.dossier_id = a.dossier_id
         JOIN act_text t ON t.municipality_id = p.municipality_id AND t.act_id = p.id AND t.revision = 1
        WHERE a.municipality_id = $1 AND a.act_id = $2
          AND NOT EXISTS (SELECT FROM consolidation c
                           WHERE c.municipality_id = a.municipality_id AND c.dossier_id = a.dossier_id)
        GROUP BY a.dossier_id, p.adopted_day ORDER BY min(t.from_day), p.adopted_day`,
      [municipalityId, actId],
    );
    for (const { dossierId } of waiting) await this.consolidate.run(municipalityId, dossierId);
    this.pages.forget();
  }
}
