import { Injectable } from '@nestjs/common';
import { can, permissionsOf } from '#libs/access-policy';
import {
  decide,
  transition,
  type DossierDeadline,
  type DossierFacts,
  type DossierState,
  type EventName,
} from '#libs/bylaw-procedure';
import type { Violation } from '#libs/contracts';
import { rigaDayEnd, rigaDayStart } from '#libs/legal-calendar';
import { WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { DossierFactsRegistry } from './dossier-facts.js';
import { Dossiers } from './dossiers.js';
import { isPublicEvent } from './public-events.js';
import { RecordDossierEvent } from './record-dossier-event.js';

/** An event asked for. */
export interface Advance {
  municipalityId: string;
  dossierId: string;
  event: EventName;
  /** The dossier's version the caller saw; another one is refused. Left out where the caller saw none. */
  version?: number;
  /** Why, where the event asks for a reason (withdrawal, interruption, refusal to sign). */
  reason?: string;
  /** The endorser's step, where the event is an endorsement. */
  endorsingAs?: string;
  /** For the timeline; ids, numbers and texts as they should be read there. Never shown in public. */
  details?: Record<string, unknown>;
  /** The frozen texts the event binds to. */
  namedVersionIds?: readonly string[];
}

/** What became of it. */
export interface Advanced {
  from: DossierState;
  to: DossierState;
  version: number;
  seq: number;
  /** Findings that stopped nothing; they are kept in the timeline. */
  warnings: Violation[];
  facts: DossierFacts;
}

/** The only way a dossier changes its state: the transition table decides over the facts of all features. */
@Injectable()
export class AdvanceDossier {
  constructor(
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /**
   * Facts are gathered after the dossier is locked, so what the caller wrote before in this transaction counts.
   *
   * @throws Refused 403 without the event's permission, 409 with every unmet requirement, 409 for a stale version.
   */
  async within(tx: Transaction, ask: Advance): Promise<Advanced> {
    const { municipalityId, dossierId, event } = ask;
    const row = transition(event);
    if (!can(tx.actor, row.requires, { municipalityId })) {
      throw new Refused([{ code: 'notAllowed', params: { permission: row.requires } }], 403);
    }
    const dossier = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
    if (ask.version !== undefined && ask.version !== dossier.version) throw Refused.stale('dossier');
    const facts = await this.registry.gather(tx.manager, {
      municipalityId,
      dossierId,
      today: this.clock.legalToday(),
      reason: ask.reason ?? null,
      ...(ask.endorsingAs ? { endorsingAs: ask.endorsingAs } : {}),
    });
    const decision = decide(
      event,
      facts,
      this.clock.legalToday(),
      await this.workingDays.calendarFor(tx.manager, municipalityId),
      permissionsOf(tx.actor, { municipalityId }),
    );
    ensureAllowed(decision);
    const from = dossier.state;
    const { to, warnings } = decision;
    const version = from === to ? dossier.version : await this.move(tx, dossier, to);
    const { seq } = await this.timeline.within(tx, {
      municipalityId,
      dossierId,
      event,
      permission: row.requires,
      from,
      to,
      ...(row.article ? { article: row.article } : {}),
      namedVersionIds: ask.namedVersionIds ?? [],
      details: {
        ...(ask.reason ? { reason: ask.reason } : {}),
        ...(warnings.length > 0 ? { warnings } : {}),
        ...ask.details,
      },
      isPublic: isPublicEvent(event),
    });
    tx.emit('dossier.advanced', { municipalityId, dossierId, event, from, to, seq });
    for (const deadline of decision.deadlines) await this.remind(tx, ask, deadline);
    return { from, to, version, seq, warnings, facts };
  }

  /** The outbox gets `dossier.deadline` when legal time reaches the end (or the beginning) of the term. */
  private async remind(
    tx: Transaction,
    { municipalityId, dossierId }: Advance,
    { code, day, sense }: DossierDeadline,
  ): Promise<void> {
    await tx.due({
      municipalityId,
      topic: 'dossier.deadline',
      subjectId: `${dossierId}:${code}`,
      dueAt: new Date(sense === 'earliest' ? rigaDayStart(day) : rigaDayEnd(day)),
      payload: { dossierId, code, day, sense },
    });
  }

  private async move(
    tx: Transaction,
    dossier: { municipalityId: string; id: string; version: number },
    to: DossierState,
  ): Promise<number> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE dossier SET state = $4, state_since = $5, version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND version = $3`,
      [dossier.municipalityId, dossier.id, dossier.version, to, this.clock.legalToday()],
    );
    if (changed !== 1) throw Refused.stale('dossier');
    return dossier.version + 1;
  }
}
