import { Component, computed, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../../shell/page-meta';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { loadProblem } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { CycleSteps } from '../cycle/cycle-steps';
import { DeliveryCard } from './delivery-card';
import { OpenCycle } from '../open-cycle';

/** Winning projects until they stand: start, milestones, spending, delay with its reason (PL 62). */
@Component({
  selector: 'vv-delivery-page',
  imports: [TranslocoPipe, CycleSteps, DeliveryCard, EmptyState, FailedRequest],
  template: `
    <h2 class="head">{{ 'budget-work.delivery.title' | transloco }}</h2>
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="projects.reload()" />
    } @else if (projects.hasValue()) {
      @if (cycle.view()?.state === 'announced') {
        <vv-cycle-steps />
      }
      @for (project of projects.value(); track project.id) {
        <vv-delivery-card
          [project]="project"
          [editable]="manages()"
          [closed]="cycle.view()?.state === 'closed'"
          (changed)="projects.reload(); cycle.reload()"
        />
      } @empty {
        <vv-empty-state icon="clock" [title]="'budget-work.delivery.none' | transloco">
          <p>{{ 'budget-work.delivery.noneText' | transloco }}</p>
        </vv-empty-state>
      }
    } @else {
      <p role="status">{{ 'budget-work.loading' | transloco }}</p>
    }
  `,
  styles: `
    .head {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class DeliveryPage {
  private readonly client = inject(BudgetWorkClient);
  protected readonly cycle = inject(OpenCycle);
  protected readonly manages = computed(() => this.cycle.manages());
  protected readonly projects = rxResource({
    params: () => this.cycle.id() || undefined,
    stream: ({ params }) => this.client.delivery(params),
  });
  protected readonly problem = loadProblem(this.projects);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      meta.set({ title: transloco.translate<string>('budget-work.delivery.title'), hidden: true });
    });
  }
}
