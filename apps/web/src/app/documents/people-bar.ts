import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { initials } from '../editor';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { browserStorage } from './browser-keeps';
import type { Companion } from './peers';

const KEY = 'vietvara.announcePeople';

/** Who else has the text open and in which unit; a click goes there. Spoken only when asked for. */
@Component({
  selector: 'vv-people-bar',
  imports: [TranslocoPipe, Icon],
  template: `
    @if (people().length) {
      <ul class="plain-list" [attr.aria-label]="'documents.people.label' | transloco">
        @for (one of people(); track one.clientId) {
          <li>
            <button
              type="button"
              [class]="'person peer-' + one.colour"
              [disabled]="one.at === null"
              [attr.aria-label]="spoken(one)"
              (click)="go.emit(one)"
            >
              <span class="badge" aria-hidden="true" [attr.data-sign]="short(one.name)"></span>
              <span class="who">
                {{ one.name }}
                @if (note(one); as key) {
                  <span class="soft">({{ key | transloco }})</span>
                }
                @if (one.unit) {
                  &ngsp;<span class="soft" lang="lv">– {{ one.unit }}</span>
                }
              </span>
            </button>
          </li>
        }
      </ul>
      <button
        type="button"
        class="announce"
        [attr.aria-pressed]="aloud()"
        [title]="'documents.people.announceAbout' | transloco"
        (click)="toggle()"
      >
        <vv-icon [name]="aloud() ? 'check' : 'info'" [size]="16" />
        {{ 'documents.people.announce' | transloco }}
      </button>
    }
    <p class="visually-hidden" role="log" aria-live="polite">{{ said() }}</p>
  `,
  styleUrl: './people-bar.scss',
})
export class PeopleBar {
  readonly people = input.required<readonly Companion[]>();
  /** Somebody whose place should be shown. */
  readonly go = output<Companion>();

  protected readonly aloud = signal(browserStorage()?.getItem(KEY) === 'yes');
  protected readonly said = signal('');
  private readonly transloco = inject(TranslocoService);
  private readonly me = inject(Session);
  private before: readonly Companion[] = [];

  private readonly news = computed(() => ({ people: this.people(), aloud: this.aloud() }));

  constructor() {
    effect(() => {
      const { people, aloud } = this.news();
      untracked(() => {
        const text = aloud ? this.changes(people) : '';
        if (text !== '') this.said.set(text);
        if (!aloud) this.said.set('');
        this.before = people;
      });
    });
  }

  protected short(name: string): string {
    return initials(name);
  }

  protected note({ name, right }: Companion): string | null {
    if (name === this.me.person()?.name) return 'documents.people.self';
    if (right === 'read') return 'documents.people.reads';
    return right === 'suggest' ? 'documents.people.suggests' : null;
  }

  protected spoken(one: Companion): string {
    const note = this.note(one);
    const who = note ? `${one.name} (${this.transloco.translate(note)})` : one.name;
    const name = one.unit ? `${who} – ${one.unit}` : who;
    return one.at === null ? name : this.transloco.translate('documents.people.goTo', { name });
  }

  protected toggle(): void {
    this.aloud.update((on) => !on);
    try {
      browserStorage()?.setItem(KEY, this.aloud() ? 'yes' : 'no');
    } catch {
      // Then it is chosen again next time.
    }
  }

  private changes(people: readonly Companion[]): string {
    const old = new Map(this.before.map((one) => [one.clientId, one]));
    const now = new Set(people.map(({ clientId }) => clientId));
    const say = (key: string, name: string, unit = ''): string =>
      this.transloco.translate(`documents.people.${key}`, { name, unit });
    const told = people.flatMap(({ clientId, name, unit }) => {
      const known = old.get(clientId);
      if (!known) return [say('came', name)];
      return unit !== '' && unit !== known.unit ? [say('at', name, unit)] : [];
    });
    const gone = this.before.filter(({ clientId }) => !now.has(clientId));
    return [...told, ...gone.map(({ name }) => say('left', name))].join(' ');
  }
}
