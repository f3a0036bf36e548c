import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Colleague, PersonView } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { DirectoryClient } from './directory-client';
import { GrantRoleForm } from './grant-role-form';
import { PersonForm } from './person-form';
import { RoleItem } from './role-item';
import { loadProblem } from '../ui/submission';

/** Who may do what: people, their roles in institutions, their substitutes. */
@Component({
  selector: 'vv-people-page',
  imports: [TranslocoPipe, EmptyState, FailedRequest, GrantRoleForm, Icon, PageHeader, PersonForm, RoleItem],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  private readonly client = inject(DirectoryClient);

  protected readonly people = rxResource({ stream: () => this.client.people() });
  protected readonly institutions = rxResource({ stream: () => this.client.institutions() });
  protected readonly problem = loadProblem(this.people);
  protected readonly search = signal('');
  protected readonly past = signal(false);
  protected readonly granting = signal(false);
  protected readonly editing = signal<string | null>(null);
  protected readonly message = signal('');

  private readonly all = computed(() => (this.people.hasValue() ? this.people.value() : []));
  protected readonly shown = computed(() => {
    const asked = fold(this.search());
    return this.all()
      .map((person) => ({
        ...person,
        roles: person.roles.filter((role) => this.past() || role.state !== 'past'),
      }))
      .filter((person) => person.roles.length > 0 && fold(person.name).includes(asked));
  });
  protected readonly colleagues = computed<Colleague[]>(() =>
    this.all()
      .filter((person) => person.roles.some((role) => role.state !== 'past'))
      .map(({ id, name }) => ({ id, name })),
  );
  protected readonly places = computed(() => (this.institutions.hasValue() ? this.institutions.value() : []));

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('directory.people.title'), hidden: true });
  }

  protected others(person: PersonView): Colleague[] {
    return this.colleagues().filter((one) => one.id !== person.id);
  }

  protected changed(message: string): void {
    this.message.set(message);
    this.granting.set(false);
    this.editing.set(null);
    this.people.reload();
  }

  protected type(event: Event): void {
    this.search.set((event.target as HTMLInputElement).value);
  }
}
