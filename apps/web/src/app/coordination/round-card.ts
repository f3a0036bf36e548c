import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationRoundView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { StatusBadge } from '../ui/status-badge';
import { AddPartiesForm } from './add-parties-form';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';
import { EndRoundPanel } from './end-round';
import { ExtendForm } from './extend-form';
import { OpinionCard } from './opinion-card';
import { PartyOutside } from './party-outside';
import { PartyStrip } from './party-strip';

/** A round: its term, who answered, their opinions, and what the lawyer can do about it now. */
@Component({
  selector: 'vv-coordination-round-card',
  imports: [
    RouterLink,
    TranslocoPipe,
    AddPartiesForm,
    DeadlineChip,
    EndRoundPanel,
    ExtendForm,
    Icon,
    LegalDayPipe,
    LocalLink,
    OpinionCard,
    PartyOutside,
    PartyStrip,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './round-card.html',
  styles: `
    .facts,
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-2) var(--gap-4);
    }

    .actions {
      margin-top: var(--gap-4);
    }

    h3 {
      margin: var(--gap-4) 0 var(--gap-3);
      font-size: var(--size-m);
    }

    .rows,
    .after {
      margin-top: var(--gap-4);
    }

    .download {
      display: inline-flex;
      align-items: center;
      gap: var(--gap-2);
      overflow-wrap: anywhere;
    }

    .rows > li {
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    .rows summary {
      padding-block: var(--gap-2);
      cursor: pointer;
    }

    .row-line {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: center;
      gap: var(--gap-2) var(--gap-4);
      margin: 0;
    }
  `,
})
export class CoordinationRoundCard {
  private readonly client = inject(CoordinationClient);
  protected readonly desk = inject(CoordinationDeskData);
  readonly round = input.required<CoordinationRoundView>();

  protected readonly open = signal<'extend' | 'add' | null>(null);
  protected readonly answered = computed(
    () => this.round().parties.filter(({ opinion }) => opinion !== null).length,
  );
  /** Opinions to read, and parties whose opinion the reader may enter. */
  protected readonly listed = computed(() => {
    const enters = this.round().state === 'open' && this.desk.manages();
    return this.round().parties.filter(({ opinion }) => opinion !== null || enters);
  });
  protected readonly papers = computed(() => this.client.papersUrl(this.desk.dossierId(), this.round().id));

  protected fileUrl(fileId: string): string {
    return this.client.fileUrl(this.desk.dossierId(), fileId);
  }

  protected toggle(panel: 'extend' | 'add'): void {
    this.open.update((now) => (now === panel ? null : panel));
  }
}
