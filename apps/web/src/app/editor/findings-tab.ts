import { Component, computed, effect, input, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LintCode, LintFinding } from '#libs/bylaw-lint';
import { FindingsPanel } from './findings-panel';
import { findingsOf, fixFinding, goToFinding, underline } from './lint';
import type { OpenEditor } from './open-editor';
import { pastedOddities, settleOddity } from './paste/paste';

/** The findings about the open text, and what was kept of a paste that did not fit. */
@Component({
  selector: 'vv-findings-tab',
  imports: [TranslocoPipe, FindingsPanel],
  template: `
    @if (odd().length) {
      <section>
        <h2>{{ 'editor.odd.title' | transloco }}</h2>
        <p class="soft small">{{ 'editor.odd.about' | transloco }}</p>
        <ul class="plain-list">
          @for (one of odd(); track $index) {
            <li class="odd">
              <button type="button" class="jump" (click)="editor().jumpTo(one.from, one.to)">
                {{ textOf(one.from, one.to) }}
              </button>
              <span class="choices">
                <button type="button" class="button quiet compact" (click)="settleOdd($index, true)">
                  {{ 'editor.odd.keep' | transloco
                  }}<span class="visually-hidden">: {{ textOf(one.from, one.to) }}</span>
                </button>
                <button type="button" class="button quiet compact" (click)="settleOdd($index, false)">
                  {{ 'editor.odd.delete' | transloco
                  }}<span class="visually-hidden">: {{ textOf(one.from, one.to) }}</span>
                </button>
              </span>
            </li>
          }
        </ul>
      </section>
    }
    <vv-findings-panel
      [findings]="findings()"
      [editable]="editor().editable()"
      (go)="go($event)"
      (fix)="fix($event)"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--gap-5);
    }

    h2 {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    .odd {
      padding-block: var(--gap-1);
      border-top: 1px solid var(--line);
      font-size: var(--size-s);
    }

    .choices {
      display: flex;
      gap: var(--gap-1);
    }

    .jump {
      padding: var(--gap-1);
      border: 0;
      background: var(--warn-wash);
      color: var(--warn);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
  `,
})
export class FindingsTab {
  readonly editor = input.required<OpenEditor>();
  /** Parts of the memorandum that may stay empty. */
  readonly exemptParts = input<readonly number[]>([]);
  /** Rules of the linter that the municipality switched on beside the usual ones. */
  readonly alsoRules = input<readonly LintCode[]>([]);
  /** How many things wait to be looked at. */
  readonly count = output<number>();

  /** A cursor that only moves changes no finding. */
  private readonly doc = computed(() => this.editor().calm()?.doc ?? null);
  protected readonly findings = computed(() => {
    const state = this.doc() && untracked(this.editor().calm);
    return state ? findingsOf(state, { exemptParts: this.exemptParts(), also: this.alsoRules() }) : [];
  });
  protected readonly odd = computed(() => {
    const state = this.editor().calm();
    return state ? pastedOddities(state) : [];
  });

  constructor() {
    effect(() => {
      const findings = this.findings();
      const editor = this.editor();
      untracked(() => {
        // A text that went on since is looked at again at its next pause.
        const state = editor.state();
        if (state.doc === this.doc()) editor.apply(underline(state, findings));
      });
    });
    effect(() => this.count.emit(this.findings().length + this.odd().length));
  }

  protected go(place: LintFinding): void {
    const tr = goToFinding(this.editor().state(), place);
    if (tr) this.editor().apply(tr);
    this.editor().focus();
  }

  protected fix(finding: LintFinding): void {
    const editor = this.editor();
    const tr = fixFinding(editor.state(), finding);
    if (tr) editor.apply(tr);
    editor.settle();
    editor.say(tr ? 'editor.findings.fixed' : 'editor.findings.gone');
  }

  protected settleOdd(index: number, keep: boolean): void {
    const editor = this.editor();
    editor.settle();
    const oddity = this.odd()[index];
    if (oddity) editor.apply(settleOddity(editor.state(), oddity, keep));
    editor.settle();
  }

  protected textOf(from: number, to: number): string {
    return this.editor().calm()?.doc.textBetween(from, to, ' ', ' ') ?? '';
  }
}
