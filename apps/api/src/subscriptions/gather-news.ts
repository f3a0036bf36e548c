import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay, NewsKind } from '#libs/contracts';
import { PublicCycles } from '../budget/index.js';
import { Dossiers, PublicDossiers } from '../bylaws/index.js';
import { KnownInstitutions, MunicipalityProfiles, RoleHolders } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { Pages } from '../platform/web/pages.js';
import { SendNews } from './send-news.js';

/** Steps of a by-law that are news. */
const BYLAW_NEWS: Partial<Record<string, NewsKind>> = {
  openOpinionStage: 'opinion_opened',
  closeOpinionStage: 'opinion_closed',
  putOnAgenda: 'on_agenda',
  recordAdoption: 'adopted',
  recordRejection: 'rejected',
  recordPromulgation: 'promulgated',
  enterIntoForce: 'in_force',
  withdraw: 'withdrawn',
  barPublication: 'publication_barred',
};

/** Steps of a participatory budget that are news. */
const BUDGET_NEWS: Partial<Record<string, NewsKind>> = {
  openSubmission: 'budget_submission',
  openVoting: 'budget_vote',
  announce: 'budget_result',
};

/** Kinds of news that other features tell of themselves. */
const TOLD_BY_OTHERS: readonly NewsKind[] = [
  'participation',
  'participation_result',
  'opinions_answered',
  'project_started',
  'project_milestone',
  'project_delayed',
  'project_photo',
  'project_done',
];

/** News that another feature tells of itself, by a message of this topic. */
export const NEWS_TOPIC = 'news.publish';

interface News {
  municipalityId: string;
  sourceKey: string;
  kind: NewsKind;
  day: LegalDay;
  title: string;
  path: string;
  topic?: string | null;
  territory?: string | null;
  act?: string | null;
  author?: { id: string; name: string } | null;
  project?: string | null;
}

/** Makes news of what happens in the features; the same message delivered twice is one piece of news. */
@Injectable()
export class GatherNews implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly publicDossiers: PublicDossiers,
    private readonly cycles: PublicCycles,
    private readonly profiles: MunicipalityProfiles,
    private readonly roles: RoleHolders,
    private readonly institutions: KnownInstitutions,
    private readonly sender: SendNews,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.handlers.on('dossier.advanced', (payload) =>
      this.ofBylaw(
        String(payload['municipalityId']),
        String(payload['dossierId']),
        String(payload['event']),
        Number(payload['seq']),
      ),
    );
    this.handlers.on('budget.moved', (payload, messageId) =>
      this.ofBudget(
        String(payload['municipalityId']),
        String(payload['cycleId']),
        String(payload['event']),
        messageId,
      ),
    );
    this.handlers.on(NEWS_TOPIC, (payload) => this.ofOthers(payload));
  }

  private async ofBylaw(
    municipalityId: string,
    dossierId: string,
    event: string,
    seq: number,
  ): Promise<void> {
    const kind = BYLAW_NEWS[event];
    if (!kind) return;
    const dossier = await this.publicDossiers.find(municipalityId, dossierId);
    if (!dossier) return;
    const timeline = await this.publicDossiers.timeline(municipalityId, dossierId);
    const { slug } = await this.profiles.byId(municipalityId);
    await this.publish({
      municipalityId,
      sourceKey: `dossier:${dossierId}:${seq}`,
      kind,
      day: timeline.find((entry) => entry.seq === seq)?.day ?? this.clock.legalToday(),
      title: dossier.title,
      path: `${slug}/noteikumi/${dossier.code}`,
      topic: dossier.topic,
      territory: dossier.territory,
      act: dossier.code,
      author: await this.authorOf(municipalityId, dossierId),
    });
  }

  private async ofBudget(
    municipalityId: string,
    cycleId: string,
    event: string,
    messageId: string,
  ): Promise<void> {
    const kind = BUDGET_NEWS[event];
    if (!kind) return;
    const { id, slug, shortCode } = await this.profiles.byId(municipalityId);
    const { current } = await this.cycles.overview({ id, slug, shortCode });
    if (current?.id !== cycleId) return;
    await this.publish({
      municipalityId,
      sourceKey: `budget:${cycleId}:${event}:${messageId}`,
      kind,
      day: this.clock.legalToday(),
      title: current.title,
      path: `${slug}/budzets/${current.year}`,
      topic: 'participation',
    });
  }

  private async ofOthers(payload: Record<string, unknown>): Promise<void> {
    const text = (name: string): string | null => {
      const value = payload[name];
      return typeof value === 'string' && value !== '' ? value : null;
    };
    const [municipalityId, sourceKey, title, path] = ['municipalityId', 'key', 'title', 'path'].map(text);
    if (!municipalityId || !sourceKey || !title || !path) return;
    await this.publish({
      municipalityId,
      sourceKey,
      kind: TOLD_BY_OTHERS.find((one) => one === payload['kind']) ?? 'participation',
      day: text('day') ?? this.clock.legalToday(),
      title,
      path,
      topic: text('topic'),
      territory: text('territory'),
      act: text('act'),
      project: text('project'),
    });
  }

  /** The institution in which the draft's lawyer works; no person. */
  private async authorOf(municipalityId: string, dossierId: string): Promise<News['author']> {
    return this.unitOfWork.run({ kind: 'system' }, async ({ manager }) => {
      const { lawyerId } = await this.dossiers.load(manager, municipalityId, dossierId);
      const holders = await this.roles.of(municipalityId, 'lawyer', { manager });
      const held = holders.find((one) => (one.onBehalfOf ?? one.personId) === lawyerId);
      const known = await this.institutions.of(manager, municipalityId);
      const found = known.find(({ id }) => id === held?.institutionId);
      return found ? { id: found.id, name: found.name } : null;
    });
  }

  private async publish(news: News): Promise<void> {
    const id = randomUUID();
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const written = await tx.manager.query<unknown[]>(
        `INSERT INTO news_item (municipality_id, id, source_key, kind, day, title, path, topic, territory, act,
           author_id, author_name, project)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT ON CONSTRAINT news_item_source_uq DO NOTHING RETURNING id`,
        [
          news.municipalityId,
          id,
          news.sourceKey,
          news.kind,
          news.day,
          news.title,
          news.path,
          news.topic ?? null,
          news.territory ?? null,
          news.act ?? null,
          news.author?.id ?? null,
          news.author?.name ?? null,
          news.project ?? null,
        ],
      );
      if (written.length > 0) this.sender.soon(tx, news.municipalityId, id);
    });
    this.pages.forget();
  }
}
