import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { MomentPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { OpinionDeskData } from './opinion-desk';
import { ParticipationClient } from './participation-client';

/** Part 8 of the memorandum as it follows from the opinions, and whether the memorandum has it. */
@Component({
  selector: 'vv-part8-panel',
  imports: [TranslocoPipe, ArticleLink, ErrorSummary, MomentPipe, StatusBadge, ViolationText],
  template: `
    @if (desk.part8.hasValue() && desk.part8.value(); as part) {
      <section class="section" aria-labelledby="part8">
        <h2 id="part8">{{ 'participation.part8.title' | transloco }}</h2>
        <p>
          {{ 'participation.part8.text' | transloco }}
          <span class="soft"><vv-article-link [article]="{ act: 'PL', ref: '46(3)' }" /></span>
        </p>
        <p role="status">
          <vv-status-badge [tone]="part.current ? 'good' : 'warn'">{{
            (part.current ? 'participation.part8.current' : 'participation.part8.stale') | transloco
          }}</vv-status-badge>
          @if (part.insertedAt; as at) {
            <span class="small soft">{{
              'participation.part8.insertedAt' | transloco: { at: (at | moment) }
            }}</span>
          }
        </p>
        @if (part.inText === 'changed') {
          <p class="notice">{{ 'participation.part8.edited' | transloco }}</p>
        } @else if (part.inText === 'missing') {
          <p class="notice">{{ 'participation.part8.gone' | transloco }}</p>
        }
        @if (part.insertedAt && !part.current && !part.violations.length) {
          <section class="card measure" aria-labelledby="part8-changes">
            <h3 id="part8-changes">{{ 'participation.part8.changed' | transloco }}</h3>
            @if (part.changes.added.length) {
              <h4>{{ 'participation.part8.added' | transloco }}</h4>
              <ul lang="lv">
                @for (line of part.changes.added; track $index) {
                  <li>
                    <ins>{{ line }}</ins>
                  </li>
                }
              </ul>
            }
            @if (part.changes.removed.length) {
              <h4>{{ 'participation.part8.removedLines' | transloco }}</h4>
              <ul lang="lv">
                @for (line of part.changes.removed; track $index) {
                  <li>
                    <del>{{ line }}</del>
                  </li>
                }
              </ul>
            }
          </section>
        }
        @if (part.warnings.length) {
          <section class="notice warn" aria-labelledby="part8-check">
            <h3 id="part8-check">{{ 'participation.part8.check' | transloco }}</h3>
            <ul>
              @for (warning of part.warnings; track $index) {
                <li>{{ warning | violationText }}</li>
              }
            </ul>
          </section>
        }
        <vv-error-summary [violations]="submission.violations()" />
        @for (violation of part.violations; track $index) {
          <p class="notice bad">{{ violation | violationText }}</p>
        }
        @if (part.blocks.length) {
          <div class="card measure" lang="lv">
            @for (block of part.blocks; track $index) {
              @if ('list' in block) {
                <ul>
                  @for (line of block.list; track $index) {
                    <li>{{ line }}</li>
                  }
                </ul>
              } @else {
                <p>{{ block.paragraph }}</p>
              }
            }
          </div>
        }
        @if (locked()) {
          <p class="soft">{{ 'participation.part8.later' | transloco }}</p>
        } @else if (desk.may('participation.answer') && (!part.current || part.inText !== 'current')) {
          <p>
            <button
              class="button"
              type="button"
              [attr.aria-disabled]="submission.busy() || part.violations.length ? true : null"
              (click)="insert()"
            >
              {{
                (part.insertedAt ? 'participation.part8.insertAgain' : 'participation.part8.insert')
                  | transloco
              }}
            </button>
          </p>
        }
      </section>
    }
  `,
  styles: `
    .card {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class Part8Panel {
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionDeskData);
  protected readonly submission = new Submission();
  /** While opinions are still coming in, the memorandum that the public reads must not change. */
  protected readonly locked = computed(() => this.desk.view()?.dossier.state === 'opinion_stage');

  protected async insert(): Promise<void> {
    const taken = await this.submission.send(() =>
      this.client.insertPart8(this.desk.place(), this.desk.dossierId()),
    );
    if (taken) this.desk.reload();
  }
}
