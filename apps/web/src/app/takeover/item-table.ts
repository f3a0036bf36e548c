import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TakeoverItemRow } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Column, DataTable } from '../ui/data-table';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { ViolationText } from '../ui/violation-text';

/** The files of a takeover: which act, where it is published, since when in force, what is to be done. */
@Component({
  selector: 'vv-item-table',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    LegalDayPipe,
    LocalLink,
    PluralPipe,
    StatusBadge,
    ViolationText,
  ],
  template: `
    <vv-data-table [rows]="items()" [caption]="'takeover.step.items' | transloco" [captionHidden]="true">
      <ng-template [vvColumn]="'takeover.column.act' | transloco" let-row>
        @let item = typed(row);
        <span>
          <a
            [routerLink]="['darbs', place.slug()!, 'parnemsana', batchId(), item.id] | localLink"
            lang="lv"
            >{{ item.title || item.fileName }}</a
          >
          <span class="small soft file">{{ item.fileName }}</span>
        </span>
      </ng-template>
      <ng-template [vvColumn]="'takeover.column.number' | transloco" let-row>
        @let item = typed(row);
        <span class="figures">
          {{ item.number || '–' }}
          <span class="small soft file">{{ item.adoptedDay | legalDay: 'short' }}</span>
        </span>
      </ng-template>
      <ng-template [vvColumn]="'takeover.column.official' | transloco" let-row>
        @let item = typed(row);
        <span class="figures">
          <span lang="lv">{{ item.officialNumber || '–' }}</span>
          <span class="small soft file">{{ item.officialDay | legalDay: 'short' }}</span>
        </span>
      </ng-template>
      <ng-template [vvColumn]="'takeover.column.from' | transloco" let-row>
        <span class="figures">{{ (typed(row).fromDay | legalDay: 'short') || '–' }}</span>
      </ng-template>
      <ng-template [vvColumn]="'takeover.column.findings' | transloco" let-row>
        @let item = typed(row);
        <span class="figures">
          @if (item.state !== 'waiting' && item.state !== 'refused') {
            {{ 'takeover.findings' | plural: item.unsure + item.irregular }}
            @if (item.wordsLost) {
              <span class="small file">{{ 'takeover.wordsLost' | plural: item.wordsLost }}</span>
            }
          }
        </span>
      </ng-template>
      <ng-template [vvColumn]="'takeover.column.state' | transloco" let-row>
        @let item = typed(row);
        <span class="state">
          <vv-status-badge [tone]="toneOf(item)">{{ wordOf(item) | transloco }}</vv-status-badge>
          @if (item.drawn && item.state !== 'returned') {
            <span class="small soft">{{ 'takeover.inSample' | transloco }}</span>
          }
          @for (violation of reasonsOf(item).slice(0, most); track $index) {
            <span class="small">{{ violation | violationText }}</span>
          }
          @if (reasonsOf(item).length > most) {
            <span class="small soft">{{
              'takeover.moreReasons' | transloco: { count: reasonsOf(item).length - most }
            }}</span>
          }
          @if (item.reason) {
            <span class="small" lang="lv">{{ item.reason }}</span>
          }
        </span>
      </ng-template>
    </vv-data-table>
    @if (!items().length) {
      <p class="soft">{{ 'takeover.noItems' | transloco }}</p>
    }
  `,
  styles: `
    .file {
      display: block;
      overflow-wrap: anywhere;
    }

    .state {
      display: grid;
      gap: var(--gap-1);
      justify-items: start;
    }
  `,
})
export class ItemTable {
  protected readonly place = inject(Place);
  /** More reasons stand on the item's own page. */
  protected readonly most = 2;
  readonly items = input.required<readonly TakeoverItemRow[]>();
  readonly batchId = input.required<string>();

  /** The context of a template comes untyped. */
  protected typed(row: unknown): TakeoverItemRow {
    return row as TakeoverItemRow;
  }

  protected wordOf(item: TakeoverItemRow): string {
    return `takeover.item.${this.stepOf(item)}`;
  }

  protected toneOf(item: TakeoverItemRow): StatusTone {
    const tones: Record<string, StatusTone> = {
      waiting: 'info',
      refused: 'bad',
      returned: 'idle',
      taken: 'good',
      incomplete: 'bad',
      look: 'warn',
      looked: 'good',
      ready: 'good',
    };
    return tones[this.stepOf(item)] ?? 'idle';
  }

  protected reasonsOf(item: TakeoverItemRow) {
    return [...item.refusals, ...item.problems, ...(item.lookedAt ? [] : item.lookFor)];
  }

  private stepOf(item: TakeoverItemRow): string {
    if (item.state !== 'read') return item.state;
    if (item.problems.length > 0) return 'incomplete';
    if (item.lookedAt) return 'looked';
    return item.drawn || item.lookFor.length > 0 ? 'look' : 'ready';
  }
}
