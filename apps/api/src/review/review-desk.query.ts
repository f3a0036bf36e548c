import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { permissionsOf, type Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type { ReviewDeskView, ReviewText, SectorRequestView, Violation } from '#libs/contracts';
import { DossierFactsRegistry, Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { DeskPapers } from './desk-papers.query.js';
import type { RoundRecord } from './review-rounds.js';
import { ReviewStatisticsQuery } from './review-statistics.query.js';
import { reviewUnits } from './review-units.js';
import { Reviewers, type ReachedRound } from './reviewers.js';
import { disagreementView, RoundViews, type ReviewReading } from './round-views.js';

/** Most objections to other by-laws of the municipality beside a by-law. */
const EARLIER_SHOWN = 30;

/** Everything a reviewer needs to judge a by-law's legality (PL 47(2)). */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly reviewers: Reviewers,
    private readonly rounds: RoundViews,
    private readonly registry: DossierFactsRegistry,
    private readonly papers: DeskPapers,
    private readonly statistics: ReviewStatisticsQuery,
    private readonly work: TextWork,
  ) {}

  /** @throws Refused 404 for what was not sent to the reviewer's own ministry. */
  of(actor: Actor, roundId: string): Promise<ReviewDeskView<Comparison>> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const found = await this.reviewers.find(manager, actor, roundId);
      const { municipalityId, dossierId } = found;
      const place = await this.place(manager, municipalityId);
      const dossier = await this.dossiers.load(manager, municipalityId, dossierId);
      const reading = await this.rounds.read(manager, municipalityId, dossierId);
      const at = reading.rounds.findIndex((one) => one.id === roundId);
      const [round, record] = [reading.rounds[at], reading.records[at]];
      if (!round || !record) throw Refused.notFound('review');
      const text = await this.text(manager, municipalityId, record.bylawVersionId);
      const context = { municipalityId, dossierId, today: reading.today, reason: null };
      const facts = await this.registry.gather(manager, context);
      return {
        round,
        place: { slug: place.slug, name: place.name },
        bylaw: {
          code: dossier.code,
          title: dossier.title,
          number: facts.number,
          state: dossier.state,
          decision: facts.council?.decision
            ? { number: facts.council.decision.number, day: facts.council.decision.date }
            : null,
          signedOn: facts.signature?.day ?? null,
        },
        text,
        memorandum: record.memorandumVersionId
          ? await this.text(manager, municipalityId, record.memorandumVersionId)
          : null,
        units: reviewUnits(text.content),
        earlier: reading.rounds.slice(0, at),
        comparison: await this.comparison(manager, reading.records[at - 1], text),
        base: await this.papers.base(manager, record, text.content),
        ...(await this.papers.said(manager, place, { dossierId, code: dossier.code }, text.content)),
        earlierElsewhere: await this.statistics.elsewhere(
          actor,
          { place: place.slug, dossierId },
          EARLIER_SHOWN,
        ),
        sectorRequests: found.copied ? [] : record.sectorViews.map(sectorRequest),
        ministries: await this.reviewers.ministries(manager),
        disagreement: at === reading.rounds.length - 1 ? told(record, reading) : null,
        copied: found.copied,
        toAnswer: toAnswer(found, reading, at, dossier.state),
        permissions: permissionsOf(actor, { municipalityId }),
      };
    });
  }

  private async place(manager: EntityManager, id: string): Promise<PlaceRef & { name: string }> {
    const [row] = await manager.query<(PlaceRef & { name: string })[]>(
      `SELECT id, slug, name, short_code AS "shortCode" FROM municipality WHERE id = $1`,
      [id],
    );
    if (!row) throw Refused.notFound('municipality');
    return row;
  }

  private async text(manager: EntityManager, municipalityId: string, id: string): Promise<ReviewText> {
    const { content, digest } = await this.texts.named(manager, municipalityId, id);
    return { versionId: id, digest, content };
  }

  private async comparison(
    manager: EntityManager,
    before: RoundRecord | undefined,
    text: ReviewText,
  ): Promise<Comparison | null> {
    if (!before) return null;
    const earlier = await this.text(manager, before.municipalityId, before.bylawVersionId);
    return this.work.compare(earlier.content, text.content);
  }
}

/** A draft of disagreement is the council's own until it is signed. */
function told(record: RoundRecord, { item }: ReviewReading) {
  return item?.signedOn ? disagreementView(record, item) : null;
}

function toAnswer(found: ReachedRound, reading: ReviewReading, at: number, state: string): Violation[] {
  if (found.copied) return [{ code: 'review_copy_only' }];
  if (at < reading.rounds.length - 1) return [{ code: 'review_round_over' }];
  if (reading.records[at]?.opinion) return [{ code: 'review_opinion_given' }];
  return state === 'in_review' ? [] : [{ code: 'wrong_state', params: { event: 'recordObjections', state } }];
}

function sectorRequest(view: RoundRecord['sectorViews'][number]): SectorRequestView {
  const { id, institutionId, email, linkExpiresOn, openedAt, file } = view;
  return {
    id,
    institutionId,
    email,
    linkExpiresOn,
    openedAt,
    file: file && { digest: file.digest, name: file.name, size: file.size },
  };
}
