import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { TimelineEntry } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Downloads } from '../documents/downloads';
import { ArticleLink } from '../ui/article-link';
import { DownloadMenu, type Download } from '../ui/download-menu';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { OpenDossier } from './open-dossier';
import { Words } from './words';

/** Everything that happened with the dossier: what, when, who, by which article, with which texts. */
@Component({
  selector: 'vv-history-page',
  imports: [RouterLink, TranslocoPipe, ArticleLink, DownloadMenu, LegalDayPipe, LocalLink, MomentPipe],
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export class HistoryPage {
  protected readonly words = inject(Words);
  private readonly downloads = inject(Downloads);
  protected readonly dossier = inject(OpenDossier);
  /** Newest first, by day. */
  protected readonly days = computed(() => {
    const days: { day: string; entries: TimelineEntry[] }[] = [];
    for (const entry of [...(this.dossier.view()?.timeline ?? [])].reverse()) {
      const last = days.at(-1);
      if (last?.day === entry.day) last.entries.push(entry);
      else days.push({ day: entry.day, entries: [entry] });
    }
    return days;
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('bylaws.tab.vesture')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  /** What a person wrote with it. */
  protected said(entry: TimelineEntry): string[] {
    return ['reason', 'comment']
      .map((key) => entry.details[key])
      .filter((text): text is string => typeof text === 'string' && text !== '');
  }

  /** The frozen text in every form; `null` for a document that the dossier does not show. */
  protected filesOf({ kind, versionId }: TimelineEntry['documents'][number]): Download[] | null {
    const document = this.dossier.view()?.documents.find((one) => one.kind === kind);
    return document && this.dossier.may('document.read')
      ? this.downloads.of(document.id, kind, versionId)
      : null;
  }

  protected moved(entry: TimelineEntry): boolean {
    return entry.from !== null && entry.to !== null && entry.from !== entry.to;
  }
}
