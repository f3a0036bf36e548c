import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { FailedRequest } from '../ui/failed-request';
import { EuroPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { cycleTone } from './cycle-tone';
import { OpenCycle } from './open-cycle';

const TABS = [
  { page: '', name: 'setup' },
  { page: 'projekti', name: 'projects' },
  { page: 'skaitisana', name: 'count' },
  { page: 'istenosana', name: 'delivery' },
] as const;

/** What every page of a cycle has around it: which cycle, in which state, and the way to its other pages. */
@Component({
  selector: 'vv-cycle-frame',
  imports: [
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TranslocoPipe,
    EuroPipe,
    FailedRequest,
    LocalLink,
    StatusBadge,
  ],
  templateUrl: './cycle-frame.html',
  styleUrl: '../ui/tabbed-frame.scss',
  providers: [OpenCycle],
})
export class CycleFrame {
  protected readonly cycle = inject(OpenCycle);
  protected readonly tone = cycleTone;
  protected readonly tabs = computed(() =>
    TABS.map(({ page, name }) => ({
      path: this.cycle.path(...(page ? [page] : [])),
      exact: page === '',
      text: `budget-work.tab.${name}`,
    })),
  );
}
