import { Component, computed, effect, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, type Observable, of, switchMap } from 'rxjs';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { DossierReviewData } from './dossier-review';
import { EMPTY_OPINION, neededFields, type OpinionDraft, toOpinion } from './objection-draft';
import { opinionFields } from './opinion-errors';
import { ReviewOpinionFields } from './opinion-fields';
import { ReviewClient } from './review-client';

/** Types in the opinion that came to the e-address: terms run from the day it was received (PL 47(4), 47(6)). */
@Component({
  selector: 'vv-type-in-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, ReviewOpinionFields],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
      <div class="days">
        <vv-field
          class="short"
          name="issuedOn"
          [label]="'review.typeIn.issuedOn' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="issuedOn" type="date" [max]="today" />
        </vv-field>
        <vv-field
          class="short"
          name="receivedOn"
          [label]="'review.typeIn.receivedOn' | transloco"
          [hint]="'review.typeIn.receivedHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="receivedOn" type="date" [max]="today" />
        </vv-field>
      </div>
      <vv-review-opinion-fields
        [draft]="draft()"
        [units]="data.view()?.units ?? []"
        [violations]="submission.violations()"
        (draftChange)="keep($event)"
      />
      <vv-field
        name="file"
        [label]="'review.typeIn.file' | transloco"
        [hint]="'review.typeIn.fileHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="file" accept=".edoc,.asice,.pdf,.docx,.doc,.odt" (change)="pick($event)" />
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.typeIn.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }

    .days {
      display: grid;
      gap: 0 var(--gap-5);
    }

    @media (min-width: 40rem) {
      .days {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        align-items: end;
      }
    }
  `,
})
export class TypeInForm {
  private readonly client = inject(ReviewClient);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject(DossierReviewData);
  protected readonly today = inject(Session).legalToday() ?? '';
  protected readonly submission = new Submission();
  protected readonly draft = signal<OpinionDraft>(EMPTY_OPINION);
  protected readonly fields = computed(() => ({
    ...opinionFields(this.draft()),
    'review.opinion.receivedOn': 'receivedOn',
    'review.opinion.issuedOn': 'issuedOn',
  }));
  protected readonly form = inject(NonNullableFormBuilder).group({ issuedOn: '', receivedOn: this.today });
  private readonly file = signal<File | null>(null);
  private readonly key = computed(() => `review-typed:${this.data.round()?.id ?? ''}`);

  constructor() {
    effect(() => this.draft.set(this.drafts.read<OpinionDraft>(this.key()) ?? EMPTY_OPINION));
  }

  protected keep(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected async save(): Promise<void> {
    const { issuedOn, receivedOn } = this.form.getRawValue();
    const needed = [
      { where: 'issuedOn', label: 'review.typeIn.issuedOn', value: issuedOn },
      { where: 'receivedOn', label: 'review.typeIn.receivedOn', value: receivedOn },
      ...neededFields(this.draft()),
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const opinion = toOpinion(this.draft(), this.data.view()?.units ?? []);
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`review.outcome.${opinion.outcome}`),
      text: this.transloco.translate(`review.typeIn.sure.${opinion.outcome}`),
      action: this.transloco.translate('review.typeIn.save'),
    });
    if (!sure) return;
    const id = this.data.dossierId();
    const file = this.file();
    const stored: Observable<string | null> = file
      ? this.client.storeFile(id, file).pipe(map(({ digest }) => digest))
      : of(null);
    const request = () =>
      stored.pipe(
        switchMap((fileDigest) => this.client.typeIn(id, { ...opinion, issuedOn, receivedOn, fileDigest })),
      );
    if (!(await this.submission.send(request))) return;
    this.drafts.drop(this.key());
    this.data.reload();
  }
}
