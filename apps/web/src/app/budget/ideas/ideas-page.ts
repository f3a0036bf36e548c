import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { IDEA_LIMITS } from '#libs/budget-rules';
import type { IdeaView, MyProjectView } from '#libs/contracts';
import { loginAddress } from '../../shell/guards';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { emptyFields, loadProblem, Submission } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { IdeaCard } from './idea-card';
import { ProjectsClient } from '../projects-client';

/** Ideas before projects: given, supported, grouped under themes, made into projects; the most supported first. */
@Component({
  selector: 'vv-ideas-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    IdeaCard,
    LegalDayPipe,
    LocalLink,
    PageHeader,
  ],
  templateUrl: './ideas-page.html',
  styles: `
    section {
      margin-top: var(--gap-6);
    }

    li {
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }
  `,
})
export class BudgetIdeasPage {
  private readonly client = inject(ProjectsClient);
  private readonly projects = inject(BudgetClient);
  private readonly router = inject(Router);
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
  /** The term is over: nothing is asked for any more. */
  protected readonly over = computed(() => {
    const term = this.resource.hasValue() ? this.resource.value().term : null;
    const today = this.session.legalToday();
    return term !== null && today !== null && term.to < today;
  });
  protected readonly manages = computed(() => this.session.may('budget.manage', this.place()));
  protected readonly submission = new Submission();
  protected readonly title = signal('');
  protected readonly description = signal('');
  protected readonly placeNote = signal('');
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
      this.client.giveIdea(this.place(), this.year(), {
        ...{ title, description, placeNote: this.placeNote().trim() },
        namePublic: this.named(),
      }),
    );
    if (!sent) return;
    this.title.set('');
    this.description.set('');
    this.placeNote.set('');
    this.again();
  }

  protected async support(idea: IdeaView): Promise<void> {
    const on = !this.supported().has(idea.id);
    if (await this.submission.send(() => this.client.supportIdea(this.place(), idea.id, on))) this.again();
  }

  /** The ideas of a theme that can become one project; `null` where there is nothing to put together. */
  protected together({ theme, ideas }: { theme: string; ideas: IdeaView[] }): IdeaView[] | null {
    const shown = ideas.filter(({ hidden }) => hidden === null);
    return theme && shown.length > 1 && shown.length <= IDEA_LIMITS.together ? shown : null;
  }

  /** A draft with the words of the ideas, which stay its origin. */
  protected async begin(ideas: readonly IdeaView[]): Promise<void> {
    let draft: MyProjectView | null = null;
    const ids = ideas.map(({ id }) => id);
    const done = await this.submission.send(() =>
      this.projects.startProject(this.place(), this.year(), ids).pipe(tap((project) => (draft = project))),
    );
    const id = (draft as MyProjectView | null)?.id;
    if (done && id)
      await this.router.navigateByUrl(this.language.link(`/mans/projekti/${this.place()}/${id}`));
  }

  protected again(): void {
    this.resource.reload();
    this.mine.reload();
  }
}
