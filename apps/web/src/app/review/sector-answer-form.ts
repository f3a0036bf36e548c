import { Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, type Observable, of, switchMap } from 'rxjs';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { ReviewClient } from './review-client';
import { SectorClient } from './sector-client';

/** Types in a sector ministry's view that came by letter, with its days and its file. */
@Component({
  selector: 'vv-sector-answer-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <p class="small soft">{{ 'review.sector.typeIn' | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        class="short"
        name="answeredOn"
        [label]="'review.sector.answeredOn' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="answeredOn" type="date" [max]="today" />
      </vv-field>
      <vv-field
        class="short"
        name="receivedOn"
        [label]="'review.sector.receivedOn' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="receivedOn" type="date" [max]="today" />
      </vv-field>
      <vv-field
        class="short"
        name="number"
        [label]="'review.sector.numberOptional' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="number" autocomplete="off" maxlength="60" />
      </vv-field>
      <vv-field
        name="givenBy"
        [label]="'review.sector.givenBy' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="givenBy" lang="lv" autocomplete="off" maxlength="200" />
      </vv-field>
      <vv-field name="text" [label]="'review.sector.text' | transloco" [violations]="submission.violations()">
        <textarea vvControl formControlName="text" lang="lv" rows="4"></textarea>
      </vv-field>
      <vv-field
        name="file"
        [label]="'review.sector.file' | transloco"
        [hint]="'review.typeIn.fileHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="file" accept=".edoc,.asice,.pdf,.docx,.odt" (change)="pick($event)" />
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.sector.saveAnswer' | transloco }}
      </button>
    </form>
  `,
  styles: `
    input[type='file'] {
      width: 100%;
      min-width: 0;
    }
  `,
})
export class SectorAnswerForm {
  private readonly client = inject(SectorClient);
  private readonly reviews = inject(ReviewClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly today = inject(Session).legalToday() ?? '';
  readonly roundId = input.required<string>();
  readonly viewId = input.required<string>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  private readonly file = signal<File | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    answeredOn: '',
    receivedOn: this.today,
    number: '',
    givenBy: '',
    text: '',
  });

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected async save(): Promise<void> {
    const { number, ...rest } = this.form.getRawValue();
    const needed = (['answeredOn', 'receivedOn', 'givenBy', 'text'] as const).map((where) => ({
      where,
      label: `review.sector.${where}`,
      value: rest[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const file = this.file();
    const stored: Observable<string | null> = file
      ? this.reviews.storeDeskFile(this.roundId(), file).pipe(map(({ digest }) => digest))
      : of(null);
    const request = () =>
      stored.pipe(
        switchMap((fileDigest) =>
          this.client.typeIn(this.roundId(), this.viewId(), {
            ...rest,
            number: number.trim() || null,
            fileDigest,
          }),
        ),
      );
    if (await this.submission.send(request)) this.done.emit();
  }
}
