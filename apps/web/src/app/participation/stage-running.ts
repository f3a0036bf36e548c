import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeskStage } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { OpinionDeskData } from './opinion-desk';
import { ParticipationClient } from './participation-client';

/** A stage that runs or is over: its question and term, prolonging it, breaking it off. */
@Component({
  selector: 'vv-stage-running',
  imports: [RouterLink, TranslocoPipe, Control, DeadlineChip, ErrorSummary, Field, LegalDayPipe, LocalLink],
  template: `
    @if (desk.view()?.stage; as stage) {
      <section class="card" aria-labelledby="running">
        <h2 id="running" lang="lv">{{ stage.question }}</h2>
        <p class="row">
          @if (stage.state === 'interrupted') {
            {{ 'participation.banner.interrupted' | transloco }}
          } @else {
            <span>{{
              'participation.desk.term'
                | transloco
                  : { from: (stage.opens | legalDay: 'short'), to: (stage.closes | legalDay: 'short') }
            }}</span>
            @if (stage.state === 'open' && stage.lastDay) {
              <vv-deadline-chip [day]="stage.lastDay" [article]="{ act: 'PL', ref: '46(3)' }" />
            } @else {
              <strong>{{ 'participation.banner.closed' | transloco }}</strong>
            }
          }
          <a
            [routerLink]="
              ['', desk.place(), 'noteikumi', desk.dossier.code(), 'viedokli'].join('/') | localLink
            "
            >{{ 'participation.desk.publicPage' | transloco }}</a
          >
        </p>
        @if (stage.state === 'open' && desk.may('participation.manage')) {
          <details>
            <summary>{{ 'participation.desk.more' | transloco }}</summary>
            <vv-error-summary [violations]="submission.violations()" />
            <div class="columns">
              <form novalidate (submit)="$event.preventDefault(); extend(stage)">
                <vv-field
                  name="extendTo"
                  where="to"
                  [label]="'participation.desk.extendTo' | transloco"
                  [violations]="submission.violations()"
                >
                  <input vvControl type="date" [min]="stage.closes ?? ''" (input)="to.set(value($event))" />
                </vv-field>
                <vv-field
                  name="extendReason"
                  where="reason"
                  [label]="'participation.desk.reason' | transloco"
                  [violations]="submission.violations()"
                >
                  <input vvControl lang="lv" (input)="reason.set(value($event))" />
                </vv-field>
                <button class="button secondary" type="submit">
                  {{ 'participation.desk.extend' | transloco }}
                </button>
              </form>
              <form novalidate (submit)="$event.preventDefault(); interrupt()">
                <p>{{ 'participation.desk.interruptText' | transloco }}</p>
                <vv-field
                  name="interruptReason"
                  where="reason"
                  [label]="'participation.desk.reason' | transloco"
                >
                  <input vvControl lang="lv" (input)="breaking.set(value($event))" />
                </vv-field>
                <button class="button danger" type="submit">
                  {{ 'participation.desk.interrupt' | transloco }}
                </button>
              </form>
            </div>
          </details>
        }
      </section>
    }
  `,
  styles: `
    h2 {
      font-size: var(--size-l);
    }

    summary {
      padding-block: var(--gap-2);
      cursor: pointer;
    }
  `,
})
export class StageRunning {
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionDeskData);
  protected readonly submission = new Submission();
  protected readonly to = signal('');
  protected readonly reason = signal('');
  protected readonly breaking = signal('');

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value.trim();
  }

  protected async extend({ version }: DeskStage): Promise<void> {
    const body = { version, to: this.to(), reason: this.reason() };
    const taken = await this.submission.send(() =>
      this.client.extend(this.desk.place(), this.desk.dossierId(), body),
    );
    if (taken) this.desk.reload();
  }

  protected async interrupt(): Promise<void> {
    const taken = await this.submission.send(() =>
      this.client.interrupt(this.desk.place(), this.desk.dossierId(), this.breaking()),
    );
    if (taken) this.desk.reload();
  }
}
