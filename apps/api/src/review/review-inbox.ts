import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { InboxItem, ReviewQueueItem } from '#libs/contracts';
import { InboxSources } from '../bylaws/index.js';
import { ReviewQueueQuery } from './review-queue.query.js';
import { Reviewers } from './reviewers.js';

/** By-laws that wait for an opinion in the inbox of a ministry's reviewer; the lawyer's own come from the procedure. */
@Injectable()
export class ReviewInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly queue: ReviewQueueQuery,
    private readonly reviewers: Reviewers,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    const { varam, institutionIds } = this.reviewers.reachOf(actor);
    if (!varam && institutionIds.length === 0) return [];
    const { waiting } = await this.queue.of(actor);
    const role = varam ? 'varam_reviewer' : 'ministry_reviewer';
    return waiting.filter((item) => !item.copied).map((item) => toInboxItem(item, role));
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
