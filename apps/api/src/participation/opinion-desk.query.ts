import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { can, permissionsOf, type Actor } from '#libs/access-policy';
import { availableEvents } from '#libs/bylaw-procedure';
import type { DeskStage, LegalDay, OpinionDesk, StageTerm } from '#libs/contracts';
import { checkPeriod, computeDeadline, deadlineRule } from '#libs/legal-calendar';
import { Dossiers, DossierFactsRegistry, type DossierRow } from '../bylaws/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { countOpinions } from './count-opinions.query.js';
import { OpinionList } from './opinion-list.query.js';
import { OpinionStages, type StageRow } from './opinion-stages.js';
import { Part8 } from './part8.query.js';
import { Publications } from './publications.query.js';

/** Everything that the people who run an opinion stage see of it. */
@Injectable()
export class OpinionDeskQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly profiles: MunicipalityProfiles,
    private readonly stages: OpinionStages,
    private readonly publications: Publications,
    private readonly list: OpinionList,
    private readonly part8: Part8,
  ) {}

  /** What authors submitted is only for those who moderate or record. */
  async of(actor: Actor, place: PlaceRef, dossierId: string): Promise<OpinionDesk> {
    const { manager } = this.dataSource;
    const subject = { municipalityId: place.id };
    const dossier = await this.dossiers.load(manager, place.id, dossierId);
    const stage = await this.stages.latest(manager, place.id, dossierId);
    const { officialDomain } = await this.profiles.byId(place.id);
    const restricted =
      can(actor, 'participation.manage', subject) || can(actor, 'participation.record', subject);
    return {
      dossier: { id: dossier.id, code: dossier.code, title: dossier.title, state: dossier.state },
      officialDomain,
      stage: stage && (await this.stageView(manager, stage)),
      publications: await this.publications.history(manager, place.id, { dossierId }),
      opinions: await this.list.all(manager, place.id, { dossierId }, restricted),
      counts: await countOpinions(manager, place.id, { dossierId }),
      toOpen: await this.toOpen(manager, dossier),
      part8Current: await this.part8.isCurrent(manager, place.id, dossierId),
      permissions: permissionsOf(actor, subject).filter((name) => name.startsWith('participation.')),
    };
  }

  /** How long a stage that begins on `from` has to last, and what is to be said of `to`. */
  async term(place: PlaceRef, from: LegalDay, to: LegalDay | null): Promise<StageTerm> {
    const calendar = await this.workingDays.calendarFor(this.dataSource.manager, place.id);
    const rule = deadlineRule('SN.OPINION_MIN');
    const { day, explanation } = computeDeadline(rule, from, calendar);
    return {
      from,
      earliestEnd: day,
      article: rule.article,
      explanation: explanation.map((step) => ({ ...step })),
      verdict: to ? checkPeriod(rule, from, to, calendar).verdict : null,
    };
  }

  private async stageView(manager: EntityManager, stage: StageRow): Promise<DeskStage> {
    return {
      id: stage.id,
      number: stage.number,
      state: stage.state,
      question: stage.question,
      summary: stage.summary,
      responsible: {
        name: stage.responsibleName,
        phone: stage.responsiblePhone,
        email: stage.responsibleEmail,
      },
      targetGroups: stage.targetGroups,
      territory: stage.territory,
      channels: stage.channels,
      opens: stage.opens,
      closes: stage.closes,
      lastDay: stage.closes ? await this.stages.lastDay(manager, stage.municipalityId, stage.closes) : null,
      interruptedOn: stage.interruptedOn,
      bylawVersionId: stage.bylawVersionId,
      memorandumVersionId: stage.memorandumVersionId,
      version: stage.version,
    };
  }

  /** The same answer as the checklist of the dossier gives. */
  private async toOpen(manager: EntityManager, dossier: DossierRow): Promise<OpinionDesk['toOpen']> {
    const today = this.clock.legalToday();
    const { municipalityId, id: dossierId } = dossier;
    const facts = await this.registry.gather(manager, { municipalityId, dossierId, today, reason: null });
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const offer = availableEvents(facts, today, calendar).find(({ event }) => event === 'openOpinionStage');
    if (!offer) return null;
    return offer.decision.allowed
      ? { violations: [], warnings: offer.decision.warnings }
      : { violations: offer.decision.violations, warnings: [] };
  }
}
