import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ArticleLink } from '../ui/article-link';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import type { StageAdvice } from '#libs/contracts';
import { OpinionDeskData } from './opinion-desk';
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
  imports: [TranslocoPipe, ArticleLink, StatusBadge, WordingDiff],
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
          <p class="soft">{{ 'opinions.difference.again' | transloco }}</p>
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
  protected readonly tones = TONES;
}
