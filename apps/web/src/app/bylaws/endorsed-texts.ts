import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DossierView, EndorsementOffer, EndorsementView } from '#libs/contracts';
import { loadProblem } from '../ui/submission';
import { CompareView } from '../ui/compare-view';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { LawText } from '../ui/law-text';
import { BylawsClient } from './bylaws-client';
import { MemorandumText } from './memorandum-text';

type Shown = 'bylaw' | 'memorandum' | 'changes' | 'memorandumChanges';

/** The very texts that an endorser is asked to read, and their difference to those endorsed before. */
@Component({
  selector: 'vv-endorsed-texts',
  imports: [TranslocoPipe, CompareView, FailedRequest, LawText, LegalDayPipe, MemorandumText],
  template: `
    <div class="row">
      @for (one of choices(); track one) {
        <button
          class="button secondary compact"
          type="button"
          [attr.aria-expanded]="shown() === one"
          aria-controls="endorsed-text"
          (click)="shown.set(shown() === one ? null : one)"
        >
          {{ 'bylaws.endorse.show.' + one | transloco }}
        </button>
      }
    </div>
    @if (before(); as before) {
      <p class="small soft before">
        {{ 'bylaws.endorse.before' | transloco: { day: (before.day | legalDay: 'short') } }}
      </p>
    }
    <div id="endorsed-text">
      @if (problem() || changesProblem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="text.reload(); changes.reload()" />
      } @else {
        @switch (shown()) {
          @case ('bylaw') {
            @if (text.hasValue()) {
              <div
                class="sheet"
                tabindex="0"
                role="region"
                [attr.aria-label]="'bylaws.endorse.text' | transloco"
              >
                <vv-law-text [document]="text.value().content" [level]="4" />
              </div>
            }
          }
          @case ('memorandum') {
            @if (text.hasValue()) {
              <div
                class="sheet"
                tabindex="0"
                role="region"
                [attr.aria-label]="'bylaws.endorse.text' | transloco"
              >
                <vv-memorandum-text [document]="text.value().content" [level]="4" />
              </div>
            }
          }
          @default {
            @if (shown() && changes.hasValue()) {
              <vv-compare-view
                [comparison]="changes.value()"
                [before]="'bylaws.endorse.was' | transloco"
                [after]="'bylaws.endorse.is' | transloco"
              />
            }
          }
        }
        @if (text.isLoading() || changes.isLoading()) {
          <p class="soft" role="status">{{ 'bylaws.loading' | transloco }}</p>
        }
      }
    </div>
  `,
  styles: `
    .before {
      margin: var(--gap-2) 0 0;
    }

    .sheet {
      max-height: 60vh;
      margin-top: var(--gap-4);
      padding: var(--gap-5);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
      overflow: auto;
    }

    vv-compare-view {
      display: block;
      margin-top: var(--gap-4);
    }
  `,
})
export class EndorsedTexts {
  private readonly client = inject(BylawsClient);
  readonly view = input.required<DossierView>();
  readonly offer = input.required<EndorsementOffer>();
  /** What the reader endorsed before. */
  readonly before = input<EndorsementView | null>(null);

  protected readonly shown = signal<Shown | null>(null);
  protected readonly choices = computed<Shown[]>(() => {
    const { memorandumVersionId } = this.offer();
    const before = this.before();
    return [
      'bylaw',
      ...(memorandumVersionId ? (['memorandum'] as const) : []),
      ...(before ? (['changes'] as const) : []),
      ...(before?.memorandumVersionId && memorandumVersionId ? (['memorandumChanges'] as const) : []),
    ];
  });

  protected readonly text = rxResource({
    params: () => {
      const shown = this.shown();
      if (shown !== 'bylaw' && shown !== 'memorandum') return undefined;
      const id = shown === 'bylaw' ? this.offer().bylawVersionId : this.offer().memorandumVersionId;
      return this.pair(shown, id);
    },
    stream: ({ params }) => this.client.version(params.documentId, params.versionId),
  });

  protected readonly changes = rxResource({
    params: () => {
      const shown = this.shown();
      if (shown !== 'changes' && shown !== 'memorandumChanges') return undefined;
      const kind = shown === 'changes' ? 'bylaw' : 'memorandum';
      const from = this.before()?.[`${kind}VersionId`];
      const to = this.pair(kind, this.offer()[`${kind}VersionId`]);
      return from && to ? { ...to, from } : undefined;
    },
    stream: ({ params }) => this.client.compare(params.documentId, params.from, params.versionId),
  });

  protected readonly problem = loadProblem(this.text);
  protected readonly changesProblem = loadProblem(this.changes);

  private pair(kind: 'bylaw' | 'memorandum', versionId: string | null) {
    const document = this.view().documents.find((one) => one.kind === kind);
    return document && versionId ? { documentId: document.id, versionId } : undefined;
  }
}
