import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { InternalStepsInput, InternalStepsView, LegalDay } from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { OwnStepsClient } from './own-steps-client';

/** What will hold from days that have not come: what changes then, to be edited or taken back. */
@Component({
  selector: 'vv-planned-steps',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe],
  template: `
    @if (view().planned.length) {
      <section aria-labelledby="planned-title">
        <h2 id="planned-title">{{ 'bylaws.steps.planned' | transloco }}</h2>
        <vv-error-summary [violations]="submission.violations()" />
        <ul class="plain-list">
          @for (one of view().planned; track one.from) {
            <li>
              <strong>{{
                'bylaws.steps.plannedFrom' | transloco: { day: (one.from | legalDay: 'short') }
              }}</strong>
              <span>{{ 'bylaws.steps.changes' | transloco: { parts: changes(one.steps) } }}</span>
              <span class="actions">
                <button
                  class="button secondary compact"
                  type="button"
                  [attr.aria-label]="
                    'bylaws.steps.editFrom' | transloco: { day: (one.from | legalDay: 'short') }
                  "
                  (click)="edit.emit(one.from)"
                >
                  {{ 'bylaws.steps.edit' | transloco }}
                </button>
                <button
                  class="button secondary compact"
                  type="button"
                  [attr.aria-label]="
                    'bylaws.steps.cancelFrom' | transloco: { day: (one.from | legalDay: 'short') }
                  "
                  (click)="cancel(one.from)"
                >
                  {{ 'bylaws.steps.cancel' | transloco }}
                </button>
              </span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-5);
    }

    h2 {
      font-size: var(--size-l);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-2) var(--gap-4);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      margin-inline-start: auto;
    }
  `,
})
export class PlannedSteps {
  private readonly client = inject(OwnStepsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly legalDay = new LegalDayPipe();
  readonly view = input.required<InternalStepsView>();
  /** The day whose steps are to be edited. */
  readonly edit = output<LegalDay>();
  readonly cancelled = output<void>();
  protected readonly submission = new Submission();

  /** What is different from the steps of today, in words. */
  protected changes(steps: InternalStepsInput): string {
    const now = this.view();
    const names = Object.keys(steps) as (keyof InternalStepsInput)[];
    return names
      .filter((name) => JSON.stringify(steps[name]) !== JSON.stringify(now[name]))
      .map((name) => this.transloco.translate<string>(`bylaws.steps.part.${name}`))
      .join(', ');
  }

  protected async cancel(from: LegalDay): Promise<void> {
    const title = this.transloco.translate<string>('bylaws.steps.cancel');
    const day = this.legalDay.transform(from, 'short');
    const text = this.transloco.translate<string>('bylaws.steps.cancelSure', { day });
    if (!(await this.confirm.ask({ title, text, action: title, dangerous: true }))) return;
    const { version } = this.view();
    if (await this.submission.send(() => this.client.cancel(from, version))) this.cancelled.emit();
  }
}
