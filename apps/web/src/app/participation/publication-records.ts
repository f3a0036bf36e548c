import { Component, inject, input, model, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Observable } from 'rxjs';
import { isOnOfficialSite } from '#libs/bylaw-procedure';
import {
  PUBLICATION_MEANS,
  type ArticleRef,
  type LegalDay,
  type PublicationCheckView,
  type PublicationMeansCode,
  type PublicationView,
} from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { CheckTrail } from './events/check-trail';

/** A publication on the official website as it is typed in; `to` is empty where no last day is known. */
export interface RecordedPublication {
  url: string;
  from: LegalDay;
  to: LegalDay | '';
  means: PublicationMeansCode;
}

/** What stands on the official website, taken back with a reason, and a form that records more of it. */
@Component({
  selector: 'vv-publication-records',
  imports: [TranslocoPipe, ArticleLink, CheckTrail, Control, ErrorSummary, Field, LegalDayPipe],
  templateUrl: './publication-records.html',
  styleUrl: './publication-records.scss',
})
export class PublicationRecords {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly publications = input.required<readonly PublicationView[]>();
  /** What was found at the address of each, by its id; `null` where that is not shown. */
  readonly checks = input<Record<string, PublicationCheckView[]> | null>(null);
  /** Of the municipality: an address elsewhere is no publication. */
  readonly domain = input.required<string>();
  /** Where the duty to publish stands, named where an address elsewhere is refused. */
  readonly article = input<ArticleRef | null>(null);
  /** Whether records may be added and taken back. */
  readonly editable = input(true);
  readonly from = model<LegalDay>(inject(Session).legalToday() ?? '');
  readonly to = model<LegalDay | ''>('');
  readonly record = input.required<(publication: RecordedPublication) => Observable<unknown>>();
  readonly withdraw = input.required<(id: string, reason: string) => Observable<unknown>>();
  readonly changed = output();
  protected readonly means = PUBLICATION_MEANS;
  protected readonly submission = new Submission();
  protected readonly url = signal('');
  protected readonly way = signal<PublicationMeansCode>('own_domain');

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value.trim();
  }

  protected pickMeans(event: Event): void {
    this.way.set((event.target as HTMLSelectElement).value as PublicationMeansCode);
  }

  protected async save(): Promise<void> {
    const url = this.url();
    if (!isOnOfficialSite(url, this.domain())) {
      const params = { url, domain: this.domain() };
      const article = this.article();
      const where = { where: 'url', ...(article ? { article } : {}) };
      this.submission.check([{ code: 'publication_outside_official_site', params, ...where }]);
      return;
    }
    const publication = { url, from: this.from(), to: this.to(), means: this.way() };
    if (!(await this.submission.send(() => this.record()(publication)))) return;
    this.url.set('');
    this.changed.emit();
  }

  protected async takeBack(id: string): Promise<void> {
    const action = this.transloco.translate('participation.desk.withdraw');
    const reason = this.transloco.translate('participation.desk.withdrawReason');
    if (!(await this.confirm.ask({ title: action, text: reason, action }))) return;
    if (await this.submission.send(() => this.withdraw()(id, reason))) this.changed.emit();
  }
}
