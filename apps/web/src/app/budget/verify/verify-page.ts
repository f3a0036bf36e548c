import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { FailedRequest } from '../../ui/failed-request';
import { PageHeader } from '../../ui/page-header';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { VoteClient } from '../vote/vote-client';
import { AuditorKey } from './auditor-key';
import { FolderCheckPanel } from './folder-check-panel';
import { ReceiptLookup } from './receipt-lookup';
import { RegisterTable } from './register-table';

/** Checking a vote: one's own ballot by its receipt, and everything from the published files. */
@Component({
  selector: 'vv-budget-verify-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AuditorKey,
    FailedRequest,
    FolderCheckPanel,
    LocalLink,
    PageHeader,
    ReceiptLookup,
    RegisterTable,
  ],
  templateUrl: './verify-page.html',
  styles: `
    .measure-page {
      max-width: 48rem;
    }

    section {
      margin-bottom: var(--gap-7);
    }

    h2 {
      margin-bottom: var(--gap-3);
    }

    summary {
      cursor: pointer;
      font-weight: 600;
      min-height: 1.75rem;
    }

    .waiting {
      min-height: 20rem;
      border-radius: var(--radius);
      background: var(--idle-wash);
    }
  `,
})
export class BudgetVerifyPage {
  private readonly client = inject(BudgetClient);
  private readonly votes = inject(VoteClient);
  readonly place = input.required<string>();
  readonly year = input.required<string>();

  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly cycle = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.cycle);
  /** Voted on elsewhere: only sums came here. */
  protected readonly elsewhere = computed(
    () => this.cycle.hasValue() && this.cycle.value().rules.votingVenue === 'geolatvija',
  );
  protected readonly verifiable = computed(
    () => this.cycle.hasValue() && this.cycle.value().rules.secrecy === 'verifiable',
  );
  protected readonly begun = computed(() => {
    if (!this.verifiable() || !this.cycle.hasValue()) return false;
    return !['preparing', 'submission', 'evaluation', 'ballot_ready', 'cancelled'].includes(
      this.cycle.value().state,
    );
  });
  protected readonly heads = rxResource({
    // An answer with `no-store` is not handed over by itself: the page would be written anew.
    id: 'vote-heads',
    params: () => (this.begun() ? this.which() : undefined),
    stream: ({ params }) => this.votes.heads(params),
  });
  protected readonly headsProblem = loadProblem(this.heads);
  protected readonly registered = computed(() =>
    this.heads.hasValue() ? (this.heads.value().at(-1)?.size ?? 0) : 0,
  );
  protected readonly announced = computed(
    () => this.begun() && this.cycle.hasValue() && ['announced', 'closed'].includes(this.cycle.value().state),
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: transloco.translate('budget.verify.title'),
        description: transloco.translate('budget.verify.lead'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }
}
