import { Injectable } from '@nestjs/common';
import type { AmendmentFindingView, DocumentJson, LegalDay } from '#libs/contracts';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { TextWork } from '../platform/workers/text-work.js';
import { Acts, type ActRow } from '../promulgation/index.js';
import { AmendedActs } from './amended-act.js';
import { Amendments } from './amendments.js';
import { ConsolidatedTexts } from './consolidated-text.js';
import { Consolidations } from './consolidations.js';

/** Topic of the message that an act has all texts that one amending act brings. */
export const CONSOLIDATED = 'act.consolidated';

interface NewWording {
  from: LegalDay;
  document: DocumentJson;
}

/**
 * Makes the texts that an act has after a published amending one: for every day on which its wording changes. Where
 * anything is not understood or does not apply, a person consolidates by hand, from the best attempt.
 */
@Injectable()
export class ConsolidateAct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly acts: Acts,
    private readonly amendedActs: AmendedActs,
    private readonly amendments: Amendments,
    private readonly consolidations: Consolidations,
    private readonly consolidated: ConsolidatedTexts,
    private readonly texts: DocumentTexts,
    private readonly timeline: RecordDossierEvent,
    private readonly work: TextWork,
  ) {}

  /** Does nothing where the dossier amends no act, is not published, or was consolidated before. */
  async run(municipalityId: string, dossierId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const { manager } = tx;
      await this.dossiers.load(manager, municipalityId, dossierId, { lock: true });
      const amendment = await this.amendments.find(manager, municipalityId, dossierId);
      const today = this.clock.legalToday();
      const amending = amendment && (await this.acts.ofDossier(municipalityId, today, dossierId));
      if (!amending || !(await this.isNext(tx, municipalityId, dossierId, amendment.actId))) return;
      const act = await this.acts.byId(municipalityId, today, amendment.actId, manager);
      if (!act) return;
      const { wordings, findings } = await this.follow(tx, municipalityId, act, amending);
      await this.keep(tx, { municipalityId, dossierId, act, amending }, wordings, findings);
    });
  }

  /**
   * Locks the act. Amendments to one act are consolidated one after another: while an earlier one is in work by hand, the
   * text that this one changes is not known.
   */
  private async isNext(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    actId: string,
  ): Promise<boolean> {
    await tx.manager.query(`SELECT 1 FROM act WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE`, [
      municipalityId,
      actId,
    ]);
    const [found] = await tx.manager.query<{ mine: boolean; others: boolean }[]>(
      `SELECT bool_or(dossier_id = $3) AS mine, bool_or(dossier_id <> $3 AND state <> 'done') AS others
         FROM consolidation WHERE municipality_id = $1 AND act_id = $2`,
      [municipalityId, actId, dossierId],
    );
    return !found?.mine && !found?.others;
  }

  /** Every text that holds on or after the first day of the amendments is changed by them. */
  private async follow(
    tx: Transaction,
    municipalityId: string,
    act: ActRow,
    amending: ActRow,
  ): Promise<{ wordings: NewWording[]; findings: AmendmentFindingView[] }> {
    const version = amending.texts[0]?.bylawVersionId ?? '';
    const { content } = await this.texts.named(tx.manager, municipalityId, version);
    const issuer = await this.amendedActs.issuerGenitive(tx.manager, municipalityId);
    const wordings: NewWording[] = [];
    let findings: AmendmentFindingView[] = [];
    for (const [at, text] of act.texts.entries()) {
      const next = act.texts[at + 1];
      if (next && next.from <= amending.fromDay) continue;
      const base = await this.texts.named(tx.manager, municipalityId, text.bylawVersionId);
      const result = await this.work.follow({
        base: base.content,
        inForceFrom: text.from,
        amending: content,
        act: {
          act: { issuer, number: amending.number },
          day: amending.adoptedDay,
          inForceFrom: amending.fromDay,
        },
      });
      wordings.push(...result.wordings.filter(({ from }) => !next || from < next.from));
      const open = [...result.findings, ...result.unclear.map(notUnderstood)].filter(needsPerson);
      if (findings.length === 0) findings = open;
      if (open.length > 0 && result.wordings.length === 0)
        wordings.push({ from: laterOf(text.from, amending.fromDay), document: base.content });
    }
    return { wordings, findings };
  }

  private async keep(
    tx: Transaction,
    of: { municipalityId: string; dossierId: string; act: ActRow; amending: ActRow },
    wordings: readonly NewWording[],
    findings: readonly AmendmentFindingView[],
  ): Promise<void> {
    const { municipalityId, dossierId, act, amending } = of;
    for (const { from, document } of wordings) {
      await tx.manager.query(
        `INSERT INTO consolidation (municipality_id, dossier_id, act_id, amending_act_id, from_day, state, attempt,
           findings, created_at) VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8)`,
        [
          municipalityId,
          dossierId,
          act.id,
          amending.id,
          from,
          JSON.stringify(document),
          JSON.stringify(findings),
          this.clock.legalNow(),
        ],
      );
    }
    const byHand = findings.length > 0;
    const rows = await this.consolidations.rows(tx.manager, municipalityId, dossierId);
    for (const row of byHand ? rows.slice(0, 1) : rows) {
      const documentId = await this.consolidated.open(tx, row, row.attempt ?? {});
      if (!byHand) await this.consolidated.finish(tx, { ...row, documentId });
    }
    tx.audit({
      municipalityId,
      action: byHand ? 'act.consolidateByHand' : 'act.consolidate',
      subjectType: 'act',
      subjectId: act.id,
      details: {
        dossierId,
        days: wordings.map(({ from }) => from),
        findings: findings.map(({ code }) => code),
      },
    });
    await this.timeline.within(tx, {
      municipalityId,
      dossierId,
      event: byHand ? 'consolidateByHand' : 'consolidate',
      permission: 'promulgation.manage',
      details: { number: act.number, year: act.year },
      isPublic: true,
    });
    if (!byHand) tx.emit(CONSOLIDATED, { municipalityId, actId: act.id, dossierId });
  }
}

/** A guessed superscript is shown where the amendments are written; everything else leaves the text uncertain. */
function needsPerson({ code }: AmendmentFindingView): boolean {
  return code !== 'amend.superscript-guessed' && code !== 'amend.no-instructions';
}

function notUnderstood(text: string): AmendmentFindingView {
  return {
    code: 'amend.commencement-not-understood',
    severity: 'warning',
    place: { number: '', line: 0 },
    params: { text },
  };
}

function laterOf(one: LegalDay, other: LegalDay): LegalDay {
  return one > other ? one : other;
}
