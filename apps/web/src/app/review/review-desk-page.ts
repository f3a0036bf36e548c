import {
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import type { RecordReviewReceipt, SectorMinistryAsked } from '#libs/contracts';
import { PaperLinks } from '../coordination/paper-links';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import type { UnitAction } from '../ui/law-html';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { DeskPane } from './desk-pane';
import { firstPanes, panesOf, togglePane, type DeskPaneKind } from './desk-panes';
import { GiveOpinionForm } from './give-opinion-form';
import { Objecting } from './objecting';
import { ReceiptForm } from './receipt-form';
import { ReviewClient } from './review-client';
import { RoundCard } from './round-card';
import { pictureOf } from './round-picture';
import { RoundSteps } from './round-steps';
import { SectorRequests } from './sector-requests';
import { SectorViewForm } from './sector-view-form';

/** A by-law on a ministry's desk: text, memorandum, what changed since the earlier opinion, and the opinion being written. */
@Component({
  selector: 'vv-review-desk-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DeskPane,
    FailedRequest,
    GiveOpinionForm,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PaperLinks,
    ReceiptForm,
    RoundCard,
    RoundSteps,
    SectorRequests,
    SectorViewForm,
    ViolationText,
  ],
  templateUrl: './review-desk-page.html',
  styleUrl: './review-desk-page.scss',
})
export class ReviewDeskPage {
  private readonly client = inject(ReviewClient);
  private readonly objecting = inject(Objecting);
  private readonly wide = inject(DOCUMENT).defaultView?.matchMedia?.('(min-width: 100rem)').matches ?? false;
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
  protected readonly gives = computed(() => {
    const view = this.view();
    return !!view && view.permissions.includes('review.give') && view.toAnswer.length === 0;
  });
  protected readonly choices = computed((): DeskPaneKind[] => {
    const view = this.view();
    return view ? panesOf(view) : [];
  });
  /** The panes stay as they are while the desk is read again. */
  protected readonly shown = linkedSignal<DeskPaneKind[], readonly DeskPaneKind[]>({
    source: this.choices,
    computation: (choices, previous) => {
      const kept = (previous?.value ?? []).filter((one) => choices.includes(one));
      return kept.length > 0 ? kept : firstPanes(choices, this.wide);
    },
  });
  /** The link that was made last; it is shown this once. */
  protected readonly fresh = signal<SectorMinistryAsked | null>(null);
  protected readonly sent = signal(false);
  /** The text with its buttons is made once for each right to object. */
  protected readonly action = computed((): ((unit: UnitNumber) => UnitAction | null) =>
    this.gives() ? this.objecting.action : () => null,
  );
  private readonly opinion = viewChild(GiveOpinionForm);
  protected readonly documentAddress = (format: string): string =>
    this.client.deskDocumentUrl(this.id(), format);

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

  protected fileAddress(): string {
    return this.client.deskFileUrl(this.id());
  }

  protected toggle(kind: DeskPaneKind): void {
    this.shown.update((shown) => togglePane(shown, kind));
  }

  protected asked(made: SectorMinistryAsked): void {
    this.fresh.set(made.url ? made : null);
    this.desk.reload();
  }

  protected object(unitId: string): void {
    this.opinion()?.object(unitId);
  }

  protected given(): void {
    this.sent.set(true);
    this.desk.reload();
  }
}
