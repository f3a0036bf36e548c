import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Presence, SittingView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { quorum } from './counting';
import { ShareBar, type Share } from './share-bar';

/** Who takes part, in the room or remotely (PL 33), and whether that is a quorum (PL 27(2)). */
@Component({
  selector: 'vv-attendance-form',
  imports: [TranslocoPipe, ErrorSummary, ShareBar],
  templateUrl: './attendance-form.html',
  styleUrl: './attendance-form.scss',
})
export class AttendanceForm {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  readonly sitting = input.required<SittingView>();
  readonly edits = input(false);
  readonly saved = output<void>();

  protected readonly all: readonly Presence[] = ['present', 'remote', 'absent'];
  protected readonly submission = new Submission();
  protected readonly chosen = linkedSignal<Record<string, Presence>>(() =>
    Object.fromEntries(
      this.sitting().councillors.flatMap(({ personId, presence }) =>
        presence ? [[personId, presence] as const] : [],
      ),
    ),
  );
  protected readonly here = computed(
    () => Object.values(this.chosen()).filter((presence) => presence !== 'absent').length,
  );
  protected readonly needed = computed(() => quorum(this.sitting().councilSize, this.sitting()));
  protected readonly shares = computed<Share[]>(() => [
    { look: 'here', count: this.here(), label: this.transloco.translate('council.attendance.here') },
    {
      look: 'empty',
      count: Math.max(0, this.sitting().councilSize - this.here()),
      label: this.transloco.translate('council.attendance.away'),
    },
  ]);

  protected choose(personId: string, presence: Presence): void {
    this.chosen.update((chosen) => ({ ...chosen, [personId]: presence }));
  }

  protected everybody(): void {
    const people = this.sitting().councillors.map(({ personId }) => [personId, 'present'] as const);
    this.chosen.set(Object.fromEntries(people));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const people = this.sitting().councillors.map(({ personId }) => ({
      personId,
      presence: this.chosen()[personId] ?? 'absent',
    }));
    if (await this.submission.send(() => this.client.attend(this.sitting().id, people))) this.saved.emit();
  }
}
