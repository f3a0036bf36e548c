import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { loginAddress } from '../shell/guards';
import { Place } from '../shell/place';
import { Language } from '../shell/language';
import { pluralCategory } from '../ui/format';
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
          <span>{{ 'documents.save.offline' | transloco }} {{ held() }}</span>
          <button class="button secondary compact" type="button" (click)="retry.emit()">
            {{ 'ui.failed.retry' | transloco }}
          </button>
        }
        @case ('signedOut') {
          <vv-icon name="lock" [size]="18" />
          <span>{{ 'documents.save.signedOut' | transloco }} {{ held() }}</span>
          <a [href]="login()">{{ 'documents.save.login' | transloco }}</a>
          <button class="button secondary compact" type="button" (click)="retry.emit()">
            {{ 'ui.failed.retry' | transloco }}
          </button>
        }
        @case ('stranger') {
          <vv-icon name="lock" [size]="18" />
          <span>{{ 'documents.save.stranger' | transloco }} {{ held() }}</span>
        }
        @case ('stale') {
          <vv-icon name="refresh" [size]="18" />
          <span>{{ 'documents.save.stale' | transloco }} {{ held() }}</span>
          <button class="button secondary compact" type="button" (click)="reload.emit()">
            {{ 'documents.save.reloadPage' | transloco }}
          </button>
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
    .stranger,
    .stale,
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
  private readonly transloco = inject(TranslocoService);
  readonly status = input.required<SaveStatus>();
  readonly retry = output<void>();
  readonly discard = output<void>();
  readonly reload = output<void>();

  protected readonly time = computed(() => {
    const status = this.status();
    return status.kind === 'saved' && status.at !== null ? clock.format(status.at) : '';
  });
  /** How much is not saved, and whether this browser keeps it. */
  protected readonly held = computed(() => {
    const status = this.status();
    if (!('changes' in status) || status.changes === 0) return '';
    const lang = this.language.current();
    const { changes: count, kept } = status;
    const key = `documents.save.${kept ? 'kept' : 'unkept'}.${pluralCategory(count, lang)}`;
    return this.transloco.translate(key, { count });
  });
  protected readonly violations = computed(() => {
    const status = this.status();
    return status.kind === 'refused' ? status.violations : [];
  });
  protected readonly login = computed(() => loginAddress(this.language.link(this.place.path())));
}

const clock = new Intl.DateTimeFormat('lv', { timeZone: 'Europe/Riga', hour: '2-digit', minute: '2-digit' });
