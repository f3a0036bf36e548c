import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SignedHead } from '#libs/contracts';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';

/** The register of sealed ballots, part by part: numbers and days, and nothing of what the ballots say. */
@Component({
  selector: 'vv-register-table',
  imports: [TranslocoPipe, LegalDayPipe, PluralPipe],
  template: `
    @if (rows().length) {
      <p>{{ 'budget.verify.register.total' | plural: total() : { parts: rows().length } }}</p>
      <details>
        <summary>{{ 'budget.verify.register.show' | transloco }}</summary>
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="register-title">
          <table>
            <caption class="visually-hidden">
              {{
                'budget.verify.register.title' | transloco
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ 'budget.verify.register.epoch' | transloco }}</th>
                <th scope="col">{{ 'budget.verify.register.day' | transloco }}</th>
                <th scope="col" class="number">{{ 'budget.verify.register.added' | transloco }}</th>
                <th scope="col" class="number">{{ 'budget.verify.register.size' | transloco }}</th>
                <th scope="col">{{ 'budget.verify.register.root' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.epoch) {
                <tr>
                  <th scope="row" class="figures">{{ row.epoch }}</th>
                  <td class="figures">{{ row.day | legalDay: 'short' }}</td>
                  <td class="number figures">{{ row.added }}</td>
                  <td class="number figures">{{ row.size }}</td>
                  <td class="small root" translate="no">{{ row.root }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </details>
    } @else {
      <p>{{ 'budget.verify.register.empty' | transloco }}</p>
    }
  `,
  styles: `
    summary {
      cursor: pointer;
      font-weight: 600;
      min-height: 1.75rem;
    }

    .number {
      text-align: end;
    }

    .root {
      min-width: 12rem;
      font-family: ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace;
      overflow-wrap: anywhere;
    }
  `,
})
export class RegisterTable {
  readonly heads = input.required<readonly SignedHead[]>();
  protected readonly rows = computed(() =>
    this.heads().map((head, i, all) => ({ ...head, added: head.size - (all[i - 1]?.size ?? 0) })),
  );
  protected readonly total = computed(() => this.heads().at(-1)?.size ?? 0);
}
