import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HistorySession, NamedVersionView } from '#libs/contracts';
import { MomentPipe, PluralPipe } from '../ui/format-pipes';
import { OriginLink } from './origin-link';

/** The sessions of editing, newest first, with the versions that were named in them. */
@Component({
  selector: 'vv-history-sessions',
  imports: [TranslocoPipe, MomentPipe, OriginLink, PluralPipe],
  template: `
    <ol class="plain-list">
      @for (session of sessions(); track session.before) {
        <li [class.current]="session.before < version() && version() <= session.after">
          @for (named of namedIn(session); track named.id) {
            <p class="named small">
              <span class="visually-hidden">{{ 'history.named' | transloco }}</span>
              <button class="link" type="button" (click)="chosen.emit(named.version)">
                {{ titleOf()(named) }}
              </button>
            </p>
          }
          <button
            class="session"
            type="button"
            [attr.aria-current]="session.before < version() && version() <= session.after ? 'true' : null"
            (click)="chosen.emit(session.after)"
          >
            <span class="authors">
              @for (author of session.authors; track author.name) {
                <span [class]="'author peer-' + (colours().get(author.name ?? '') ?? 'none')">{{
                  author.name ?? ('history.system' | transloco)
                }}</span>
              }
            </span>
            <span class="small">{{ session.startedAt | moment }}</span>
            <span class="small soft">{{ 'history.changes' | plural: session.changes }}</span>
          </button>
          @if (session.units.length) {
            <p class="small soft units" lang="lv">
              {{ unitsOf(session) }}
              @if (session.moreUnits) {
                <span>{{ 'history.moreUnits' | plural: session.moreUnits }}</span>
              }
            </p>
          }
          @for (origin of session.origins; track origin.kind + origin.id) {
            <p class="small"><vv-origin-link [origin]="origin" /></p>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './history-sessions.scss',
})
export class HistorySessions {
  readonly sessions = input.required<readonly HistorySession[]>();
  readonly named = input.required<readonly NamedVersionView[]>();
  readonly titleOf = input.required<(named: NamedVersionView) => string>();
  readonly colours = input.required<ReadonlyMap<string, number>>();
  readonly version = input.required<number>();
  readonly chosen = output<number>();

  protected namedIn(session: HistorySession): NamedVersionView[] {
    return this.named().filter(
      ({ version }) =>
        (version > session.before && version <= session.after) || (version === 0 && session.before === 0),
    );
  }

  /** "5., 7.2., II": the numbers today of what was changed. */
  protected unitsOf(session: HistorySession): string {
    return session.units
      .map(({ number }) => number)
      .filter(Boolean)
      .join(', ');
  }
}
