import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DOSSIER_KINDS, STATES } from '#libs/bylaw-procedure';
import { BYLAW_TOPICS, type DossierListItem } from '#libs/contracts';
import { loadProblem } from '../ui/submission';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { PageLinks } from '../ui/page-links';
import { fillColumns } from './board-columns';
import { BylawsClient, type DossierFilter } from './bylaws-client';
import { DossierCard } from './dossier-card';
import { DossierTerm } from './dossier-term';
import { Words } from './words';

const BOARD_SIZE = '100';
const TABLE_SIZE = '25';

/** The municipality's by-laws in the making: a board by stage, or a table by deadline. The address has the filters. */
@Component({
  selector: 'vv-dossiers-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    DossierCard,
    DossierTerm,
    EmptyState,
    FailedRequest,
    Icon,
    LocalLink,
    PageHeader,
    PageLinks,
    PluralPipe,
  ],
  templateUrl: './dossiers-page.html',
  styleUrl: './dossiers-page.scss',
})
export class DossiersPage {
  private readonly client = inject(BylawsClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly place = inject(Place);
  protected readonly words = inject(Words);

  /** From the address. */
  readonly skats = input<string>();
  readonly posms = input<string>();
  readonly veids = input<string>();
  readonly joma = input<string>();
  readonly mani = input<string>();
  readonly teksts = input<string>();
  readonly lapa = input<string>();

  protected readonly kinds = DOSSIER_KINDS;
  protected readonly states = STATES;
  protected readonly topics = BYLAW_TOPICS;
  protected readonly table = computed(() => this.skats() === 'tabula' || !!this.posms());
  protected readonly filtered = computed(
    () => !!(this.posms() || this.veids() || this.joma() || this.mani() || this.teksts()),
  );

  private readonly filter = computed<DossierFilter & { place: string }>(() => {
    const shared = {
      place: this.place.slug() ?? '',
      kind: this.veids() ?? '',
      topic: this.joma() ?? '',
      text: this.teksts() ?? '',
      mine: this.mani() ? 'true' : '',
      order: 'deadline',
    };
    if (!this.table()) return { ...shared, pageSize: BOARD_SIZE };
    return { ...shared, state: this.posms() ?? '', page: this.lapa() ?? '', pageSize: TABLE_SIZE };
  });
  protected readonly dossiers = rxResource({
    params: () => this.filter(),
    stream: ({ params: { place: _place, ...filter } }) => this.client.list(filter),
  });
  protected readonly problem = loadProblem(this.dossiers);
  protected readonly list = computed(() => (this.dossiers.hasValue() ? this.dossiers.value() : null));
  protected readonly columns = computed(() => {
    const list = this.list();
    return list ? fillColumns(list.items, list.byState) : [];
  });
  protected readonly withdrawn = computed(() => this.list()?.byState['withdrawn'] ?? 0);
  protected readonly pages = computed(() => {
    const list = this.list();
    return list ? Math.max(1, Math.ceil(list.total / list.pageSize)) : 1;
  });
  protected readonly mayStart = computed(() => this.session.may('dossier.start', this.place.slug()));

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('bylaws.list.title'), hidden: true });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): DossierListItem {
    return value as DossierListItem;
  }

  protected choose(name: 'posms' | 'veids' | 'joma', event: Event): void {
    this.go({ [name]: (event.target as HTMLSelectElement).value || null });
  }

  protected onlyMine(event: Event): void {
    this.go({ mani: (event.target as HTMLInputElement).checked ? '1' : null });
  }

  protected search(event: Event): void {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('teksts');
    this.go({ teksts: typeof text === 'string' && text.trim() ? text.trim() : null });
  }

  private go(change: Record<string, string | null>): void {
    const queryParams = { ...change, lapa: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
