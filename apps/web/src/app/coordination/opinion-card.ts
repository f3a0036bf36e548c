import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationOpinionView } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { ItemChanges } from './item-changes';
import { dispositionTone, itemTone } from './coordination-words';

/** An opinion with its items and what became of each. */
@Component({
  selector: 'vv-coordination-opinion-card',
  imports: [ItemChanges, TranslocoPipe, LegalDayPipe, StatusBadge],
  template: `
    @let given = opinion();
    <p class="head">
      <strong>{{ 'coordination.verdict.' + given.verdict | transloco }}</strong>
      <span class="small soft">
        {{ 'coordination.opinion.received' | transloco: { day: (given.receivedDay | legalDay: 'short') } }}
        · {{ 'coordination.means.' + given.means | transloco }}
        @if (given.documentNo) {
          · <span lang="lv">{{ given.documentNo }}</span>
        }
        @if (given.late) {
          · {{ 'coordination.opinion.late' | transloco }}
        }
      </span>
    </p>
    @if (given.text) {
      <p class="said" lang="lv">{{ given.text }}</p>
    }
    <ol class="plain-list">
      @for (item of given.items; track item.id) {
        <li>
          <p class="head">
            <vv-status-badge [tone]="kindTone(item.kind)">{{
              'coordination.kind.' + item.kind | transloco
            }}</vv-status-badge>
            @if (item.unitLabel) {
              <strong lang="lv">{{ item.unitLabel }}</strong>
            } @else {
              <strong>{{ 'coordination.item.whole' | transloco }}</strong>
            }
          </p>
          <p class="said" lang="lv">{{ item.text }}</p>
          <dl class="small">
            @if (item.grounds) {
              <dt>{{ 'coordination.item.grounds' | transloco }}</dt>
              <dd lang="lv">{{ item.grounds }}</dd>
            }
            @if (item.proposedWording) {
              <dt>{{ 'coordination.item.wording' | transloco }}</dt>
              <dd lang="lv">{{ item.proposedWording }}</dd>
            }
            @if (item.disposition; as disposition) {
              <dt>{{ 'coordination.answers.answer' | transloco }}</dt>
              <dd>
                <vv-status-badge [tone]="tone(disposition)">{{
                  'coordination.disposition.' + disposition | transloco
                }}</vv-status-badge>
                @if (item.reason) {
                  <span class="said" lang="lv">{{ item.reason }}</span>
                }
              </dd>
            }
            @if (item.meeting; as meeting) {
              <dt>{{ 'coordination.meeting.number' | transloco: { number: meeting.number } }}</dt>
              <dd>{{ 'coordination.meetingResult.' + meeting.result | transloco }}</dd>
            }
          </dl>
          @if (item.changes.length) {
            <vv-item-changes [changes]="item.changes" />
          }
        </li>
      }
    </ol>
    <p class="small soft">
      {{ 'coordination.opinion.by' | transloco }} <span lang="lv">{{ given.approvedBy }}</span>
    </p>
  `,
  styles: `
    :host {
      display: block;
    }

    p,
    dd {
      margin: 0 0 var(--gap-2);
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-3);
    }

    .said {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    dl {
      margin: 0;
    }

    dt {
      color: var(--ink-soft);
    }
  `,
})
export class OpinionCard {
  readonly opinion = input.required<CoordinationOpinionView>();
  protected readonly kindTone = itemTone;
  protected readonly tone = dispositionTone;
}
