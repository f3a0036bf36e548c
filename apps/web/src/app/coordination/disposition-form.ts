import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  COORDINATION_DISPOSITIONS,
  type CoordinationDisposition,
  type CoordinationItemView,
} from '#libs/contracts';
import { dispositionViolations } from '#libs/coordination-rules';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** The answer to one item. */
@Component({
  selector: 'vv-disposition-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <vv-error-summary
        [violations]="submission.violations()"
        [fields]="{ reason: reasonId(), disposition: 'disposition-accepted' }"
      />
      <fieldset class="field">
        <legend class="label">{{ 'coordination.answers.answer' | transloco }}</legend>
        @for (one of dispositions; track one) {
          <div class="choice">
            <input
              type="radio"
              name="disposition"
              [id]="'disposition-' + one"
              [checked]="disposition() === one"
              (change)="disposition.set(one)"
            />
            <label [for]="'disposition-' + one">{{ 'coordination.disposition.' + one | transloco }}</label>
          </div>
        }
      </fieldset>
      <vv-field
        [name]="reasonId()"
        where="reason"
        [label]="
          (disposition() === 'accepted'
            ? 'coordination.answers.reasonOptional'
            : 'coordination.answers.reason'
          ) | transloco
        "
        [violations]="submission.violations()"
      >
        <textarea vvControl lang="lv" rows="3" [value]="reason()" (input)="write($event)"></textarea>
      </vv-field>
      @if (disposition() !== 'declined' && units().length) {
        <details class="field">
          <summary>
            {{ 'coordination.change.where' | transloco }}
            @if (answerUnits().length) {
              ({{ answerUnits().length }})
            }
          </summary>
          <p class="hint">{{ 'coordination.change.whereHint' | transloco }}</p>
          <div class="units">
            @for (unit of units(); track unit.id) {
              <div class="choice">
                <input
                  type="checkbox"
                  [id]="'answer-unit-' + unit.id"
                  [checked]="answerUnits().includes(unit.id)"
                  (change)="toggle(unit.id, $event)"
                />
                <label lang="lv" [for]="'answer-unit-' + unit.id">{{ unit.label }}</label>
              </div>
            }
          </div>
        </details>
      }
      <div class="row">
        <button class="button compact" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'coordination.answers.save' | transloco }}
        </button>
        <button class="button secondary compact" type="button" (click)="done.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    summary {
      cursor: pointer;
    }

    .units {
      max-height: 16rem;
      overflow-y: auto;
    }
  `,
})
export class DispositionForm {
  private readonly client = inject(CoordinationClient);
  private readonly desk = inject(CoordinationDeskData);
  readonly item = input.required<CoordinationItemView>();
  readonly done = output<void>();
  protected readonly dispositions = COORDINATION_DISPOSITIONS;
  protected readonly submission = new Submission();
  /** What is typed stays while the page is read again, unless somebody else has answered meanwhile. */
  private readonly answered = computed(() => `${this.item().id}:${this.item().version}`);
  protected readonly disposition = linkedSignal({
    source: this.answered,
    computation: (): CoordinationDisposition => untracked(this.item).disposition ?? 'accepted',
  });
  protected readonly reason = linkedSignal({
    source: this.answered,
    computation: () => untracked(this.item).reason,
  });
  protected readonly answerUnits = linkedSignal({
    source: this.answered,
    computation: (): readonly string[] => untracked(this.item).answerUnits,
  });
  protected readonly units = computed(() => this.desk.view()?.units ?? []);
  protected readonly reasonId = computed(() => `reason-${this.item().id}`);

  protected write(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected toggle(unitId: string, event: Event): void {
    const others = this.answerUnits().filter((one) => one !== unitId);
    this.answerUnits.set((event.target as HTMLInputElement).checked ? [...others, unitId] : others);
  }

  protected async save(): Promise<void> {
    const { id, version } = this.item();
    const disposition = this.disposition();
    const reason = this.reason().trim();
    if (!this.submission.check(dispositionViolations(disposition, reason))) return;
    const answerUnits = disposition === 'declined' ? [] : [...this.answerUnits()];
    const body = { disposition, reason, answerUnits, version };
    if (!(await this.submission.send(() => this.client.dispose(this.desk.dossierId(), id, body)))) return;
    this.done.emit();
    this.desk.reload();
  }
}
