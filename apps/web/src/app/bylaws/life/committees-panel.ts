import { Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { COMMITTEE_OUTCOMES, type CommitteeOutcome } from '#libs/bylaw-procedure';
import type { DossierView } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../../ui/status-badge';
import { emptyFields, Submission } from '../../ui/submission';
import { OpenDossier } from '../open-dossier';
import { LifeClient } from './life-client';

const STATES = ['council_ready', 'on_agenda'];
const TONES: Record<string, StatusTone> = {
  supports: 'good',
  supports_with_changes: 'warn',
  does_not_support: 'bad',
};

/** What the committees that the municipality asks think of the draft; the secretary records it from their minutes. */
@Component({
  selector: 'vv-committees-panel',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, StatusBadge],
  templateUrl: './committees-panel.html',
  styleUrl: './life-panels.scss',
})
export class CommitteesPanel {
  private readonly client = inject(LifeClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly outcomes = COMMITTEE_OUTCOMES;
  protected readonly form = inject(NonNullableFormBuilder).group({
    code: '',
    outcome: 'supports' as CommitteeOutcome,
    day: this.session.legalToday() ?? '',
    reference: '',
    note: '',
  });

  /** Every committee asked with the opinion it gave last, and opinions of committees that are asked no more. */
  protected readonly rows = computed(() => {
    const life = this.dossier.view()?.life;
    if (!life) return [];
    const asked = life.steps.committees.map(({ code, name }) => ({
      code,
      name,
      given: life.committeeOpinions.filter((one) => one.code === code).at(-1) ?? null,
    }));
    const others = life.committeeOpinions.filter(({ code }) => !asked.some((one) => one.code === code));
    return [...asked, ...others.map((given) => ({ code: given.id, name: given.name, given }))];
  });
  protected readonly records = computed(() => {
    const view = this.dossier.view();
    return !!view && STATES.includes(view.state) && view.life.steps.committees.length > 0 && this.mayRecord();
  });
  protected readonly shown = computed(() => {
    const view = this.dossier.view();
    return (
      !!view &&
      this.rows().length > 0 &&
      (STATES.includes(view.state) || view.life.committeeOpinions.length > 0)
    );
  });

  protected tone(outcome: string): StatusTone {
    return TONES[outcome] ?? 'idle';
  }

  protected async record(view: DossierView): Promise<void> {
    const entered = this.form.getRawValue();
    const code = entered.code || (view.life.steps.committees[0]?.code ?? '');
    const empty = emptyFields(
      [
        { where: 'reference', label: 'bylaws.committees.reference', value: entered.reference },
        { where: 'day', label: 'bylaws.committees.day', value: entered.day },
      ],
      this.transloco,
    );
    if (!this.submission.check(empty)) return;
    if (!(await this.submission.send(() => this.client.committee(view.id, { ...entered, code })))) return;
    this.form.patchValue({ reference: '', note: '' });
    this.dossier.reload();
  }

  private mayRecord(): boolean {
    return this.dossier.may('council.manage');
  }
}
