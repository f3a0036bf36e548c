import { Component, inject, linkedSignal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DossierView } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { OpenDossier } from '../open-dossier';
import { LifeClient } from './life-client';

/** Where the documents of a by-law on spatial planning stand: drafting and coordination have a law of their own. */
@Component({
  selector: 'vv-planning-panel',
  imports: [TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  template: `
    @if (dossier.view(); as view) {
      @if (view.kind === 'spatial_planning') {
        <section aria-labelledby="planning-heading">
          <h2 id="planning-heading">{{ 'bylaws.planning.title' | transloco }}</h2>
          <p>
            {{ 'bylaws.planning.text' | transloco }}
            (<vv-article-link [article]="{ act: 'PL', ref: '48(3)' }" />)
          </p>
          @if (view.life.planningUrl; as url) {
            <p>
              <a class="address" [href]="url" target="_blank" rel="noopener"
                >{{ url }}<span class="visually-hidden"> ({{ 'ui.newTab' | transloco }})</span></a
              >
            </p>
          }
          @if (dossier.may('dossier.edit') && view.state !== 'withdrawn') {
            <vv-error-summary [violations]="submission.violations()" />
            <form novalidate (submit)="$event.preventDefault(); save(view)">
              <vv-field
                name="url"
                [label]="'bylaws.planning.url' | transloco"
                [violations]="submission.violations()"
              >
                <input
                  vvControl
                  type="url"
                  maxlength="1000"
                  [value]="url()"
                  (input)="url.set($any($event.target).value)"
                />
              </vv-field>
              <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
                {{ 'bylaws.planning.save' | transloco }}
              </button>
            </form>
          }
        </section>
      }
    }
  `,
  styles: `
    .address {
      overflow-wrap: anywhere;
    }
  `,
})
export class PlanningPanel {
  private readonly client = inject(LifeClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly url = linkedSignal(() => this.dossier.view()?.life.planningUrl ?? '');

  protected async save(view: DossierView): Promise<void> {
    const value = this.url().trim();
    const empty = emptyFields([{ where: 'url', label: 'bylaws.planning.url', value }], this.transloco);
    if (!this.submission.check(empty)) return;
    if (await this.submission.send(() => this.client.linkPlanning(view.id, value))) this.dossier.reload();
  }
}
