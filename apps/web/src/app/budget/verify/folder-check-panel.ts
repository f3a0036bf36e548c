import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom, from } from 'rxjs';
import type { PublicCycle } from '#libs/contracts';
import type { VoteFinding, VoteReport } from '#libs/verifiable-ballot';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { loadProblem, Submission } from '../../ui/submission';
import { Speech } from '../speech';
import { VoteClient } from '../vote-client';

/** Everything about a vote that was published, to take along and to check on the spot, in the browser alone. */
@Component({
  selector: 'vv-folder-check-panel',
  imports: [TranslocoPipe, ErrorSummary, FailedRequest, Icon, PluralPipe],
  templateUrl: './folder-check-panel.html',
  styleUrl: './findings.scss',
})
export class FolderCheckPanel {
  private readonly client = inject(VoteClient);
  private readonly speech = inject(Speech);
  readonly place = input.required<string>();
  readonly cycle = input.required<PublicCycle>();
  /** How many ballots the register holds. */
  readonly total = input.required<number>();

  protected readonly year = computed(() => String(this.cycle().year));
  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly folder = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.published(params),
  });
  protected readonly problem = loadProblem(this.folder);
  protected readonly submission = new Submission();
  protected readonly checked = signal(0);
  protected readonly report = signal<VoteReport | null>(null);
  /** What stands against the vote first. */
  protected readonly findings = computed(() =>
    [...(this.report()?.findings ?? [])].sort((a, b) => Number(a.harmless ?? 0) - Number(b.harmless ?? 0)),
  );
  protected readonly winners = computed(() => {
    const winners = this.report()?.winners;
    return winners?.length ? winners.map((nr) => this.speech.say('budget.nr', { nr })).join(', ') : null;
  });

  protected address(name: string): string {
    return this.client.address(this.which(), name);
  }

  protected unitName(unitId: string): string {
    const whole = this.cycle().rules.scope === 'whole' && this.cycle().units.length > 1;
    const unit = this.cycle().units.find(({ id }) => id === unitId);
    return whole || !unit ? this.speech.say('budget.verify.all.whole') : unit.name;
  }

  protected words({ code, params = {} }: VoteFinding): string {
    const unitId = params['unitId'];
    const unit = typeof unitId === 'string' ? this.unitName(unitId) : '';
    return this.speech.say(`budget.verify.finding.${code}`, { ...params, unit });
  }

  protected async check(): Promise<void> {
    if (this.submission.busy()) return;
    this.report.set(null);
    this.checked.set(0);
    const done = await this.submission.send(() => from(this.verify()));
    if (!done && this.submission.violations()[0]?.code === 'request.failed') {
      this.submission.check([{ code: 'vote_folder_broken' }]);
    }
  }

  /** In slices, so that the page goes on showing how far it is. */
  private async verify(): Promise<void> {
    const [{ verifyVote }, { browserChecks }] = await Promise.all([
      import('#libs/verifiable-ballot'),
      import('./browser-checks'),
    ]);
    const cycle = this.which();
    const folder = async (name: string) =>
      new Uint8Array(await firstValueFrom(this.client.publishedFile(cycle, name)));
    this.report.set(
      await verifyVote(folder, browserChecks(), {
        onProgress: (checked) => this.checked.set(checked),
        pause: () => new Promise((resolve) => setTimeout(resolve)),
      }),
    );
  }
}
