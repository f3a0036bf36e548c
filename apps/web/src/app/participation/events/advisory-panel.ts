import { Component, computed, effect, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  COUNCIL_KINDS,
  type Candidate,
  type CouncilKind,
  type DeskAdvisoryCouncil,
  type EventDesk,
} from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { Session } from '../../shell/session';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { AdvisoryApplicationForm } from './advisory-application-form';
import { AdvisoryClient } from './advisory-client';
import { OpenEvent } from './open-event';

/** The advisory council of an event: the call, who applied, who is included (MK639 15). */
@Component({
  selector: 'vv-advisory-panel',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    AdvisoryApplicationForm,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    LocalLink,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './advisory-panel.html',
  styleUrl: './events.scss',
})
export class AdvisoryPanel {
  private readonly client = inject(AdvisoryClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly today = inject(Session).legalToday;
  protected readonly open = inject(OpenEvent);
  protected readonly kinds = COUNCIL_KINDS;
  protected readonly submission = new Submission();
  protected readonly writing = signal(false);
  protected readonly recording = signal(false);
  /** What is chosen for each candidate and is not saved yet. */
  protected readonly chosen = signal<Readonly<Record<string, { included: boolean; reason: string }>>>({});
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: 'advisory' as CouncilKind,
    name: '',
    purpose: '',
    criteria: '',
    noCriteriaReason: '',
    othersHeard: '',
    seats: '',
    applyBy: '',
  });
  protected readonly writable = computed(() => {
    const view = this.open.view();
    const running = view?.state === 'preparing' || view?.state === 'announced';
    return running && this.open.may('participation.manage') && !view.council?.composedDay;
  });
  protected readonly choosable = computed(() => {
    const council = this.open.view()?.council;
    if (!council?.calledDay) return false;
    return (
      council.applyBy < (this.today() ?? '') &&
      this.open.may('participation.manage') &&
      this.open.may('participation.record') &&
      council.candidates.some(({ state }) => state !== 'withdrawn')
    );
  });

  constructor() {
    effect(() => {
      const candidates = this.open.view()?.council?.candidates ?? [];
      this.chosen.set(
        Object.fromEntries(
          candidates.map(({ id, state, reason }) => [id, { included: state === 'included', reason }]),
        ),
      );
    });
  }

  protected state(council: DeskAdvisoryCouncil): 'composed' | 'open' | 'choosing' | 'notCalled' {
    if (council.composedDay) return 'composed';
    if (!council.calledDay) return 'notCalled';
    return council.applyBy < (this.today() ?? '') ? 'choosing' : 'open';
  }

  protected write(council: DeskAdvisoryCouncil | null): void {
    if (council) {
      const { kind, name, purpose, criteria, noCriteriaReason, othersHeard, seats, applyBy } = council;
      const typed = { kind, name, purpose, criteria, noCriteriaReason, othersHeard, applyBy };
      this.form.setValue({ ...typed, seats: seats === null ? '' : String(seats) });
    }
    this.writing.set(true);
  }

  protected async save(view: EventDesk): Promise<void> {
    const { seats, ...typed } = this.form.getRawValue();
    const version = view.council ? { version: view.council.version } : {};
    const body = { ...typed, seats: /^\d+$/.test(seats) ? Number(seats) : null, ...version };
    if (!(await this.submission.send(() => this.client.call(this.open.place(), view.id, body)))) return;
    this.writing.set(false);
    this.open.reload();
  }

  protected choose({ id }: Candidate, event: Event): void {
    this.set(id, { included: (event.target as HTMLInputElement).checked });
  }

  protected explain({ id }: Candidate, event: Event): void {
    this.set(id, { reason: (event.target as HTMLInputElement).value });
  }

  protected async compose(council: DeskAdvisoryCouncil): Promise<void> {
    const action = this.transloco.translate('events.advisory.compose');
    const text = this.transloco.translate('events.advisory.composeSure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const chosen = this.chosen();
    const decisions = council.candidates
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ id }) => ({ id, included: false, reason: '', ...chosen[id] }));
    const { id, version } = council;
    const kept = await this.submission.send(() =>
      this.client.compose(this.open.place(), id, { version, decisions }),
    );
    if (kept) this.open.reload();
  }

  protected recorded(): void {
    this.recording.set(false);
    this.open.reload();
  }

  private set(id: string, change: Partial<{ included: boolean; reason: string }>): void {
    this.chosen.update((all) => ({ ...all, [id]: { included: false, reason: '', ...all[id], ...change } }));
  }
}
