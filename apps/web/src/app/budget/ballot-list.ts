import { Component, computed, inject, input, model, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicProject } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { EuroPipe } from '../ui/format-pipes';
import { choose } from './choosing';
import { Speech } from './speech';

/** The projects of a unit to choose from: a whole row is the button, and one choice too many is told, not swallowed. */
@Component({
  selector: 'vv-ballot-list',
  imports: [RouterLink, TranslocoPipe, EuroPipe, LocalLink],
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ 'budget.vote.choose' | transloco }}</legend>
      <ul class="plain-list">
        @for (project of projects(); track project.nr) {
          <li [class.chosen]="choices().includes(project.nr)">
            <label [for]="'izvele-' + project.nr">
              <input
                [id]="'izvele-' + project.nr"
                [type]="most() === 1 ? 'radio' : 'checkbox'"
                name="choices"
                [checked]="choices().includes(project.nr)"
                (change)="toggle(project.nr, $event)"
              />
              <span class="what">
                <span class="title" lang="lv">{{ project.title }}</span>
                <span class="summary" lang="lv">{{ project.summary }}</span>
                <span class="facts-line">
                  <strong class="figures">{{ project.costCents | euro }}</strong>
                  <span>{{ 'budget.nr' | transloco: { nr: project.nr } }}</span>
                  @if (project.placeNote) {
                    <span lang="lv">{{ project.placeNote }}</span>
                  }
                </span>
              </span>
              @if (project.picture; as picture) {
                <img [src]="picture.url" [alt]="picture.alt" loading="lazy" width="160" height="100" />
              }
            </label>
            <a
              class="more"
              [routerLink]="[place(), 'budzets', year(), 'projekti', project.nr] | localLink"
              target="_blank"
              >{{ 'budget.vote.more' | transloco }}
              <span class="visually-hidden">
                <span lang="lv">{{ project.title }}</span> ({{ 'ui.newTab' | transloco }})</span
              ></a
            >
          </li>
        }
      </ul>
    </fieldset>
    <p class="told" role="status">{{ told() }}</p>
  `,
  styleUrl: './ballot-list.scss',
})
export class BallotList {
  private readonly speech = inject(Speech);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly projects = input.required<readonly PublicProject[]>();
  /** How many may be chosen; `null` = any number. */
  readonly most = input.required<number | null>();
  readonly choices = model.required<readonly number[]>();
  private readonly tooMany = signal(false);
  protected readonly told = computed(() => {
    const most = this.most();
    return this.tooMany() && most !== null ? this.speech.count('budget.vote.full', most) : '';
  });

  protected toggle(nr: number, event: Event): void {
    const box = event.target as HTMLInputElement;
    const { choices, full } = choose(this.choices(), nr, box.checked, this.most());
    this.tooMany.set(full);
    if (full) box.checked = false;
    else this.choices.set(choices);
  }
}
