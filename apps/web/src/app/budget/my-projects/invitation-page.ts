import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { PageHeader } from '../../ui/page-header';
import { loadProblem, Submission } from '../../ui/submission';
import { ProjectsClient } from '../projects-client';

/** An invitation to write a project together, as the person sees it who followed its link. */
@Component({
  selector: 'vv-invitation-page',
  imports: [RouterLink, TranslocoPipe, ErrorSummary, FailedRequest, LocalLink, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'budget-projects.invitation.title' | transloco" />
      @if (problem()?.kind === 'notFound') {
        <div class="notice warn measure">
          <p>{{ 'budget-projects.invitation.gone' | transloco }}</p>
          <p>
            <a [routerLink]="['mans', 'projekti'] | localLink">{{
              'budget-projects.invitation.mine' | transloco
            }}</a>
          </p>
        </div>
      } @else if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="invitation.reload()" />
      } @else if (invitation.hasValue()) {
        @let shown = invitation.value();
        <p>
          {{
            'budget-projects.invitation.about' | transloco: { name: shown.inviter, place: shown.place.name }
          }}
        </p>
        <h2 [attr.lang]="shown.title ? 'lv' : null">
          {{ shown.title || ('budget.mine.untitled' | transloco) }}
        </h2>
        <p class="small soft" lang="lv">{{ shown.cycle.title }}</p>
        <p lang="lv">{{ shown.summary }}</p>
        <p class="soft">{{ 'budget-projects.invitation.means' | transloco }}</p>
        <vv-error-summary [violations]="submission.violations()" />
        <label class="choice">
          <input type="checkbox" [checked]="named()" (change)="named.set(!named())" />
          <span>{{ 'budget-projects.invitation.named' | transloco }}</span>
        </label>
        <p class="row">
          <button class="button main" type="button" (click)="answer(true)">
            {{ 'budget-projects.invitation.accept' | transloco }}
          </button>
          <button class="button secondary" type="button" (click)="answer(false)">
            {{ 'budget-projects.invitation.decline' | transloco }}
          </button>
        </p>
      } @else {
        <p role="status">{{ 'budget.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class InvitationPage {
  private readonly client = inject(ProjectsClient);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  readonly place = input.required<string>();
  readonly id = input.required<string>();
  /** The secret of the link. */
  readonly kods = input('');

  private readonly which = computed(() => ({ place: this.place(), id: this.id(), token: this.kods() }));
  protected readonly invitation = rxResource({
    params: () => this.which(),
    stream: ({ params }) => this.client.invitation(params.place, params.id, params.token),
  });
  protected readonly problem = loadProblem(this.invitation);
  protected readonly submission = new Submission();
  protected readonly named = signal(false);

  constructor() {
    const title = inject(TranslocoService).translate('budget-projects.invitation.title');
    inject(PageMeta).set({ title, hidden: true });
  }

  protected async answer(accept: boolean): Promise<void> {
    const { place, id, token } = this.which();
    const sent = await this.submission.send(() =>
      this.client.answerInvitation(place, id, { token, accept, namePublic: this.named() }),
    );
    if (!sent) return;
    const path = accept ? `/mans/projekti/${place}/${id}` : '/mans/projekti';
    await this.router.navigateByUrl(this.language.link(path));
  }
}
