import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ConsolidationView } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { LocalLink } from '../shell/local-link';
import { ErrorSummary } from '../ui/error-summary';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';
import { FindingList } from './finding-list';

const TONES: Record<ConsolidationView['state'], StatusTone> = {
  waiting: 'idle',
  by_hand: 'warn',
  offered: 'info',
  done: 'good',
};

/** The texts that the act gets by the publication; where one is consolidated by hand, the steps to its confirmation. */
@Component({
  selector: 'vv-consolidation-steps',
  imports: [RouterLink, TranslocoPipe, ErrorSummary, FindingList, LegalDayPipe, LocalLink, StatusBadge],
  template: `
    <section aria-labelledby="consolidation-title">
      <h3 id="consolidation-title">{{ 'amendments.consolidation.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" />
      <ol class="plain-list">
        @for (row of rows(); track row.from) {
          <li>
            <p class="row">
              <strong>{{
                'amendments.consolidation.from' | transloco: { day: (row.from | legalDay: 'short') }
              }}</strong>
              <vv-status-badge [tone]="tone(row)">{{
                'amendments.consolidation.state.' + row.state | transloco
              }}</vv-status-badge>
            </p>
            @if (row.confirmedBy) {
              <p class="small soft">
                {{
                  'amendments.consolidation.by'
                    | transloco: { prepared: row.offeredBy, confirmed: row.confirmedBy }
                }}
              </p>
            }
            @if (row.state === 'by_hand' || row.state === 'offered') {
              <p>{{ 'amendments.consolidation.why' | transloco }}</p>
              <vv-finding-list [findings]="row.findings" />
              <p class="row">
                <a
                  class="button secondary"
                  [routerLink]="dossier.path('grozijumi/konsolidacija') | localLink"
                  >{{
                    (row.state === 'by_hand' && dossier.may('document.edit')
                      ? 'amendments.consolidation.edit'
                      : 'amendments.consolidation.read'
                    ) | transloco
                  }}</a
                >
                @if (dossier.may('promulgation.manage')) {
                  @if (row.state === 'by_hand') {
                    <button class="button" type="button" (click)="step('offer', row)">
                      {{ 'amendments.consolidation.offer' | transloco }}
                    </button>
                  } @else {
                    @if (row.mayConfirm) {
                      <button class="button" type="button" (click)="step('confirmation', row)">
                        {{ 'amendments.consolidation.confirm' | transloco }}
                      </button>
                    } @else {
                      <span class="small">{{ 'amendments.consolidation.other' | transloco }}</span>
                    }
                    <button class="button secondary" type="button" (click)="step('return', row)">
                      {{ 'amendments.consolidation.giveBack' | transloco }}
                    </button>
                  }
                }
              </p>
            }
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0 0 var(--gap-2);
    }
  `,
})
export class ConsolidationSteps {
  private readonly client = inject(AmendmentsClient);
  protected readonly dossier = inject(OpenDossier);
  readonly dossierId = input.required<string>();
  readonly rows = input.required<readonly ConsolidationView[]>();
  readonly done = output<void>();
  protected readonly submission = new Submission();

  protected tone({ state }: ConsolidationView): StatusTone {
    return TONES[state];
  }

  protected async step(what: 'offer' | 'return' | 'confirmation', row: ConsolidationView): Promise<void> {
    const { from, version } = row;
    if (
      await this.submission.send(() => this.client.consolidation(this.dossierId(), what, { from, version }))
    )
      this.done.emit();
  }
}
