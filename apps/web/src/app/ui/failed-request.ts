import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { WayBack } from '../shell/way-back';
import { Icon } from './icon';
import type { Problem } from './problem';

/** A part of a page that could not be loaded: says why in plain words and offers to try again; what is not there stays so. */
@Component({
  selector: 'vv-failed-request',
  imports: [TranslocoPipe, Icon, WayBack],
  template: `
    <div class="notice warn" role="alert">
      <p class="title">
        <vv-icon name="warning" /><strong>{{ 'ui.failed.' + kind() + '.title' | transloco }}</strong>
      </p>
      <p>{{ 'ui.failed.' + kind() + '.text' | transloco }}</p>
      @if (kind() === 'notFound') {
        <vv-way-back />
      } @else {
        <p>
          <button class="button secondary compact" type="button" (click)="retry.emit()">
            <vv-icon name="refresh" [size]="18" />{{ 'ui.failed.retry' | transloco }}
          </button>
        </p>
      }
    </div>
  `,
  styles: `
    .title {
      display: flex;
      gap: var(--gap-2);
      align-items: center;
      margin-bottom: var(--gap-1);
    }
  `,
})
export class FailedRequest {
  readonly problem = input<Problem | null>(null);
  readonly retry = output<void>();
  protected readonly kind = computed(() => this.problem()?.kind ?? 'failed');
}
