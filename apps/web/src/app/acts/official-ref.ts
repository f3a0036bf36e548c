import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublishedAct } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';

/** Where an act is officially published, that the publication prevails, and since when a taken-over act stands here. */
@Component({
  selector: 'vv-official-ref',
  imports: [TranslocoPipe, LegalDayPipe],
  template: `
    @let official = act().official;
    @let number = official.number;
    @let day = official.day | legalDay: 'short';
    {{ 'acts.official' | transloco }}
    @if (official.url) {
      <a [href]="official.url" rel="noopener">{{ 'acts.officialRef' | transloco: { number, day } }}</a>.
    } @else {
      <span lang="lv">{{ number }}</span>, {{ day }}
    }
    {{ 'acts.prevails' | transloco }}
    @if (act().takenOverOn; as since) {
      {{ 'acts.takenOver' | transloco: { day: (since | legalDay: 'short') } }}
    }
  `,
})
export class OfficialRef {
  readonly act = input.required<Pick<PublishedAct, 'official' | 'takenOverOn'>>();
}
