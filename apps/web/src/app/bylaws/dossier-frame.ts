import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { FailedRequest } from '../ui/failed-request';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { OpenDossier } from './open-dossier';
import { TABS } from './pages-of-work';

/** What every page of a dossier has around it: whose, which, in which stage, and the way to its other pages. */
@Component({
  selector: 'vv-dossier-frame',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe, FailedRequest, LocalLink, StatusBadge],
  templateUrl: './dossier-frame.html',
  styleUrl: '../ui/tabbed-frame.scss',
  providers: [OpenDossier],
})
export class DossierFrame {
  protected readonly dossier = inject(OpenDossier);
  /** Where article 46 does not apply there is no memorandum and no opinion stage. */
  protected readonly tabs = computed(() => {
    const plain = this.dossier.view()?.kind !== 'normal' && this.dossier.view() !== null;
    const has = (kind: string) => this.dossier.view()?.documents.some((one) => one.kind === kind) ?? true;
    const without = new Set<string>([
      ...(plain && !has('memorandum') ? ['paskaidrojums'] : []),
      ...(this.reviewed() ? [] : ['atzinums']),
      ...(this.amending() ? [] : ['grozijumi']),
    ]);
    return TABS.filter((tab) => !without.has(tab)).map((page) => ({
      page,
      path: this.dossier.path(page),
      name: `bylaws.tab.${page || 'overview'}`,
    }));
  });
  /** The content needs a ministry's opinion, as far as the answers about it say. */
  private readonly reviewed = computed(() => {
    const view = this.dossier.view();
    return view?.track === 'B' || view?.questionnaire.track === 'B';
  });
  /** It amends an act, or is called so and may still be linked to one. */
  private readonly amending = computed(() => {
    const view = this.dossier.view();
    return view !== null && (view.amends || /^groz[iī]jum/iu.test(view.title));
  });
  protected readonly tone = computed<StatusTone>(() => {
    switch (this.dossier.view()?.state) {
      case 'in_force':
      case 'promulgated':
        return 'good';
      case 'withdrawn':
      case 'repealed':
      case 'lapsed':
        return 'idle';
      case 'review_required':
      case 'review_objections':
      case 'correction':
        return 'warn';
      case 'publication_barred':
        return 'bad';
      default:
        return 'info';
    }
  });
}
