import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingView, TabledAmendmentView } from '#libs/contracts';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { CompareView } from '../ui/compare-view';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Icon } from '../ui/icon';
import { loadProblem, Submission } from '../ui/submission';
import { AmendmentCard } from './amendment-card';
import { AmendmentForm } from './amendment-form';
import { CouncilDepthClient } from './council-depth-client';
import { WITHOUT_FIELD } from './open-sitting';

/** The amendments to a by-law on the agenda in the order of voting, and what those carried make of the text. */
@Component({
  selector: 'vv-amendments-panel',
  imports: [
    TranslocoPipe,
    AmendmentCard,
    AmendmentForm,
    ArticleLink,
    CompareView,
    ErrorSummary,
    FailedRequest,
    Icon,
  ],
  template: `
    <h2 id="amendments-title">{{ 'council.amendment.title' | transloco }}</h2>
    <div role="status">
      @if (message()) {
        <p class="notice good">{{ message() | transloco }}</p>
      }
    </div>
    <vv-error-summary [violations]="submission.violations()" [fields]="withoutField" />
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="amendments.reload()" />
    } @else if (view(); as view) {
      @if (view.closedBy; as article) {
        <p class="notice">
          {{ 'council.amendment.notAmendable' | transloco }} (<vv-article-link [article]="article" />)
        </p>
      }
      <ol class="plain-list">
        @for (one of shown(); track one.id; let index = $index; let last = $last) {
          <li class="card">
            <vv-amendment-card [amendment]="one" />
            @if (one.state === 'tabled' && view.open) {
              <div class="row no-print">
                @if (manages() && openOnes().length > 1) {
                  <button
                    class="button quiet compact"
                    type="button"
                    [attr.aria-disabled]="openOnes()[0]?.id === one.id || submission.busy() || null"
                    (click)="earlier(one)"
                  >
                    <vv-icon name="arrow-up" [size]="18" />{{ 'council.amendment.earlier' | transloco
                    }}<span class="visually-hidden">: {{ one.number }}</span>
                  </button>
                }
                @if (manages() || one.authorId === session.person()?.id) {
                  <button class="button quiet compact" type="button" (click)="withdraw(one)">
                    {{ 'council.amendment.withdraw' | transloco
                    }}<span class="visually-hidden">: {{ one.number }}</span>
                  </button>
                }
              </div>
            }
          </li>
        } @empty {
          <li class="soft">{{ 'council.amendment.none' | transloco }}</li>
        }
      </ol>
      @if (view.open && participates()) {
        @if (tabling()) {
          <div class="card no-print">
            <h3>{{ 'council.amendment.new' | transloco }}</h3>
            <vv-amendment-form
              [itemId]="itemId()"
              [view]="view"
              [councillors]="manages() ? sitting().councillors : []"
              (tabled)="changed('council.amendment.tabled')"
              (cancelled)="tabling.set(false)"
            />
          </div>
        } @else {
          <p class="no-print">
            <button class="button secondary" type="button" (click)="message.set(''); tabling.set(true)">
              <vv-icon name="add" />{{ 'council.amendment.new' | transloco }}
            </button>
          </p>
        }
      }
      @if (view.deadReferences.length) {
        <p class="notice warn">
          {{ 'council.amendment.deadReferences' | transloco: { places: view.deadReferences.join(', ') } }}
        </p>
      }
      @if (view.changed) {
        <h3>{{ 'council.amendment.result' | transloco }}</h3>
        @if (comparison.hasValue()) {
          <vv-compare-view
            [comparison]="comparison.value()"
            [before]="'council.amendment.onTable' | transloco"
            [after]="'council.amendment.amended' | transloco"
          />
        }
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block: var(--gap-6);
    }

    h2,
    h3 {
      margin-bottom: var(--gap-3);
    }

    li {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class AmendmentsPanel {
  private readonly client = inject(CouncilDepthClient);
  private readonly confirm = inject(Confirm);
  private readonly place = inject(Place);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);

  readonly sitting = input.required<SittingView>();
  readonly itemId = input.required<string>();

  protected readonly withoutField = WITHOUT_FIELD;
  protected readonly submission = new Submission();
  protected readonly message = signal('');
  protected readonly tabling = signal(false);
  protected readonly manages = computed(() => this.session.may('council.manage', this.place.slug()));
  protected readonly participates = computed(() =>
    this.session.may('council.participate', this.place.slug()),
  );
  protected readonly amendments = rxResource({
    params: () => this.itemId(),
    stream: ({ params }) => this.client.amendments(params),
  });
  protected readonly problem = loadProblem(this.amendments);
  protected readonly view = computed(() => (this.amendments.hasValue() ? this.amendments.value() : null));
  protected readonly shown = computed(() => this.view()?.amendments ?? []);
  protected readonly openOnes = computed(() => this.shown().filter(({ state }) => state === 'tabled'));
  protected readonly comparison = rxResource({
    params: () => (this.view()?.changed ? { itemId: this.itemId(), view: this.view() } : undefined),
    stream: ({ params }) => this.client.amended(params.itemId),
  });

  protected changed(message: string): void {
    this.message.set(message);
    this.tabling.set(false);
    this.amendments.reload();
  }

  protected async withdraw(one: TabledAmendmentView): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.transloco.translate('council.amendment.withdraw'),
      text: this.transloco.translate('council.amendment.withdrawSure', { number: one.number }),
      action: this.transloco.translate('council.amendment.withdraw'),
    });
    if (!sure) return;
    if (await this.submission.send(() => this.client.withdraw(this.itemId(), one.id)))
      this.changed('council.amendment.withdrawn');
  }

  protected async earlier(one: TabledAmendmentView): Promise<void> {
    const ids = this.openOnes().map(({ id }) => id);
    const at = ids.indexOf(one.id);
    if (at < 1) return;
    ids.splice(at, 1);
    ids.splice(at - 1, 0, one.id);
    if (await this.submission.send(() => this.client.orderAmendments(this.itemId(), ids)))
      this.changed('council.amendment.reordered');
  }
}
