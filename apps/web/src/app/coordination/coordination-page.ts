import { Component, computed, effect, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LobbyContactsList } from '../memorandum/lobby-contacts';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { ClosePanel } from './close-panel';
import { CoordinationDeskData } from './coordination-desk';
import { DispositionTable } from './disposition-table';
import { MeetingsPanel } from './meetings-panel';
import { CoordinationRoundCard } from './round-card';
import { StartRoundForm } from './start-round-form';

/** Coordination of a draft for the municipality: sending, who answered, what is answered to them, how it ends. */
@Component({
  selector: 'vv-coordination-page',
  imports: [
    TranslocoPipe,
    ClosePanel,
    CoordinationRoundCard,
    DispositionTable,
    EmptyState,
    FailedRequest,
    LobbyContactsList,
    MeetingsPanel,
    StartRoundForm,
  ],
  providers: [CoordinationDeskData],
  template: `
    @if (desk.problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="desk.reload()" />
    } @else if (desk.view(); as view) {
      @if (view.coordination) {
        <vv-close-panel />
      }
      @for (round of rounds(); track round.id) {
        <vv-coordination-round-card [round]="round" />
      }
      @if (rounds().length) {
        <vv-disposition-table />
        <vv-meetings-panel />
      }
      @if (rounds().length && view.contacts) {
        <section class="section" aria-labelledby="contacts-title">
          <h2 id="contacts-title">{{ 'memorandum.contacts.title' | transloco }}</h2>
          <vv-lobby-contacts [contacts]="view.contacts" />
        </section>
      }
      @if (starts() && agreed()) {
        <details>
          <summary>{{ 'coordination.start.another' | transloco }}</summary>
          <vv-start-round-form />
        </details>
      } @else if (starts()) {
        <vv-start-round-form />
      } @else if (!view.rounds.length) {
        <vv-empty-state icon="people" [title]="'coordination.notSent' | transloco">
          <p>{{ (view.toStart ? 'coordination.byLawyer' : 'coordination.notYet') | transloco }}</p>
        </vv-empty-state>
      }
    } @else {
      <p role="status" class="soft">{{ 'bylaws.loading' | transloco }}</p>
    }
  `,
  styles: `
    :host > * {
      display: block;
    }

    summary {
      padding-block: var(--gap-3);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class CoordinationPage {
  protected readonly desk = inject(CoordinationDeskData);
  /** The newest first: it is what is worked on. */
  protected readonly rounds = computed(() => [...(this.desk.view()?.rounds ?? [])].reverse());
  /** A round is offered where the stage of the draft does and none runs. */
  protected readonly starts = computed(() => {
    const view = this.desk.view();
    return this.desk.manages() && !!view?.toStart && !view.rounds.some((round) => round.state === 'open');
  });
  /** Everybody agrees already: another round is possible, but nothing asks for it. */
  protected readonly agreed = computed(() => {
    const view = this.desk.view();
    return view?.coordination?.closed === null && view.standing?.outcome === 'agreed';
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('bylaws.tab.saskanosana')} – ${this.desk.dossier.code()}`,
        hidden: true,
      }),
    );
  }
}
