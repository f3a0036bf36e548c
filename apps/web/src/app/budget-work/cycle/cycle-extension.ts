import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { TermExtension } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { OpenCycle } from '../open-cycle';

const ARTICLES = { submission: { act: 'PL', ref: '61.3' }, voting: { act: 'PL', ref: '61.6' } } as const;

/** Makes the running term longer, and shows every time this was done. */
@Component({
  selector: 'vv-cycle-extension',
  imports: [TranslocoPipe, ArticleLink, Control, LegalDayPipe, ErrorSummary, Field],
  template: `
    @if (cycle.view(); as view) {
      @for (one of view.extensions; track $index) {
        <p class="notice measure">
          {{
            'budget-work.extension.' + one.term
              | transloco
                : {
                    before: (one.before | legalDay: 'short'),
                    after: (one.after | legalDay: 'short'),
                    on: (one.decidedOn | legalDay: 'short'),
                  }
          }}
          <span lang="lv">{{ one.reason }}</span>
        </p>
      }
      @if (term(); as running) {
        <details class="card">
          <summary>{{ 'budget-work.extension.title.' + running | transloco }}</summary>
          <p class="soft small measure">
            {{ 'budget-work.extension.about' | transloco }}
            <vv-article-link [article]="articles[running]" />
          </p>
          <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
          <vv-field
            name="extendTo"
            where="to"
            [label]="'budget-work.extension.to' | transloco"
            [hint]="'budget-work.extension.now' | transloco: { day: (view[running].to | legalDay: 'short') }"
            [violations]="submission.violations()"
          >
            <input vvControl type="date" [value]="to()" (input)="to.set(text($event))" />
          </vv-field>
          <vv-field
            name="extendReason"
            where="reason"
            [label]="'budget-work.extension.reason' | transloco"
            [hint]="'budget-work.extension.reasonHint' | transloco"
            [violations]="submission.violations()"
          >
            <textarea
              vvControl
              rows="2"
              lang="lv"
              maxlength="2000"
              [value]="reason()"
              (input)="reason.set(text($event))"
            ></textarea>
          </vv-field>
          <button
            class="button"
            type="button"
            [attr.aria-disabled]="submission.busy() || null"
            (click)="extend(running)"
          >
            {{ 'budget-work.extension.action' | transloco }}
          </button>
        </details>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }

    summary {
      font-weight: 650;
      cursor: pointer;
    }
  `,
})
export class CycleExtension {
  private readonly client = inject(BudgetWorkClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly cycle = inject(OpenCycle);
  protected readonly submission = new Submission();
  protected readonly articles = ARTICLES;
  protected readonly fields = { to: 'extendTo', reason: 'extendReason' };
  protected readonly to = signal('');
  protected readonly reason = signal('');
  /** The term that runs now, where the reader may extend it. */
  protected readonly term = computed<TermExtension['term'] | null>(() => {
    const state = this.cycle.view()?.state;
    return this.cycle.manages() && (state === 'submission' || state === 'voting') ? state : null;
  });

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async extend(term: TermExtension['term']): Promise<void> {
    const view = this.cycle.view();
    if (!view || this.submission.busy()) return;
    const needed = [
      { where: 'to', label: 'budget-work.extension.to', value: this.to() },
      { where: 'reason', label: 'budget-work.extension.reason', value: this.reason() },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const text = (part: string): string => this.transloco.translate(`budget-work.extension.${part}`);
    const sure = await this.confirm.ask({
      title: text(`title.${term}`),
      text: text('sure'),
      action: text('action'),
    });
    if (!sure) return;
    const body = { term, to: this.to(), reason: this.reason().trim(), version: view.version };
    if (!(await this.submission.send(() => this.client.extend(view.id, body)))) return;
    this.to.set('');
    this.reason.set('');
    this.cycle.reload();
  }
}
