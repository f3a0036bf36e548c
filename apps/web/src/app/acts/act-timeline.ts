import { afterNextRender, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ActMoment, ActRef, LegalDay } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { formatDay } from '../ui/format';
import { LegalDayPipe } from '../ui/format-pipes';
import { momentShown, placesOf } from './act-moments';

/**
 * The life of an act as a line: a link for every day on which it changed, so it works without scripts; with scripts also a
 * slider that goes from one day to the next.
 */
@Component({
  selector: 'vv-act-timeline',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink],
  templateUrl: './act-timeline.html',
  styleUrl: './act-timeline.scss',
})
export class ActTimeline {
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  readonly act = input.required<Pick<ActRef, 'year' | 'slug'>>();
  readonly place = input.required<string>();
  readonly moments = input.required<readonly ActMoment[]>();
  /** The day whose text is shown. */
  readonly day = input.required<LegalDay>();
  readonly today = input.required<LegalDay>();

  protected readonly scripts = signal(false);
  protected readonly places = computed(() => placesOf(this.moments(), this.today()));
  protected readonly current = computed(() => momentShown(this.moments(), this.day()));
  /** Where the slider stands; it may be moved without anything being opened yet. */
  protected readonly at = linkedSignal(() => Math.max(0, this.current()));
  protected readonly aimed = computed(() => this.moments()[this.at()] ?? null);
  protected readonly aimedText = computed(() => {
    const moment = this.aimed();
    return moment ? `${formatDay(moment.day, this.language.current(), 'short')}: ${this.said(moment)}` : '';
  });

  constructor() {
    afterNextRender(() => this.scripts.set(true));
  }

  /** What happened on the day, in a few words. */
  protected said(moment: ActMoment): string {
    const first = moment === this.moments()[0];
    const wording = moment.wording ? [this.say(first ? 'begins' : 'wording')] : [];
    const norms = moment.norms.map(({ number, holds }) => {
      const key = `${holds ? 'returns' : 'stops'}${number === '' ? 'Whole' : ''}`;
      return this.say(key, { number });
    });
    return [...wording, ...norms, ...(moment.ended ? [this.say('ends')] : [])].join('; ');
  }

  /** The handle goes to the nearest day on which something changed. */
  protected slide(event: Event): void {
    const handle = event.target as HTMLInputElement;
    const distances = this.places().map((place) => Math.abs(place - Number(handle.value)));
    this.at.set(Math.max(0, distances.indexOf(Math.min(...distances))));
    handle.value = String(this.places()[this.at()] ?? 0);
  }

  /** Keys go from one such day to the next, however far apart they lie. */
  protected step(event: KeyboardEvent): void {
    const last = this.moments().length - 1;
    const to = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -last, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at.update((at) => Math.min(last, Math.max(0, at + to)));
    this.open();
  }

  protected open(): void {
    const moment = this.aimed();
    if (!moment || this.at() === this.current()) return;
    const { year, slug } = this.act();
    void this.router.navigateByUrl(this.language.link(`/${this.place()}/sn/${year}/${slug}/${moment.day}`));
  }

  private say(key: string, params: Record<string, string> = {}): string {
    return this.transloco.translate(`acts.life.${key}`, params);
  }
}
