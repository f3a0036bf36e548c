import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import type { RecordReviewReceipt } from '#libs/contracts';
import { MemorandumText } from '../bylaws/memorandum-text';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { CompareView } from '../ui/compare-view';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import type { UnitAction } from '../ui/law-html';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { GiveOpinionForm } from './give-opinion-form';
import { ObjectionList } from './objection-list';
import { Objecting } from './objecting';
import { ReceiptForm } from './receipt-form';
import { ReviewClient } from './review-client';
import { RoundCard } from './round-card';
import { pictureOf } from './round-picture';
import { RoundSteps } from './round-steps';
import { SectorViewForm } from './sector-view-form';
import { SectorViews } from './sector-views';

/** What of the by-law stands on the desk. */
type Shown = 'text' | 'changes' | 'memorandum' | 'opinions';

/** A by-law on a ministry's desk: text, memorandum, what changed since the earlier opinion, and the opinion being written. */
@Component({
  selector: 'vv-review-desk-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CompareView,
    FailedRequest,
    GiveOpinionForm,
    LawText,
    LegalDayPipe,
    LocalLink,
    MemorandumText,
    ObjectionList,
    PageHeader,
    PluralPipe,
    ReceiptForm,
    RoundCard,
    RoundSteps,
    SectorViewForm,
    SectorViews,
    ViolationText,
  ],
  templateUrl: './review-desk-page.html',
  styleUrl: './review-desk-page.scss',
})
export class ReviewDeskPage {
  private readonly client = inject(ReviewClient);
  private readonly objecting = inject(Objecting);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly desk = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.client.round(params),
  });
  protected readonly problem = loadProblem(this.desk);
  /** `null` until it is loaded; kept while it is read again. */
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly picture = computed(() => {
    const round = this.view()?.round;
    return round ? pictureOf(round) : null;
  });
  protected readonly before = computed(() => this.view()?.earlier.at(-1) ?? null);
  protected readonly gives = computed(() => {
    const view = this.view();
    return !!view && view.permissions.includes('review.give') && view.toAnswer.length === 0;
  });
  protected readonly choices = computed<Shown[]>(() => {
    const view = this.view();
    if (!view) return [];
    return [
      ...(view.comparison || view.earlier.length ? (['changes'] as const) : []),
      'text',
      ...(view.memorandum ? (['memorandum'] as const) : []),
      'opinions',
    ];
  });
  /** Whoever has objected before wants to see first what became of it. */
  protected readonly shown = linkedSignal<Shown | null>(() => this.choices()[0] ?? null);
  protected readonly sent = signal(false);
  /** The text with its buttons is made once for each right to object. */
  protected readonly action = computed((): ((unit: UnitNumber) => UnitAction | null) =>
    this.gives() ? this.objecting.action : () => null,
  );
  private readonly opinion = viewChild(GiveOpinionForm);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const name = transloco.translate<string>('review.desk.title');
      const title = this.view()?.bylaw.title;
      meta.set({ title: title ? `${name}: ${title}` : name, hidden: true });
    });
  }

  protected readonly saveReceipt = (body: RecordReviewReceipt) => this.client.received(this.id(), body);

  protected object(unitId: string): void {
    this.opinion()?.object(unitId);
  }

  protected given(): void {
    this.sent.set(true);
    this.desk.reload();
  }
}
