import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AgendaItemView } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { tallyOf } from './counting';
import { RollCall } from './roll-call';
import { ShareBar } from './share-bar';
import { voteShares } from './vote-shares';

/** What became of an item: decision, the vote as a bar and in words, and who voted how. */
@Component({
  selector: 'vv-vote-result',
  imports: [TranslocoPipe, LegalDayPipe, RollCall, ShareBar, StatusBadge],
  template: `
    @let result = item();
    <p class="outcome">
      @switch (result.outcome) {
        @case ('adopted') {
          <vv-status-badge tone="good">{{ 'council.outcome.adopted' | transloco }}</vv-status-badge>
        }
        @case ('rejected') {
          <vv-status-badge tone="bad">{{ 'council.outcome.rejected' | transloco }}</vv-status-badge>
        }
        @default {
          <vv-status-badge tone="idle">{{ 'council.outcome.none' | transloco }}</vv-status-badge>
        }
      }
      @if (result.decision; as decision) {
        <span>{{
          'council.result.decision'
            | transloco: { number: decision.number, day: (decision.day | legalDay: 'short') }
        }}</span>
      }
      @if (result.minutesRef) {
        <span class="soft" lang="lv">{{ result.minutesRef }}</span>
      }
      @if (result.number) {
        <strong>{{ 'council.result.number' | transloco: { number: result.number } }}</strong>
      }
    </p>
    @if (count(); as count) {
      <p class="small words">
        {{
          'council.result.words' | transloco: { for: count.for, present: count.present, needed: count.needed }
        }}
      </p>
      @if (committee() && count.for > 0 && count.for === count.against) {
        <p class="small words">{{ 'council.result.tie' | transloco }}</p>
      }
      <vv-share-bar [shares]="shares()" [threshold]="count.needed" />
      <details [open]="open()">
        <summary>
          {{ 'council.result.names' | transloco }}<span class="visually-hidden">: {{ result.title }}</span>
        </summary>
        <vv-roll-call [votes]="result.votes" [caption]="result.title" />
      </details>
    }
  `,
  styles: `
    .outcome {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-4);
      align-items: center;
      margin-bottom: var(--gap-2);
    }

    .words {
      margin-bottom: var(--gap-2);
    }

    details {
      margin-top: var(--gap-3);
    }

    summary {
      width: fit-content;
      padding-block: var(--gap-1);
      color: var(--accent);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class VoteResult {
  /** A committee's vote: where it is equally divided, the chair's vote decides (PL 41(6)). */
  readonly committee = input(false);
  private readonly transloco = inject(TranslocoService);
  readonly item =
    input.required<
      Pick<AgendaItemView, 'title' | 'outcome' | 'decision' | 'minutesRef' | 'counts' | 'votes' | 'number'>
    >();
  /** Names shown from the start. */
  readonly open = input(false);

  protected readonly count = computed(() => {
    const counts = this.item().counts;
    return counts ? tallyOf(counts) : null;
  });
  protected readonly shares = computed(() => {
    const count = this.count();
    return count ? voteShares(count, this.transloco) : [];
  });
}
