import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CoordinationItemView } from '#libs/contracts';
import { Column, DataTable } from '../ui/data-table';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { CoordinationDeskData } from './coordination-desk';
import { dispositionTone, itemTone } from './coordination-words';
import { CoordinationClient } from './coordination-client';
import { DispositionForm } from './disposition-form';
import { ItemChanges } from './item-changes';
import { PaperLinks } from './paper-links';

/** A line of the table. */
interface Line {
  party: string;
  round: number;
  late: boolean;
  item: CoordinationItemView;
}

/** The statement (izziņa): every objection and proposal with its answer, as it goes to the council. */
@Component({
  selector: 'vv-disposition-table',
  imports: [
    TranslocoPipe,
    Column,
    DataTable,
    DispositionForm,
    ItemChanges,
    LegalDayPipe,
    PaperLinks,
    PluralPipe,
    StatusBadge,
  ],
  template: `
    @if (lines().length) {
      <section class="section" aria-labelledby="answers-title">
        <h2 id="answers-title" tabindex="-1">{{ 'coordination.answers.title' | transloco }}</h2>
        <div class="files">
          <vv-paper-links [name]="'coordination.answers.statement' | transloco" [address]="statement" />
          <vv-paper-links [name]="'coordination.answers.opinions' | transloco" [address]="opinions" />
        </div>
        <p class="measure">
          {{ 'coordination.answers.text' | transloco }}
          @if (unanswered()) {
            <strong>{{ 'coordination.answers.unanswered' | plural: unanswered() }}</strong>
          }
        </p>
        <vv-data-table
          [rows]="lines()"
          [caption]="'coordination.answers.title' | transloco"
          [captionHidden]="true"
        >
          <ng-template [vvColumn]="'coordination.answers.who' | transloco" let-value>
            @let line = row(value);
            <span class="stack">
              <span lang="lv">{{ line.party }}</span>
              <span class="small soft">
                {{ 'coordination.round' | transloco: { number: line.round } }}
                @if (line.late) {
                  · {{ 'coordination.opinion.late' | transloco }}
                }
              </span>
            </span>
          </ng-template>
          <ng-template [vvColumn]="'coordination.answers.item' | transloco" let-value>
            @let item = row(value).item;
            <span class="stack">
              <span class="what">
                <vv-status-badge [tone]="kindTone(item.kind)">{{
                  'coordination.kind.' + item.kind | transloco
                }}</vv-status-badge>
                @if (item.unitLabel) {
                  <strong lang="lv">{{ item.unitLabel }}</strong>
                } @else {
                  <strong>{{ 'coordination.item.whole' | transloco }}</strong>
                }
              </span>
              <span class="said" lang="lv">{{ item.text }}</span>
              @if (item.grounds) {
                <span class="said small soft" lang="lv">{{ item.grounds }}</span>
              }
            </span>
          </ng-template>
          <ng-template [vvColumn]="'coordination.item.wording' | transloco" let-value>
            <span class="said" lang="lv">{{ row(value).item.proposedWording ?? '–' }}</span>
          </ng-template>
          <ng-template [vvColumn]="'coordination.answers.answer' | transloco" let-value>
            @let item = row(value).item;
            <span class="stack">
              @if (item.disposition; as disposition) {
                <vv-status-badge [tone]="tone(disposition)">{{
                  'coordination.disposition.' + disposition | transloco
                }}</vv-status-badge>
                @if (item.reason) {
                  <span class="said" lang="lv">{{ item.reason }}</span>
                }
                @if (item.changes.length) {
                  <vv-item-changes [changes]="item.changes" />
                } @else if (disposition !== 'declined') {
                  <span class="small soft">{{ 'coordination.change.none' | transloco }}</span>
                }
                @if (item.answeredDay; as day) {
                  <span class="small soft">{{ item.answeredBy }}, {{ day | legalDay: 'short' }}</span>
                }
              } @else if (editing() !== item.id) {
                <span class="soft">{{ 'coordination.answers.none' | transloco }}</span>
              }
              @if (item.meeting; as meeting) {
                <span class="small">
                  {{ 'coordination.meeting.number' | transloco: { number: meeting.number } }}:
                  {{ 'coordination.meetingResult.' + meeting.result | transloco }}
                </span>
              }
              @if (editing() === item.id) {
                <vv-disposition-form [item]="item" (done)="editing.set(null)" />
              } @else if (answers()) {
                <button
                  class="button secondary compact no-print"
                  type="button"
                  [attr.aria-label]="label(row(value))"
                  (click)="editing.set(item.id)"
                >
                  {{
                    (item.disposition ? 'coordination.answers.change' : 'coordination.answers.give')
                      | transloco
                  }}
                </button>
              }
            </span>
          </ng-template>
        </vv-data-table>
      </section>
    }
  `,
  styles: `
    .files {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-6);
      margin-bottom: var(--gap-3);
    }

    .stack {
      display: grid;
      gap: var(--gap-1);
      justify-items: start;
      min-width: 0;
    }

    .what {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-2);
      align-items: center;
    }

    .said {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    vv-disposition-form {
      width: 100%;
    }
  `,
})
export class DispositionTable {
  private readonly client = inject(CoordinationClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(CoordinationDeskData);
  protected readonly kindTone = itemTone;
  protected readonly tone = dispositionTone;
  protected readonly editing = signal<string | null>(null);
  protected readonly unanswered = computed(() => this.desk.view()?.unanswered ?? 0);
  protected readonly answers = computed(() => {
    const coordination = this.desk.view()?.coordination;
    return this.desk.manages() && !!coordination && coordination.closed === null;
  });
  protected readonly lines = computed<Line[]>(() =>
    this.desk.current().flatMap((round) =>
      round.parties.flatMap(({ name, opinion }) =>
        (opinion?.items ?? []).map((item) => ({
          party: name,
          round: round.number,
          late: opinion?.late ?? false,
          item,
        })),
      ),
    ),
  );

  protected readonly statement = (format: string): string =>
    this.client.paperUrl(this.desk.dossierId(), 'statement', format);
  protected readonly opinions = (format: string): string =>
    this.client.paperUrl(this.desk.dossierId(), 'opinions', format);

  /** The table's rows come untyped. */
  protected row(value: unknown): Line {
    return value as Line;
  }

  /** Says which of the many buttons it is. */
  protected label({ party, item }: Line): string {
    const verb = item.disposition ? 'change' : 'give';
    const what = item.unitLabel || item.text.slice(0, 40);
    return `${this.transloco.translate<string>(`coordination.answers.${verb}`)}: ${party}, ${what}`;
  }
}
