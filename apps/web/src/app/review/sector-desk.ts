import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Observable } from 'rxjs';
import type { GiveSectorAnswer, SectorDeskView } from '#libs/contracts';
import { MemorandumText } from '../bylaws/memorandum-text';
import { Confirm } from '../ui/confirm-dialog';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { LawText } from '../ui/law-text';
import { emptyFields, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';

/** What a sector ministry reads and answers, with an account or behind a link (PL 47(3)). */
@Component({
  selector: 'vv-sector-desk',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Control,
    DeadlineChip,
    ErrorSummary,
    Field,
    LawText,
    LegalDayPipe,
    MemorandumText,
    ViolationText,
  ],
  templateUrl: './sector-desk.html',
  styles: `
    .desk {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--gap-6);
    }

    .answer > * + * {
      margin-top: var(--gap-4);
    }

    @media (min-width: 75rem) {
      .desk {
        grid-template-columns: minmax(0, 3fr) minmax(22rem, 2fr);
        align-items: start;
      }

      .answer {
        position: sticky;
        top: 5rem;
      }
    }
  `,
})
export class SectorDesk {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly view = input.required<SectorDeskView>();
  readonly send = input.required<(body: GiveSectorAnswer) => Observable<unknown>>();
  /** Whoever has a link says who they are. */
  readonly named = input(false);
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ text: '', number: '', givenBy: '' });

  protected async give(): Promise<void> {
    const { text, number, givenBy } = this.form.getRawValue();
    const needed = [
      { where: 'text', label: 'review.sector.text', value: text },
      ...(this.named() ? [{ where: 'givenBy', label: 'review.sector.givenBy', value: givenBy }] : []),
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('review.sectorDesk.give'),
      text: this.transloco.translate('review.sectorDesk.sure', { reviewer: this.view().request.reviewer }),
      action: this.transloco.translate('review.sectorDesk.give'),
    });
    if (!sure) return;
    const body = { text: text.trim(), number: number.trim() || null, givenBy: givenBy.trim() };
    if (await this.submission.send(() => this.send()(body))) this.done.emit();
  }
}
