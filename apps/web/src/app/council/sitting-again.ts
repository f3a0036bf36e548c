import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SittingView } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { CallOffForm } from './call-off-form';
import { CouncilClient } from './council-client';
import { quorum } from './counting';
import { PlanSittingForm, type PlanAgain } from './plan-sitting-form';

/** What follows where a sitting had no quorum, was cancelled, or its decision was not signed: it is held again. */
@Component({
  selector: 'vv-sitting-again',
  imports: [RouterLink, TranslocoPipe, ArticleLink, CallOffForm, LegalDayPipe, LocalLink, PlanSittingForm],
  template: `
    @let sit = sitting();
    @if (sit.calledOff; as cause) {
      <p class="notice warn">
        {{ 'council.callOff.state.' + cause | transloco }} <span lang="lv">{{ sit.calledOffReason }}</span>
        @if (sit.repeatedBy; as next) {
          <a [routerLink]="['darbs', where.slug()!, 'sedes', next] | localLink">{{
            'council.again.open' | transloco
          }}</a>
        }
      </p>
    }
    @if (window(); as window) {
      <p class="notice warn">
        {{
          'council.repeatWindow'
            | transloco: { earliest: (window.earliest | legalDay), latest: (window.latest | legalDay) }
        }}
        (<vv-article-link [article]="window.article" />)
      </p>
    }
    @if (edits() && failing() && !sit.calledOff) {
      @if (open() === 'end') {
        <div class="card">
          <vv-call-off-form
            [sitting]="sit"
            cause="no_quorum"
            (done)="finished('council.callOff.done')"
            (cancelled)="open.set(null)"
          />
        </div>
      } @else {
        <p>
          <button class="button" type="button" (click)="open.set('end')">
            {{ 'council.callOff.do.no_quorum' | transloco }}
          </button>
        </p>
      }
    }
    @if (edits() && sit.repeatLevel > 0 && sit.committeeId === null) {
      <p class="notice" [class.warn]="!sit.ministerInformedOn">
        @if (sit.ministerInformedOn; as day) {
          {{ 'council.again.informed' | transloco: { day: (day | legalDay) } }}
        } @else {
          {{ 'council.again.inform' | transloco }}
          (<vv-article-link [article]="{ act: 'PL', ref: '32(2)' }" />)
          <button class="button secondary compact" type="button" (click)="inform(sit)">
            {{ 'council.again.informedToday' | transloco }}
          </button>
        }
      </p>
    }
    @if (plan(); as plan) {
      @if (open() === 'plan') {
        <section class="card" aria-labelledby="again-title">
          <h2 id="again-title">{{ 'council.again.' + plan.title | transloco }}</h2>
          <vv-plan-sitting-form [again]="plan" (planned)="planned($event)" (cancelled)="open.set(null)" />
        </section>
      } @else {
        <p>
          <button class="button" type="button" (click)="open.set('plan')">
            {{ 'council.again.' + plan.title | transloco }}
          </button>
        </p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .card {
      margin-block: var(--gap-4);
    }
  `,
})
export class SittingAgain {
  private readonly client = inject(CouncilClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  protected readonly where = inject(Place);
  readonly sitting = input.required<SittingView>();
  /** The reader keeps the council's sittings. */
  readonly edits = input(false);
  /** Key of the message about what was done. */
  readonly changed = output<string>();
  protected readonly submission = new Submission();
  protected readonly open = signal<'end' | 'plan' | null>(null);

  /** Attendance shows that there is no quorum. */
  protected readonly failing = computed(() => {
    const { councillors, state } = this.sitting();
    if (state === 'closed' || councillors.every(({ presence }) => presence === null)) return false;
    const here = councillors.filter(({ presence }) => presence && presence !== 'absent').length;
    return here < quorum(this.sitting().councilSize, this.sitting());
  });

  /** When it may be held again (PL 32(1)). */
  protected readonly window = computed(() => {
    const { repeatWindow, calledOff, repeatedBy } = this.sitting();
    const waits = this.failing() || (calledOff === 'no_quorum' && repeatedBy === null);
    return waits ? repeatWindow : null;
  });

  /** The sitting that has to follow, filled in as far as it is known. */
  protected readonly plan = computed<PlanAgain | null>(() => {
    const sit = this.sitting();
    if (!this.edits()) return null;
    const { place, streamUrl, chairId, mode, time } = sit;
    const like = { place, streamUrl, chairId, mode, time, committeeId: sit.committeeId };
    if (sit.calledOff === 'no_quorum' && sit.repeatedBy === null)
      return {
        ...like,
        title: 'repeat',
        kind: sit.kind,
        repeatLevel: sit.committeeId === null ? (Math.min(2, sit.repeatLevel + 1) as 1 | 2) : 0,
        repeatsId: sit.committeeId === null ? sit.id : null,
        earliest: sit.repeatWindow?.earliest ?? null,
        latest: sit.repeatWindow?.latest ?? null,
        items: sit.undealt,
      };
    if (sit.calledOff === 'cancelled' && sit.undealt.length > 0)
      return { ...like, ...NEW, title: 'instead', kind: sit.kind, items: sit.undealt };
    const refused = sit.agenda.filter(({ refusedOn, again }) => refusedOn !== null && again === null);
    if (refused.length === 0) return null;
    return { ...like, ...NEW, title: 'reexamine', kind: 'extraordinary', items: refused };
  });

  protected finished(key: string): void {
    this.open.set(null);
    this.changed.emit(key);
  }

  protected planned(id: string): void {
    const path = ['', 'darbs', this.where.slug() ?? '', 'sedes', id].join('/');
    this.open.set(null);
    void this.router.navigateByUrl(this.language.link(path));
  }

  protected async inform({ id }: SittingView): Promise<void> {
    const today = this.session.legalToday() ?? '';
    if (await this.submission.send(() => this.client.ministerInformed(id, today)))
      this.changed.emit('council.again.informedDone');
  }
}

const NEW = { repeatLevel: 0, repeatsId: null, earliest: null, latest: null } as const;
