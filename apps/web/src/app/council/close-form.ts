import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingView } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { PluralPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';

/** Ends the sitting with the number of its minutes. */
@Component({
  selector: 'vv-close-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, PluralPipe],
  template: `
    <p class="small soft">
      {{
        undecided() ? ('council.close.undecided' | plural: undecided()) : ('council.close.about' | transloco)
      }}
    </p>
    <vv-error-summary [violations]="submission.violations()" />
    <form (submit)="close($event)" novalidate>
      <vv-field
        name="minutesNumber"
        class="short"
        [label]="'council.close.minutesNumber' | transloco"
        [violations]="submission.violations()"
      >
        <input
          vvControl
          maxlength="60"
          autocomplete="off"
          [value]="minutes()"
          (input)="minutes.set($any($event.target).value)"
        />
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'council.close.close' | transloco }}
      </button>
    </form>
  `,
})
export class CloseForm {
  private readonly client = inject(CouncilClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly sitting = input.required<SittingView>();
  readonly undecided = input(0);
  readonly closed = output<void>();
  protected readonly submission = new Submission();
  protected readonly minutes = signal('');

  protected async close(event: Event): Promise<void> {
    event.preventDefault();
    const minutes = this.minutes().trim();
    const needed = { where: 'minutesNumber', label: 'council.close.minutesNumber', value: minutes };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('council.close.title'),
      text: this.transloco.translate('council.close.sure'),
      action: this.transloco.translate('council.close.close'),
    });
    if (!sure) return;
    if (await this.submission.send(() => this.client.close(this.sitting().id, minutes))) this.closed.emit();
  }
}
