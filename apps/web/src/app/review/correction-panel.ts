import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { NextStepPanel } from '../bylaws/next-step-panel';
import { LocalLink } from '../shell/local-link';
import { ArticleLink } from '../ui/article-link';
import { PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { DossierReviewData } from './dossier-review';

/** While the by-law is corrected: where to write, what has changed so far, and how it goes on (PL 47(5)). */
@Component({
  selector: 'vv-correction-panel',
  imports: [RouterLink, TranslocoPipe, ArticleLink, Icon, LocalLink, NextStepPanel, PluralPipe],
  template: `
    <section class="notice" aria-labelledby="correction-title">
      <h3 id="correction-title">{{ 'review.correction.title' | transloco }}</h3>
      <p>
        {{ 'review.correction.text' | transloco }}
        <span class="small"><vv-article-link [article]="{ act: 'PL', ref: '47(5)' }" /></span>
      </p>
      @if (changed() !== null) {
        <p>
          <strong>{{ 'review.correction.changed' | plural: changed()! }}</strong>
        </p>
      }
      <p class="row">
        <a class="button" [routerLink]="data.dossier.path('teksts') | localLink">
          <vv-icon name="edit" />{{ 'review.correction.toText' | transloco }}
        </a>
        <a [routerLink]="data.dossier.path('versijas') | localLink">{{
          'review.correction.toVersions' | transloco
        }}</a>
      </p>
    </section>
    <vv-next-step-panel />
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
    }

    vv-next-step-panel {
      display: block;
      margin-top: var(--gap-5);
    }
  `,
})
export class CorrectionPanel {
  protected readonly data = inject(DossierReviewData);
  protected readonly changed = computed(() => this.data.view()?.changedUnits ?? null);
}
