import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EDITABLE_STATES, type DossierState } from '#libs/bylaw-procedure';
import { DocumentGates } from '../documents/index.js';

/** Texts may be written only in the stages of the procedure that allow it. */
@Injectable()
export class EditingGate implements OnModuleInit {
  constructor(private readonly gates: DocumentGates) {}

  onModuleInit(): void {
    const states = EDITABLE_STATES.map((state) => `'${state}'`).join(', ');
    const open = `EXISTS (SELECT 1 FROM dossier o WHERE o.municipality_id = d.municipality_id
      AND o.id = d.dossier_id AND o.state IN (${states}))`;
    this.gates.register(async (manager, head, hold) => {
      // A text consolidated after publication follows no stage; its own feature says when it may be written.
      if (head.kind === 'consolidated_text') return [];
      // A shared lock lets many writers in at once and keeps the state from moving under them.
      const [row] = await manager.query<{ state: DossierState }[]>(
        `SELECT state FROM dossier WHERE municipality_id = $1 AND id = $2 ${hold ? 'FOR SHARE' : ''}`,
        [head.municipalityId, head.dossierId],
      );
      if (row && EDITABLE_STATES.includes(row.state)) return [];
      return [{ code: 'document.locked', params: { state: row?.state ?? '' } }];
    }, open);
  }
}
