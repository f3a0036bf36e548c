import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** A councillor's written view on a matter of the sitting, which becomes part of its minutes (PL 38(5)). */
@Component({
  selector: 'vv-statement-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <p class="small">{{ 'council.statement.about' | transloco }}</p>
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      @if (manages()) {
        <vv-field
          name="authorId"
          [label]="'council.amendment.author' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="authorId">
            <option value=""></option>
            @for (one of sitting().councillors; track one.personId) {
              <option [value]="one.personId">{{ one.name }}</option>
            }
          </select>
        </vv-field>
      }
      <vv-field
        name="itemId"
        [label]="'council.statement.item' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="itemId" lang="lv">
          <option value="">{{ 'council.statement.whole' | transloco }}</option>
          @for (item of sitting().agenda; track item.id) {
            <option [value]="item.id">{{ item.position }}. {{ item.title }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="text"
        [label]="'council.statement.text' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="text" rows="6" lang="lv" maxlength="10000"></textarea>
      </vv-field>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.statement.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class StatementForm {
  private readonly client = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  readonly sitting = input.required<SittingView>();
  readonly manages = input(false);
  readonly recorded = output<void>();
  readonly cancelled = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ authorId: '', itemId: '', text: '' });

  protected async save(): Promise<void> {
    const { authorId, itemId, text } = this.form.getRawValue();
    const needed = [{ where: 'text', label: 'council.statement.text', value: text }];
    if (this.manages())
      needed.push({ where: 'authorId', label: 'council.amendment.author', value: authorId });
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = { itemId: itemId || null, text: text.trim(), ...(authorId ? { authorId } : {}) };
    if (await this.submission.send(() => this.client.state(this.sitting().id, body))) this.recorded.emit();
  }
}
