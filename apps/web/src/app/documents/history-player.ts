import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { HistorySession, NamedVersionView } from '#libs/contracts';
import { Language } from '../shell/language';
import { formatMoment } from '../ui/format';
import { Icon } from '../ui/icon';
import { Player, SPEEDS, type Speed } from './player';

/** The longest piece of what a step wrote that is said beside it. */
const EXCERPT = 80;

/** The slider over a text's time, with its marks, and playing step by step. */
@Component({
  selector: 'vv-history-player',
  imports: [TranslocoPipe, Icon],
  templateUrl: './history-player.html',
  styleUrl: './history-player.scss',
})
export class HistoryPlayer {
  readonly version = input.required<number>();
  readonly newest = input.required<number>();
  readonly session = input.required<HistorySession | null>();
  readonly named = input.required<readonly NamedVersionView[]>();
  readonly titleOf = input.required<(named: NamedVersionView) => string>();
  readonly go = input.required<(version: number) => Promise<void>>();
  readonly chosen = output<number>();

  protected readonly player = inject(Player);
  protected readonly speeds = Object.keys(SPEEDS) as Speed[];
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);

  protected readonly marks = computed(() =>
    this.named().map((named) => ({
      id: named.id,
      version: named.version,
      title: this.titleOf()(named),
      stage: named.purpose !== 'manual',
      left: this.newest() === 0 ? 0 : (100 * named.version) / this.newest(),
    })),
  );

  /** Who, when: "Ilze Bērziņa, 21.11.2026 14:02". */
  protected readonly when = computed(() => {
    const moment = this.player.moment();
    const step = moment?.version === this.version() ? moment.step : null;
    if (this.version() === 0) return this.transloco.translate<string>('history.first');
    const at = step?.at ?? this.session()?.endedAt;
    const author = step
      ? (step.author ?? this.transloco.translate<string>('history.system'))
      : (this.session()?.authors ?? []).map(({ name }) => name).join(', ');
    return [author, at ? formatMoment(at, this.language.current()) : ''].filter(Boolean).join(', ');
  });

  /** What the step did, in words. */
  protected readonly what = computed(() => {
    const moment = this.player.moment();
    if (!moment?.step || moment.version !== this.version()) return '';
    const { inserted, deleted } = moment;
    const key = inserted && deleted ? 'replaced' : inserted ? 'wrote' : deleted ? 'deleted' : 'form';
    return this.transloco.translate<string>(`history.did.${key}`, {
      inserted: excerpt(inserted),
      deleted: excerpt(deleted),
    });
  });

  protected readonly valueText = computed(() =>
    [
      this.transloco.translate<string>('history.place', { version: this.version(), newest: this.newest() }),
      this.when(),
    ].join(', '),
  );

  protected slide(event: Event): void {
    this.player.pause();
    this.chosen.emit(Number((event.target as HTMLInputElement).value));
  }

  /** Page keys go from session to session, the space bar plays. */
  protected keys(event: KeyboardEvent): void {
    const session = this.session();
    const target = { PageDown: session?.before, PageUp: this.nextSession() }[event.key];
    if (event.key === ' ') this.toggle();
    else if (target === undefined) return;
    else this.step(target);
    event.preventDefault();
  }

  protected step(version: number): void {
    this.player.pause();
    this.chosen.emit(Math.max(0, Math.min(this.newest(), version)));
  }

  protected toggle(): void {
    if (this.player.playing()) return this.player.pause();
    // At the end there is nothing to play but the session again.
    if (this.version() >= this.newest()) this.chosen.emit(this.session()?.before ?? 0);
    const from = this.version() >= this.newest() ? (this.session()?.before ?? 0) : this.version();
    void this.go()(from).then(() => this.player.play(this.newest, this.go()));
  }

  /** The end of this session, or of the next one from there. */
  protected nextSession(): number {
    const after = this.session()?.after ?? this.newest();
    return this.version() < after ? after : after + 1;
  }

  protected jump(event: Event): void {
    const select = event.target as HTMLSelectElement;
    if (select.value !== '') this.step(Number(select.value));
    select.value = '';
  }
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line;
}
