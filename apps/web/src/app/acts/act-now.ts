import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ActPage } from '#libs/contracts';
import { Words } from '../bylaws/words';
import { LocalLink } from '../shell/local-link';
import { ArticleLink } from '../ui/article-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { stateTone } from './state-tone';

/** States that are told in a sentence. */
const EXPLAINED = [
  'coordination',
  'review_required',
  'in_review',
  'review_objections',
  'correction',
  'publication_barred',
];

/** What holds now, in one look: since when it is in force, or what comes next, who holds it and by when. */
@Component({
  selector: 'vv-act-now',
  imports: [RouterLink, TranslocoPipe, ArticleLink, DeadlineChip, LegalDayPipe, LocalLink, StatusBadge],
  template: `
    <p class="state">
      <vv-status-badge [tone]="tone()">{{ 'procedure.state.' + act().state | transloco }}</vv-status-badge>
      @if (act().act; as published) {
        @if (published.inForce) {
          <strong>{{
            'acts.inForceFrom' | transloco: { day: (published.fromDay | legalDay: 'short') }
          }}</strong>
        } @else if (published.repealed && act().state !== 'promulgated') {
          <strong>{{
            'acts.noLongerInForce' | transloco: { day: (published.repealed.from | legalDay: 'short') }
          }}</strong>
        } @else {
          <strong>{{
            'acts.willBeInForce' | transloco: { day: (published.fromDay | legalDay: 'short') }
          }}</strong>
        }
        <a [routerLink]="[place(), 'sn', published.year, published.slug] | localLink">{{
          'acts.onDay' | transloco
        }}</a>
      }
    </p>
    @if (said(); as said) {
      <p class="said">{{ said | transloco }}</p>
    }
    @if (act().next; as next) {
      <dl class="next">
        <div>
          <dt>{{ 'acts.next' | transloco }}</dt>
          <dd>{{ words.event(next.event) }}</dd>
        </div>
        <div>
          <dt>{{ 'acts.holder' | transloco }}</dt>
          <dd>{{ holder() }}</dd>
        </div>
        @if (next.deadline; as deadline) {
          <div>
            <dt>{{ 'acts.deadline.' + deadline.sense | transloco }}</dt>
            <dd><vv-deadline-chip [day]="deadline.day" [article]="deadline.article" /></dd>
          </div>
        } @else if (next.article) {
          <div>
            <dt>{{ 'acts.article' | transloco }}</dt>
            <dd><vv-article-link [article]="next.article" /></dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .state {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: center;
      margin: 0;
    }

    .said {
      max-width: 60ch;
      margin: var(--gap-3) 0 0;
    }

    .next {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-3) var(--gap-6);
      margin: var(--gap-4) 0 0;
    }

    dt {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    dd {
      margin: 0;
    }
  `,
})
export class ActNow {
  protected readonly words = inject(Words);
  private readonly transloco = inject(TranslocoService);
  readonly act = input.required<ActPage>();
  readonly place = input.required<string>();
  protected readonly tone = computed(() => stateTone(this.act().state));
  /** What the state means, where its name alone does not tell. */
  protected readonly said = computed(() =>
    EXPLAINED.includes(this.act().state) ? `review.public.now.${this.act().state}` : null,
  );
  /** What nobody has to do is done by time; while opinions are asked for, the residents have it. */
  protected readonly holder = computed(() => {
    const actor = this.act().next?.actor ?? '';
    if (actor !== 'system') return this.words.role(actor);
    return this.transloco.translate<string>(
      this.act().stage?.acceptsOpinions ? 'acts.holderResidents' : 'acts.holderTime',
    );
  });
}
