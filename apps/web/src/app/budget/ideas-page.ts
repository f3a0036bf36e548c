import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { IdeaView } from '#libs/contracts';
import { loginAddress } from '../shell/guards';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { ProjectsClient } from './projects-client';

/** Ideas before projects: given, supported, grouped under themes; the most supported first. */
@Component({
  selector: 'vv-ideas-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PageHeader,
  ],
  templateUrl: './ideas-page.html',
  styles: `
    li {
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }

    li p {
      margin: 0 0 var(--gap-2);
    }

    h3 {
      margin: 0 0 var(--gap-1);
    }

    .text {
      white-space: pre-line;
    }
  `,
})
export class BudgetIdeasPage {
  private readonly client = inject(ProjectsClient);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly year = input.required<string>();

  protected readonly resource = rxResource({
    params: () => ({ place: this.place(), year: this.year() }),
    stream: ({ params }) => this.client.ideas(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.resource);
  private readonly mine = rxResource({
    params: () => (this.session.person() ? { place: this.place(), year: this.year() } : undefined),
    stream: ({ params }) => this.client.supportedIdeas(params.place, params.year),
  });
  protected readonly supported = computed(() => new Set(this.mine.hasValue() ? this.mine.value() : []));
  /** Ideas by theme; those without one stand last. */
  protected readonly themes = computed(() => {
    const themes = new Map<string, IdeaView[]>();
    for (const idea of this.resource.hasValue() ? this.resource.value().ideas : []) {
      const theme = idea.theme ?? '';
      themes.set(theme, [...(themes.get(theme) ?? []), idea]);
    }
    const all = [...themes].map(([theme, ideas]) => ({ theme, ideas }));
    return [...all.filter(({ theme }) => theme), ...all.filter(({ theme }) => !theme)];
  });
  protected readonly manages = computed(() => this.session.may('budget.manage', this.place()));
  protected readonly submission = new Submission();
  protected readonly title = signal('');
  protected readonly description = signal('');
  protected readonly named = signal(false);
  protected readonly login = computed(() =>
    loginAddress(this.language.link(`/${this.place()}/budzets/${this.year()}/idejas`)),
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: this.transloco.translate('budget-projects.ideas.metaTitle', { year: this.year() }),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected async give(): Promise<void> {
    const [title, description] = [this.title().trim(), this.description().trim()];
    const needed = [
      { where: 'title', label: 'budget-projects.ideas.name', value: title },
      { where: 'description', label: 'budget-projects.ideas.about', value: description },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sent = await this.submission.send(() =>
      this.client.giveIdea(this.place(), this.year(), { title, description, namePublic: this.named() }),
    );
    if (!sent) return;
    this.title.set('');
    this.description.set('');
    this.again();
  }

  protected async support(idea: IdeaView): Promise<void> {
    const on = !this.supported().has(idea.id);
    if (await this.submission.send(() => this.client.supportIdea(this.place(), idea.id, on))) this.again();
  }

  protected async group(idea: IdeaView, theme: string): Promise<void> {
    const sent = await this.submission.send(() => this.client.groupIdea(this.place(), idea.id, theme.trim()));
    if (sent) this.again();
  }

  private again(): void {
    this.resource.reload();
    this.mine.reload();
  }
}
