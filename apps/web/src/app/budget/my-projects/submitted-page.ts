import { afterNextRender, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';

/** The receipt of a submitted project: its number and what happens next. */
@Component({
  selector: 'vv-project-submitted-page',
  imports: [RouterLink, TranslocoPipe, FailedRequest, LegalDayPipe, LocalLink],
  template: `
    <div class="page measure-page">
      @if (problem(); as wrong) {
        <h1>{{ 'budget.receipt.title' | transloco }}</h1>
        <vv-failed-request [problem]="wrong" (retry)="project.reload()" />
      } @else {
        <div class="notice good">
          <h1 #heading tabindex="-1">{{ 'budget.receipt.title' | transloco }}</h1>
          @if (project.hasValue() && project.value(); as one) {
            <p>
              <strong lang="lv">{{ one.title }}</strong>
            </p>
            <p>
              {{ 'budget.receipt.number' | transloco }}
              <strong class="number figures" translate="no">{{ one.cycle.year }}/{{ one.nr }}</strong>
            </p>
          }
        </div>
        @if (project.hasValue() && project.value(); as one) {
          <h2>{{ 'budget.receipt.next' | transloco }}</h2>
          <ol>
            <li>
              {{ 'budget.receipt.nextCheck' | transloco: { day: (one.cycle.submissionTo | legalDay: 'on') } }}
            </li>
            <li>{{ 'budget.receipt.nextReturn' | transloco }}</li>
            <li>{{ 'budget.receipt.nextVote' | transloco }}</li>
          </ol>
          <p class="row">
            @if (one.nr !== null) {
              <a
                class="button"
                [routerLink]="[place(), 'budzets', one.cycle.year, 'projekti', one.nr] | localLink"
                >{{ 'budget.mine.public' | transloco }}</a
              >
            }
            <a class="button secondary" [routerLink]="'/mans/projekti' | localLink">{{
              'budget.mine.title' | transloco
            }}</a>
          </p>
        }
      }
    </div>
  `,
  styles: `
    .measure-page {
      max-width: 46rem;
    }

    .number {
      display: block;
      font-size: var(--size-2xl);
    }

    h2 {
      margin: var(--gap-5) 0 var(--gap-3);
    }
  `,
})
export class ProjectSubmittedPage {
  private readonly client = inject(BudgetClient);
  readonly place = input.required<string>();
  readonly id = input.required<string>();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly project = rxResource({
    params: () => ({ place: this.place(), id: this.id() }),
    stream: ({ params }) => this.client.myProject(params.place, params.id),
  });
  protected readonly problem = loadProblem(this.project);

  constructor() {
    const title = inject(TranslocoService).translate('budget.receipt.title');
    inject(PageMeta).set({ title, hidden: true });
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }
}
