import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { FailedRequest } from '../ui/failed-request';
import { Session } from './session';
import { SideNav } from './side-nav';

/** The workspace: a rail at the side, the work beside it. */
@Component({
  selector: 'vv-workspace-layout',
  imports: [RouterOutlet, FailedRequest, SideNav],
  template: `
    @if (session.failed() && !session.person()) {
      <div class="page"><vv-failed-request (retry)="session.refresh()" /></div>
    } @else {
      <div class="workspace">
        @if (shown()) {
          <vv-side-nav />
        }
        <div class="work"><router-outlet /></div>
      </div>
    }
  `,
  styles: `
    .workspace {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      min-height: 100%;
    }

    .work {
      min-width: 0;
      padding-bottom: 5rem;
    }

    @media (min-width: 60rem) {
      .workspace {
        grid-template-columns: auto minmax(0, 1fr);
      }

      .work {
        padding-bottom: 0;
      }
    }
  `,
})
export class WorkspaceLayout {
  protected readonly session = inject(Session);
  protected readonly shown = computed(() => this.session.person() !== null);
}
