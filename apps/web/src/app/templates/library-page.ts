import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { CLAUSES, clauseText } from '#libs/bylaw-templates';
import type { ClauseVersionView, OwnClauseView, OwnTemplateView } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { MomentPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { ClauseForm, type ClauseDraft } from './clause-form';
import { ClauseText } from './clause-text';
import { TemplatesClient } from './templates-client';

/** The clauses and templates of a municipality: written, changed, no longer offered; beside the built-in ones. */
@Component({
  selector: 'vv-library-page',
  imports: [
    TranslocoPipe,
    ArticleLink,
    ClauseForm,
    ClauseText,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    MomentPipe,
    PageHeader,
    StatusBadge,
  ],
  templateUrl: './library-page.html',
  styleUrl: './library-page.scss',
})
export class LibraryPage {
  private readonly client = inject(TemplatesClient);
  private readonly place = inject(Place);
  private readonly session = inject(Session);
  protected readonly submission = new Submission();
  protected readonly builtIn = CLAUSES;
  protected readonly draft = signal<ClauseDraft | null>(null);
  protected readonly said = signal(false);
  protected readonly wordings = signal<Readonly<Record<string, readonly ClauseVersionView[]>>>({});
  protected readonly mayManage = computed(() => this.session.may('template.manage', this.place.slug()));

  protected readonly clauses = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () => this.client.clauses(),
  });
  protected readonly templates = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () => this.client.templates(),
  });
  protected readonly problem = loadProblem(this.clauses);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => meta.set({ title: transloco.translate('templates.page.title'), hidden: true }));
  }

  protected add(): void {
    this.said.set(false);
    this.draft.set({ id: null, version: 0, title: '', about: '', group: 'application', kinds: [], text: '' });
  }

  protected edit({ id, version, title, about, group, kinds, points }: OwnClauseView): void {
    this.said.set(false);
    this.draft.set({ id, version, title, about, group, kinds, text: clauseText(points) });
  }

  protected saved(): void {
    this.draft.set(null);
    this.said.set(true);
    this.wordings.set({});
    this.clauses.reload();
  }

  protected cancel(): void {
    this.draft.set(null);
  }

  protected async offerClause({ id, version, retired }: OwnClauseView): Promise<void> {
    await this.submission.send(() => this.client.offerClause(id, version, retired));
    this.clauses.reload();
  }

  protected async offerTemplate({ id, version, retired }: OwnTemplateView): Promise<void> {
    await this.submission.send(() => this.client.offerTemplate(id, version, retired));
    this.templates.reload();
  }

  /** Earlier wordings are read when somebody asks for them. */
  protected async look(event: Event, { id }: OwnClauseView): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.wordings()[id]) return;
    const found = await firstValueFrom(this.client.wordings(id));
    this.wordings.update((all) => ({ ...all, [id]: found.slice(1) }));
  }
}
