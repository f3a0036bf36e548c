import { Component, computed, DestroyRef, DOCUMENT, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import type { VoteReport } from '#libs/verifiable-ballot';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { loadProblem, Submission } from '../../ui/submission';
import { VoteClient } from '../vote/vote-client';
import { AuditorFields } from './auditor-fields';
import type { CheckRequest } from './check-messages';
import { ReportList } from './report-list';
import { CheckFailed, type RunningCheck, VoteCheck } from './vote-check';

/** Everything about a vote that was published, to take along and to check on the spot, in the browser alone. */
@Component({
  selector: 'vv-folder-check-panel',
  imports: [TranslocoPipe, AuditorFields, ErrorSummary, FailedRequest, ReportList],
  templateUrl: './folder-check-panel.html',
  styleUrl: './findings.scss',
})
export class FolderCheckPanel {
  private readonly client = inject(VoteClient);
  private readonly checks = inject(VoteCheck);
  private readonly document = inject(DOCUMENT);
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
  protected readonly running = signal<RunningCheck | null>(null);
  protected readonly checked = signal(0);
  protected readonly report = signal<VoteReport | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running()?.stop());
  }

  protected address(name: string): string {
    return this.client.address(this.which(), name);
  }

  /** With its origin, as the command wants it. */
  protected folderAddress(): string {
    return new URL(this.client.folderAddress(this.which()), this.document.location.href).href;
  }

  protected stop(): void {
    this.running()?.stop();
    this.running.set(null);
  }

  protected async check(auditor: CheckRequest['auditor']): Promise<void> {
    if (this.running()) return;
    this.report.set(null);
    this.checked.set(0);
    this.submission.clear();
    const address = this.client.folderAddress(this.which());
    const running = this.checks.begin({ address, auditor }, (checked) => this.checked.set(checked));
    this.running.set(running);
    try {
      this.report.set(await running.report);
    } catch (error) {
      const { code, file = '' } = error instanceof CheckFailed ? error : new CheckFailed('vote_unreachable');
      this.submission.check([{ code, params: { file } }]);
    } finally {
      this.running.set(null);
    }
  }
}
