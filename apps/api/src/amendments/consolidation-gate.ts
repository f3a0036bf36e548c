import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentGates } from '../documents/index.js';

/** A consolidated text is written only while it is consolidated by hand. */
@Injectable()
export class ConsolidationGate implements OnModuleInit {
  constructor(private readonly gates: DocumentGates) {}

  onModuleInit(): void {
    this.gates.register(async (manager, head, hold) => {
      if (head.kind !== 'consolidated_text') return [];
      const open = await manager.query<unknown[]>(
        `SELECT 1 FROM consolidation WHERE municipality_id = $1 AND document_id = $2 AND state = 'by_hand'
          ${hold ? 'FOR SHARE' : ''}`,
        [head.municipalityId, head.documentId],
      );
      return open.length > 0 ? [] : [{ code: 'consolidation.not-in-work' }];
    }, `d.kind <> 'consolidated_text'`);
  }
}
