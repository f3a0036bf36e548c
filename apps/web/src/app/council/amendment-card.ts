import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicAmendment } from '#libs/contracts';
import { StatusBadge, type StatusTone } from '../ui/status-badge';

/** What is shown of an amendment wherever it stands. */
export type ShownAmendment = PublicAmendment & { reason?: string | null; lapsedBy?: number | null };

const TONES: Record<ShownAmendment['state'], StatusTone> = {
  tabled: 'info',
  adopted: 'good',
  rejected: 'bad',
  lapsed: 'idle',
  withdrawn: 'idle',
};

/** One tabled amendment: whose it is, what stands there now, what would stand there, and what became of it. */
@Component({
  selector: 'vv-amendment-card',
  imports: [TranslocoPipe, StatusBadge],
  template: `
    @let one = amendment();
    <p class="head">
      <strong
        >{{ 'council.amendment.number' | transloco: { number: one.number } }}
        <span lang="lv">{{ one.place }}</span></strong
      >
      <span class="soft" translate="no">{{ one.author }}</span>
      <vv-status-badge [tone]="tones[one.state]">{{
        'council.amendment.state.' + one.state | transloco: { number: one.lapsedBy ?? '' }
      }}</vv-status-badge>
    </p>
    <p class="small soft">{{ 'council.amendment.does.' + one.kind | transloco }}</p>
    @if (one.kind !== 'insert_after') {
      <p class="wording" lang="lv">
        <span class="visually-hidden">{{ 'council.amendment.now' | transloco }}: </span
        ><del>{{ one.before }}</del>
      </p>
    }
    @if (one.text) {
      <p class="wording" lang="lv">
        <span class="visually-hidden">{{ 'council.amendment.wanted' | transloco }}: </span
        ><ins>{{ one.text }}</ins>
      </p>
    }
    @if (one.reason) {
      <p class="small" lang="lv">{{ 'council.amendment.because' | transloco: { reason: one.reason } }}</p>
    }
    @if (one.counts; as count) {
      <p class="small">
        {{
          'council.amendment.counts'
            | transloco
              : {
                  for: count.for,
                  against: count.against,
                  abstain: count.abstain,
                  notParticipating: count.notParticipating,
                }
        }}
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
    }

    p {
      margin: 0 0 var(--gap-2);
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-4);
      align-items: center;
    }

    .wording {
      max-width: 46rem;
    }

    del,
    ins {
      padding: 0.1rem 0.3rem;
      border-radius: 3px;
      -webkit-box-decoration-break: clone;
      box-decoration-break: clone;
    }

    del {
      background: var(--bad-wash);
    }

    ins {
      background: var(--good-wash);
      text-decoration: none;
    }
  `,
})
export class AmendmentCard {
  readonly amendment = input.required<ShownAmendment>();
  protected readonly tones = TONES;
}
