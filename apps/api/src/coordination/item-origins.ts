import { Injectable } from '@nestjs/common';
import { StepOrigins } from '../documents/index.js';

/** Names objections and proposals that words of a text answer: by the institution that made them. */
@Injectable()
export class ItemOrigins {
  constructor(origins: StepOrigins) {
    origins.register('coordination', async (manager, municipalityId, ids) => {
      const rows = await manager.query<{ id: string; name: string }[]>(
        `SELECT i.id, p.name
           FROM coordination_item i
           JOIN coordination_opinion o ON o.municipality_id = i.municipality_id AND o.id = i.opinion_id
           JOIN coordination_party p ON p.municipality_id = o.municipality_id AND p.id = o.party_id
          WHERE i.municipality_id = $1 AND i.id::text = ANY ($2::text[])`,
        [municipalityId, ids],
      );
      return new Map(rows.map(({ id, name }) => [id, { label: name, page: 'saskanosana' }]));
    });
  }
}
