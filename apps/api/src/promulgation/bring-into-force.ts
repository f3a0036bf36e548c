import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { ENTRY_DUE } from './record-publication.js';

/** Moves a by-law into force when legal time reaches its day; nobody has to be at work for it. */
@Injectable()
export class BringIntoForce implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on(ENTRY_DUE, (payload) =>
      this.run(String(payload['municipalityId']), String(payload['subjectId'])),
    );
  }

  /** Does nothing when the by-law is not waiting for its day, so it may be called again. */
  async run(municipalityId: string, dossierId: string): Promise<void> {
    const dossier = await this.dossiers.load(this.dataSource.manager, municipalityId, dossierId);
    if (dossier.state !== 'promulgated') return;
    await this.unitOfWork.run({ kind: 'system' }, (tx) =>
      this.advance.within(tx, { municipalityId, dossierId, event: 'enterIntoForce' }),
    );
  }
}
