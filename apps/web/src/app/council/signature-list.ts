import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItemView } from '#libs/contracts';
import { ContainerReport } from '../promulgation/container-report';
import { LegalDayPipe } from '../ui/format-pipes';
import { CouncilClient } from './council-client';

/** Who signed decision and by-law, when, in which capacity and by what means. */
@Component({
  selector: 'vv-signature-list',
  imports: [TranslocoPipe, ContainerReport, LegalDayPipe],
  template: `
    <ul class="plain-list">
      @for (one of item().signatures; track one.document) {
        <li>
          <strong>{{ 'council.document.' + one.document | transloco }}</strong>
          <span>
            <time [attr.datetime]="one.day">{{ one.day | legalDay }}</time>,
            <span translate="no">{{ one.signer }}</span> ({{
              'procedure.signatureCapacity.' + one.capacity | transloco
            }})
          </span>
          <span class="soft">
            @if (one.means === 'container') {
              <a [href]="client.containerUrl(item().id)" download>{{
                'procedure.signatureMeans.container' | transloco
              }}</a>
            } @else {
              {{ 'procedure.signatureMeans.paper' | transloco }}
            }
          </span>
        </li>
      }
    </ul>
    @if (report(); as found) {
      <details>
        <summary>{{ 'council.sign.report' | transloco }}</summary>
        <vv-container-report [report]="found" />
      </details>
    }
  `,
  styles: `
    li {
      display: grid;
      gap: var(--gap-1);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class SignatureList {
  protected readonly client = inject(CouncilClient);
  readonly item = input.required<AgendaItemView>();
  private readonly read = rxResource({
    params: () =>
      this.item().signatures.some(({ means }) => means === 'container') ? this.item().id : undefined,
    stream: ({ params }) => this.client.containerReport(params),
  });
  protected readonly report = computed(() => (this.read.hasValue() ? this.read.value() : null));
}
