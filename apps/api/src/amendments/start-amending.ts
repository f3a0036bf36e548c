import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { withFixedNumbers } from '#libs/bylaw-amend';
import { documentDigest, parseDocumentOfKind } from '#libs/bylaw-document';
import type { DossierKind } from '#libs/bylaw-procedure';
import type { DocumentJson, StartAmending as Input } from '#libs/contracts';
import { RecordDossierEvent, StartDossier } from '../bylaws/index.js';
import { CreateDocument, FreezeVersion } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { AmendedActs, type Base } from './amended-act.js';

/** Longest title of a dossier. */
const LONGEST_TITLE = 500;

/** Opens a dossier that amends an act in force, with the act's text of today as a working copy. */
@Injectable()
export class StartAmending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: AmendedActs,
    private readonly startDossier: StartDossier,
    private readonly createDocument: CreateDocument,
    private readonly freeze: FreezeVersion,
    private readonly timeline: RecordDossierEvent,
    private readonly work: TextWork,
  ) {}

  /** @throws Refused 404 without such an act, 409 where it is not in force or its text is still being consolidated. */
  run(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    input: Input,
  ): Promise<{ id: string; code: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const base = await this.acts.inForce(tx.manager, place.id, this.clock.legalToday(), ref);
      const like = await this.startedLike(tx.manager, place.id, base.act.id);
      const started = await this.startDossier.within(tx, place, {
        ...like,
        title: (input.title?.trim() || (await this.usualTitle(base))).slice(0, LONGEST_TITLE),
        topic: base.act.topic,
        from: { template: 'blank' },
      });
      const documentId = await this.workingCopy(tx, place, started.id, base.content);
      await tx.manager.query(
        `INSERT INTO amendment (municipality_id, dossier_id, act_id, base_day, base_version_id, base_digest,
           working_document_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          place.id,
          started.id,
          base.act.id,
          this.clock.legalToday(),
          base.text.bylawVersionId,
          base.text.digest,
          documentId,
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'amendment.start',
        subjectType: 'dossier',
        subjectId: started.id,
        permission: 'dossier.start',
        details: { actId: base.act.id, digest: base.text.digest },
      });
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId: started.id,
        event: 'linkAmendedAct',
        permission: 'dossier.start',
        details: { number: base.act.number, year: base.act.year },
        isPublic: true,
      });
      return started;
    });
  }

  /** The procedure treats amendments like the act they change. */
  private async startedLike(
    manager: EntityManager,
    municipalityId: string,
    actId: string,
  ): Promise<{ kind: DossierKind; isFees: boolean; isStatutes: boolean }> {
    const [row] = await manager.query<{ kind: DossierKind; isFees: boolean; isStatutes: boolean }[]>(
      `SELECT d.kind, d.is_fees AS "isFees", d.is_statutes AS "isStatutes"
         FROM act a JOIN dossier d ON d.municipality_id = a.municipality_id AND d.id = a.dossier_id
        WHERE a.municipality_id = $1 AND a.id = $2`,
      [municipalityId, actId],
    );
    return row ?? { kind: 'normal', isFees: false, isStatutes: false };
  }

  private async usualTitle({ content, named }: Base): Promise<string> {
    const { document } = await this.work.amend({
      base: content,
      edited: content,
      options: { amended: named },
    });
    const parsed = parseDocumentOfKind(document, 'bylaw');
    ensureAllowed(parsed);
    return (
      parsed.doc.firstChild?.children.find(({ type }) => type.name === 'title')?.textContent ??
      `Grozījumi saistošajos noteikumos Nr. ${named.number ?? ''}`
    );
  }

  private async workingCopy(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    base: DocumentJson,
  ): Promise<string> {
    const content = workingText(base);
    const { id } = await this.createDocument.within(tx, {
      municipalityId: place.id,
      dossierId,
      kind: 'amended_text',
      content,
    });
    const name = 'start';
    await this.freeze.within(tx, { municipalityId: place.id, documentId: id, name, purpose: 'start' });
    return id;
  }
}

/** The text of an act as it is edited: its numbers are fixed. */
function workingText(base: DocumentJson): DocumentJson {
  const parsed = parseDocumentOfKind(base, 'bylaw');
  ensureAllowed(parsed);
  return withFixedNumbers(parsed.doc).toJSON() as DocumentJson;
}

/** The digest of a working copy that nobody changed yet. */
export function workingDigest(base: DocumentJson): string {
  const parsed = parseDocumentOfKind(base, 'bylaw');
  ensureAllowed(parsed);
  return documentDigest(withFixedNumbers(parsed.doc));
}
