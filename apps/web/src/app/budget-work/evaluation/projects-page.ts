import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { projectTone } from '../cycle-tone';
import { ListApprovalPanel } from './list-approval';
import { OpenCycle } from '../open-cycle';

/** Every submitted project of the cycle in the order of submission; what waits for the evaluator comes first. */
@Component({
  selector: 'vv-projects-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    EmptyState,
    EuroPipe,
    FailedRequest,
    LegalDayPipe,
    ListApprovalPanel,
    LocalLink,
    StatusBadge,
  ],
  templateUrl: './projects-page.html',
  styles: `
    .head {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class ProjectsPage {
  private readonly client = inject(BudgetWorkClient);
  protected readonly cycle = inject(OpenCycle);
  protected readonly tone = projectTone;
  protected readonly waitingOnly = signal(false);
  protected readonly projects = rxResource({
    params: () => this.cycle.id() || undefined,
    stream: ({ params }) => this.client.projects(params),
  });
  protected readonly problem = loadProblem(this.projects);
  protected readonly all = computed(() => (this.projects.hasValue() ? this.projects.value() : []));
  protected readonly waiting = computed(() => this.all().filter((one) => one.state === 'submitted').length);
  protected readonly shown = computed(() =>
    this.waitingOnly() ? this.all().filter((one) => one.state === 'submitted') : this.all(),
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      meta.set({ title: transloco.translate<string>('budget-work.projects.title'), hidden: true });
    });
  }
}
