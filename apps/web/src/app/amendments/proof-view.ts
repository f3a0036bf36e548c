import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AmendmentCheck } from '#libs/contracts';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { FindingList } from './finding-list';

/** Whether the amendments lead where they should: proven, or what differs and where. */
@Component({
  selector: 'vv-proof-view',
  imports: [TranslocoPipe, FindingList, Icon, LegalDayPipe, PluralPipe],
  template: `
    <section
      class="notice"
      [class.good]="check().closed"
      [class.bad]="!check().closed"
      aria-labelledby="proof-title"
    >
      <h3 id="proof-title">
        <vv-icon [name]="check().closed ? 'check' : 'warning'" />
        {{ title() | transloco }}
      </h3>
      <p class="small">
        {{ 'amendments.proof.at' | transloco: { day: (check().day | legalDay: 'short') } }}
        ·
        {{ 'amendments.proof.instructions' | plural: check().instructions }}
      </p>
      <vv-finding-list [findings]="check().findings" />
      @if (check().differences.length) {
        <div
          class="wrap"
          tabindex="0"
          role="group"
          [attr.aria-label]="'amendments.proof.differences' | transloco"
        >
          <table class="data">
            <caption class="visually-hidden">
              {{
                'amendments.proof.differences' | transloco
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ 'amendments.proof.expected' | transloco }}</th>
                <th scope="col">{{ 'amendments.proof.reached' | transloco }}</th>
              </tr>
            </thead>
            <tbody lang="lv">
              @for (line of check().differences; track $index) {
                <tr>
                  <td>{{ line.expected || '–' }}</td>
                  <td>{{ line.reached || '–' }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
  styles: `
    h3 {
      display: flex;
      gap: var(--gap-2);
      align-items: center;
      margin: 0 0 var(--gap-1);
      font-size: var(--size-m);
    }

    .wrap {
      overflow-x: auto;
    }

    td {
      vertical-align: top;
      overflow-wrap: anywhere;
    }
  `,
})
export class ProofView {
  readonly check = input.required<AmendmentCheck>();
  protected readonly title = computed(() => {
    const { kind, closed } = this.check();
    return `amendments.proof.${kind}.${closed ? 'closed' : 'open'}`;
  });
}
