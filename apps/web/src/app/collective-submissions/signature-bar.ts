import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SignatureCount } from '#libs/contracts';
import { countedSignatures, missingSignatures } from '#libs/collective-submission-rules';
import { PluralPipe } from '../ui/format-pipes';

/** How many people have signed, and how many are still needed. */
@Component({
  selector: 'vv-signature-bar',
  imports: [TranslocoPipe, PluralPipe],
  template: `
    <p class="row numbers">
      <strong class="figures">{{ 'collective.signatures' | plural: counted() }}</strong>
      @if (count().needed; as needed) {
        <span class="soft">{{ 'collective.ofNeeded' | transloco: { needed } }}</span>
      } @else {
        <span class="soft">{{ 'collective.neededUnknown' | transloco }}</span>
      }
    </p>
    @if (count().needed; as needed) {
      <div class="track" aria-hidden="true"><div class="fill" [style.width.%]="share()"></div></div>
      @if (missing(); as missing) {
        <p class="soft small">{{ 'collective.missing' | plural: missing }}</p>
      } @else {
        <p class="small enough">{{ 'collective.enough' | transloco }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }

    p {
      margin: 0 0 var(--gap-2);
    }

    .numbers {
      align-items: baseline;
    }

    strong {
      font-size: var(--size-l);
    }

    .track {
      height: 0.75rem;
      border: 1px solid var(--line-strong);
      border-radius: 4px;
      overflow: hidden;
      margin-bottom: var(--gap-2);
    }

    .fill {
      height: 100%;
      background: var(--good);
      print-color-adjust: exact;
    }

    .enough {
      color: var(--good);
      font-weight: 600;
    }
  `,
})
export class SignatureBar {
  readonly count = input.required<SignatureCount>();
  protected readonly counted = computed(() => countedSignatures(this.count()));
  protected readonly missing = computed(() => missingSignatures(this.count()));
  protected readonly share = computed(() => {
    const { needed } = this.count();
    return needed ? Math.min(100, (100 * this.counted()) / needed) : 0;
  });
}
