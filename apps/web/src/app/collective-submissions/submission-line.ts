import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SubmissionLine as Line } from '#libs/contracts';
import { countedSignatures } from '#libs/collective-submission-rules';
import { LocalLink } from '../shell/local-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { STATE_TONES } from './standing';

/** A submission in a list. */
@Component({
  selector: 'vv-submission-line',
  imports: [RouterLink, TranslocoPipe, DeadlineChip, LegalDayPipe, LocalLink, PluralPipe, StatusBadge],
  template: `
    @let one = line();
    <h3 lang="lv">
      <a [routerLink]="link() | localLink">{{ one.title || one.code }}</a>
    </h3>
    <p class="row">
      <vv-status-badge [tone]="tones[one.state]">{{
        'collective.state.' + one.state | transloco
      }}</vv-status-badge>
      <span class="soft figures">{{ 'collective.signatures' | plural: counted(one) }}</span>
      @if (one.state === 'collecting' && one.collectUntil) {
        <vv-deadline-chip [day]="one.collectUntil" />
      } @else {
        <span class="soft figures">
          <time [attr.datetime]="one.lastDay">{{ one.lastDay | legalDay: 'short' }}</time>
        </span>
      }
      <span class="soft figures small">{{ one.code }}</span>
    </p>
  `,
  styles: `
    :host {
      display: block;
    }

    h3 {
      font-size: var(--size-l);
      margin: 0;
    }

    p {
      margin: var(--gap-2) 0 0;
    }
  `,
})
export class SubmissionLineView {
  readonly line = input.required<Line>();
  readonly link = input.required<string>();
  protected readonly tones = STATE_TONES;

  protected counted(one: Line): number {
    return countedSignatures(one.count);
  }
}
