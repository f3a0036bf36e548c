import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicLobbyContacts } from '#libs/contracts';
import { CONTACTS_ARTICLE } from '#libs/memorandum-rules';
import { ArticleLink } from '../ui/article-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';

/** Contacts with lobbyists as they are stated, natural persons without their names (IPAL 6(3)). */
@Component({
  selector: 'vv-lobby-contacts',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe, StatusBadge],
  template: `
    @let stated = contacts();
    @if (stated.statement === 'none') {
      <p>{{ 'memorandum.contacts.none' | transloco }}</p>
    } @else {
      <ul class="plain-list">
        @for (contact of stated.contacts; track $index) {
          <li>
            <p class="who">
              <strong>
                @if (contact.organisation) {
                  <span lang="lv">{{ contact.organisation }}</span>
                } @else {
                  {{ 'memorandum.contacts.naturalPerson' | transloco }}
                }
              </strong>
              @if (contact.onBehalfOf) {
                <span class="soft"
                  >{{ 'memorandum.contacts.for' | transloco }}
                  <span lang="lv">{{ contact.onBehalfOf }}</span></span
                >
              }
              <span class="soft">
                {{ contact.day | legalDay }}, {{ 'memorandum.contacts.form.' + contact.form | transloco }}
              </span>
            </p>
            <p lang="lv">{{ contact.subject }}</p>
            @if (contact.proposal) {
              <p>
                {{ 'memorandum.contacts.proposal' | transloco }}:
                <span lang="lv">{{ contact.proposal }}</span>
              </p>
              <p>
                <vv-status-badge [tone]="contact.outcome === 'declined' ? 'idle' : 'info'">{{
                  'memorandum.contacts.outcome.' + contact.outcome | transloco
                }}</vv-status-badge>
                &ngsp;<span lang="lv">{{ contact.reason }}</span>
              </p>
            }
          </li>
        }
      </ul>
    }
    <p class="small soft"><vv-article-link [article]="article" /></p>
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-bottom: 1px solid var(--line);
    }

    li p {
      margin-bottom: var(--gap-1);
      overflow-wrap: anywhere;
    }

    .who {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-3);
    }
  `,
})
export class LobbyContactsList {
  readonly contacts = input.required<PublicLobbyContacts>();
  protected readonly article = CONTACTS_ARTICLE;
}
