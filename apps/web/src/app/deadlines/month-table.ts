import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LegalDay } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Session } from '../shell/session';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { monthBeside, weeksOf } from './month';

/** Something that a month shows on its day, or on the first and the last day of its period. */
export interface MonthEntry {
  key: string;
  day: LegalDay;
  until?: LegalDay | null;
  /** Time of day, where there is one. */
  time?: string | null;
  kind: string;
  title: string;
  path: string;
  tone: 'bad' | 'warn' | 'calm';
}

/** A month as a table; on phones as a list of the days on which something is. */
@Component({
  selector: 'vv-month-table',
  imports: [RouterLink, TranslocoPipe, Icon, LegalDayPipe, LocalLink],
  template: `
    <nav class="row" [attr.aria-label]="'deadlines.month.nav' | transloco">
      <a
        class="button secondary compact"
        [routerLink]="[]"
        [queryParams]="{ menesis: beside(-1) }"
        queryParamsHandling="merge"
      >
        <vv-icon name="arrow-left" [size]="18" />{{ name(beside(-1)) }}
      </a>
      <a
        class="button secondary compact"
        [routerLink]="[]"
        [queryParams]="{ menesis: beside(1) }"
        queryParamsHandling="merge"
      >
        {{ name(beside(1)) }}<vv-icon name="arrow-right" [size]="18" />
      </a>
    </nav>
    <table>
      <caption>
        {{
          name(month())
        }}
      </caption>
      <thead>
        <tr>
          @for (weekday of weekdays; track weekday) {
            <th scope="col">
              <abbr [title]="'deadlines.weekday.' + weekday | transloco">{{
                'deadlines.weekdayShort.' + weekday | transloco
              }}</abbr>
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (week of weeks(); track $index) {
          <tr>
            @for (cell of week; track $index) {
              <td
                [class.outside]="!cell"
                [class.weekend]="cell?.weekend"
                [class.empty]="!cell?.items?.length"
                [class.today]="cell && cell.day === today()"
                [attr.aria-current]="cell && cell.day === today() ? 'date' : null"
              >
                @if (cell) {
                  <time [attr.datetime]="cell.day">
                    <span class="date" aria-hidden="true">{{ cell.date }}</span>
                    <span class="full">{{ cell.day | legalDay: 'weekday' }}</span>
                  </time>
                  @if (cell.items.length) {
                    <ul class="plain-list">
                      @for (item of cell.items; track item.key) {
                        <li [class]="item.tone">
                          <a [routerLink]="'/' + item.path | localLink">
                            <span class="kind">
                              @if (item.time && item.day === cell.day) {
                                {{ item.time }}
                              }
                              {{ item.kind }}
                              @if (item.until && item.until !== item.day) {
                                ({{
                                  (item.day === cell.day ? 'deadlines.begins' : 'deadlines.ends') | transloco
                                }})
                              }
                            </span>
                            @if (item.title) {
                              <span class="title" lang="lv">{{ item.title }}</span>
                            }
                          </a>
                        </li>
                      }
                    </ul>
                  }
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
    @if (nothing()) {
      <p class="soft none">{{ 'deadlines.month.nothing' | transloco }}</p>
    }
  `,
  styleUrl: './month-table.scss',
})
export class MonthTable {
  private readonly transloco = inject(TranslocoService);
  protected readonly today = inject(Session).legalToday;
  /** `YYYY-MM`. */
  readonly month = input.required<string>();
  readonly entries = input.required<readonly MonthEntry[]>();

  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7];
  protected readonly weeks = computed(() => weeksOf(this.month(), this.entries()));
  protected readonly nothing = computed(() =>
    this.weeks()
      .flat()
      .every((cell) => !cell?.items.length),
  );

  protected beside(step: number): string {
    return monthBeside(this.month(), step);
  }

  protected name(month: string): string {
    const [year, number] = month.split('-');
    const name = this.transloco.translate<string>(`deadlines.monthName.${Number(number)}`);
    return this.transloco.translate('deadlines.month.title', { year, name });
  }
}
