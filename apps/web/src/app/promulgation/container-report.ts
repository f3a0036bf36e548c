import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CertificateTrust, ContainerReport as Report } from '#libs/contracts';
import { MomentPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';

const TONES: Readonly<Record<CertificateTrust, StatusTone>> = {
  trusted: 'good',
  unknown_issuer: 'bad',
  no_trust_list: 'warn',
};

/** What a signed container holds: who signed, when, with which certificate, and which files. */
@Component({
  selector: 'vv-container-report',
  imports: [TranslocoPipe, MomentPipe, StatusBadge],
  template: `
    <ul class="plain-list">
      @for (one of report().signatures; track $index) {
        <li>
          <p class="who">
            <strong translate="no">{{ one.signer.name }}</strong>
            @if (one.signer.organisation; as organisation) {
              <span translate="no">{{ organisation }}</span>
            }
            <vv-status-badge tone="good">{{ 'promulgation.signed.holds' | transloco }}</vv-status-badge>
            <vv-status-badge [tone]="tones[one.signer.trust]">{{
              'promulgation.signed.trust.' + one.signer.trust | transloco
            }}</vv-status-badge>
          </p>
          <dl>
            @if (one.timestamp; as stamp) {
              <dt>{{ 'promulgation.signed.stamped' | transloco }}</dt>
              <dd>
                <time [attr.datetime]="stamp.time">{{ stamp.time | moment }}</time>
                <span class="soft" translate="no">({{ stamp.authority.name }})</span>
              </dd>
            } @else {
              <dt>{{ 'promulgation.signed.claimed' | transloco }}</dt>
              <dd>
                <time [attr.datetime]="one.claimedTime">{{ one.claimedTime | moment }}</time>
                <span class="soft">{{ 'promulgation.signed.noStamp' | transloco }}</span>
              </dd>
            }
            <dt>{{ 'promulgation.signed.certificate' | transloco }}</dt>
            <dd>
              <span translate="no">{{ one.signer.issuer }}</span>,
              {{
                'promulgation.signed.valid'
                  | transloco: { from: (one.signer.validFrom | moment), to: (one.signer.validTo | moment) }
              }}
              <span class="soft" translate="no">{{ one.algorithm }}</span>
            </dd>
            @if (one.notRevokedAt; as at) {
              <dt>{{ 'promulgation.signed.revoked' | transloco }}</dt>
              <dd>{{ 'promulgation.signed.notRevoked' | transloco: { at: (at | moment) } }}</dd>
            }
            @if (one.role; as role) {
              <dt>{{ 'promulgation.signed.role' | transloco }}</dt>
              <dd lang="lv">{{ role }}</dd>
            }
          </dl>
        </li>
      }
    </ul>
    <h4>{{ 'promulgation.signed.files' | transloco }}</h4>
    <ul class="plain-list">
      @for (file of report().files; track file.name) {
        <li>
          <span class="name" translate="no">{{ file.name }}</span>
          <span class="small soft">{{ 'promulgation.signed.digest' | transloco }} {{ file.digest }}</span>
        </li>
      }
    </ul>
    @if (unvouched()) {
      <p class="small soft">{{ 'promulgation.signed.revocation' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .who {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-3);
      align-items: center;
      margin: 0 0 var(--gap-2);
    }

    dl {
      display: grid;
      grid-template-columns: minmax(8rem, max-content) 1fr;
      gap: var(--gap-1) var(--gap-4);
      margin: 0;
      font-size: var(--size-s);
    }

    dt {
      color: var(--ink-soft);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    @media (max-width: 30rem) {
      dl {
        grid-template-columns: 1fr;
        gap: 0;
      }

      dd {
        margin-bottom: var(--gap-2);
      }
    }

    h4 {
      margin-block: var(--gap-3) var(--gap-1);
    }

    li {
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    .name {
      display: block;
      overflow-wrap: anywhere;
    }

    .small {
      overflow-wrap: anywhere;
    }
  `,
})
export class ContainerReport {
  readonly report = input.required<Report>();
  /** Nobody said of some certificate that it was not revoked. */
  protected readonly unvouched = computed(() =>
    this.report().signatures.some(({ notRevokedAt }) => !notRevokedAt),
  );
  protected readonly tones = TONES;
}
