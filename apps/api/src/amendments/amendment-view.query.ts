import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { Comparison } from '#libs/bylaw-diff';
import type { AmendmentTexts, AmendmentView, LegalDay } from '#libs/contracts';
import { DocumentGates } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { Acts } from '../promulgation/index.js';
import { toRef } from './amended-act.js';
import { AmendmentChecks } from './amendment-checks.js';
import { AmendmentTextSets } from './amendment-texts.js';
import { Amendments, type AmendmentRow } from './amendments.js';
import { Consolidations } from './consolidations.js';
import { workingDigest } from './start-amending.js';

/** What an amending dossier amends and how its by-law stands to the edited text. */
@Injectable()
export class ReadAmendment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly acts: Acts,
    private readonly amendments: Amendments,
    private readonly textSets: AmendmentTextSets,
    private readonly checks: AmendmentChecks,
    private readonly gates: DocumentGates,
    private readonly consolidations: Consolidations,
    private readonly work: TextWork,
  ) {}

  /** `null` where the dossier amends no act. */
  async view(actor: Actor, place: PlaceRef, dossierId: string): Promise<AmendmentView | null> {
    const { manager } = this.dataSource;
    const row = await this.amendments.find(manager, place.id, dossierId);
    if (!row) return null;
    const act = await this.acts.byId(place.id, this.clock.legalToday(), row.actId);
    if (!act) throw Refused.notFound('act');
    const { base, edited, bylaw } = await this.textSets.of(manager, row);
    const consolidations = await this.consolidations.of(actor, place, dossierId);
    return {
      act: toRef(act),
      baseDay: row.baseDay,
      baseOutdated:
        consolidations.length === 0 && (act.texts.at(-1)?.digest ?? row.baseDigest) !== row.baseDigest,
      workingDocumentId: row.workingDocumentId,
      unchanged: edited !== null && edited.digest === workingDigest(base),
      written: row.writtenAt && {
        at: row.writtenAt.toISOString(),
        by: row.writtenBy,
        outdated: edited !== null && edited.digest !== row.writtenFrom,
        editedByHand: bylaw.digest !== row.writtenDigest,
      },
      check: await this.checks.of(manager, row, { base, bylaw, edited }),
      warnings: row.warnings,
      locked: await this.gates.refusals(
        manager,
        { ...bylaw, municipalityId: place.id, documentId: bylaw.id },
        false,
      ),
      consolidations,
      version: row.version,
    };
  }

  /** The text in force, the one the amendments lead to, and the by-law. */
  async texts(place: PlaceRef, dossierId: string): Promise<AmendmentTexts> {
    const { manager } = this.dataSource;
    const row = await this.amendments.load(manager, place.id, dossierId);
    const { base, edited, bylaw } = await this.textSets.of(manager, row);
    const after = edited?.content ?? (await this.applied(row, base, bylaw.content));
    return { before: base, after, bylaw: bylaw.content };
  }

  /** What was changed in the act. */
  async changes(place: PlaceRef, dossierId: string): Promise<Comparison> {
    const { before, after } = await this.texts(place, dossierId);
    return this.work.compare(before, after);
  }

  /** As far as it can be applied: the findings of the check say what is missing. */
  private async applied(
    row: AmendmentRow,
    base: AmendmentTexts['before'],
    amending: AmendmentTexts['bylaw'],
  ): Promise<AmendmentTexts['after']> {
    const today: LegalDay = this.clock.legalToday();
    const { wordings } = await this.work.follow({
      base,
      inForceFrom: row.baseDay,
      amending,
      act: { act: { issuer: '', number: '…' }, day: today, inForceFrom: today },
    });
    return wordings.at(-1)?.document ?? base;
  }
}
