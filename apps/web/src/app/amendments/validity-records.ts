import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NORM_CAUSE_ARTICLES, type NormValidityView } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';

/** What was recorded about the norms of an act; records are ended or withdrawn, never deleted. */
@Component({
  selector: 'vv-validity-records',
  imports: [TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    <h2>{{ 'amendments.validity.records' | transloco }}</h2>
    @if (records().length) {
      <ul class="plain-list">
        @for (record of records(); track record.id) {
          <li [class.withdrawn]="record.withdrawn">
            <p>
              <strong>{{ record.unitNumber || ('amendments.validity.whole' | transloco) }}</strong>
              {{ 'amendments.validity.causes.' + record.cause | transloco }}
              @if (article(record); as article) {
                (<vv-article-link [article]="article" />)
              }
            </p>
            <p class="small">
              {{ 'amendments.validity.fromDay' | transloco: { day: (record.from | legalDay: 'short') } }}
              @if (record.until; as until) {
                {{ 'amendments.validity.untilDay' | transloco: { day: (until | legalDay: 'short') } }}
              }
              ·
              @if (record.documentUrl; as url) {
                <a [href]="url" rel="noopener" lang="lv">{{ record.documentTitle }}</a>
              } @else {
                <span lang="lv">{{ record.documentTitle }}</span>
              }
              · <span translate="no">{{ record.recordedBy }}</span>
            </p>
            @if (record.withdrawn; as withdrawn) {
              <p class="small">{{ 'amendments.validity.withdrawn' | transloco: { why: withdrawn.why } }}</p>
            } @else if (may() && !record.ofControl) {
              @if (open() === record.id) {
                <form novalidate (submit)="$event.preventDefault(); save(record, text.value)">
                  <vv-error-summary [violations]="submission.violations()" />
                  <vv-field
                    class="short"
                    [name]="what()"
                    [label]="'amendments.validity.' + what() | transloco"
                    [violations]="submission.violations()"
                  >
                    <input vvControl #text [type]="what() === 'until' ? 'date' : 'text'" autocomplete="off" />
                  </vv-field>
                  <p class="row">
                    <button class="button compact" type="submit">
                      {{ 'amendments.validity.saveChange' | transloco }}
                    </button>
                    <button class="button secondary compact" type="button" (click)="open.set(null)">
                      {{ 'ui.cancel' | transloco }}
                    </button>
                  </p>
                </form>
              } @else {
                <p class="row">
                  @if (!record.until) {
                    <button class="button secondary compact" type="button" (click)="begin(record, 'until')">
                      {{ 'amendments.validity.end' | transloco }}
                    </button>
                  }
                  <button class="button secondary compact" type="button" (click)="begin(record, 'why')">
                    {{ 'amendments.validity.withdraw' | transloco }}
                  </button>
                </p>
              }
            }
          </li>
        }
      </ul>
    } @else {
      <p class="soft">{{ 'amendments.validity.none' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-6);
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .withdrawn > p:first-child {
      text-decoration: line-through;
    }

    p {
      margin: 0 0 var(--gap-1);
    }
  `,
})
export class ValidityRecords {
  private readonly client = inject(AmendmentsClient);
  private readonly transloco = inject(TranslocoService);
  readonly records = input.required<readonly NormValidityView[]>();
  readonly may = input.required<boolean>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly open = signal<string | null>(null);
  protected readonly what = signal<'until' | 'why'>('until');

  protected article({ cause }: NormValidityView) {
    return NORM_CAUSE_ARTICLES[cause];
  }

  protected begin(record: NormValidityView, what: 'until' | 'why'): void {
    this.submission.clear();
    this.what.set(what);
    this.open.set(record.id);
  }

  protected async save({ id, version }: NormValidityView, value: string): Promise<void> {
    const what = this.what();
    const needed = [{ where: what, label: `amendments.validity.${what}`, value }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sent = await this.submission.send(() =>
      what === 'until'
        ? this.client.end(id, { until: value, version })
        : this.client.withdraw(id, { why: value.trim(), version }),
    );
    if (!sent) return;
    this.open.set(null);
    this.done.emit();
  }
}
