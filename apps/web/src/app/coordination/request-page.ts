import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import type { CoordinationExpertView } from '#libs/contracts';
import { unitChoices } from '../participation/unit-names';
import { LocalLink } from '../shell/local-link';
import { LobbyContactsList } from '../memorandum/lobby-contacts';
import { PageMeta } from '../shell/page-meta';
import { DeadlineChip } from '../ui/deadline-chip';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import type { UnitAction } from '../ui/law-html';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CoordinationClient } from './coordination-client';
import { ExpertsPanel } from './experts-panel';
import { GiveCoordinationOpinion } from './give-opinion-form';
import { OpinionCard } from './opinion-card';
import { PartyStrip } from './party-strip';
import { RoundPapers } from './round-papers';
import { UnitButton } from './unit-button';

/** A draft on an institution's desk: text, memorandum, what changed since its earlier opinion, and the opinion itself. */
@Component({
  selector: 'vv-coordination-request-page',
  imports: [
    LobbyContactsList,
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    ExpertsPanel,
    FailedRequest,
    GiveCoordinationOpinion,
    LegalDayPipe,
    LocalLink,
    OpinionCard,
    PageHeader,
    PartyStrip,
    RoundPapers,
    ViolationText,
  ],
  templateUrl: './request-page.html',
  styleUrl: './desk-columns.scss',
})
export class RequestPage {
  private readonly client = inject(CoordinationClient);
  private readonly unitButton = inject(UnitButton);
  /** From the address. */
  readonly party = input.required<string>();

  protected readonly desk = rxResource({
    params: () => this.party(),
    stream: ({ params }) => this.client.request(params),
  });
  protected readonly problem = loadProblem(this.desk);
  /** `null` until it is loaded; kept while it is read again. */
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly gives = computed(() => this.view()?.toAnswer.length === 0);
  protected readonly units = computed(() => {
    const bylaw = this.view()?.bylaw.content;
    return bylaw ? unitChoices({ bylaw, memorandum: null }) : [];
  });
  protected readonly sent = signal(false);
  /** The text with its buttons is made once for each right to comment. */
  protected readonly action = computed((): ((unit: UnitNumber) => UnitAction | null) =>
    this.gives() ? this.unitButton.action : () => null,
  );
  private readonly opinion = viewChild(GiveCoordinationOpinion);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const name = transloco.translate<string>('coordination.request.title');
      const title = this.view()?.request.title;
      meta.set({ title: title ? `${name}: ${title}` : name, hidden: true });
    });
  }

  protected comment(unitId: string): void {
    this.opinion()?.comment(unitId);
  }

  protected take({ items }: CoordinationExpertView): void {
    this.opinion()?.take(items);
  }

  protected given(): void {
    this.sent.set(true);
    this.desk.reload();
  }
}
