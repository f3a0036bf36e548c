import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';

/** What the coordinator does with ideas: puts those about the same thing under one theme, takes unlawful ones off. */
@Injectable()
export class OrderIdeas {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: Pages,
  ) {}

  /** @param theme empty for none. @throws Refused 404. */
  group(actor: Actor, place: PlaceRef, ideaId: string, theme: string): Promise<void> {
    return this.change(actor, place, ideaId, 'theme', theme || null);
  }

  /** That there was an idea, and why its words are not shown, stays. @throws Refused 404. */
  hide(actor: Actor, place: PlaceRef, ideaId: string, reason: string): Promise<void> {
    return this.change(actor, place, ideaId, 'hidden_reason', reason);
  }

  private async change(
    actor: Actor,
    place: PlaceRef,
    ideaId: string,
    column: 'theme' | 'hidden_reason',
    value: string | null,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE budget_idea SET ${column} = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, ideaId, value],
      );
      if (changed !== 1) throw Refused.notFound('idea');
      tx.audit({
        municipalityId: place.id,
        action: 'budget.idea.order',
        subjectType: 'budgetIdea',
        subjectId: ideaId,
        permission: 'budget.manage',
        details: { what: column },
      });
    });
    this.pages.forget();
  }
}
