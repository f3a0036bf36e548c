import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { forkJoin, map, type Observable, of, switchMap } from 'rxjs';
import type { NamedVersionText, NamedVersionView } from '#libs/contracts';
import { BylawsClient } from '../bylaws/bylaws-client';
import { MemorandumText } from '../bylaws/memorandum-text';
import { DisagreementDraft } from '../review/disagreement-draft';
import { CoordinationOutcomeNotice } from '../coordination/coordination-outcome';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { CompareView } from '../ui/compare-view';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { AmendmentsPanel } from './amendments-panel';
import { CouncilClient } from './council-client';
import { MatterSection } from './matter-section';
import { openSitting } from './open-sitting';
import { PurposeBadge } from './purpose-badge';
import { SittingLine } from './sitting-line';
import { VoteResult } from './vote-result';

/** The frozen texts that are voted on, and the last one that the public saw before. */
interface ItemTexts {
  bylaw: NamedVersionText | null;
  memorandum: NamedVersionText | null;
  before: NamedVersionView | null;
}

type Shown = 'changes' | 'text' | 'memorandum';

/** An item as a councillor reads it: what changed since the public saw it, the very text, why, and what residents said. */
@Component({
  selector: 'vv-item-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AmendmentsPanel,
    CompareView,
    CoordinationOutcomeNotice,
    DisagreementDraft,
    FailedRequest,
    Icon,
    LawText,
    LegalDayPipe,
    LocalLink,
    MatterSection,
    MemorandumText,
    MomentPipe,
    PageHeader,
    PurposeBadge,
    SittingLine,
    VoteResult,
  ],
  templateUrl: './item-page.html',
  styleUrl: './item-page.scss',
})
export class ItemPage {
  private readonly client = inject(CouncilClient);
  private readonly bylaws = inject(BylawsClient);
  private readonly transloco = inject(TranslocoService);
  /** From the address. */
  readonly id = input.required<string>();
  readonly itemId = input.required<string>();
  readonly place = input.required<string>();

  protected readonly sitting = openSitting(this.id);
  protected readonly item = computed(() => this.sitting.item(this.itemId()));
  protected readonly around = computed(() => {
    const agenda = this.sitting.view()?.agenda ?? [];
    const at = agenda.findIndex((item) => item.id === this.itemId());
    return { before: agenda[at - 1] ?? null, after: at < 0 ? null : (agenda[at + 1] ?? null) };
  });

  /** Reading the sitting again does not load the same texts again. */
  private readonly frozen = computed(
    () => {
      const item = this.item();
      if (!item?.dossier || !item.bylawVersionId) return undefined;
      const { bylawVersionId, memorandumVersionId } = item;
      return { dossierId: item.dossier.id, bylawVersionId, memorandumVersionId };
    },
    { equal: (a, b) => a?.bylawVersionId === b?.bylawVersionId },
  );
  protected readonly texts = rxResource({
    params: () => this.frozen(),
    stream: ({ params }) => this.load(params),
  });
  protected readonly problem = loadProblem(this.texts);
  protected readonly loaded = computed(() => (this.texts.hasValue() ? this.texts.value() : null));
  protected readonly choices = computed<Shown[]>(() => {
    const loaded = this.loaded();
    if (!loaded) return [];
    return [
      ...(loaded.before ? (['changes'] as const) : []),
      ...(loaded.bylaw ? (['text'] as const) : []),
      ...(loaded.memorandum ? (['memorandum'] as const) : []),
    ];
  });
  protected readonly shown = linkedSignal<Shown | null>(() => this.choices()[0] ?? null);

  protected readonly changes = rxResource({
    params: () => {
      const loaded = this.loaded();
      if (!loaded?.before || !loaded.bylaw) return undefined;
      return { document: loaded.bylaw.documentId, from: loaded.before.id, to: loaded.bylaw.id };
    },
    stream: ({ params }) => this.bylaws.compare(params.document, params.from, params.to),
  });
  protected readonly changesProblem = loadProblem(this.changes);

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.item()?.title ?? this.transloco.translate<string>('council.item.title');
      meta.set({ title, hidden: true });
    });
  }

  private load(frozen: {
    dossierId: string;
    bylawVersionId: string;
    memorandumVersionId: string | null;
  }): Observable<ItemTexts> {
    const version = (id: string | undefined, versionId: string | null) =>
      id && versionId ? this.bylaws.version(id, versionId) : of<NamedVersionText | null>(null);
    return this.bylaws.show(frozen.dossierId).pipe(
      switchMap(({ documents }) => {
        const id = (kind: string) => documents.find((one) => one.kind === kind)?.id;
        const bylaw = id('bylaw');
        return forkJoin({
          bylaw: version(bylaw, frozen.bylawVersionId),
          memorandum: version(id('memorandum'), frozen.memorandumVersionId),
          versions: bylaw ? this.client.versions(bylaw) : of<NamedVersionView[]>([]),
        });
      }),
      map(({ versions, ...texts }) => {
        const upTo = texts.bylaw?.version ?? 0;
        const shown = versions.filter((one) => one.purpose === 'opinion_stage' && one.version <= upTo);
        return { ...texts, before: shown.sort((a, b) => b.version - a.version)[0] ?? null };
      }),
    );
  }
}
