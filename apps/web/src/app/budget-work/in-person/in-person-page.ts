import { Component, computed, effect, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../../shell/page-meta';
import { ArticleLink } from '../../ui/article-link';
import { Column, DataTable } from '../../ui/data-table';
import { FailedRequest } from '../../ui/failed-request';
import { ViolationText } from '../../ui/violation-text';
import { OpenCycle } from '../open-cycle';
import { BoxList } from './box-list';
import { DeskState } from './desk-state';
import { EnvelopeDesk } from './envelope-desk';
import { InPersonClient } from './in-person-client';
import { NetworkAway } from './network-away';
import { PaperDesk } from './paper-desk';
import { UndoneList } from './undone-list';
import { VoterDesk } from './voter-desk';

/** Voting in person: serving people while they vote, papers, envelopes, boxes after the vote. */
@Component({
  selector: 'vv-in-person-page',
  imports: [
    TranslocoPipe,
    ArticleLink,
    BoxList,
    Column,
    DataTable,
    EnvelopeDesk,
    FailedRequest,
    NetworkAway,
    PaperDesk,
    UndoneList,
    ViolationText,
    VoterDesk,
  ],
  providers: [InPersonClient, DeskState],
  templateUrl: './in-person-page.html',
  styleUrl: './in-person.scss',
})
export class InPersonPage {
  private readonly cycle = inject(OpenCycle);
  protected readonly desk = inject(DeskState);
  private readonly client = inject(InPersonClient);
  protected readonly offered = computed(() => (this.desk.view()?.places.length ?? 0) > 0);
  protected readonly over = computed(() => this.desk.view()?.figures !== null);
  protected readonly minutes = computed(() => ({
    pdf: this.client.minutesHref('pdf'),
    docx: this.client.minutesHref('docx'),
  }));
  protected readonly voting = computed(() => this.cycle.view()?.state === 'voting');
  protected readonly uncounted = computed(() =>
    ['voting', 'voting_ended'].includes(this.cycle.view()?.state ?? ''),
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      meta.set({ title: transloco.translate<string>('in-person.title'), hidden: true });
    });
  }
}
