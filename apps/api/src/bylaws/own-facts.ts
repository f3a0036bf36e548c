import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  requiredMemorandumParts,
  type DocumentSlice,
  type DossierFacts,
  type EndorsementFact,
  type MemorandumSlice,
} from '#libs/bylaw-procedure';
import type { DossierDocumentKind } from '#libs/contracts';
import { DocumentTexts, type CurrentText } from '../documents/index.js';
import { DossierFactsRegistry, type FactsContext } from './dossier-facts.js';
import { Dossiers } from './dossiers.js';
import { OwnSteps } from './own-steps/own-steps.js';
import { documentFacts, memorandumFacts } from './text-facts.js';

/** The facts that the dossier itself knows: its row, municipality, texts, endorsements and questionnaire. */
@Injectable()
export class OwnFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly steps: OwnSteps,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('dossier', (manager, context) => this.dossier(manager, context));
    this.registry.contribute('municipality', (manager, context) => this.municipality(manager, context));
    this.registry.contribute('document', (manager, context) => this.document(manager, context));
    this.registry.contribute('memorandum', (manager, context) => this.memorandum(manager, context));
    this.registry.contribute('endorsements', (manager, context) => this.endorsements(manager, context));
    this.registry.contribute('trackAnswers', async (manager, context) => {
      const { answers } = await this.dossiers.load(manager, context.municipalityId, context.dossierId);
      return answers;
    });
  }

  private async dossier(manager: EntityManager, context: FactsContext): Promise<DossierFacts['dossier']> {
    const row = await this.dossiers.load(manager, context.municipalityId, context.dossierId);
    const { kind, state, title, isFees, isStatutes, planningUrl } = row;
    return {
      ...{ kind, state, title, isFees, isStatutes, planningUrl },
      reason: context.reason,
      endorsingAs: context.endorsingAs ?? null,
      signatureRefusedOn: await this.signatureRefusedOn(manager, context),
    };
  }

  /** The day of a refusal to sign that the council has not voted about again (PL 37(6)). */
  private async signatureRefusedOn(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
  ): Promise<string | null> {
    const [last] = await manager.query<{ event: string; day: string }[]>(
      `SELECT event, legal_day::text AS day FROM dossier_event
        WHERE municipality_id = $1 AND dossier_id = $2
          AND event IN ('recordAdoption', 'recordRejection', 'refuseSignature')
        ORDER BY seq DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    return last?.event === 'refuseSignature' ? last.day : null;
  }

  private async municipality(
    manager: EntityManager,
    context: FactsContext,
  ): Promise<DossierFacts['municipality']> {
    const [row] = await manager.query<DossierFacts['municipality'][]>(
      `SELECT official_domain AS "officialDomain", council_size AS "councilSize", number_pattern AS "numberPattern",
              late_correction_allowed AS "lateCorrectionAllowed",
              receipt_presumption_working_days AS "receiptPresumptionWorkingDays"
         FROM municipality WHERE id = $1`,
      [context.municipalityId],
    );
    if (!row) throw new Error('The dossier has no municipality.');
    return { ...row, steps: await this.steps.of(context.municipalityId, manager, context.today) };
  }

  private async document(manager: EntityManager, context: FactsContext): Promise<DocumentSlice> {
    const text = await this.text(manager, context, 'bylaw');
    if (!text) throw new Error('The dossier has no by-law.');
    return documentFacts(text.doc);
  }

  private async memorandum(manager: EntityManager, context: FactsContext): Promise<MemorandumSlice> {
    const row = await this.dossiers.load(manager, context.municipalityId, context.dossierId);
    const required = requiredMemorandumParts(row.kind, row.isFees);
    const text = await this.text(manager, context, 'memorandum');
    return text
      ? memorandumFacts(text.doc, required)
      : { currentDigest: '', filledParts: [], requiredParts: required };
  }

  private async text(
    manager: EntityManager,
    { municipalityId, dossierId }: FactsContext,
    kind: DossierDocumentKind,
  ): Promise<CurrentText | null> {
    const documents = await this.texts.ofDossier(manager, municipalityId, dossierId);
    const found = documents.find((document) => document.kind === kind);
    return found ? this.texts.current(manager, { municipalityId, documentId: found.id }) : null;
  }

  private async endorsements(manager: EntityManager, context: FactsContext): Promise<EndorsementFact[]> {
    const rows = await manager.query<
      {
        role: string;
        bylaw_digest: string;
        memorandum_digest: string | null;
        person_id: string;
        at: Date;
      }[]
    >(
      `SELECT role, bylaw_digest, memorandum_digest, person_id, at FROM endorsement
        WHERE municipality_id = $1 AND dossier_id = $2 ORDER BY at, id`,
      [context.municipalityId, context.dossierId],
    );
    return rows.map((row) => ({
      role: row.role,
      digest: row.bylaw_digest,
      memorandumDigest: row.memorandum_digest ?? '',
      by: row.person_id,
      at: row.at.getTime(),
    }));
  }
}
