import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../ui/error-summary';
import { LegalDayPipe } from '../ui/format-pipes';
import { ArticleLink } from '../ui/article-link';
import { StatusBadge } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CollationTable } from './collation-table';
import { OpinionDeskData } from './opinion-desk';
import { ParticipationClient } from './participation-client';

const FORMATS = ['docx', 'pdf', 'html', 'csv'] as const;

/** The collation of opinions (form 2 of MK639) as it follows from the answers, its files, and its publication. */
@Component({
  selector: 'vv-collation-panel',
  imports: [
    TranslocoPipe,
    ArticleLink,
    CollationTable,
    ErrorSummary,
    LegalDayPipe,
    StatusBadge,
    ViolationText,
  ],
  template: `
    @if (desk.collation.hasValue() && desk.collation.value(); as view) {
      <section class="section" aria-labelledby="collation-title">
        <h2 id="collation-title">{{ 'opinions.summary.title' | transloco }}</h2>
        <p>
          {{ 'opinions.summary.text' | transloco }}
          <span class="soft"><vv-article-link [article]="{ act: 'MK639', ref: '19' }" /></span>
        </p>
        @if (view.published; as published) {
          <p role="status">
            <vv-status-badge [tone]="published.current ? 'good' : 'warn'">{{
              (published.current ? 'opinions.summary.current' : 'opinions.summary.stale') | transloco
            }}</vv-status-badge>
            <span class="small soft">{{
              'opinions.summary.published'
                | transloco
                  : { day: (published.day | legalDay: 'short'), told: published.told, by: published.by }
            }}</span>
          </p>
        }
        <details>
          <summary>{{ 'opinions.summary.show' | transloco }} ({{ view.now.rows.length }})</summary>
          <vv-collation-table [collation]="view.now" />
        </details>
        <p class="row">
          @for (format of formats; track format) {
            <a
              class="button secondary"
              download
              [href]="'/api/m/' + desk.place() + '/dossiers/' + desk.dossierId() + '/collation/' + format"
              >{{ 'opinions.collation.format.' + format | transloco }}</a
            >
          }
        </p>
        <vv-error-summary [violations]="submission.violations()" />
        @for (violation of view.violations; track $index) {
          <p class="notice">{{ violation | violationText }}</p>
        }
        @if (desk.may('participation.answer') && !view.published?.current) {
          <p>
            <button
              class="button"
              type="button"
              [attr.aria-disabled]="submission.busy() || view.violations.length ? true : null"
              (click)="publish(view.violations.length > 0)"
            >
              {{ (view.published ? 'opinions.summary.again' : 'opinions.summary.publish') | transloco }}
            </button>
          </p>
        }
      </section>
    }
  `,
  styles: `
    summary {
      padding-block: var(--gap-2);
      cursor: pointer;
    }
  `,
})
export class CollationPanel {
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionDeskData);
  protected readonly formats = FORMATS;
  protected readonly submission = new Submission();

  protected async publish(off: boolean): Promise<void> {
    if (off) return;
    const { place, dossierId } = this.desk;
    if (await this.submission.send(() => this.client.publishCollation(place(), dossierId())))
      this.desk.reload();
  }
}
