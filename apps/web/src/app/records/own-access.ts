import { Component, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwnAccessEntry } from '#libs/contracts';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { loadProblem } from '../ui/submission';
import { RecordsClient } from './records-client';

/** Who looked at the person's own restricted data: when, in which role and municipality, at what. */
@Component({
  selector: 'vv-own-access',
  imports: [TranslocoPipe, Column, DataTable, EmptyState, FailedRequest, LegalDayPipe],
  template: `
    @if (problem(); as wrong) {
      <vv-failed-request [problem]="wrong" (retry)="looks.reload()" />
    } @else if (looks.hasValue()) {
      @if (looks.value().length) {
        <vv-data-table
          [rows]="looks.value()"
          [caption]="'records.mine.access' | transloco"
          [captionHidden]="true"
        >
          <ng-template [vvColumn]="'records.access.when' | transloco" let-item>
            <div>
              {{ row(item).day | legalDay }}
              @if (row(item).times > 1) {
                <span class="small soft under">{{
                  'records.access.times' | transloco: { count: row(item).times }
                }}</span>
              }
            </div>
          </ng-template>
          <ng-template [vvColumn]="'records.access.who' | transloco" let-item>
            <div>
              {{ 'directory.role.' + row(item).role | transloco }}
              <span class="small soft under" lang="lv">{{ row(item).place.name }}</span>
            </div>
          </ng-template>
          <ng-template [vvColumn]="'records.access.what' | transloco" let-item>
            <div>
              {{ 'records.thing.' + row(item).what | transloco }}
              @if (row(item).subjectCode; as code) {
                <span class="small soft under">{{ code }}</span>
              }
            </div>
          </ng-template>
        </vv-data-table>
      } @else {
        <vv-empty-state icon="history" [title]="'records.mine.nobody' | transloco">
          <p>{{ 'records.mine.nobodyText' | transloco }}</p>
        </vv-empty-state>
      }
    }
  `,
  styleUrl: './records.scss',
})
export class OwnAccess {
  private readonly client = inject(RecordsClient);
  protected readonly looks = rxResource({ stream: () => this.client.ownAccess() });
  protected readonly problem = loadProblem(this.looks);

  /** The table's rows come untyped. */
  protected row(value: unknown): OwnAccessEntry {
    return value as OwnAccessEntry;
  }
}
