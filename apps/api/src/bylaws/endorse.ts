import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actingAssignment, can, type Actor, type Permission } from '#libs/access-policy';
import type { EventName } from '#libs/bylaw-procedure';
import type {
  DossierDocumentKind,
  Endorse as EndorseBody,
  NamedVersionText,
  Violation,
} from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DocumentTexts } from '../documents/index.js';
import { AdvanceDossier } from './advance-dossier.js';
import { Dossiers } from './dossiers.js';
import { OwnSteps } from './own-steps/own-steps.js';

interface Endorsing {
  event: EventName;
  permission: Permission;
}

const BY_ROLE = new Map<string, Endorsing>([
  ['legal', { event: 'endorseLegal', permission: 'bylaw.endorse.legal' }],
  ['head', { event: 'endorseHead', permission: 'bylaw.endorse.head' }],
]);
/** Steps of the municipality's own are taken by the people whom it named. */
const OWN: Endorsing = { event: 'endorseOwn', permission: 'bylaw.endorse.own' };

/** Records that an endorser agrees with the very texts they read. */
@Injectable()
export class Endorse {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly advance: AdvanceDossier,
    private readonly steps: OwnSteps,
  ) {}

  /**
   * @throws Refused 409 `endorsement.stale` for each text that was changed since it was frozen, with what a comparison
   * needs to show the change.
   */
  async run(actor: Actor, place: PlaceRef, dossierId: string, body: EndorseBody): Promise<{ id: string }> {
    const { event, permission } = BY_ROLE.get(body.role) ?? OWN;
    if (actor.kind !== 'person' || !can(actor, permission, { municipalityId: place.id })) {
      throw new Refused([{ code: 'notAllowed', params: { permission } }], 403);
    }
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      await this.refuseOthers(tx, place.id, body.role, actor.personId);
      const seen = await this.seen(tx, place.id, dossierId, body);
      await this.refuseRepeated(tx, place.id, dossierId, body.role, actor.personId, seen);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO endorsement (municipality_id, id, dossier_id, role, bylaw_version_id, bylaw_digest,
           memorandum_version_id, memorandum_digest, person_id, on_behalf_of, comment, legal_day, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          place.id,
          id,
          dossierId,
          body.role,
          seen.bylaw.id,
          seen.bylaw.digest,
          seen.memorandum?.id ?? null,
          seen.memorandum?.digest ?? null,
          actor.personId,
          actingAssignment(actor, permission, { municipalityId: place.id })?.onBehalfOf ?? null,
          body.comment?.trim() ?? '',
          this.clock.legalToday(),
          this.clock.legalNow(),
        ],
      );
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event,
        endorsingAs: body.role,
        details: { endorsementId: id, ...(body.comment?.trim() ? { comment: body.comment.trim() } : {}) },
        namedVersionIds: [seen.bylaw.id, ...(seen.memorandum ? [seen.memorandum.id] : [])],
      });
      return { id };
    });
  }

  /** Own steps belong to the people named for them; a step that is not asked for belongs to nobody. */
  private async refuseOthers(
    tx: Transaction,
    municipalityId: string,
    role: string,
    personId: string,
  ): Promise<void> {
    const { endorsers } = await this.steps.of(municipalityId, tx.manager);
    const step = endorsers.find(({ code }) => code === role);
    if (!step) throw new Refused([{ code: 'endorser_unknown', where: 'role' }], 409);
    if (BY_ROLE.has(role) || step.people.includes(personId)) return;
    throw new Refused([{ code: 'notAllowed', params: { permission: OWN.permission } }], 403);
  }

  /** The frozen texts the endorser names, if they are all of this dossier's texts and still the present ones. */
  private async seen(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    body: EndorseBody,
  ): Promise<{ bylaw: NamedVersionText; memorandum: NamedVersionText | null }> {
    const documents = await this.texts.ofDossier(tx.manager, municipalityId, dossierId);
    const stale: Violation[] = [];
    const versionOf = async (
      kind: DossierDocumentKind,
      versionId?: string,
    ): Promise<NamedVersionText | null> => {
      const document = documents.find((candidate) => candidate.kind === kind);
      if (!document && versionId === undefined) return null;
      if (!versionId) throw new Refused([{ code: 'field.isUuid', where: `${kind}VersionId` }], 422);
      const version = await this.texts.named(tx.manager, municipalityId, versionId);
      if (!document || version.documentId !== document.id) throw Refused.notFound('version');
      const now = await this.texts.current(tx.manager, { municipalityId, documentId: document.id });
      if (now.digest !== version.digest) {
        const params = { kind, documentId: document.id, from: versionId, to: 'head' };
        stale.push({ code: 'endorsement.stale', params, where: `${kind}VersionId` });
      }
      return version;
    };
    const bylaw = await versionOf('bylaw', body.bylawVersionId);
    const memorandum = await versionOf('memorandum', body.memorandumVersionId);
    if (stale.length > 0) throw new Refused(stale, 409);
    if (!bylaw) throw Refused.notFound('version');
    return { bylaw, memorandum };
  }

  private async refuseRepeated(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    role: string,
    personId: string,
    seen: { bylaw: NamedVersionText; memorandum: NamedVersionText | null },
  ): Promise<void> {
    const [given] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM endorsement
        WHERE municipality_id = $1 AND dossier_id = $2 AND role = $3 AND person_id = $4 AND bylaw_digest = $5
          AND memorandum_digest IS NOT DISTINCT FROM $6`,
      [municipalityId, dossierId, role, personId, seen.bylaw.digest, seen.memorandum?.digest ?? null],
    );
    if (given) throw new Refused([{ code: 'endorsement.already' }], 409);
  }
}
