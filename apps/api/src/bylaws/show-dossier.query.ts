import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import { decideTrack, transitionsFrom, unansweredQuestions, type DossierFacts } from '#libs/bylaw-procedure';
import type {
  DossierDocumentKind,
  DossierView,
  EndorsementOffer,
  EndorsementView,
  NamedVersionView,
  QuestionnaireView,
} from '#libs/contracts';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { DocumentTexts, type CurrentText } from '../documents/index.js';
import { DossierFactsRegistry } from './dossier-facts.js';
import { Dossiers, type DossierRow } from './dossiers.js';
import { DossierLife } from './life/life.query.js';
import { procedureView } from './procedure-view.js';
import { textProblems } from './text-facts.js';
import { Timeline } from './timeline.query.js';

type FrozenText = NamedVersionView & { kind: DossierDocumentKind };
type DossierText = CurrentText & { kind: DossierDocumentKind };

/** The roles that hold the built-in steps of endorsement. */
const ROLE_OF = new Map([
  ['legal', 'legal_endorser'],
  ['head', 'head_of_department'],
]);

interface EndorsementRow extends Omit<EndorsementView, 'by' | 'at' | 'current'> {
  at: Date;
  digest: string;
  memorandumDigest: string | null;
  name: string;
  onBehalfOf: string | null;
}

/** Everything the dossier page shows, from one consistent view of the database. */
@Injectable()
export class ShowDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly texts: DocumentTexts,
    private readonly timeline: Timeline,
    private readonly workingDays: WorkingCalendar,
    private readonly life: DossierLife,
  ) {}

  /** @throws Refused when the municipality has no such dossier. */
  async show(actor: Actor, place: PlaceRef, dossierId: string): Promise<DossierView> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) =>
      this.view(manager, actor, place, dossierId),
    );
  }

  private async view(
    manager: EntityManager,
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
  ): Promise<DossierView> {
    const dossier = await this.dossiers.load(manager, place.id, dossierId);
    const today = this.clock.legalToday();
    const facts = await this.registry.gather(manager, {
      municipalityId: place.id,
      dossierId,
      today,
      reason: null,
    });
    const permissions = permissionsOf(actor, { municipalityId: place.id });
    const current = await this.currentTexts(manager, place.id, dossierId);
    const versions = await this.texts.namedOf(manager, place.id, { dossierId });
    const [people] = await manager.query<
      { lawyer: string; answeredBy: string | null; importId: string | null }[]
    >(
      `SELECT l.name AS lawyer, a.name AS "answeredBy", i.id AS "importId"
         FROM dossier d
         JOIN person l ON l.id = d.lawyer_id
         LEFT JOIN person a ON a.id = d.answered_by
         LEFT JOIN import_draft i ON i.municipality_id = d.municipality_id AND i.dossier_id = d.id
        WHERE d.municipality_id = $1 AND d.id = $2`,
      [place.id, dossierId],
    );
    const bylaw = current.find((text) => text.kind === 'bylaw');
    return {
      id: dossier.id,
      code: dossier.code,
      title: dossier.title,
      kind: dossier.kind,
      topic: dossier.topic,
      isFees: dossier.isFees,
      isStatutes: dossier.isStatutes,
      template: dossier.template,
      templateSubject: dossier.templateSubject,
      state: dossier.state,
      stateSince: dossier.stateSince,
      version: dossier.version,
      lawyer: { id: dossier.lawyerId, name: people?.lawyer ?? '' },
      createdDay: dossier.createdDay,
      track: dossier.track,
      documents: current.map(({ id, kind, version, digest }) => ({ id, kind, headVersion: version, digest })),
      versions,
      toEndorse: endorsementOffer(dossier, versions, current),
      endorsements: await this.endorsements(manager, place.id, dossierId, facts),
      questionnaire: questionnaireView(dossier, people?.answeredBy ?? null, facts),
      ...procedureView(facts, today, await this.workingDays.calendarFor(manager, place.id), permissions),
      timeline: await this.timeline.of(manager, place.id, dossierId),
      textProblems: bylaw ? textProblems(bylaw.doc) : [],
      life: await this.life.of(manager, actor, { id: place.id, dossierId }, facts),
      amends: facts.amendment !== null,
      importId: people?.importId ?? null,
      permissions,
    };
  }

  private async currentTexts(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<DossierText[]> {
    const texts: DossierText[] = [];
    for (const { id, kind } of await this.texts.ofDossier(manager, municipalityId, dossierId)) {
      texts.push({ ...(await this.texts.current(manager, { municipalityId, documentId: id })), kind });
    }
    return texts;
  }

  private async endorsements(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
    facts: DossierFacts,
  ): Promise<EndorsementView[]> {
    const rows = await manager.query<EndorsementRow[]>(
      `SELECT e.id, e.role, e.at, e.legal_day::text AS day, e.comment, e.bylaw_version_id AS "bylawVersionId",
              e.memorandum_version_id AS "memorandumVersionId", e.bylaw_digest AS digest,
              e.memorandum_digest AS "memorandumDigest", p.name, b.name AS "onBehalfOf"
         FROM endorsement e
         JOIN person p ON p.id = e.person_id
         LEFT JOIN person b ON b.id = e.on_behalf_of
        WHERE e.municipality_id = $1 AND e.dossier_id = $2 ORDER BY e.at, e.id`,
      [municipalityId, dossierId],
    );
    return rows.map(({ at, digest, memorandumDigest, name, onBehalfOf, ...row }) => ({
      ...row,
      at: at.toISOString(),
      by: { name, role: ROLE_OF.get(row.role) ?? null, onBehalfOf },
      current:
        digest === facts.document.currentDigest &&
        (memorandumDigest ?? '') === facts.memorandum.currentDigest,
    }));
  }
}

/** The texts frozen last for endorsement, where the stage has one. */
function endorsementOffer(
  dossier: DossierRow,
  versions: readonly FrozenText[],
  current: readonly CurrentText[],
): EndorsementOffer | null {
  if (!transitionsFrom(dossier.state).some((row) => row.event === 'endorseLegal')) return null;
  const latest = (kind: FrozenText['kind']): FrozenText | undefined =>
    versions
      .filter((version) => version.kind === kind && version.purpose === 'endorsement')
      .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const bylaw = latest('bylaw');
  if (!bylaw) return null;
  const memorandum = latest('memorandum');
  const isCurrent = (frozen: FrozenText): boolean =>
    current.some((text) => text.id === frozen.documentId && text.digest === frozen.digest);
  return {
    bylawVersionId: bylaw.id,
    memorandumVersionId: memorandum?.id ?? null,
    day: bylaw.day,
    current: isCurrent(bylaw) && (memorandum === undefined || isCurrent(memorandum)),
  };
}

function questionnaireView(
  dossier: DossierRow,
  answeredBy: string | null,
  facts: DossierFacts,
): QuestionnaireView {
  const given = dossier.answers;
  const decided = given && unansweredQuestions(given).length === 0 ? decideTrack(given) : null;
  return {
    answers: given?.answers ?? {},
    namedMinistry: given?.namedMinistry ?? null,
    unanswered: unansweredQuestions(given),
    track: decided?.track ?? null,
    because: decided?.because ?? [],
    warnings: decided?.warnings ?? [],
    answeredBy,
    answeredAt: dossier.answeredAt?.toISOString() ?? null,
    outdated: given !== null && dossier.answersDigest !== facts.document.currentDigest,
  };
}
