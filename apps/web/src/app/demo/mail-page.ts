import { isPlatformBrowser } from '@angular/common';
import { Component, computed, effect, inject, input, PLATFORM_ID } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { FailedRequest } from '../ui/failed-request';
import { MomentPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { readProblem } from '../ui/problem';
import { MailboxClient } from './mailbox-client';
import { withLinks } from './text-links';

/** One e-mail as plain text; addresses in it lead where they lead in a mail program. */
@Component({
  selector: 'vv-mail-page',
  imports: [RouterLink, TranslocoPipe, FailedRequest, LocalLink, MomentPipe, PageHeader],
  template: `
    <div class="page">
      <p>
        <a [routerLink]="'/demo/pasts' | localLink">{{ 'demo.mailbox.back' | transloco }}</a>
      </p>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="mail.reload()" />
      } @else if (mail.hasValue()) {
        <vv-page-header [title]="mail.value().subject" titleLang="lv" />
        <dl class="facts">
          <dt>{{ 'demo.mailbox.from' | transloco }}</dt>
          <dd>{{ mail.value().from }}</dd>
          <dt>{{ 'demo.mailbox.to' | transloco }}</dt>
          <dd>{{ mail.value().to.join(', ') }}</dd>
          <dt>{{ 'demo.mailbox.at' | transloco }}</dt>
          <dd>
            <time [attr.datetime]="mail.value().at">{{ mail.value().at | moment }}</time>
          </dd>
        </dl>
        <p class="text" lang="lv">
          @for (part of parts(); track $index) {
            @if (part.href) {
              <a [href]="part.href">{{ part.text }}</a>
            } @else {
              {{ part.text }}
            }
          }
        </p>
      } @else {
        <p class="soft" aria-live="polite">{{ 'demo.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .text {
      max-width: var(--measure);
      margin-top: var(--gap-5);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class MailPage {
  readonly id = input.required<string>();
  private readonly client = inject(MailboxClient);
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  protected readonly mail = rxResource({
    params: () => (this.inBrowser ? this.id() : undefined),
    stream: ({ params }) => this.client.read(params),
  });
  protected readonly problem = computed(() => {
    const error = this.mail.error();
    return error ? readProblem(error.cause ?? error) : null;
  });
  protected readonly parts = computed(() => (this.mail.hasValue() ? withLinks(this.mail.value().text) : []));

  constructor() {
    const meta = inject(PageMeta);
    const title = inject(TranslocoService).translate('demo.mailbox.title');
    effect(() => meta.set({ title: this.mail.hasValue() ? this.mail.value().subject : title, hidden: true }));
  }
}
