import { isPlatformBrowser } from '@angular/common';
import { Component, computed, inject, PLATFORM_ID } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { readProblem } from '../ui/problem';
import { MailboxClient } from './mailbox-client';

/** Everything that was sent by e-mail, newest first. */
@Component({
  selector: 'vv-mailbox-page',
  imports: [RouterLink, TranslocoPipe, EmptyState, FailedRequest, Icon, LocalLink, MomentPipe, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'demo.mailbox.title' | transloco">
        <p class="lead">{{ 'demo.mailbox.about' | transloco }}</p>
        <button actions class="button secondary compact" type="button" (click)="mails.reload()">
          <vv-icon name="refresh" [size]="18" />{{ 'demo.mailbox.refresh' | transloco }}
        </button>
      </vv-page-header>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="mails.reload()" />
      } @else if (mails.hasValue()) {
        @if (mails.value().length) {
          <ul class="plain-list">
            @for (mail of mails.value(); track mail.id) {
              <li>
                <a [routerLink]="['/demo/pasts', mail.id].join('/') | localLink" lang="lv">{{
                  mail.subject
                }}</a>
                <span class="soft small">
                  {{ 'demo.mailbox.to' | transloco }} {{ mail.to.join(', ') }} ·
                  <time [attr.datetime]="mail.at">{{ mail.at | moment }}</time>
                </span>
              </li>
            }
          </ul>
        } @else {
          <vv-empty-state icon="mail" [title]="'demo.mailbox.empty' | transloco">
            <p>{{ 'demo.mailbox.emptyText' | transloco }}</p>
          </vv-empty-state>
        }
      } @else {
        <p class="soft" aria-live="polite">{{ 'demo.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    li {
      display: grid;
      gap: var(--gap-1);
      padding-block: var(--gap-3);
      border-bottom: 1px solid var(--line);
    }

    li a {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class MailboxPage {
  private readonly client = inject(MailboxClient);
  // In the browser only: what the server renders is kept for a moment, and e-mails arrive meanwhile.
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  protected readonly mails = rxResource({
    params: () => this.inBrowser || undefined,
    stream: () => this.client.list(),
  });
  protected readonly problem = computed(() => {
    const error = this.mails.error();
    return error ? readProblem(error.cause ?? error) : null;
  });

  constructor() {
    inject(PageMeta).set({ title: inject(TranslocoService).translate('demo.mailbox.title'), hidden: true });
  }
}
