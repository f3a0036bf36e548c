import { Component, computed, input } from '@angular/core';
import { TranslocoPipe, type TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import { articleText, type LegalDay, type NormStatus } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { Language } from '../shell/language';
import { ArticleLink } from '../ui/article-link';
import { formatDay } from '../ui/format';
import { LegalDayPipe } from '../ui/format-pipes';
import type { UnitNote } from '../ui/law-html';
import { StatusBadge } from '../ui/status-badge';

/** Norms of a text that do not hold, in one list above it: what, since when, until when, and why. */
@Component({
  selector: 'vv-norm-notes',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe, StatusBadge],
  template: `
    @if (groups().length) {
      <section class="notice warn" aria-labelledby="norms-title">
        <h3 id="norms-title">{{ 'amendments.norms.title' | transloco }}</h3>
        <ul class="plain-list">
          @for (group of groups(); track $index) {
            <li>
              <vv-status-badge [tone]="group.first.state === 'void' ? 'bad' : 'warn'">{{
                'amendments.norms.' + group.first.state | transloco
              }}</vv-status-badge>
              <strong>{{
                group.first.whole ? ('amendments.validity.whole' | transloco) : group.numbers
              }}</strong>
              @if (group.first.state === 'not-yet' && group.first.until) {
                {{ 'amendments.norms.begins' | transloco: { day: (begins(group.first) | legalDay: 'on') } }}
              } @else {
                {{
                  'amendments.validity.fromDay' | transloco: { day: (group.first.from | legalDay: 'short') }
                }}
                @if (group.first.until; as until) {
                  {{ 'amendments.validity.untilDay' | transloco: { day: (until | legalDay: 'short') } }}
                }
              }
              <span class="small">
                @if (group.first.url; as url) {
                  <a [href]="url" rel="noopener" lang="lv">{{ group.first.source }}</a>
                } @else {
                  <span lang="lv">{{ group.first.source }}</span>
                }
                @if (group.first.article; as article) {
                  · <vv-article-link [article]="article" />
                }
              </span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
      font-size: var(--size-m);
    }

    li + li {
      margin-top: var(--gap-2);
    }
  `,
})
export class NormNotes {
  readonly norms = input.required<readonly NormStatus[]>();
  protected readonly groups = computed(() =>
    grouped(this.norms()).map((norms) => ({
      first: norms[0] as NormStatus,
      numbers: norms.map(({ number }) => number).join(', '),
    })),
  );

  protected begins({ until }: NormStatus): LegalDay {
    return dayAfter(until);
  }
}

/** What the text says beside a unit that does not hold; of a unit in another one only the outer speaks. */
export function noteOf(
  unit: UnitNumber,
  norms: readonly NormStatus[],
  transloco: TranslocoService,
  language: Language,
): UnitNote | null {
  const norm = norms.find(({ unitId }) => unitId === unit.id);
  if (!norm || norm.whole) return null;
  const around = norms.filter((other) => other.unitId !== unit.id && unit.path.includes(other.unitId));
  if (around.some((other) => isSame(other, norm))) return null;
  const lang = language.current();
  const day = (value: LegalDay) => formatDay(value, lang, 'short');
  const since =
    norm.state === 'not-yet' && norm.until
      ? transloco.translate<string>('amendments.norms.begins', {
          day: formatDay(dayAfter(norm.until), lang, 'on'),
        })
      : [
          transloco.translate<string>('amendments.validity.fromDay', { day: day(norm.from) }),
          norm.until
            ? transloco.translate<string>('amendments.validity.untilDay', { day: day(norm.until) })
            : '',
        ].join(' ');
  const article = norm.article ? `, ${articleText(norm.article, lang)}` : '';
  return {
    word: transloco.translate<string>(`amendments.norms.${norm.state}`),
    text: `${since.trim()}${norm.url ? article : ` – ${norm.source}${article}`}`,
    link: norm.url ? { href: norm.url, text: norm.source } : null,
  };
}

function grouped(norms: readonly NormStatus[]): NormStatus[][] {
  const groups: NormStatus[][] = [];
  for (const norm of norms) {
    const group = groups.find(([first]) => first && isSame(first, norm));
    if (group) group.push(norm);
    else groups.push([norm]);
  }
  return groups;
}

function isSame(one: NormStatus, other: NormStatus): boolean {
  return (
    one.state === other.state &&
    one.source === other.source &&
    one.from === other.from &&
    one.until === other.until
  );
}

function dayAfter(day: LegalDay | null): LegalDay {
  return day === null ? '' : addUnits(day, 1, 'day');
}
