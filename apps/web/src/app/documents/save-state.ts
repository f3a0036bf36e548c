import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { loginAddress } from '../shell/guards';
import { Place } from '../shell/place';
import { Language } from '../shell/language';
import { Icon } from '../ui/icon';
import { ViolationText } from '../ui/violation-text';
import type { SaveStatus } from './session-parts';

/** Whether the text is safe, in words. */
@Component({
  selector: 'vv-save-state',
  imports: [TranslocoPipe, Icon, ViolationText],
  template: `
    <div role="status" [class]="status().kind">
      @switch (status().kind) {
        @case ('saved') {
          <vv-icon name="check" [size]="18" />
          <span>{{
            (time() ? 'documents.save.saved' : 'documents.save.open') | transloco: { time: time() }
          }}</span>
        }
        @case ('saving') {
          <vv-icon name="refresh" [size]="18" /> <span>{{ 'documents.save.saving' | transloco }}</span>
        }
        @case ('offline') {
          <vv-icon name="warning" [size]="18" />
          <span>{{ (kept() ? 'documents.save.offline' : 'documents.save.offlineUnkept') | transloco }}</span>
          <button class="button secondary compact" type="button" (click)="retry.emit()">
            {{ 'ui.failed.retry' | transloco }}
          </button>
        }
        @case ('signedOut') {
          <vv-icon name="lock" [size]="18" />
          <span>{{ 'documents.save.signedOut' | transloco }}</span>
          <a [href]="login()">{{ 'documents.save.login' | transloco }}</a>
        }
        @case ('refused') {
          <vv-icon name="error" [size]="18" />
          <span>
            {{ 'documents.save.refused' | transloco }}
            @for (violation of violations(); track $index) {
              {{ violation | violationText }}
            }
          </span>
          <button class="button secondary compact" type="button" (click)="discard.emit()">
            {{ 'documents.save.reload' | transloco }}
          </button>
        }
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      align-items: center;
      min-height: 1.9rem;
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    .saved vv-icon {
      color: var(--good);
    }

    .offline,
    .signedOut {
      padding: var(--gap-1) var(--gap-3);
      background: var(--warn-wash);
      color: var(--warn);
      font-weight: 600;
    }

    .refused {
      padding: var(--gap-1) var(--gap-3);
      background: var(--bad-wash);
      color: var(--bad);
      font-weight: 600;
    }
  `,
})
export class SaveState {
  private readonly place = inject(Place);
  private readonly language = inject(Language);
  readonly status = input.required<SaveStatus>();
  readonly retry = output<void>();
  readonly discard = output<void>();

  protected readonly time = computed(() => {
    const status = this.status();
    return status.kind === 'saved' && status.at !== null ? clock.format(status.at) : '';
  });
  protected readonly kept = computed(() => {
    const status = this.status();
    return status.kind !== 'offline' || status.kept;
  });
  protected readonly violations = computed(() => {
    const status = this.status();
    return status.kind === 'refused' ? status.violations : [];
  });
  protected readonly login = computed(() => loginAddress(this.language.link(this.place.path())));
}

const clock = new Intl.DateTimeFormat('lv', { timeZone: 'Europe/Riga', hour: '2-digit', minute: '2-digit' });
