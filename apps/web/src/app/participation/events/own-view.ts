import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwnView } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { outcomeTone, stateTone } from '../words';

/** A view about an event as its author sees it: where it stands, what was answered. */
@Component({
  selector: 'vv-own-view',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink, StatusBadge],
  template: `
    @let one = view();
    <p class="row">
      <vv-status-badge [tone]="state()">{{ 'participation.state.' + one.state | transloco }}</vv-status-badge>
      <vv-status-badge [tone]="outcome()">{{
        'participation.outcome.' + (one.outcome ?? 'none') | transloco
      }}</vv-status-badge>
      @if (one.late) {
        <strong>{{ 'participation.late' | transloco }}</strong>
      }
    </p>
    <dl class="facts">
      <dt>{{ 'events.own.event' | transloco }}</dt>
      <dd lang="lv">
        <a [routerLink]="['', one.place.slug, 'lidzdaliba', one.event.code].join('/') | localLink">{{
          one.event.title
        }}</a>
        · {{ one.place.name }}
      </dd>
      <dt>{{ 'participation.received' | transloco }}</dt>
      <dd>
        <time [attr.datetime]="one.receivedDay">{{ one.receivedDay | legalDay }}</time>
      </dd>
      <dt>{{ 'participation.own.submitted' | transloco }}</dt>
      <dd class="text" lang="lv">{{ one.text }}</dd>
      <dt>{{ 'opinions.author' | transloco }}</dt>
      <dd>
        @if (one.named) {
          <span translate="no">{{ one.organisation || one.name }}</span>
        } @else {
          {{ (one.organisation ? 'opinions.legalPerson' : 'opinions.naturalPerson') | transloco }}
        }
      </dd>
      @if (one.redaction; as redaction) {
        <dt>{{ 'participation.own.published' | transloco }}</dt>
        <dd>
          <p class="text" lang="lv">{{ one.publishedText }}</p>
          <p class="small">
            {{ 'participation.redaction.' + redaction.code | transloco }}:
            <span lang="lv">{{ redaction.reason }}</span>
          </p>
        </dd>
      }
      @if (one.refusal; as refusal) {
        <dt>{{ 'participation.refusal.' + refusal.code | transloco }}</dt>
        <dd>{{ 'participation.own.refused' | transloco: { reason: refusal.reason } }}</dd>
      }
      <dt>{{ 'participation.answerTitle' | transloco }}</dt>
      <dd>
        @if (one.explanation) {
          <p class="text" lang="lv">{{ one.explanation }}</p>
        } @else {
          {{ 'participation.own.noAnswer' | transloco }}
        }
      </dd>
    </dl>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-4);
    }

    .text {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class OwnViewPart {
  readonly view = input.required<OwnView>();
  protected readonly state = computed(() => stateTone(this.view().state));
  protected readonly outcome = computed(() => outcomeTone(this.view().outcome));
}
