import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ActRef, ActWording, LegalDay } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { LegalDayPipe } from '../ui/format-pipes';

/** Above a text that will not stay as it is: from which days other words hold. */
@Component({
  selector: 'vv-coming-wordings',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink],
  template: `
    @for (wording of coming(); track wording.from) {
      <p class="notice">
        {{ 'amendments.wordings.coming' | transloco: { day: (wording.from | legalDay: 'on') } }}
        <a [routerLink]="[place(), 'sn', act().year, act().slug, wording.from] | localLink">{{
          'acts.readComing' | transloco
        }}</a>
      </p>
    }
  `,
})
export class ComingWordings {
  readonly act = input.required<Pick<ActRef, 'year' | 'slug'>>();
  readonly place = input.required<string>();
  readonly wordings = input.required<readonly ActWording[]>();
  /** The day whose text is shown; nothing is said before it is known. */
  readonly shown = input.required<LegalDay | null>();
  /** Only where some text holds on that day; before the first one the page says so itself. */
  protected readonly coming = computed(() => {
    const [shown, wordings] = [this.shown(), this.wordings()];
    const first = wordings[0];
    if (shown === null || !first || first.from > shown) return [];
    return wordings.filter(({ from }) => from > shown);
  });
}
