import { Component, computed, effect, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { CollationPanel } from './collation-panel';
import { DifferencePanel } from './difference-panel';
import { DossierEvents } from './events/dossier-events';
import { OpinionDeskData } from './opinion-desk';
import { OpinionInbox } from './opinion-inbox';
import { OpinionWork } from './opinion-work';
import { Part8Panel } from './part8-panel';
import { RecordOpinionForm } from './record-opinion-form';
import { StageRunning } from './stage-running';
import { StageSetup } from './stage-setup';

/** The opinion stage of a dossier for those who run it: announcing, reading, answering, summing up. */
@Component({
  selector: 'vv-opinion-desk-page',
  imports: [
    TranslocoPipe,
    CollationPanel,
    DifferencePanel,
    DossierEvents,
    EmptyState,
    FailedRequest,
    OpinionInbox,
    Part8Panel,
    RecordOpinionForm,
    StageRunning,
    StageSetup,
  ],
  providers: [OpinionDeskData, { provide: OpinionWork, useExisting: OpinionDeskData }],
  template: `
    @if (desk.problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="desk.reload()" />
    } @else if (desk.view(); as view) {
      @if (view.stage && view.stage.state !== 'preparing') {
        <vv-stage-running />
      }
      @if (preparing()) {
        <vv-stage-setup />
      } @else if (!view.stage) {
        <vv-empty-state [title]="'participation.desk.notApplied' | transloco" icon="chat">
          <p>{{ 'participation.desk.notAppliedText' | transloco }}</p>
        </vv-empty-state>
      }
      @if (view.stage && view.stage.state !== 'preparing') {
        <vv-opinion-inbox />
        @if (desk.may('participation.record')) {
          <vv-record-opinion-form />
        }
        <vv-difference-panel />
        <vv-part8-panel />
        <vv-collation-panel />
      }
      <vv-dossier-events [place]="desk.place()" [dossierId]="view.dossier.id" />
    } @else {
      <p role="status">{{ 'participation.loading' | transloco }}</p>
    }
  `,
  styles: `
    :host > * {
      display: block;
    }
  `,
})
export class OpinionDeskPage {
  protected readonly desk = inject(OpinionDeskData);
  /** Announcing is offered while the dossier is being endorsed. */
  protected readonly preparing = computed(() => {
    const view = this.desk.view();
    if (!view || !this.desk.may('participation.manage')) return view?.stage?.state === 'preparing';
    return (
      view.stage?.state === 'preparing' ||
      view.dossier.state === 'endorsement' ||
      view.dossier.state === 'draft'
    );
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('participation.desk.title')} – ${this.desk.dossier.code()}`,
        hidden: true,
      }),
    );
  }
}
