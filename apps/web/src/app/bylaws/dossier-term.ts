import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DossierListItem } from '#libs/contracts';
import { DeadlineChip } from '../ui/deadline-chip';
import { LegalDayPipe } from '../ui/format-pipes';
import { Words } from './words';

/** What is next for a dossier in a list, who acts, and by when. */
@Component({
  selector: 'vv-dossier-term',
  imports: [TranslocoPipe, DeadlineChip, LegalDayPipe],
  template: `
    @if (item().next; as next) {
      @if (next.deadline; as deadline) {
        @if (deadline.sense === 'due') {
          <vv-deadline-chip [day]="deadline.day" />
        } @else {
          <span class="small">
            {{ 'bylaws.deadline.' + deadline.sense | transloco }} {{ deadline.day | legalDay: 'short' }}</span
          >
        }
      }
      <span class="small soft">{{
        'bylaws.list.actsNow' | transloco: { who: words.roleWithin(next.actor) }
      }}</span>
    } @else {
      <span class="small soft"
        >{{ 'bylaws.list.since' | transloco }} {{ item().stateSince | legalDay: 'short' }}</span
      >
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--gap-1);
      justify-items: start;
    }
  `,
})
export class DossierTerm {
  protected readonly words = inject(Words);
  readonly item = input.required<DossierListItem>();
}
