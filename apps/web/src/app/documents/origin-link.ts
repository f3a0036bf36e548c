import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OriginView } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { LocalLink } from '../shell/local-link';

/** What words answer or come from, with the way there: "Viedoklis V-2026-12". */
@Component({
  selector: 'vv-origin-link',
  imports: [RouterLink, TranslocoPipe, LocalLink],
  template: `{{ 'history.origin.' + origin().kind | transloco }}
    @if (target(); as target) {
      <a [routerLink]="target.path | localLink" [queryParams]="target.query" [fragment]="target.fragment">{{
        origin().label || ('history.open' | transloco)
      }}</a>
    } @else {
      {{ origin().label }}
    }`,
})
export class OriginLink {
  readonly origin = input.required<OriginView>();
  private readonly dossier = inject(OpenDossier);

  protected readonly target = computed(() => {
    const { kind, page, id } = this.origin();
    if (kind === 'restore')
      return { path: this.dossier.path('teksta-vesture'), query: { brids: id }, fragment: undefined };
    if (page === null) return null;
    const [path, fragment] = page.split('#');
    return { path: this.dossier.path(path), query: {}, fragment };
  });
}
