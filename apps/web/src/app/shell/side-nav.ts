import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import type { SessionMunicipality } from '#libs/contracts';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon-paths';
import { Language } from './language';
import { LocalLink } from './local-link';
import { Place } from './place';
import { Session } from './session';

interface Entry {
  path: string;
  text: string;
  icon: IconName;
  exact: boolean;
  /** Further pages that it leads to by their tabs. */
  covers?: readonly string[];
}

/** What a ministry has beside its queue of opinions. */
const MINISTRY = ['/darbs/nozares-viedokli', '/darbs/tiesiskums', '/darbs/iebildumi'];

/** Whoever has one of these works for the municipality. */
const MUNICIPAL = ['dossier.read', 'budget.read', 'privacy.record'];

/** Pages where a text is written between its outline and its margin. */
const DESK = /\/(teksts|paskaidrojums)$/;

/** Navigation of the workspace: a rail that folds to icons on wide screens, a bar at the bottom on phones. */
@Component({
  selector: 'vv-side-nav',
  imports: [RouterLink, TranslocoPipe, Icon, LocalLink],
  templateUrl: './side-nav.html',
  styleUrl: './side-nav.scss',
  host: { '[class.folded]': 'folded()' },
})
export class SideNav {
  private readonly session = inject(Session);
  private readonly place = inject(Place);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  private readonly tight =
    inject(DOCUMENT).defaultView?.matchMedia?.('(max-width: 89.99rem)').matches ?? false;
  private readonly chosen = signal<boolean | null>(null);
  /** As the person chose; until then the rail leaves its room to a text that needs it. */
  protected readonly folded = computed(() => this.chosen() ?? (this.tight && DESK.test(this.url())));

  /** The municipalities a person works for. Reviewers of the state work over all and have one queue instead. */
  protected readonly mine = computed<SessionMunicipality[]>(() => {
    const works = (slug: string) => MUNICIPAL.some((permission) => this.session.may(permission, slug));
    return this.session.municipalities().filter((one) => works(one.slug));
  });

  protected readonly current = computed(() => this.place.municipality() ?? this.mine()[0] ?? null);

  protected readonly entries = computed<Entry[]>(() => {
    const inbox: Entry = { path: '/darbs', text: 'shell.work.inbox', icon: 'inbox', exact: true };
    const slug = this.current()?.slug;
    const reviews: Entry[] = this.session.mayAnywhere('review.read')
      ? [
          {
            path: '/darbs/atzinumi',
            text: 'shell.work.reviews',
            icon: 'building',
            exact: false,
            covers: MINISTRY,
          },
        ]
      : [];
    // Lawyers are asked rarely and find it in their inbox; others come for this.
    const asked = this.session.mayAnywhere('coordination.respond');
    if (asked && !this.session.mayAnywhere('coordination.manage')) {
      reviews.push({
        path: '/darbs/saskanosana',
        text: 'shell.work.coordination',
        icon: 'check',
        exact: false,
      });
    }
    if (!slug) return [inbox, ...reviews];
    const below = (path: string, text: string, icon: IconName): Entry => ({
      path: `/darbs/${slug}/${path}`,
      text: `shell.work.${text}`,
      icon,
      exact: false,
    });
    const entries = [inbox, ...reviews];
    if (this.session.may('deadline.read', slug)) entries.push(below('termini', 'deadlines', 'calendar'));
    if (this.session.may('dossier.read', slug)) entries.push(below('akti', 'dossiers', 'document'));
    if (this.session.may('council.read', slug)) entries.push(below('sedes', 'sittings', 'vote'));
    if (this.session.may('participation.read', slug)) entries.push(below('viedokli', 'opinions', 'chat'));
    if (this.session.may('participation.read', slug)) {
      entries.push(below('lidzdaliba', 'participation', 'people'));
    }
    if (this.session.may('collective.read', slug)) {
      entries.push(below('kolektivie', 'collective', 'list'));
    }
    if (this.session.may('budget.read', slug)) entries.push(below('budzets', 'budget', 'money'));
    if (this.session.may('takeover.manage', slug)) {
      entries.push(below('parnemsana', 'takeover', 'upload'));
    }
    if (this.session.may('template.manage', slug)) {
      entries.push(below('klauzulas', 'templates', 'book'));
    }
    if (this.session.may('substitution.own', slug)) {
      entries.push(below('aizvietosana', 'substitution', 'people'));
    }
    if (['privacy.record', 'records.read'].some((one) => this.session.may(one, slug))) {
      entries.push(below('dati', 'records', 'list'));
    }
    if (this.administers(slug)) entries.push(below('administracija', 'administration', 'settings'));
    return entries;
  });

  /** Whether the open page is one that the entry leads to. */
  protected isHere({ path, exact, covers = [] }: Entry): boolean {
    const open = this.url().split(/[?#]/)[0] ?? '';
    return [path, ...covers].some((one) => {
      const link = this.language.link(one);
      return open === link || (!exact && open.startsWith(`${link}/`));
    });
  }

  protected fold(): void {
    this.chosen.set(!this.folded());
  }

  protected change(event: Event): void {
    const slug = (event.target as HTMLSelectElement).value;
    const page = this.session.may('dossier.read', slug) ? 'akti' : 'budzets';
    void this.router.navigateByUrl(this.language.link(`/darbs/${slug}/${page}`));
  }

  private administers(slug: string): boolean {
    const person = this.session.person();
    return !!person?.assignments.some(
      (one) => one.role === 'administrator' && (!one.municipality || one.municipality.slug === slug),
    );
  }
}
