import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicVersion } from '#libs/contracts';
import { Language } from '../shell/language';
import { VersionName } from './version-name';

/** Which two public texts to compare. A plain form, so that it works without JavaScript. */
@Component({
  selector: 'vv-compare-form',
  imports: [TranslocoPipe, VersionName],
  template: `
    @if (bylaws().length > 1) {
      <form method="get" [attr.action]="action()" class="row">
        @for (side of sides(); track side.name) {
          <div>
            <label class="label" [for]="side.name">{{ 'acts.compare.' + side.name | transloco }}</label>
            <select class="input" [id]="side.name" [name]="side.name">
              @for (version of bylaws(); track version.id) {
                <option [value]="version.id" [attr.selected]="version.id === side.chosen ? '' : null">
                  {{ version | versionName }}
                </option>
              }
            </select>
          </div>
        }
        <button class="button" type="submit">{{ 'acts.compare.go' | transloco }}</button>
      </form>
    } @else {
      <p class="soft">{{ 'acts.compare.one' | transloco }}</p>
    }
  `,
  styles: `
    .row {
      align-items: end;
    }

    .row > div {
      flex: 1 1 14rem;
      max-width: 24rem;
    }
  `,
})
export class CompareForm {
  private readonly language = inject(Language);
  readonly versions = input.required<readonly PublicVersion[]>();
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  /** The texts that are compared now. */
  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly bylaws = computed(() => this.versions().filter(({ kind }) => kind === 'bylaw'));
  protected readonly sides = computed(() => [
    { name: 'no', chosen: this.from() ?? this.bylaws().at(0)?.id },
    { name: 'uz', chosen: this.to() ?? this.bylaws().at(-1)?.id },
  ]);
  protected readonly action = computed(() =>
    this.language.link(`/${this.place()}/noteikumi/${encodeURIComponent(this.code())}/salidzinat`),
  );
}
