import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CommitteeView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { CommitteeForm } from './committee-form';
import { CouncilDepthClient } from './council-depth-client';

/** Committees of the council, who sits in them and when they met. */
@Component({
  selector: 'vv-committees-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CommitteeForm,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  templateUrl: './committees-page.html',
  styles: `
    .card {
      margin-bottom: var(--gap-4);
      overflow-wrap: anywhere;
    }

    .above {
      margin: 0 0 var(--gap-2);
      font-size: var(--size-s);
    }

    .above a {
      color: var(--ink-soft);
    }

    vv-empty-state {
      margin-bottom: var(--gap-4);
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: center;
    }

    h2 {
      margin: 0;
      font-size: var(--size-l);
    }
  `,
})
export class CommitteesPage {
  private readonly client = inject(CouncilDepthClient);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  /** From the address. */
  readonly place = input.required<string>();

  protected readonly submission = new Submission();
  protected readonly message = signal('');
  /** Id of the committee that is changed, `new`, or nothing. */
  protected readonly editing = signal<string | null>(null);
  protected readonly manages = computed(() => this.session.may('council.manage', this.place()));
  protected readonly committees = rxResource({
    params: () => this.place(),
    stream: () => this.client.committees(),
  });
  protected readonly problem = loadProblem(this.committees);
  protected readonly list = computed(() => (this.committees.hasValue() ? this.committees.value() : null));

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('council.committee.title'), hidden: true });
  }

  protected names(committee: CommitteeView): string {
    return committee.members.map(({ name }) => name).join(', ');
  }

  protected changed(message: string): void {
    this.editing.set(null);
    this.message.set(message);
    this.committees.reload();
  }

  protected async dissolve(committee: CommitteeView): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.transloco.translate('council.committee.dissolve'),
      text: this.transloco.translate('council.committee.dissolveSure', { name: committee.name }),
      action: this.transloco.translate('council.committee.dissolve'),
    });
    if (sure && (await this.submission.send(() => this.client.dissolve(committee.id))))
      this.changed('council.committee.dissolved');
  }
}
