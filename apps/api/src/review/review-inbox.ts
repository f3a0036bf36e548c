import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { InboxItem, ReviewQueueItem, SectorRequestItem } from '#libs/contracts';
import { InboxSources } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ReviewQueueQuery } from './review-queue.query.js';
import { Reviewers } from './reviewers.js';
import { SectorDesk } from './sector-desk.query.js';

/** By-laws that wait for an opinion in the inbox of a ministry's reviewer; the lawyer's own come from the procedure. */
@Injectable()
export class ReviewInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly queue: ReviewQueueQuery,
    private readonly reviewers: Reviewers,
    private readonly sectors: SectorDesk,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    const { varam, institutionIds } = this.reviewers.reachOf(actor);
    if (!varam && institutionIds.length === 0) return [];
    const { waiting } = await this.queue.of(actor);
    const role = varam ? 'varam_reviewer' : 'ministry_reviewer';
    const asked = institutionIds.length > 0 ? await this.sectors.list(actor) : [];
    const today = this.clock.legalToday();
    return [
      ...waiting.filter((item) => !item.copied).map((item) => toInboxItem(item, role)),
      ...asked
        .filter(({ answeredOn, over }) => answeredOn === null && !over)
        .map((item) => sectorItem(item, today)),
    ];
  }
}

function toInboxItem(item: ReviewQueueItem, role: string): InboxItem {
  const term = item.opinionBy;
  return {
    place: item.place,
    dossier: { id: item.dossierId, code: item.code, title: item.title, state: 'in_review' },
    event: 'recordNoObjections',
    actor: role,
    waitsFor: ['ministryOpinionReceived'],
    // For the ministry the month is a term to keep.
    deadline: term && { code: term.code, day: term.day, sense: 'due', overdue: term.overdue },
    path: `darbs/atzinumi/${item.id}`,
    missing: 1,
    ready: true,
  };
}

function sectorItem(item: SectorRequestItem, today: string): InboxItem {
  return {
    place: item.place,
    dossier: { id: item.dossierId, code: item.code, title: item.title, state: 'in_review' },
    event: 'giveSectorView',
    actor: 'ministry_reviewer',
    waitsFor: [],
    deadline: { code: 'SN.SECTOR_VIEW', day: item.answerBy, sense: 'due', overdue: today > item.answerBy },
    path: `darbs/nozares-viedokli/${item.id}`,
    missing: 0,
    ready: true,
  };
}
