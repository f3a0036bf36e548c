import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { HeldItem, Holding, HoldingKey } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';

/** One thing held on a person, and of what kind. */
export interface HeldChoice {
  key: HoldingKey;
  item: HeldItem;
}

/** What is held on a person, kind by kind; on the desk with what an erasure would do and what can be corrected. */
@Component({
  selector: 'vv-held-list',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe, StatusBadge],
  template: `
    @for (holding of holdings(); track $index) {
      <section class="card" [attr.aria-label]="'records.holding.' + holding.key | transloco">
        <h3>
          {{ 'records.holding.' + holding.key | transloco }}
          <span class="small soft" lang="lv">{{ holding.place.name }}</span>
        </h3>
        @for (item of holding.items; track item.id) {
          <details>
            <summary>
              @if (item.day) {
                {{ item.day | legalDay: 'short' }}
              }
              <span lang="lv">{{ nameOf(holding, item) }}</span>
              @if (item.restricted) {
                <vv-status-badge tone="warn">{{ 'records.restrict.running' | transloco }}</vv-status-badge>
              }
              @if (desk() && !item.certain) {
                <vv-status-badge tone="warn">{{ 'records.held.sameName' | transloco }}</vv-status-badge>
              }
            </summary>
            <dl class="facts">
              @for (field of fieldsOf(item); track field[0]) {
                <dt>{{ 'records.field.' + field[0] | transloco }}</dt>
                <dd translate="no">{{ field[1] }}</dd>
              }
            </dl>
            @if (item.restricted; as restricted) {
              <p class="small">
                {{ 'records.restrict.since' | transloco: { day: (restricted.since | legalDay) } }}
                {{ 'records.restrict.grounds.' + restricted.ground | transloco }}.
              </p>
            }
            @if (desk()) {
              <p class="small">
                {{ 'records.erasure.' + item.erasure.outcome | transloco }}
                @if (item.erasure.ground; as ground) {
                  {{ 'records.ground.' + ground.code | transloco }}
                  <vv-article-link [article]="ground.article" />
                }
              </p>
              <p class="row">
                @if (!item.certain) {
                  <button
                    class="button secondary compact"
                    type="button"
                    (click)="confirmed.emit({ key: holding.key, item })"
                  >
                    {{ 'records.held.theirs' | transloco }}
                  </button>
                }
                @if (item.certain && item.correctable.length) {
                  <button
                    class="button secondary compact"
                    type="button"
                    (click)="correcting.emit({ key: holding.key, item })"
                  >
                    {{ 'records.held.correct' | transloco }}
                  </button>
                }
                @if (restricts() && item.certain && !item.restricted) {
                  <button
                    class="button secondary compact"
                    type="button"
                    (click)="restricting.emit({ key: holding.key, item })"
                  >
                    {{ 'records.restrict.action' | transloco }}
                  </button>
                }
              </p>
            }
          </details>
        }
        @if (holding.more) {
          <p class="small soft">{{ 'records.held.more' | transloco }}</p>
        }
      </section>
    }
  `,
  styles: `
    details {
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    summary vv-status-badge {
      margin-inline-start: var(--gap-2);
    }

    summary {
      cursor: pointer;
      overflow-wrap: anywhere;
    }
  `,
  styleUrl: './records.scss',
})
export class HeldList {
  private readonly transloco = inject(TranslocoService);
  readonly holdings = input.required<readonly Holding[]>();
  /** On the desk of the data protection officer. */
  readonly desk = input(false);
  /** Processing may be restricted on this request. */
  readonly restricts = input(false);
  readonly confirmed = output<HeldChoice>();
  readonly correcting = output<HeldChoice>();
  readonly restricting = output<HeldChoice>();

  /** What it belongs to; acts by their names, as far as they have one. */
  protected nameOf({ key }: Holding, { about }: HeldItem): string {
    if (about === null) return this.transloco.translate('records.held.entry');
    if (key !== 'official_acts') return about;
    const named = this.transloco.translate(`directory.action.${about}`);
    return named.startsWith('directory.') ? about : named;
  }

  protected fieldsOf(item: HeldItem): [string, string][] {
    return Object.entries(item.fields)
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => [name, String(value)]);
  }
}
