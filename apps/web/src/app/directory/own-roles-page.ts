import { Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { DirectoryClient } from './directory-client';
import { RoleItem } from './role-item';
import { loadProblem } from '../ui/submission';

/** My roles here, and who stands in for me while I am away. */
@Component({
  selector: 'vv-own-roles-page',
  imports: [TranslocoPipe, EmptyState, FailedRequest, PageHeader, RoleItem],
  template: `
    <div class="page">
      <vv-page-header [title]="'directory.own.title' | transloco">
        <p class="lead">{{ 'directory.own.about' | transloco }}</p>
      </vv-page-header>
      <div role="status">
        @if (message()) {
          <p class="notice good">{{ message() | transloco }}</p>
        }
      </div>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="own.reload()" />
      } @else if (own.hasValue()) {
        @for (role of own.value().roles; track role.id) {
          <vv-role-item
            class="card"
            [role]="role"
            [own]="true"
            [colleagues]="own.value().colleagues"
            (changed)="changed($event)"
          />
        } @empty {
          <vv-empty-state icon="person" [title]="'directory.own.empty' | transloco">
            <p>{{ 'directory.own.emptyText' | transloco }}</p>
          </vv-empty-state>
        }
      } @else {
        <p class="soft" aria-live="polite">{{ 'directory.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .card {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class OwnRolesPage {
  private readonly client = inject(DirectoryClient);
  protected readonly own = rxResource({ stream: () => this.client.ownRoles() });
  protected readonly problem = loadProblem(this.own);
  protected readonly message = signal('');

  constructor() {
    inject(PageMeta).set({ title: inject(TranslocoService).translate('directory.own.title'), hidden: true });
  }

  protected changed(message: string): void {
    this.message.set(message);
    this.own.reload();
  }
}
