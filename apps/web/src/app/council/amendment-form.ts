import { Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AmendmentKind, CouncillorView, TabledAmendmentsView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, type NeededField, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** Tables an amendment: which unit, what with it, the wording and why; the secretary says for whom. */
@Component({
  selector: 'vv-amendment-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      @if (councillors().length) {
        <vv-field
          name="authorId"
          [label]="'council.amendment.author' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="authorId">
            <option value=""></option>
            @for (one of councillors(); track one.personId) {
              <option [value]="one.personId">{{ one.name }}</option>
            }
          </select>
        </vv-field>
      }
      <vv-field
        name="nodeId"
        [label]="'council.amendment.unit' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="nodeId" lang="lv">
          <option value=""></option>
          @for (unit of view().units; track unit.nodeId) {
            <option [value]="unit.nodeId">{{ unit.number }} {{ short(unit.text) }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="kind"
        [label]="'council.amendment.kind' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="kind">
          @for (kind of kinds(); track kind) {
            <option [value]="kind">{{ 'council.amendment.kinds.' + kind | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (unit(); as one) {
        <p class="small">
          <span class="soft">{{ 'council.amendment.now' | transloco }}:</span>&ngsp;<span lang="lv">{{
            one.text
          }}</span>
        </p>
      }
      @if (kind() !== 'delete') {
        <vv-field
          name="text"
          [label]="'council.amendment.wording' | transloco"
          [hint]="'council.amendment.wordingHint' | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl formControlName="text" rows="4" lang="lv" maxlength="5000"></textarea>
        </vv-field>
        @if (kind() === 'replace' && unit()) {
          <p>
            <button class="button quiet compact" type="button" (click)="copy()">
              {{ 'council.amendment.copy' | transloco }}
            </button>
          </p>
        }
      }
      <vv-field
        name="reason"
        [label]="'council.amendment.reason' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="reason" rows="2" lang="lv" maxlength="2000"></textarea>
      </vv-field>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.amendment.table' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './fields.scss',
})
export class AmendmentForm {
  private readonly client = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  readonly itemId = input.required<string>();
  readonly view = input.required<TabledAmendmentsView>();
  /** For the secretary: for whom it can be recorded. */
  readonly councillors = input<readonly CouncillorView[]>([]);
  readonly tabled = output<void>();
  readonly cancelled = output<void>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    authorId: '',
    nodeId: '',
    kind: 'replace' as AmendmentKind,
    text: '',
    reason: '',
  });
  private readonly nodeId = toSignal(this.form.controls.nodeId.valueChanges, { initialValue: '' });
  protected readonly kind = toSignal(this.form.controls.kind.valueChanges, {
    initialValue: 'replace' as AmendmentKind,
  });
  protected readonly unit = computed(
    () => this.view().units.find(({ nodeId }) => nodeId === this.nodeId()) ?? null,
  );
  protected readonly kinds = computed<AmendmentKind[]>(() => {
    const kind = this.unit()?.kind ?? 'point';
    return kind === 'point' || kind === 'subpoint'
      ? ['replace', 'delete', 'insert_after']
      : ['replace', 'delete'];
  });

  protected short(text: string): string {
    return text.length > 70 ? `${text.slice(0, 70)}…` : text;
  }

  protected copy(): void {
    this.form.patchValue({ text: this.unit()?.text ?? '' });
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed: NeededField[] = [
      { where: 'nodeId', label: 'council.amendment.unit', value: entered.nodeId },
      ...(this.councillors().length
        ? [{ where: 'authorId', label: 'council.amendment.author', value: entered.authorId }]
        : []),
      ...(entered.kind === 'delete'
        ? []
        : [{ where: 'text', label: 'council.amendment.wording', value: entered.text }]),
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const amendment = {
      kind: entered.kind,
      nodeId: entered.nodeId,
      text: entered.kind === 'delete' ? null : entered.text,
      reason: entered.reason.trim() || null,
      ...(entered.authorId ? { authorId: entered.authorId } : {}),
    };
    if (await this.submission.send(() => this.client.table(this.itemId(), amendment))) this.tabled.emit();
  }
}
