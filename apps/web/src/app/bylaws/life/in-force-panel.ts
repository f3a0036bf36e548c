import { Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { EX_POST_OUTCOMES, type DossierView, type ExPostOutcome } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { OpenDossier } from '../open-dossier';
import { LifeClient } from './life-client';

const PUBLISHED = ['promulgated', 'in_force', 'repealed', 'lapsed'];

/** A by-law after its publication: looks back at it, and how its force ends. */
@Component({
  selector: 'vv-in-force-panel',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  templateUrl: './in-force-panel.html',
  styleUrl: './life-panels.scss',
})
export class InForcePanel {
  private readonly client = inject(LifeClient);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly dossier = inject(OpenDossier);
  protected readonly outcomes = EX_POST_OUTCOMES;
  protected readonly planning = new Submission();
  protected readonly reviewing = new Submission();
  protected readonly ending = new Submission();
  protected readonly plan = this.forms.group({ dueOn: '' });
  protected readonly review = this.forms.group({
    doneOn: this.session.legalToday() ?? '',
    outcome: 'keep' as ExPostOutcome,
    conclusion: '',
  });
  protected readonly end = this.forms.group({
    cause: 'basis_lapsed' as 'basis_lapsed' | 'term',
    from: '',
    by: '',
  });

  protected readonly shown = computed(() => PUBLISHED.includes(this.dossier.view()?.state ?? ''));
  protected readonly open = computed(
    () => this.dossier.view()?.life.exPost.find(({ doneOn }) => doneOn === null) ?? null,
  );
  protected readonly done = computed(
    () => this.dossier.view()?.life.exPost.filter(({ doneOn }) => doneOn !== null) ?? [],
  );
  protected readonly lives = computed(() =>
    ['promulgated', 'in_force'].includes(this.dossier.view()?.state ?? ''),
  );

  protected async planReview(view: DossierView): Promise<void> {
    const dueOn = this.plan.controls.dueOn.value || view.life.exPostProposed || '';
    const empty = emptyFields([{ where: 'dueOn', label: 'bylaws.life.dueOn', value: dueOn }], this.transloco);
    if (!this.planning.check(empty)) return;
    if (await this.planning.send(() => this.client.planLookBack(view.id, dueOn))) this.dossier.reload();
  }

  protected async recordReview(view: DossierView): Promise<void> {
    const entered = this.review.getRawValue();
    const empty = emptyFields(
      [
        { where: 'doneOn', label: 'bylaws.life.doneOn', value: entered.doneOn },
        { where: 'conclusion', label: 'bylaws.life.conclusion', value: entered.conclusion },
      ],
      this.transloco,
    );
    if (!this.reviewing.check(empty)) return;
    if (await this.reviewing.send(() => this.client.lookBack(view.id, entered))) {
      this.review.controls.conclusion.setValue('');
      this.dossier.reload();
    }
  }

  protected async recordEnd(view: DossierView): Promise<void> {
    const { cause, from, by } = this.end.getRawValue();
    const needed = [{ where: 'from', label: 'bylaws.life.endFrom', value: from }];
    const reason = { where: 'by', label: 'bylaws.life.endBy', value: by };
    const empty = emptyFields(cause === 'basis_lapsed' ? [...needed, reason] : needed, this.transloco);
    if (!this.ending.check(empty)) return;
    const action: string = this.transloco.translate('bylaws.life.recordEnd');
    const text: string = this.transloco.translate('bylaws.life.endSure', { code: view.code });
    if (!(await this.confirm.ask({ title: action, text, action, dangerous: true }))) return;
    const body = { cause, from, by: by.trim() || null };
    if (await this.ending.send(() => this.client.end(view.id, body))) this.dossier.reload();
  }
}
