import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { formatDay } from '../ui/format';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { CouncilClient } from './council-client';
import { PublicSittingCard } from './public-sitting';

/** One sitting for everybody, at an address that lasts. */
@Component({
  selector: 'vv-public-sitting-page',
  imports: [RouterLink, TranslocoPipe, FailedRequest, LocalLink, PageHeader, PublicSittingCard],
  template: `
    <div class="page">
      <p class="above">
        <a [routerLink]="[place(), 'dome'] | localLink">{{ 'council.public.back' | transloco }}</a>
      </p>
      @if (problem(); as wrong) {
        <vv-page-header [title]="'ui.failed.' + wrong.kind + '.title' | transloco" />
        <vv-failed-request [problem]="wrong" (retry)="sitting.reload()" />
      } @else if (sitting.hasValue() && sitting.value(); as one) {
        <vv-page-header [title]="title()" />
        <h2 class="visually-hidden">{{ 'council.agenda.title' | transloco }}</h2>
        <vv-public-sitting [sitting]="one" [coming]="coming()" [alone]="true" />
      } @else {
        <p role="status" class="soft">{{ 'council.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class PublicSittingPage {
  private readonly client = inject(CouncilClient);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  /** From the address. */
  readonly id = input.required<string>();
  readonly place = input.required<string>();

  protected readonly sitting = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.client.openSitting(params),
  });
  protected readonly problem = loadProblem(this.sitting);
  private readonly shown = computed(() => (this.sitting.hasValue() ? this.sitting.value() : null));
  protected readonly title = computed(() => {
    const sitting = this.shown();
    if (!sitting) return this.transloco.translate<string>('council.sitting.title');
    const day = formatDay(sitting.day, this.language.current());
    return sitting.committee
      ? `${sitting.committee}, ${day}`
      : this.transloco.translate<string>('council.sitting.of', { day });
  });
  protected readonly coming = computed(() => {
    const sitting = this.shown();
    return (
      !!sitting && sitting.state !== 'closed' && sitting.day >= (this.session.legalToday() ?? sitting.day)
    );
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const wrong = this.problem();
      if (wrong) {
        const status = wrong.kind === 'failed' || wrong.kind === 'offline' ? 503 : 404;
        meta.set({ title: this.transloco.translate(`ui.failed.${wrong.kind}.title`), hidden: true, status });
        return;
      }
      if (!this.shown()) return;
      const description = this.transloco.translate<string>('council.public.sittingDescription');
      meta.set({ title: this.title(), description });
    });
  }
}
