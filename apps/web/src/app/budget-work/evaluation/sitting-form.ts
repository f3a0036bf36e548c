import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CommissionSittingInput } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { EvaluationClient } from './evaluation-client';

/** A sitting as it is typed: members one to a line. */
type Typed = Record<keyof CommissionSittingInput, string>;

const EMPTY: Typed = { day: '', minutesRef: '', chair: '', keeper: '', present: '', absent: '' };

/** Day, minutes and members of a sitting of the evaluation commission. */
@Component({
  selector: 'vv-sitting-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <vv-error-summary [violations]="submission.violations()" [fields]="ids()" />
      @for (field of fields; track field.name) {
        <vv-field
          [name]="prefix() + field.name"
          [where]="field.name"
          [class.short]="field.name === 'day'"
          [label]="'budget-evaluation.sitting.' + field.name | transloco"
          [hint]="field.lines ? ('budget-evaluation.sitting.lines' | transloco) : ''"
          [violations]="submission.violations()"
        >
          @if (field.lines) {
            <textarea
              vvControl
              lang="lv"
              maxlength="4000"
              [rows]="field.lines"
              [value]="typed()[field.name]"
              (input)="type(field.name, $event)"
            ></textarea>
          } @else {
            <input
              vvControl
              lang="lv"
              maxlength="200"
              autocomplete="off"
              [type]="field.name === 'day' ? 'date' : 'text'"
              [value]="typed()[field.name]"
              (input)="type(field.name, $event)"
            />
          }
        </vv-field>
      }
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'budget-evaluation.sitting.save' | transloco }}
      </button>
    </form>
  `,
})
export class SittingForm {
  private readonly client = inject(EvaluationClient);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  /** The sitting that is changed; none for a new one. */
  readonly sittingId = input<string | null>(null);
  /** What the form begins with. */
  readonly sitting = input<CommissionSittingInput | null>(null);
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly fields: readonly { name: keyof CommissionSittingInput; lines: number }[] = [
    { name: 'day', lines: 0 },
    { name: 'minutesRef', lines: 0 },
    { name: 'present', lines: 5 },
    { name: 'absent', lines: 2 },
    { name: 'chair', lines: 0 },
    { name: 'keeper', lines: 0 },
  ];
  protected readonly typed = linkedSignal<Typed>(() => {
    const begun = this.sitting();
    return begun ? { ...begun, present: begun.present.join('\n'), absent: begun.absent.join('\n') } : EMPTY;
  });

  protected prefix(): string {
    return this.sittingId() ? 'change-' : 'sitting-';
  }

  protected ids(): Record<string, string> {
    return Object.fromEntries(this.fields.map(({ name }) => [name, this.prefix() + name]));
  }

  protected type(field: keyof Typed, event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    this.typed.set({ ...this.typed(), [field]: value });
  }

  protected async save(): Promise<void> {
    const { day, minutesRef, chair, keeper, present, absent } = this.typed();
    const needed = [{ where: 'day', label: 'budget-evaluation.sitting.day', value: day }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sitting: CommissionSittingInput = {
      ...{ day, minutesRef: minutesRef.trim(), chair: chair.trim(), keeper: keeper.trim() },
      present: lines(present),
      absent: lines(absent),
    };
    const id = this.sittingId();
    const sent = await this.submission.send(() =>
      id ? this.client.changeSitting(id, sitting) : this.client.holdSitting(this.cycleId(), sitting),
    );
    if (!sent) return;
    if (!id) this.typed.set({ ...this.typed(), minutesRef: '', day: '' });
    this.done.emit();
  }
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
