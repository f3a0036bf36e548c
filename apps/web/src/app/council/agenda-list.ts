import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AgendaItemView, SittingView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { StatusBadge } from '../ui/status-badge';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { WITHOUT_FIELD } from './open-sitting';
import { PurposeBadge } from './purpose-badge';
import type { AgendaQuestion } from './vote-desk';

/** The agenda in order, with what each reader can do with an item. */
@Component({
  selector: 'vv-agenda-list',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    DeadlineChip,
    EmptyState,
    ErrorSummary,
    Field,
    Icon,
    LegalDayPipe,
    LocalLink,
    PurposeBadge,
    StatusBadge,
  ],
  templateUrl: './agenda-list.html',
  styleUrl: './agenda-list.scss',
})
export class AgendaList {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly where = inject(Place);

  readonly sitting = input.required<SittingView>();
  /** The reader keeps this agenda, and it is not closed. */
  readonly edits = input(false);
  /** The reader may sign as the chair. */
  readonly signs = input(false);
  readonly begun = input(false);
  /** The council itself changes the agenda by now (PL 34). */
  readonly votes = input(false);
  /** Key of the message about what was done. */
  readonly changed = output<string>();
  /** A change that has to be voted on. */
  readonly proposed = output<AgendaQuestion>();

  protected readonly submission = new Submission();
  protected readonly withoutField = WITHOUT_FIELD;
  protected readonly removing = signal<string | null>(null);
  protected readonly reason = signal('');
  /** The order that is proposed to the council; as it is until somebody moves an item. */
  private readonly proposal = linkedSignal<SittingView, string[] | null>({
    source: this.sitting,
    computation: () => null,
  });
  protected readonly items = computed(() => {
    const order = this.proposal();
    const { agenda } = this.sitting();
    return order ? order.flatMap((id) => agenda.find((item) => item.id === id) ?? []) : agenda;
  });
  protected readonly reordered = computed(() =>
    this.items().some((item, index) => item.id !== this.sitting().agenda[index]?.id),
  );

  protected path(page: string, item: AgendaItemView): string[] {
    return ['darbs', this.where.slug() ?? '', 'sedes', this.sitting().id, page, item.id];
  }

  /** The last day of its signatures, once everything is signed. */
  protected signed(item: AgendaItemView): string | null {
    const documents = item.dossier && item.purpose !== 'disagreement' ? 2 : 1;
    if (item.signatures.length < documents) return null;
    return (
      item.signatures
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? null
    );
  }

  protected async move(index: number, by: -1 | 1): Promise<void> {
    const ids = this.items().map((item) => item.id);
    const [moved] = ids.splice(index, 1);
    if (!moved || index + by < 0 || index + by > ids.length) return;
    ids.splice(index + by, 0, moved);
    if (this.votes()) return this.proposal.set(ids);
    if (await this.submission.send(() => this.client.reorder(this.sitting().id, ids)))
      this.changed.emit('council.agenda.moved');
  }

  protected putToVote(): void {
    this.proposed.emit({ change: 'order', itemIds: this.items().map(({ id }) => id) });
  }

  protected undo(): void {
    this.proposal.set(null);
  }

  protected ask(item: AgendaItemView): void {
    this.submission.clear();
    this.reason.set('');
    this.removing.set(item.id);
  }

  protected async remove(event: Event, item: AgendaItemView): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    const needed = { where: 'reason', label: 'council.agenda.reason', value: reason };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    if (this.votes()) {
      this.removing.set(null);
      this.proposed.emit({ change: 'remove', itemId: item.id, reason });
    } else if (await this.submission.send(() => this.client.remove(item.id, reason))) {
      this.removing.set(null);
      this.changed.emit('council.agenda.removed');
    }
  }
}
