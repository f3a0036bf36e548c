import { Injectable } from '@nestjs/common';
import { actingAssignment, type Permission } from '#libs/access-policy';
import type { ArticleRef } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Dossiers } from './dossiers.js';

/** An entry for the timeline. */
export interface TimelineFact {
  municipalityId: string;
  dossierId: string;
  event: string;
  /** The permission it was done under: its role is shown as the actor's. */
  permission: Permission;
  from?: string;
  to?: string;
  article?: ArticleRef;
  namedVersionIds?: readonly string[];
  details?: Record<string, unknown>;
  /** Whether the public page of the by-law may show it; `details` are never shown there. */
  isPublic?: boolean;
}

/** Appends to the dossier's timeline what is not a transition of the table: a publication, a reminder, a comment. */
@Injectable()
export class RecordDossierEvent {
  constructor(
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
  ) {}

  /** Locks the dossier: the order of the timeline is the order of the locks. */
  async within(tx: Transaction, fact: TimelineFact): Promise<{ seq: number }> {
    const { municipalityId, dossierId } = fact;
    await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
    const person = tx.actor.kind === 'person' ? tx.actor.personId : null;
    const assignment = actingAssignment(tx.actor, fact.permission, { municipalityId });
    const [row] = await tx.manager.query<{ seq: number }[]>(
      `INSERT INTO dossier_event (municipality_id, dossier_id, seq, event, from_state, to_state, legal_day, at,
         actor_kind, actor_person_id, actor_role, on_behalf_of, article, named_version_ids, details, is_public)
       SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
         FROM dossier_event WHERE municipality_id = $1 AND dossier_id = $2
       RETURNING seq`,
      [
        municipalityId,
        dossierId,
        fact.event,
        fact.from ?? null,
        fact.to ?? null,
        this.clock.legalToday(),
        this.clock.legalNow(),
        tx.actor.kind,
        person,
        assignment?.role ?? null,
        assignment?.onBehalfOf ?? null,
        fact.article ? JSON.stringify(fact.article) : null,
        fact.namedVersionIds ?? [],
        JSON.stringify(fact.details ?? {}),
        fact.isPublic ?? false,
      ],
    );
    if (!row) throw new Error('The timeline entry was not written.');
    tx.audit({
      municipalityId,
      action: `dossier.${fact.event}`,
      subjectType: 'dossier',
      subjectId: dossierId,
      permission: fact.permission,
      details: {
        seq: row.seq,
        from: fact.from ?? null,
        to: fact.to ?? null,
        versions: fact.namedVersionIds ?? [],
      },
    });
    return row;
  }
}
