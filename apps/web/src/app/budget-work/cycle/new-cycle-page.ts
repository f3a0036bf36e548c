import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, tap } from 'rxjs';
import type { CycleInput } from '#libs/contracts';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Place } from '../../shell/place';
import { FailedRequest } from '../../ui/failed-request';
import { PageHeader } from '../../ui/page-header';
import { loadProblem, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { CycleEditor } from './cycle-editor';

/** A new cycle of the participatory budget. */
@Component({
  selector: 'vv-new-cycle-page',
  imports: [RouterLink, TranslocoPipe, CycleEditor, FailedRequest, LocalLink, PageHeader],
  template: `
    <div class="page">
      <p class="small">
        <a [routerLink]="['darbs', where.slug()!, 'budzets'] | localLink">{{
          'budget-work.cycles.title' | transloco
        }}</a>
      </p>
      <vv-page-header [title]="'budget-work.cycles.new' | transloco">
        <p class="lead">{{ 'budget-work.cycles.newAbout' | transloco }}</p>
      </vv-page-header>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="cycles.reload()" />
      } @else if (cycles.hasValue()) {
        <vv-cycle-editor [submission]="submission" [takenYears]="taken()" (saved)="save($event)" />
      } @else {
        <p class="visually-hidden" role="status">{{ 'budget-work.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class NewCyclePage {
  private readonly client = inject(BudgetWorkClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly where = inject(Place);
  protected readonly submission = new Submission();
  protected readonly cycles = rxResource({
    params: () => this.where.slug() ?? undefined,
    stream: () => this.client.cycles(),
  });
  protected readonly problem = loadProblem(this.cycles);
  protected readonly taken = computed(() =>
    (this.cycles.hasValue() ? this.cycles.value() : [])
      .filter(({ state }) => state !== 'cancelled')
      .map(({ year }) => year),
  );

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('budget-work.cycles.new'), hidden: true });
  }

  protected async save(cycle: CycleInput): Promise<void> {
    let id = '';
    const request = () =>
      this.client.create(cycle).pipe(
        tap((made) => (id = made.id)),
        map(() => null),
      );
    if (!(await this.submission.send(request))) return;
    await this.router.navigateByUrl(
      this.language.link(['', 'darbs', this.where.slug() ?? '', 'budzets', id].join('/')),
    );
  }
}
