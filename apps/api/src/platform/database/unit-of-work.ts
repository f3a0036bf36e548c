import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { actingAssignment, type Actor, type Permission } from '#libs/access-policy';
import { appendToChain, INSTALLATION, type AuditEntry } from '../audit/audit-chain.js';
import { Clock } from '../clock/clock.js';
import { OutboxPump } from '../outbox/outbox-pump.js';

/** What happened, to what. `details` carries ids, codes and digests; never names, texts or personal codes. */
export interface AuditFact {
  municipalityId?: string;
  action: string;
  subjectType: string;
  subjectId: string;
  /** The permission under which it was done; the record names the role that gave it. */
  permission?: Permission;
  details?: Record<string, unknown>;
}

/** The open transaction a use case works in. */
export interface Transaction {
  manager: EntityManager;
  actor: Actor;
  /** Records the act; written with the transaction, last, so that chain locks are held briefly. */
  audit(fact: AuditFact): void;
  /** Queues a message that other features react to after the commit. */
  emit(topic: string, payload: Record<string, unknown>): void;
  /** Asks for `topic` to be emitted when legal time reaches `dueAt`; a later call for the same subject moves it. */
  due(event: DueEvent): Promise<void>;
}

/** Something the passage of legal time triggers. */
export interface DueEvent {
  municipalityId: string;
  topic: string;
  subjectId: string;
  dueAt: Date;
  payload?: Record<string, unknown>;
}

/** serialization_failure and deadlock_detected: the transaction may simply be run again. */
const RETRIABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 4;
/** Longest pause before the first repetition, in milliseconds; by chance, so that two do not meet in step again. */
const PAUSE_MS = 50;

/** Writes, audit record and outbox in one transaction; the only place where transactions are opened. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly pump: OutboxPump,
  ) {}

  /**
   * Runs `work` in a transaction as `actor`, and again on a serialisation failure, so `work` must not act outside the
   * database.
   */
  async run<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(actor, work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isRetriable(error)) throw error;
        await setTimeout(Math.random() * PAUSE_MS * attempt);
      }
    }
  }

  private async attempt<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const facts: AuditFact[] = [];
    const messages: { topic: string; payload: Record<string, unknown> }[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const value = await work({
        manager,
        actor,
        audit: (fact) => void facts.push(fact),
        emit: (topic, payload) => void messages.push({ topic, payload }),
        due: (event) => schedule(manager, event),
      });
      for (const message of messages) {
        await manager.query(`INSERT INTO outbox_message (topic, payload) VALUES ($1, $2)`, [
          message.topic,
          message.payload,
        ]);
      }
      await appendToChain(
        manager,
        facts.map((fact) => this.entry(actor, fact)),
      );
      return value;
    });
    if (messages.length > 0) this.pump.wake();
    return result;
  }

  private entry(actor: Actor, fact: AuditFact): AuditEntry {
    const municipalityId = fact.municipalityId ?? INSTALLATION;
    const assignment = fact.permission ? actingAssignment(actor, fact.permission, { municipalityId }) : null;
    return {
      municipalityId,
      at: this.clock.legalNow(),
      legalDay: this.clock.legalToday(),
      actorKind: actor.kind,
      actorPersonId: actor.kind === 'person' ? actor.personId : null,
      assignmentId: assignment?.id ?? null,
      action: fact.action,
      subjectType: fact.subjectType,
      subjectId: fact.subjectId,
      details: fact.details ?? {},
    };
  }
}

async function schedule(manager: EntityManager, event: DueEvent): Promise<void> {
  await manager.query(
    `INSERT INTO due_event (municipality_id, id, due_at, topic, subject_id, payload)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT due_event_once_uq
     DO UPDATE SET due_at = EXCLUDED.due_at, payload = EXCLUDED.payload, done_at = NULL`,
    [event.municipalityId, event.dueAt, event.topic, event.subjectId, event.payload ?? {}],
  );
}

function isRetriable(error: unknown): boolean {
  return (
    error instanceof QueryFailedError && RETRIABLE.has((error.driverError as { code?: string }).code ?? '')
  );
}
