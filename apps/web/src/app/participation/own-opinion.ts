import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwnOpinion } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { AnswerChanges } from './answer-changes';
import { WordingDiff } from './wording-diff';
import { outcomeTone, stateTone } from './words';

/** An opinion as its author sees it: where it stands, what was answered. */
@Component({
  selector: 'vv-own-opinion',
  imports: [RouterLink, TranslocoPipe, AnswerChanges, LegalDayPipe, LocalLink, StatusBadge, WordingDiff],
  template: `
    @let one = opinion();
    <p class="row">
      <vv-status-badge [tone]="state()">{{ 'participation.state.' + one.state | transloco }}</vv-status-badge>
      <vv-status-badge [tone]="outcome()">{{
        'participation.outcome.' + (one.answer?.outcome ?? 'none') | transloco
      }}</vv-status-badge>
      @if (one.late) {
        <strong>{{ 'participation.late' | transloco }}</strong>
      }
    </p>
    <dl class="facts">
      <dt>
        {{ (one.about.what === 'draft' ? 'participation.own.project' : 'events.own.event') | transloco }}
      </dt>
      <dd lang="lv">
        <a [routerLink]="['', one.place.slug, one.about.path].join('/') | localLink">{{ one.about.title }}</a>
        · {{ one.place.name }}
      </dd>
      <dt>{{ 'participation.received' | transloco }}</dt>
      <dd>
        <time [attr.datetime]="one.receivedDay">{{ one.receivedDay | legalDay }}</time>
      </dd>
      <dt>{{ 'participation.own.submitted' | transloco }}</dt>
      <dd class="text" lang="lv">{{ one.text }}</dd>
      @if (one.unit; as unit) {
        <dt>{{ 'opinions.place' | transloco }}</dt>
        <dd lang="lv">{{ unit.name }}</dd>
      }
      @if (one.wording; as wording) {
        <dt>{{ 'participation.wording' | transloco }}</dt>
        <dd lang="lv">
          @if (one.unit; as unit) {
            <vv-wording-diff [before]="unit.text" [after]="wording" />
          } @else {
            {{ wording }}
          }
        </dd>
      }
      <dt>{{ 'opinions.author' | transloco }}</dt>
      <dd>
        @if (one.named) {
          <span translate="no">{{ one.organisation || one.authorName }}</span>
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
        @if (one.answer; as answer) {
          <p class="text" lang="lv">{{ answer.reason }}</p>
          <vv-answer-changes [changes]="answer.changes" />
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
export class OwnOpinionView {
  readonly opinion = input.required<OwnOpinion>();
  protected readonly state = computed(() => stateTone(this.opinion().state));
  protected readonly outcome = computed(() => outcomeTone(this.opinion().answer?.outcome));
}
