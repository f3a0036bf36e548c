import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { compareWords, tokensOf } from '#libs/bylaw-diff';
import type { CoordinationChange } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { LocalLink } from '../shell/local-link';
import { CompareWords } from '../ui/compare-words';

/** The words of the draft that answer an item; people of the municipality get a link to where they were written. */
@Component({
  selector: 'vv-item-changes',
  imports: [RouterLink, TranslocoPipe, CompareWords, LocalLink],
  template: `
    @for (change of shown(); track change.unitId) {
      <div class="change">
        <span class="small soft">{{ 'coordination.change.title' | transloco }}</span>
        <strong lang="lv">{{ change.label }}</strong>
        <vv-compare-words lang="lv" [segments]="change.words" />
        @if (dossier) {
          <a
            class="small"
            [routerLink]="dossier.path(change.at === null ? 'versijas' : 'teksta-vesture') | localLink"
            [queryParams]="change.at === null ? {} : { brids: change.at }"
            [attr.aria-label]="'coordination.change.openFor' | transloco: { unit: change.label }"
            >{{ 'coordination.change.open' | transloco }}</a
          >
        }
      </div>
    }
  `,
  styles: `
    .change {
      display: grid;
      gap: var(--gap-1);
      justify-items: start;
      padding-inline-start: var(--gap-3);
      border-inline-start: 3px solid var(--line-strong);
      overflow-wrap: anywhere;
    }
  `,
})
export class ItemChanges {
  readonly changes = input.required<readonly CoordinationChange[]>();
  protected readonly dossier = inject(OpenDossier, { optional: true });
  protected readonly shown = computed(() =>
    this.changes().map((change) => ({
      ...change,
      words: compareWords(tokensOf(change.before), tokensOf(change.after)),
    })),
  );
}
