import { Injectable } from '@nestjs/common';
import type { DraftListItem, PublicActs } from '#libs/contracts';
import { fold, words } from '#libs/latvian-text';
import { PublicDossiers } from '../bylaws/index.js';
import { PublicStages } from '../participation/index.js';
import { Acts } from '../promulgation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';

/** What a reader looks for. */
export interface ActSearch {
  q: string;
  topic: string | null;
  /** From 1. */
  page: number;
}

const PAGE_SIZE = 30;
const MOST_DRAFTS = 200;

/** States of drafts that are on their way; published ones are acts, withdrawn ones have ended. */
const ON_THE_WAY = [
  'draft',
  'endorsement',
  'coordination',
  'opinion_stage',
  'opinion_summary',
  'council_ready',
  'on_agenda',
  'adopted',
  'signed',
  'review_required',
  'in_review',
  'review_objections',
  'correction',
  'publication_barred',
  'promulgation_ready',
  'promulgation_sent',
] as const;

/** Acts by topic and search, and apart from them the drafts that are public. */
@Injectable()
export class ActList {
  constructor(
    private readonly acts: Acts,
    private readonly dossiers: PublicDossiers,
    private readonly stages: PublicStages,
    private readonly clock: Clock,
  ) {}

  /** Acts newest first; drafts that ask for opinions first, the soonest end first. */
  async read(place: PlaceRef, search: ActSearch): Promise<PublicActs> {
    const asked = words(fold(search.q));
    const { items, total } = await this.acts.list(place.id, this.clock.legalToday(), {
      words: asked,
      topic: search.topic,
      limit: PAGE_SIZE,
      offset: (search.page - 1) * PAGE_SIZE,
    });
    return {
      acts: items,
      total,
      page: search.page,
      pageSize: PAGE_SIZE,
      topics: await this.acts.topics(place.id),
      drafts: await this.drafts(place, asked, search.topic),
    };
  }

  private async drafts(
    place: PlaceRef,
    asked: readonly string[],
    topic: string | null,
  ): Promise<DraftListItem[]> {
    const { items } = await this.dossiers.list(place.id, {
      states: ON_THE_WAY,
      ...(topic ? { topic } : {}),
      limit: MOST_DRAFTS,
      offset: 0,
    });
    const open = new Map((await this.stages.open(place.id)).map((stage) => [stage.code, stage]));
    return items
      .map(({ code, title, topic: about, state, stateSince }): DraftListItem => {
        const stage = open.get(code);
        const question = stage?.question || null;
        return { code, title, topic: about, state, stateSince, question, until: stage?.lastDay ?? null };
      })
      .filter((draft) => {
        const text = fold(`${draft.title} ${draft.question ?? ''} ${draft.code}`);
        return asked.every((word) => text.includes(word));
      })
      .sort((a, b) => order(a).localeCompare(order(b)));
  }
}

/** Those with a last day come first; a later letter than any digit keeps the others behind in their order. */
function order(draft: DraftListItem): string {
  return draft.until ?? 'z';
}
