import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CycleCount, ProposedCorrection } from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { ballotLines } from './corrected-lines';
import { CountClient } from './count-client';

/** A correction that waits: the result that holds beside the recount; another person than its author confirms it. */
@Component({
  selector: 'vv-correction-proposal',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe, StatusBadge],
  templateUrl: './correction-proposal.html',
  styleUrl: './correction-proposal.scss',
})
export class CorrectionProposal {
  private readonly client = inject(CountClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  readonly proposal = input.required<ProposedCorrection>();
  /** Titles by number of the project. */
  readonly titles = input.required<ReadonlyMap<number, string>>();
  /** When it was confirmed, declined or taken back. */
  readonly decided = output();
  protected readonly sending = new Submission();
  /** Every project with its votes before and after, those first whose fate changes. */
  protected readonly rows = computed(() => {
    const [before, after] = [this.proposal().before, this.proposal().after].map(outcomesOf);
    return [...(before ?? [])]
      .map(([nr, now]) => {
        const then = after?.get(nr) ?? null;
        return { nr, now, then, changes: now.won !== (then?.won ?? false) };
      })
      .sort((a, b) => Number(b.changes) - Number(a.changes) || a.nr - b.nr);
  });

  /** Whoever confirms sees which papers it is about. */
  protected readonly papers = computed(() => {
    const { added, removed } = this.proposal().correction;
    return [
      { label: 'budget-work.correct.added', lines: ballotLines(added) },
      { label: 'budget-work.correct.removed', lines: ballotLines(removed) },
    ].filter(({ lines }) => lines.length > 0);
  });

  protected async settle(what: 'confirm' | 'drop'): Promise<void> {
    const text = (part: string) => this.transloco.translate<string>(`budget-work.correct.${part}`);
    const name = what === 'confirm' ? 'confirm' : this.proposal().mine ? 'takeBack' : 'decline';
    const sure = await this.confirm.ask({
      ...{ title: text(name), text: text(`${what}Sure`), action: text(name) },
      dangerous: what === 'confirm',
    });
    if (!sure) return;
    const { id } = this.proposal();
    const request = () =>
      what === 'confirm'
        ? this.client.confirmCorrection(this.cycleId(), id)
        : this.client.dropCorrection(this.cycleId(), id);
    if (await this.sending.send(request)) this.decided.emit();
  }
}

function outcomesOf({ units }: CycleCount) {
  return new Map(units.flatMap(({ outcomes }) => outcomes.map((one) => [one.nr, one] as const)));
}
