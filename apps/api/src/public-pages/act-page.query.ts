import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nextStep } from '#libs/bylaw-procedure';
import type {
  ActPage,
  PublicEvent,
  PublicNextStep,
  PublicStageSummary,
  PublicText,
  PublicVersion,
  PublicVote,
} from '#libs/contracts';
import {
  DossierFactsRegistry,
  PublicDossiers,
  type PublicDossier,
  type PublicTimelineEntry,
} from '../bylaws/index.js';
import { ActValidity, AmendedRefs, Consolidations } from '../amendments/index.js';
import { PublicSittings } from '../council/index.js';
import { MunicipalityProfiles, WorkingCalendar } from '../directory/index.js';
import { LobbyContacts } from '../memorandum/index.js';
import { OpinionResults, PublicStages } from '../participation/index.js';
import { Acts, type ActRow, type ActTextRow } from '../promulgation/index.js';
import { PublicReviews } from '../review/index.js';
import { Summaries } from '../summaries/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { ActTexts } from './act-texts.query.js';
import { wordingsOf } from './act-wordings.js';

/** Everything the one page of an act shows. */
@Injectable()
export class ActPageQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: PublicDossiers,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly stages: PublicStages,
    private readonly results: OpinionResults,
    private readonly sittings: PublicSittings,
    private readonly acts: Acts,
    private readonly texts: ActTexts,
    private readonly municipalities: MunicipalityProfiles,
    private readonly reviews: PublicReviews,
    private readonly amended: AmendedRefs,
    private readonly validity: ActValidity,
    private readonly consolidations: Consolidations,
    private readonly summaries: Summaries,
    private readonly contacts: LobbyContacts,
  ) {}

  /** The dossier if it is public. @throws Refused 404 otherwise. */
  async dossier(place: PlaceRef, code: string): Promise<PublicDossier> {
    const dossier = await this.dossiers.find(place.id, code);
    if (!dossier) throw Refused.notFound('act');
    return dossier;
  }

  /** @throws Refused 404 while nothing of it is public. */
  async read(place: PlaceRef, code: string): Promise<ActPage> {
    const dossier = await this.dossier(place, code);
    const timeline = await this.dossiers.timeline(place.id, dossier.id);
    const { versions, byId } = await this.texts.published(place, dossier.id, timeline);
    const act = await this.acts.ofDossier(place.id, this.clock.legalToday(), dossier.id);
    const stage = await this.stage(place, dossier.code);
    const profile = await this.municipalities.byId(place.id);
    const current = this.current(act);
    const text = await this.shown(place, versions, current);
    if (!text) throw Refused.notFound('act');
    return {
      code: dossier.code,
      title: dossier.title,
      kind: dossier.kind,
      topic: dossier.topic,
      state: dossier.state,
      stateSince: dossier.stateSince,
      planningUrl: dossier.planningUrl,
      issuer: profile.councilName,
      act: act && toPublished(act),
      plainSummary: await this.summaries.published(place, dossier.id),
      contacts: await this.contacts.published(this.dataSource.manager, place.id, dossier.id),
      stage,
      opinions: stage ? await this.results.of(place, dossier.code) : null,
      timeline: timeline.map((entry) => toEvent(entry, byId)),
      next: await this.next(place, dossier.id),
      text,
      memorandum: await this.latest(place, versions, 'memorandum'),
      versions,
      votes: await this.votes(place, dossier.id),
      reviews: await this.reviews.of(place, dossier.id),
      amends: await this.amended.of(place.id, dossier.id),
      wordings: wordingsOf(act?.texts ?? []),
      norms:
        act && current
          ? await this.validity.on(
              place,
              act.id,
              { ...current, content: text.content },
              this.clock.legalToday(),
            )
          : [],
      preparing: act ? await this.consolidations.preparing(place.id, act.id) : [],
    };
  }

  /** The text in force, or the first one to come. */
  private current(act: ActRow | null): ActTextRow | undefined {
    const today = this.clock.legalToday();
    return act?.texts.findLast((text) => text.from <= today) ?? act?.texts[0];
  }

  /** The text in force; before that the latest public one. */
  private async shown(
    place: PlaceRef,
    versions: readonly PublicVersion[],
    current: ActTextRow | undefined,
  ): Promise<PublicText | null> {
    const same = versions.find((one) => one.kind === 'bylaw' && one.digest === current?.digest);
    return same ? this.texts.withContent(place, same) : this.latest(place, versions, 'bylaw');
  }

  private async latest(
    place: PlaceRef,
    versions: readonly PublicVersion[],
    kind: PublicVersion['kind'],
  ): Promise<PublicText | null> {
    const version = versions.findLast((one) => one.kind === kind);
    return version ? this.texts.withContent(place, version) : null;
  }

  private async stage(place: PlaceRef, code: string): Promise<PublicStageSummary | null> {
    const stage = await this.stages.of(place, code);
    if (!stage) return null;
    const { id, state, question, summary, opens, lastDay, acceptsOpinions, bylawVersionId } = stage;
    return { id, state, question, summary, opens, lastDay, acceptsOpinions, bylawVersionId };
  }

  /** Who holds it: the conditions in the way stay inside the administration. */
  private async next(place: PlaceRef, dossierId: string): Promise<PublicNextStep | null> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const facts = await this.registry.gather(manager, {
      municipalityId: place.id,
      dossierId,
      today,
      reason: null,
    });
    const step = nextStep(facts, today, await this.workingDays.calendarFor(manager, place.id));
    if (!step) return null;
    const { event, actor, article, deadline } = step;
    return {
      event,
      actor,
      article: article ?? null,
      deadline: deadline && {
        code: deadline.code,
        day: deadline.day,
        sense: deadline.sense,
        article: deadline.article,
      },
    };
  }

  private async votes(place: PlaceRef, dossierId: string): Promise<PublicVote[]> {
    const items = await this.sittings.ofDossier(place, dossierId);
    return items.map(({ sitting, item }) => ({
      sitting: {
        id: sitting.id,
        kind: sitting.kind,
        day: sitting.day,
        time: sitting.time,
        place: sitting.place,
      },
      purpose: item.purpose,
      outcome: item.outcome,
      decision: item.decision,
      minutesRef: item.minutesRef,
      counts: item.counts,
      votes: item.votes,
    }));
  }
}

function toPublished({ id: _id, code: _code, title: _title, topic: _topic, texts: _texts, ...act }: ActRow) {
  return act;
}

function toEvent(entry: PublicTimelineEntry, byId: ReadonlyMap<string, PublicVersion>): PublicEvent {
  const versions = entry.documents.flatMap(({ versionId }) => byId.get(versionId)?.id ?? []);
  return {
    seq: entry.seq,
    event: entry.event,
    from: entry.from,
    to: entry.to,
    day: entry.day,
    actor: entry.actorRole,
    article: entry.article,
    versionIds: [...new Set(versions)],
  };
}
