import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { numberDocument, parseDocument } from '#libs/bylaw-document';
import { addUnits } from '#libs/legal-calendar';
import { AnnouncePublication } from '../../../participation/announce-publication.js';
import { AnswerOpinions } from '../../../participation/answer-opinions.js';
import { EndStage } from '../../../participation/end-stage.js';
import { FormTokens } from '../../../participation/form-tokens.js';
import { InsertPart8 } from '../../../participation/insert-part8.js';
import { ModerateOpinion } from '../../../participation/moderate-opinion.js';
import { OpenStage } from '../../../participation/open-stage.js';
import { OpinionStages } from '../../../participation/opinion-stages.js';
import { PrepareStage } from '../../../participation/prepare-stage.js';
import { PublishCollation } from '../../../participation/opinions/publish-collation.js';
import { StageDifferencesQuery } from '../../../participation/opinions/stage-differences.query.js';
import { SupportOpinion } from '../../../participation/opinions/support-opinion.js';
import { SubmitOpinionCase } from '../../../participation/submit-opinion.js';
import { ReadDocument } from '../../../documents/read-document.query.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Cast } from './cast.js';
import { Drafting, type Tale } from './drafting.js';
import type { OpinionPlan } from './texts/opinions.js';

const FILLED_FOR_MS = 120_000;

/** What residents and the lawyer do in the opinion stages of the demo's past. */
export class Consulting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly drafting: Drafting,
    private readonly stages: OpinionStages,
    private readonly prepare: PrepareStage,
    private readonly announce: AnnouncePublication,
    private readonly openStage: OpenStage,
    private readonly endStage: EndStage,
    private readonly tokens: FormTokens,
    private readonly submit: SubmitOpinionCase,
    private readonly moderate: ModerateOpinion,
    private readonly answer: AnswerOpinions,
    private readonly insertPart8: InsertPart8,
    private readonly documents: ReadDocument,
    private readonly supporting: SupportOpinion,
    private readonly differences: StageDifferencesQuery,
    private readonly collation: PublishCollation,
  ) {}

  /** Announces the stage for so many days and opens it. */
  async open(tale: Tale, days: number): Promise<void> {
    const { plan, staff } = tale;
    const { place, actor } = await this.drafting.as(tale, staff.lawyer);
    const today = this.clock.legalToday();
    const { version } = await this.prepare.run(actor, place, tale.id, {
      question: plan.question,
      summary: plan.summary,
      responsible: {
        name: staff.head,
        phone: '+371 60000000',
        email: `lidzdaliba@${staff.site.replace('www.', '')}`,
      },
      targetGroups: plan.targetGroups,
      channels: ['web', 'email', 'post', 'in_person'],
    });
    await this.announce.run(actor, place, tale.id, {
      article: { act: 'PL', ref: '46(3)' },
      url: `https://${staff.site}/sabiedribas-lidzdaliba/${slugOf(plan.title)}`,
      from: today,
      to: addUnits(today, days, 'day'),
      means: 'own_domain',
    });
    await this.openStage.run(actor, place, tale.id, version);
  }

  /** Somebody gives an opinion; what comes without login is looked at by the lawyer, unless it still waits. */
  async say(tale: Tale, opinion: OpinionPlan): Promise<void> {
    const { place, actor: lawyer } = await this.drafting.as(tale, tale.staff.lawyer);
    const actor: Actor = opinion.person ? await this.cast.actor(opinion.person) : { kind: 'anonymous' };
    const stageId = await this.stageOf(tale);
    const unitId = opinion.unit ? await this.unitOf(tale, opinion.unit) : undefined;
    const { receipt } = await this.submit.run(
      actor,
      place,
      stageId,
      {
        kind: opinion.kind,
        text: opinion.text,
        named: opinion.named ?? false,
        adult: true,
        ...(unitId ? { unitId } : {}),
        ...(opinion.wording ? { wording: opinion.wording } : {}),
        ...(opinion.name ? { authorName: opinion.name } : {}),
        ...(opinion.organisation ? { organisation: opinion.organisation } : {}),
        ...(opinion.email ? { authorEmail: opinion.email } : {}),
      },
      { token: this.tokens.issue(stageId, new Date(this.clock.realNow().getTime() - FILLED_FOR_MS)) },
    );
    const kept = await this.byReceipt(receipt);
    if (kept.state === 'pending' && !opinion.pending) {
      await this.moderate.run(lawyer, place, kept.id, { decision: 'publish', version: kept.version });
    }
    if (opinion.answer) this.answers.set(opinion, kept.id);
    for (let one = 0; one < (opinion.supporters ?? 0); one += 1) {
      await this.supporting.run({ kind: 'anonymous' }, place, kept.id, `${receipt} ${one}`, true);
    }
  }

  /** The term is over. */
  async close(tale: Tale): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    await this.endStage.close(place.id, await this.stageOf(tale));
  }

  /** The lawyer answers those opinions whose answers are written, and fills part 8 when all are answered. */
  async answerAll(tale: Tale, opinions: readonly OpinionPlan[]): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    for (const opinion of opinions) {
      const id = this.answers.get(opinion);
      if (!opinion.answer || !id) continue;
      const [row] = await this.dataSource.query<{ version: number }[]>(
        `SELECT version FROM opinion WHERE municipality_id = $1 AND id = $2`,
        [place.id, id],
      );
      const answered = [{ id, version: row?.version ?? 0 }];
      const changedUnits = await this.traced(tale, place.id, opinion);
      const text = { ...opinion.answer, changedUnits, opinions: answered };
      await this.answer.run(actor, place, { dossierId: tale.id }, text);
    }
    if (!opinions.every((opinion) => opinion.answer)) return;
    await this.insertPart8.run(actor, place, tale.id);
    if (opinions.length > 0) await this.collation.run(actor, place, tale.id);
  }

  private readonly answers = new Map<OpinionPlan, string>();

  /** The place the opinion is about, where the text was changed there. */
  private async traced(tale: Tale, municipalityId: string, opinion: OpinionPlan): Promise<string[]> {
    if (!opinion.unit || opinion.answer?.outcome === 'declined') return [];
    const unitId = await this.unitOf(tale, opinion.unit);
    const changes = await this.differences.changes(this.dataSource.manager, municipalityId, tale.id);
    return changes.filter((change) => change.unitId === unitId).map((change) => change.unitId);
  }

  private async stageOf(tale: Tale): Promise<string> {
    const place = await this.cast.place(tale.staff.slug);
    const stage = await this.stages.latest(this.dataSource.manager, place.id, tale.id);
    if (!stage) throw new Error(`"${tale.plan.title}" has no opinion stage.`);
    return stage.id;
  }

  /** The unit of the by-law that carries the number. */
  private async unitOf(tale: Tale, number: string): Promise<string> {
    const place = await this.cast.place(tale.staff.slug);
    const document = (await this.drafting.view(tale)).documents.find(({ kind }) => kind === 'bylaw');
    const { content } = await this.documents.at(place, document?.id ?? '');
    const parsed = parseDocument(content);
    if (!parsed.allowed) throw new Error('A document of the demo does not fit its schema.');
    for (const [id, unit] of numberDocument(parsed.doc)) {
      const isPoint = unit.kind === 'point' || unit.kind === 'subpoint';
      if (isPoint && unit.text.replace(/\.$/, '') === number) return id;
    }
    throw new Error(`"${tale.plan.title}" has no ${number}.`);
  }

  private async byReceipt(receipt: string): Promise<{ id: string; state: string; version: number }> {
    const [row] = await this.dataSource.query<{ id: string; state: string; version: number }[]>(
      `SELECT id, state, version FROM opinion WHERE receipt = $1`,
      [receipt],
    );
    if (!row) throw new Error(`There is no opinion ${receipt}.`);
    return row;
  }
}

function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
}
