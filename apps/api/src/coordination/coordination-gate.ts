import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentGates } from '../documents/index.js';
import { CoordinationStore } from './coordination-store.js';

/** The parties of a round read one text: nobody writes on while it runs. */
@Injectable()
export class CoordinationGate implements OnModuleInit {
  constructor(
    private readonly gates: DocumentGates,
    private readonly store: CoordinationStore,
  ) {}

  onModuleInit(): void {
    const open = `NOT EXISTS (SELECT 1 FROM coordination_round r WHERE r.municipality_id = d.municipality_id
      AND r.dossier_id = d.dossier_id AND r.ended_day IS NULL)`;
    this.gates.register(async (manager, { municipalityId, dossierId }, hold) => {
      if (dossierId === null) return [];
      // Whoever starts a round locks the dossier: with a shared lock none begins under a writer.
      if (hold) {
        await manager.query(`SELECT 1 FROM dossier WHERE municipality_id = $1 AND id = $2 FOR SHARE`, [
          municipalityId,
          dossierId,
        ]);
      }
      const open = await this.store.hasOpenRound(manager, municipalityId, dossierId);
      return open ? [{ code: 'coordination.text_frozen' }] : [];
    }, open);
  }
}
