import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DisagreementView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { DossierReviewData } from './dossier-review';
import { ReviewClient } from './review-client';

/** What is typed; kept in this browser until the server has it. */
interface Typed {
  whole: boolean;
  objectionIds: string[];
  reasons: string;
}

/** The draft of the council's reasoned decision that it does not agree (PL 47(6)), and where it stands in the council. */
@Component({
  selector: 'vv-disagreement-form',
  imports: [RouterLink, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, LocalLink],
  templateUrl: './disagreement-form.html',
  styles: `
    h4 {
      margin-bottom: var(--gap-2);
    }

    form {
      max-width: var(--measure);
    }
  `,
})
export class DisagreementForm {
  private readonly client = inject(ReviewClient);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject(DossierReviewData);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly known = computed(() => this.data.view()?.disagreement ?? null);
  protected readonly edits = computed(() => this.data.records() && !this.known()?.locked);
  protected readonly typed = signal<Typed>({ whole: false, objectionIds: [], reasons: '' });
  /** What the draft disagrees with, as it is saved. */
  protected readonly disputed = computed(() => {
    const ids = this.known()?.objectionIds ?? [];
    return this.data.objections().filter(({ id }) => ids.includes(id));
  });
  /** Where the decision stands in the council: key of the sentence about it. */
  protected readonly standing = computed(() => {
    const known = this.known();
    if (known?.signedOn) return 'signed';
    if (known?.decision) return 'decided';
    return known?.item?.outcome === 'rejected' ? 'rejected' : 'onAgenda';
  });
  private readonly key = computed(() => `disagreement:${this.data.round()?.id ?? ''}`);

  constructor() {
    effect(() => {
      const kept = this.drafts.read<Typed>(this.key());
      const known = this.known();
      this.typed.set(kept ?? (known ? typedOf(known) : { whole: false, objectionIds: [], reasons: '' }));
    });
  }

  protected change(change: Partial<Typed>): void {
    this.saved.set(false);
    this.typed.update((typed) => ({ ...typed, ...change }));
    this.drafts.keep(this.key(), this.typed());
  }

  protected mark(id: string, disagreed: boolean): void {
    const others = this.typed().objectionIds.filter((one) => one !== id);
    this.change({ objectionIds: disagreed ? [...others, id] : others });
  }

  protected async save(): Promise<void> {
    const { whole, objectionIds, reasons } = this.typed();
    const missing = emptyFields(
      [{ where: 'reasons', label: 'review.disagreement.reasons', value: reasons }],
      this.transloco,
    );
    if (!whole && objectionIds.length === 0)
      missing.unshift({ code: 'disagreement_with_nothing', where: 'objectionIds' });
    if (!this.submission.check(missing)) return;
    const version = this.known()?.version ?? null;
    const body = { whole, objectionIds: whole ? [] : objectionIds, reasons: reasons.trim(), version };
    if (!(await this.submission.send(() => this.client.draftDisagreement(this.data.dossierId(), body))))
      return;
    this.drafts.drop(this.key());
    this.saved.set(true);
    this.data.reload();
  }
}

const typedOf = ({ whole, objectionIds, reasons }: DisagreementView): Typed => ({
  whole,
  objectionIds,
  reasons,
});
