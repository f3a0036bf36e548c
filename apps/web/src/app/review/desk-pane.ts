import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Comparison } from '#libs/bylaw-diff';
import type { UnitNumber } from '#libs/bylaw-document';
import type { ReviewDeskView } from '#libs/contracts';
import { MemorandumText } from '../bylaws/memorandum-text';
import { LocalLink } from '../shell/local-link';
import { CompareView } from '../ui/compare-view';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import type { UnitAction } from '../ui/law-html';
import { LawText } from '../ui/law-text';
import type { DeskPaneKind } from './desk-panes';
import { EarlierObjections } from './earlier-objections';
import { ObjectionList } from './objection-list';
import { ReviewVoices } from './review-voices';

/** One paper on the reviewer's desk. */
@Component({
  selector: 'vv-desk-pane',
  imports: [
    RouterLink,
    TranslocoPipe,
    CompareView,
    EarlierObjections,
    LawText,
    LegalDayPipe,
    LocalLink,
    MemorandumText,
    ObjectionList,
    PluralPipe,
    ReviewVoices,
  ],
  template: `
    @let one = view();
    @switch (kind()) {
      @case ('text') {
        <section [attr.aria-label]="'review.desk.show.text' | transloco">
          <vv-law-text
            [document]="one.text.content"
            [level]="2"
            [action]="action()"
            [intercept]="true"
            (acted)="acted.emit($event)"
          />
        </section>
      }
      @case ('changes') {
        <section aria-labelledby="changes-title">
          <h2 id="changes-title">{{ 'review.desk.show.changes' | transloco }}</h2>
          <h3>{{ 'review.desk.earlier' | transloco }}</h3>
          @if (before()?.opinion?.objections?.length) {
            <vv-objection-list [objections]="before()!.opinion!.objections" />
          } @else {
            <p class="soft">{{ 'review.desk.earlierNone' | transloco }}</p>
          }
          <h3>{{ 'review.desk.changed' | transloco }}</h3>
          @if (one.comparison; as comparison) {
            <vv-compare-view
              [comparison]="comparison"
              [before]="'review.desk.was' | transloco"
              [after]="'review.desk.is' | transloco"
            />
          } @else {
            <p class="soft">{{ 'review.desk.unchanged' | transloco }}</p>
          }
        </section>
      }
      @case ('base') {
        <section aria-labelledby="base-title">
          <h2 id="base-title">{{ 'review.desk.show.base' | transloco }}</h2>
          @if (one.base; as base) {
            <p class="small soft">
              <a [routerLink]="[one.place.slug, 'sn', base.act.year, base.act.slug] | localLink" lang="lv">{{
                base.act.title
              }}</a>
              {{
                'review.desk.baseOf'
                  | transloco: { number: base.act.number, day: (base.day | legalDay: 'short') }
              }}
            </p>
            <vv-law-text [document]="base.text" [level]="3" [outline]="false" />
          }
        </section>
      }
      @case ('effect') {
        <section aria-labelledby="effect-title">
          <h2 id="effect-title">{{ 'review.desk.show.effect' | transloco }}</h2>
          @if (one.base; as base) {
            <p class="small soft">
              {{ 'review.desk.effectText' | transloco: { number: base.act.number } }}
            </p>
            <vv-compare-view
              [comparison]="base.change"
              [before]="'review.desk.inForce' | transloco"
              [after]="'review.desk.amended' | transloco"
            />
          }
        </section>
      }
      @case ('memorandum') {
        <section class="measure" aria-labelledby="memorandum-title">
          <h2 id="memorandum-title">{{ 'review.desk.show.memorandum' | transloco }}</h2>
          <vv-memorandum-text [document]="one.memorandum!.content" [level]="3" />
        </section>
      }
      @case ('opinions') {
        <section aria-labelledby="opinions-title">
          <h2 id="opinions-title">{{ 'review.desk.show.opinions' | transloco }}</h2>
          @if (one.opinions?.received) {
            <p class="lead">{{ 'acts.opinions.received' | plural: one.opinions!.received }}</p>
            <ul>
              <li>{{ one.opinions!.accepted }} {{ 'acts.opinions.accepted' | transloco }}</li>
              <li>{{ one.opinions!.partly }} {{ 'acts.opinions.partly' | transloco }}</li>
              <li>{{ one.opinions!.declined }} {{ 'acts.opinions.declined' | transloco }}</li>
            </ul>
          } @else {
            <p>{{ 'review.desk.noOpinions' | transloco }}</p>
          }
          <p>
            <a [routerLink]="[one.place.slug, 'noteikumi', one.bylaw.code] | localLink">{{
              'review.desk.publicPage' | transloco
            }}</a>
          </p>
          <vv-review-voices [voices]="one.voices" />
        </section>
      }
      @case ('earlier') {
        <section aria-labelledby="earlier-title">
          <h2 id="earlier-title">{{ 'review.desk.show.earlier' | transloco }}</h2>
          <vv-earlier-objections [rounds]="one.earlier" [elsewhere]="one.earlierElsewhere" />
        </section>
      }
    }
  `,
  styles: `
    h2 {
      margin-bottom: var(--gap-3);
    }

    h3 {
      margin-block: var(--gap-4) var(--gap-2);
      font-size: var(--size-m);
    }
  `,
})
export class DeskPane {
  readonly view = input.required<ReviewDeskView<Comparison>>();
  readonly kind = input.required<DeskPaneKind>();
  readonly action = input.required<(unit: UnitNumber) => UnitAction | null>();
  /** The unit that is objected to. */
  readonly acted = output<string>();
  protected readonly before = computed(() => this.view().earlier.at(-1) ?? null);
}
