import { Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { DataRight, OwnDataRequestView, Violation } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { HeldList } from './held-list';
import { OwnAccess } from './own-access';
import { RecordsClient } from './records-client';
import { requestTone } from './request-tone';
import { RightChoice } from './right-choice';

/** What is held on the person who is logged in, what they asked for, and who looked. */
@Component({
  selector: 'vv-my-data-page',
  imports: [
    TranslocoPipe,
    ArticleLink,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    HeldList,
    Icon,
    LegalDayPipe,
    OwnAccess,
    PageHeader,
    RightChoice,
    StatusBadge,
  ],
  templateUrl: './my-data-page.html',
  styleUrl: './records.scss',
})
export class MyDataPage {
  private readonly client = inject(RecordsClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly places = this.session.municipalities;
  protected readonly held = rxResource({ stream: () => this.client.ownHoldings() });
  protected readonly problem = loadProblem(this.held);
  protected readonly asked = rxResource({ stream: () => this.client.ownRequests() });
  protected readonly rights = signal<readonly DataRight[]>([]);
  protected readonly submission = new Submission();
  /** Code of the request that was just made. */
  protected readonly made = signal<string | null>(null);
  protected readonly today = this.session.legalToday;

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('records.mine.title'), hidden: true });
  }

  protected toneOf({ state, due }: OwnDataRequestView): StatusTone {
    return requestTone({ state, over: due !== null && due < (this.today() ?? '') });
  }

  protected wrongRights(): Violation | null {
    return this.submission.violations().find(({ where }) => where === 'rights') ?? null;
  }

  protected async ask(place: string, details: string): Promise<void> {
    const rights = [...this.rights()];
    const needed = { where: 'rights', label: 'records.request.rights', value: rights.join('') };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    const sent = await this.submission.send(() =>
      this.client.ask(place, { rights, details }).pipe(tap(({ code }) => this.made.set(code))),
    );
    if (!sent) return;
    this.rights.set([]);
    this.asked.reload();
    this.held.reload();
  }
}
