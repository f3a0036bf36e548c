import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ArticleRef, LegalDay, PublicationMeansCode } from '#libs/contracts';
import { rigaInstant } from '#libs/legal-calendar';
import { RecordPublication } from '../participation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Sittings } from './sittings.js';

/** What was made public on the official website before a sitting. */
export interface SittingNotice {
  what: 'agenda' | 'drafts';
  url: string;
  day: LegalDay;
  /** `HH:MM` in Latvia. */
  time: string;
  means: PublicationMeansCode;
}

/** Records that the agenda (PL 28(3), 29(5)) or the drafts (PL 28(4)) of a sitting are on the official website. */
@Injectable()
export class PublishNotice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly publication: RecordPublication,
  ) {}

  /** @throws Refused 422 for an address outside the official website. */
  run(actor: Actor, place: PlaceRef, sittingId: string, input: SittingNotice): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      return this.publication.within(tx, {
        municipalityId: place.id,
        subject: { sittingId },
        article: noticeArticle(input.what, sitting.kind, sitting.committeeId !== null),
        url: input.url,
        from: input.day,
        publishedAt: new Date(rigaInstant(input.day, input.time)),
        means: input.means,
        permission: 'council.manage',
      });
    });
  }
}

/** The duty a notice fulfils. */
export function noticeArticle(
  what: SittingNotice['what'],
  kind: 'regular' | 'extraordinary',
  ofCommittee = false,
): ArticleRef {
  if (ofCommittee) return { act: 'PL', ref: kind === 'extraordinary' ? '42(3)' : '41(2)' };
  if (what === 'drafts') return { act: 'PL', ref: '28(4)' };
  return { act: 'PL', ref: kind === 'extraordinary' ? '29(5)' : '28(3)' };
}
