import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Permission } from '#libs/access-policy';
import type { CycleRules } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { EuroPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { TabInView } from '../ui/tab-in-view';
import { cycleTone } from './cycle-tone';
import { OpenCycle } from './open-cycle';

const TABS: readonly {
  page: string;
  name: string;
  needs?: Permission;
  when?: (rules: CycleRules) => boolean;
}[] = [
  { page: '', name: 'setup' },
  { page: 'projekti', name: 'projects' },
  { page: 'komisija', name: 'commission' },
  { page: 'geolatvija', name: 'geolatvija', needs: 'budget.manage', when: usesGeolatvija },
  { page: 'klatiene', name: 'inPerson', needs: 'budget.serve' },
  { page: 'skaitisana', name: 'count' },
  { page: 'istenosana', name: 'delivery' },
  { page: 'uzraudziba', name: 'watch', needs: 'budget.manage' },
];

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
    TabInView,
  ],
  templateUrl: './cycle-frame.html',
  styleUrl: '../ui/tabbed-frame.scss',
  providers: [OpenCycle],
})
export class CycleFrame {
  protected readonly cycle = inject(OpenCycle);
  private readonly session = inject(Session);
  protected readonly tone = cycleTone;
  protected readonly tabs = computed(() =>
    TABS.filter(({ needs, when }) => {
      const rules = this.cycle.view()?.rules;
      return (!needs || this.session.may(needs, this.cycle.place())) && (!when || (!!rules && when(rules)));
    }).map(({ page, name }) => ({
      path: this.cycle.path(...(page ? [page] : [])),
      exact: page === '',
      text: `budget-work.tab.${name}`,
    })),
  );
}

function usesGeolatvija({ submissionVenue, votingVenue }: CycleRules): boolean {
  return submissionVenue === 'geolatvija' || votingVenue === 'geolatvija';
}
