import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewRoundView, ReviewUnit } from '#libs/contracts';
import { PaperLinks } from '../coordination/paper-links';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { ObjectionList } from './objection-list';
import { ReviewClient } from './review-client';
import { pictureOf } from './round-picture';
import { RoundSteps } from './round-steps';
import { SectorViews } from './sector-views';

/** One sending for review with everything that came of it. */
@Component({
  selector: 'vv-round-card',
  imports: [TranslocoPipe, Icon, LegalDayPipe, ObjectionList, PaperLinks, RoundSteps, SectorViews],
  template: `
    @let one = round();
    <section class="card" [attr.aria-labelledby]="'round-' + one.id">
      <h3 [id]="'round-' + one.id">
        {{ 'review.round' | transloco: { number: one.number } }}
        <span class="soft small">{{ 'review.means.' + one.means | transloco }}</span>
      </h3>
      <vv-round-steps [picture]="picture()" />
      @if (picture().presumed && !one.opinion) {
        <p class="small soft">{{ 'review.picture.presumedText' | transloco }}</p>
      }
      @if (one.silenceCheckedOn; as day) {
        <p>{{ 'review.silence.done' | transloco: { day: (day | legalDay: 'short') } }}</p>
      }
      @if (one.sectorViews.length) {
        <vv-sector-views [views]="one.sectorViews" [over]="!!one.opinion" />
      }
      @if (one.opinion; as opinion) {
        @if (opinion.outcome !== 'silent') {
          <p class="small soft">
            @if (opinion.number) {
              <span>{{ 'review.opinion.numbered' | transloco: { number: opinion.number } }}</span>
            }
            @if (opinion.issuedOn) {
              <span>{{
                'review.opinion.dated' | transloco: { day: (opinion.issuedOn | legalDay: 'short') }
              }}</span>
            }
            <span>{{
              (opinion.typedIn ? 'review.opinion.typedIn' : 'review.opinion.given') | transloco
            }}</span>
          </p>
          <p lang="lv">{{ opinion.conclusion }}</p>
          @if (opinion.objections.length) {
            <vv-objection-list [objections]="opinion.objections" [units]="units()" />
          }
          @if (dossierId()) {
            <vv-paper-links
              [name]="'review.document.name' | transloco"
              [formats]="['docx', 'pdf']"
              [address]="document"
            />
          }
          @if (opinion.file && dossierId()) {
            <p>
              <a [href]="client.fileUrl(dossierId(), one.id)" download>
                <vv-icon name="download" [size]="18" /> {{ opinion.file.name }}
              </a>
            </p>
          }
        }
      }
    </section>
  `,
  styles: `
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-3);
      align-items: baseline;
      margin-bottom: var(--gap-4);
    }

    section > * + * {
      margin-top: var(--gap-3);
    }

    p > span + span::before {
      content: ' · ';
    }
  `,
})
export class RoundCard {
  protected readonly client = inject(ReviewClient);
  readonly round = input.required<ReviewRoundView>();
  readonly units = input<readonly ReviewUnit[]>([]);
  /** Whose files the reader may have; empty where the round is shown to a ministry. */
  readonly dossierId = input('');
  protected readonly document = (format: string): string =>
    this.client.documentUrl(this.dossierId(), this.round().id, format);
  protected readonly picture = computed(() => pictureOf(this.round()));
}
