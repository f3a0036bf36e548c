import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import type { DocumentJson, OpinionResult, ReviewBase, ReviewVoice } from '#libs/contracts';
import { AmendmentEffect } from '../amendments/index.js';
import { PublicDossiers } from '../bylaws/index.js';
import { CoordinationSummary } from '../coordination/index.js';
import { OpinionResults, PublicStages } from '../participation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { TextWork } from '../platform/workers/text-work.js';
import type { RoundRecord } from './review-rounds.js';
import { reviewUnits } from './review-units.js';

/** Most opinions of the public beside a text on the desk; all stand on the public page. */
const VOICES_SHOWN = 100;

/** What lies beside the text on a reviewer's desk: the act that is amended, what others said and were answered. */
@Injectable()
export class DeskPapers {
  constructor(
    private readonly published: PublicDossiers,
    private readonly stages: PublicStages,
    private readonly results: OpinionResults,
    private readonly coordination: CoordinationSummary,
    private readonly effects: AmendmentEffect,
    private readonly work: TextWork,
  ) {}

  /** The act in force that the by-law amends, and what it would say then; `null` for a by-law of its own. */
  async base(
    manager: EntityManager,
    round: RoundRecord,
    text: DocumentJson,
  ): Promise<ReviewBase<Comparison> | null> {
    const effect = await this.effects.of(manager, round.municipalityId, round.dossierId, text);
    if (!effect) return null;
    const { act, day, before, after } = effect;
    return { act, day, text: before, change: await this.work.compare(before, after) };
  }

  /** Budget and planning drafts have no opinion stage (PL 46(4)); what is not published is not shown. */
  async said(
    manager: EntityManager,
    place: PlaceRef,
    { dossierId, code }: { dossierId: string; code: string },
    text: DocumentJson,
  ): Promise<{ opinions: OpinionResult | null; voices: ReviewVoice[] }> {
    const asked = await this.coordination.of(manager, place.id, dossierId);
    const institutions = (asked?.items ?? []).map(
      ({ institution, unitLabel, text: words, disposition, reason }): ReviewVoice => ({
        from: institution,
        unitLabel,
        text: words,
        answer: disposition ? { outcome: disposition, reason } : null,
      }),
    );
    const dossier = await this.published.find(place.id, code);
    if (dossier?.kind !== 'normal') return { opinions: null, voices: institutions };
    const labels = new Map(reviewUnits(text).map(({ id, label }) => [id, label]));
    const { items } = await this.stages.opinionsOf(place, code);
    const residents = items.slice(0, VOICES_SHOWN).map(({ unitId, text: words, answer }): ReviewVoice => ({
      from: null,
      unitLabel: unitId ? (labels.get(unitId) ?? '') : '',
      text: words,
      answer: answer && { outcome: answer.outcome, reason: answer.reason },
    }));
    return {
      opinions: await this.results.of(place, code),
      voices: [...institutions, ...residents],
    };
  }
}
