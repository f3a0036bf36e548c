import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import type { StageAdvice } from '#libs/contracts';
import { OpinionDeskData } from './opinion-desk';
import { ParticipationClient } from './participation-client';
import { WordingDiff } from './wording-diff';

const TONES: Record<StageAdvice, StatusTone> = {
  same: 'good',
  form_only: 'good',
  follows_opinions: 'info',
  new_matter: 'warn',
};

/** The difference between the text that the public saw and the one to be adopted, and whether to ask again. */
@Component({
  selector: 'vv-difference-panel',
  imports: [TranslocoPipe, ArticleLink, ErrorSummary, StatusBadge, WordingDiff],
  template: `
    @if (desk.differences.hasValue() && desk.differences.value(); as found) {
      <section class="section" aria-labelledby="difference-title">
        <h2 id="difference-title">{{ 'opinions.difference.title' | transloco }}</h2>
        <p>
          {{ 'opinions.difference.about' | transloco }}
          <span class="soft"><vv-article-link [article]="{ act: 'PL', ref: '46(3)' }" /></span>
        </p>
        <p role="status">
          <vv-status-badge [tone]="tones[found.advice]">{{
            'opinions.difference.advice.' + found.advice | transloco
          }}</vv-status-badge>
        </p>
        @if (found.advice === 'new_matter' || found.advice === 'follows_opinions') {
          @if (restartable()) {
            <vv-error-summary [violations]="submission.violations()" />
            <p>
              <button class="button secondary" type="button" (click)="restart()">
                {{ 'opinions.difference.restart' | transloco }}
              </button>
            </p>
            <p class="soft">{{ 'opinions.difference.restartHint' | transloco }}</p>
          } @else {
            <p class="soft">{{ 'opinions.difference.again' | transloco }}</p>
          }
        }
        @for (change of found.changes; track change.unitId) {
          <vv-wording-diff
            [label]="change.unit"
            [before]="change.before ?? ''"
            [after]="change.after ?? ''"
          />
          @if (change.answers.length) {
            <p class="small">
              {{ 'opinions.desk.answers' | transloco: { receipts: change.answers.join(', ') } }}
            </p>
          } @else if (change.words) {
            <p class="small">{{ 'opinions.difference.untraced' | transloco }}</p>
          }
        }
      </section>
    }
  `,
})
export class DifferencePanel {
  protected readonly desk = inject(OpinionDeskData);
  private readonly client = inject(ParticipationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly tones = TONES;
  protected readonly submission = new Submission();
  protected readonly restartable = computed(() => {
    const view = this.desk.view();
    return (
      this.desk.may('participation.manage') &&
      view?.stage?.state === 'closed' &&
      (view.dossier.state === 'opinion_summary' || view.dossier.state === 'council_ready')
    );
  });

  protected async restart(): Promise<void> {
    const asked = await this.confirm.ask({
      title: this.transloco.translate('opinions.difference.restart'),
      text: this.transloco.translate('opinions.difference.restartHint'),
      action: this.transloco.translate('opinions.difference.restart'),
    });
    if (!asked) return;
    const taken = await this.submission.send(() =>
      this.client.restart(this.desk.place(), this.desk.dossierId()),
    );
    if (taken) this.desk.reload();
  }
}
