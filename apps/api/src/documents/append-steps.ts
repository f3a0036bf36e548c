import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import { applyRead, applySteps, readSteps, suggestOnly, type AppliedSteps } from '#libs/bylaw-collab';
import {
  documentShape,
  type AppendSteps as AppendStepsBody,
  type DocumentJson,
  type EditingRight,
  type StepOrigin,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import type { SqlCondition } from '../platform/database/pipelined.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Authority } from './authority.js';
import { DocumentGates } from './document-gates.js';
import {
  keepSnapshot,
  loadHead,
  SNAPSHOT_EVERY,
  type DocumentHead,
  type DocumentKey,
  type LoadedDocument,
} from './document-store.js';
import { StepLog } from './step-log.query.js';
import { StepNews } from './step-news.js';
import { storedAlready } from './stored-already.js';
import { WriteSteps, type Writer } from './write-steps.js';

/** What the caller of {@link AppendSteps.run} found out before and need not be found again. */
export interface Known {
  /** The document; its version may have moved on. */
  head: DocumentHead;
  /** The name of the person. */
  name: string;
  /** What must still be true for the actor to have the rights they had; asked when the steps are written. */
  proofs: readonly SqlCondition[];
  /** Finds out anew who writes with what rights, where a proof failed. @throws Refused without rights. */
  confirm: () => Promise<Actor>;
}

/** Reasons why a change of the text by somebody is refused, beyond what holds for everybody. */
type Restriction = (before: LoadedDocument, applied: AppliedSteps) => void;

/**
 * Appends an editor's steps to the log. Not audited one by one: the log itself is append-only and names author and
 * time of every step. Whatever is answered with a version is durable.
 */
@Injectable()
export class AppendSteps {
  private readonly logger = new Logger('AppendSteps');

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly gates: DocumentGates,
    private readonly log: StepLog,
    private readonly authority: Authority,
    private readonly news: StepNews,
    private readonly writeSteps: WriteSteps,
  ) {}

  /**
   * A request whose answer was lost may be sent again, also with further steps behind: what is stored already is not
   * stored twice. Whoever may only suggest changes appends nothing but suggestions of their own.
   *
   * @returns the version after the last step of the request.
   * @throws Refused 409 `changedMeanwhile` with the steps since, when somebody else was faster.
   */
  async run(
    actor: Actor,
    place: Pick<PlaceRef, 'id'>,
    documentId: string,
    body: AppendStepsBody,
    known?: Known,
  ): Promise<{ version: number }> {
    const key = { municipalityId: place.id, documentId };
    body = { ...body, ...claimable(body.origins) };
    return this.authority.inTurn(documentId, async () => {
      const { manager } = this.dataSource;
      const [head, writer] = await Promise.all([
        this.headOf(manager, key, known),
        this.writerOf(manager, actor, body.clientId, known?.name),
      ]);
      const restriction = restrictionOf(rightOf(actor, place.id), writer);
      // Whoever is behind is told what others wrote: only with the rights of this very moment.
      const behind = body.version < head.version;
      if (behind) actor = (await known?.confirm()) ?? actor;
      if (behind) this.refuseBehind(head, body);
      const quick =
        body.version === head.version && head.dossierId !== null
          ? await this.onHead(head, body, writer, restriction, known?.proofs)
          : null;
      if (quick) return quick;
      const now = known && !behind ? await known.confirm() : actor;
      const rule = restrictionOf(rightOf(now, place.id), writer);
      return this.unitOfWork.run(now, (tx) => this.within(tx, place.id, documentId, body, rule));
    });
  }

  /** The same inside a transaction that is open already; the dossier must be locked before its document. */
  async within(
    { manager, actor }: Transaction,
    municipalityId: string,
    documentId: string,
    body: AppendStepsBody,
    restriction: Restriction = () => undefined,
  ): Promise<{ version: number }> {
    const writer = await this.writerOf(manager, actor, body.clientId);
    const unlocked = await loadHead(manager, { municipalityId, documentId });
    const refusals = await this.gates.refusals(manager, unlocked, true);
    const head = await loadHead(manager, unlocked, true);
    if (body.version > head.version)
      throw new Refused([{ code: 'steps.futureVersion', where: 'version' }], 422);
    const read = readSteps(documentShape(head.kind), body.steps);
    ensureAllowed(read, 422);
    const given = read.steps.map((step) => step.toJSON() as DocumentJson);
    const known = await storedAlready(manager, head, { ...body, steps: given }, writer.personId);
    if (known === given.length) return { version: body.version + known };
    if (body.version + known < head.version) throw await this.lost(manager, head, body.version);
    if (refusals.length > 0) throw new Refused(refusals, 409);
    const loaded = await this.authority.within(manager, head);
    const applied = applyRead(loaded.doc, documentShape(head.kind), read.steps.slice(known));
    ensureAllowed(applied, 422);
    restriction(loaded, applied);
    const origins = (body.origins ?? []).slice(known);
    const stored = await this.writeSteps.write(manager, head, { steps: applied.steps, origins, writer });
    if (!stored) throw await this.lost(manager, head, head.version);
    if (stored.version - loaded.snapshotVersion >= SNAPSHOT_EVERY)
      await keepSnapshot(manager, head, stored.version, applied.doc.toJSON() as DocumentJson);
    return { version: stored.version };
  }

  /** The usual case, nobody wrote meanwhile: one transaction that goes to the database at once, everything else before or after it. */
  private async onHead(
    head: DocumentHead,
    body: AppendStepsBody,
    writer: Writer,
    restriction: Restriction,
    proofs?: readonly SqlCondition[],
  ): Promise<{ version: number } | null> {
    const loaded = await this.authority.at(this.dataSource.manager, head);
    const applied = applySteps(loaded.doc, documentShape(head.kind), body.steps);
    ensureAllowed(applied, 422);
    restriction(loaded, applied);
    const batch = { steps: applied.steps, origins: body.origins ?? [], writer };
    const stored = await this.writeSteps.writeAlone(head, batch, proofs);
    if (!stored) return null;
    const after = { ...loaded, doc: applied.doc, version: stored.version };
    this.authority.keep(after, stored.steps);
    this.news.tell(stored);
    if (after.version - after.snapshotVersion >= SNAPSHOT_EVERY) this.snapshotSoon(after);
    return { version: stored.version };
  }

  /** After the answer: nobody waits for it, and if the process ends before, the next append makes up for it. */
  private snapshotSoon(after: LoadedDocument): void {
    this.authority.snapshotAt(after.documentId, after.version);
    setImmediate(() => {
      const content = after.doc.toJSON() as DocumentJson;
      keepSnapshot(this.dataSource.manager, after, after.version, content).catch((error: unknown) => {
        this.authority.forget(after.documentId);
        this.logger.warn(`A snapshot was not kept: ${String(error)}`);
      });
    });
  }

  /** The head as this process knows it from the log; if it moved on elsewhere, writing finds out. */
  private async headOf(
    manager: EntityManager,
    key: DocumentKey,
    known: { head: DocumentHead } | undefined,
  ): Promise<DocumentHead> {
    const version = known && this.authority.versionOf(key.documentId);
    return known && version !== undefined ? { ...known.head, version } : loadHead(manager, key);
  }

  private async writerOf(
    manager: EntityManager,
    actor: Actor,
    clientId: string,
    name?: string,
  ): Promise<Writer> {
    if (actor.kind !== 'person') return { personId: null, name: null, clientId };
    if (name !== undefined) return { personId: actor.personId, name, clientId };
    const [row] = await manager.query<{ name: string }[]>(`SELECT name FROM person WHERE id = $1`, [
      actor.personId,
    ]);
    return { personId: actor.personId, name: row?.name ?? null, clientId };
  }

  /** Answers from memory, unless one of the steps since may be this very request, sent again. */
  private refuseBehind(head: DocumentHead, body: AppendStepsBody): void {
    const since = this.authority.since(head, body.version);
    if (!since || since.steps[0]?.clientId === body.clientId) return;
    throw new Refused([{ code: 'changedMeanwhile', params: { what: 'document' } }], 409, { ...since });
  }

  private async lost(manager: EntityManager, head: DocumentHead, since: number): Promise<Refused> {
    const view = await this.log.since(manager, head, since);
    return new Refused([{ code: 'changedMeanwhile', params: { what: 'document' } }], 409, { ...view });
  }
}

/** What only the product itself does to a text: who says so of own steps would give them to somebody else. */
const OWN_ORIGINS: readonly StepOrigin['kind'][] = ['restore', 'calculation', 'import'];

/** The origins that an editor may name; a suggestion out of a restored text has one that it may not. */
function claimable(origins: AppendStepsBody['origins']): Pick<AppendStepsBody, 'origins'> {
  if (!origins) return {};
  return { origins: origins.map((origin) => (origin && OWN_ORIGINS.includes(origin.kind) ? null : origin)) };
}

/** What somebody may do with the texts of a municipality; `null` for nothing at all. */
export function rightOf(actor: Actor, municipalityId: string): EditingRight | null {
  if (can(actor, 'document.edit', { municipalityId })) return 'edit';
  if (can(actor, 'document.suggest', { municipalityId })) return 'suggest';
  return can(actor, 'document.read', { municipalityId }) ? 'read' : null;
}

function restrictionOf(right: EditingRight | null, { name }: Writer): Restriction {
  if (right === 'edit') return () => undefined;
  return (before, { doc }) => {
    const violations: ReturnType<typeof suggestOnly> =
      right === 'suggest' && name !== null
        ? suggestOnly(before.doc, doc, name)
        : [{ code: 'notAllowed', params: { permission: 'document.edit' } }];
    if (violations.length > 0) throw new Refused(violations, 403);
  };
}
