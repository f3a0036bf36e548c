import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DossierState, Drawing } from '#libs/bylaw-procedure';
import { Words } from '../words';

/** Letters that fit on a line of a box. */
const LINE = 22;

/** The drawing of the procedure: boxes in rows, arrows between them; a box that is pointed at shows its own arrows. */
@Component({
  selector: 'vv-way-drawing',
  imports: [TranslocoPipe],
  template: `
    <div class="frame" role="region" tabindex="0" [attr.aria-label]="'bylaws.way.drawing' | transloco">
      <svg
        [attr.viewBox]="'0 0 ' + drawing().width + ' ' + drawing().height"
        [style.min-width.px]="drawing().width * 0.72"
        role="img"
        [attr.aria-label]="'bylaws.way.drawingSaid' | transloco"
      >
        <defs>
          <marker
            id="way-tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="11"
            markerHeight="11"
            orient="auto"
          >
            <path d="M 0 0 L 8 4 L 0 8 z" fill="context-stroke" />
          </marker>
        </defs>
        @for (phase of drawing().phases; track phase.code) {
          <text class="phase" x="16" [attr.y]="phase.y">
            {{ 'procedure.phase.' + phase.code | transloco }}
          </text>
        }
        @for (step of steps(); track step.from + step.to) {
          <path
            class="step"
            [class.back]="step.kind === 'back' || step.kind === 'end'"
            [class.dim]="step.dim"
            [class.lit]="step.lit"
            [attr.d]="step.path"
            marker-end="url(#way-tip)"
          >
            <title>{{ step.said }}</title>
          </path>
        }
        @for (box of boxes(); track box.state) {
          <g
            class="box"
            [class.here]="box.state === here()"
            [attr.transform]="'translate(' + box.x + ' ' + box.y + ')'"
            (mouseenter)="pointed.set(box.state)"
            (mouseleave)="pointed.set(null)"
          >
            <rect [attr.width]="drawing().box.width" [attr.height]="drawing().box.height" rx="6" />
            @for (line of box.lines; track $index) {
              <text
                [attr.x]="drawing().box.width / 2"
                [attr.y]="drawing().box.height / 2 + 5 + ($index - (box.lines.length - 1) / 2) * 17"
              >
                {{ line }}
              </text>
            }
          </g>
        }
      </svg>
    </div>
  `,
  styleUrl: './way-drawing.scss',
})
export class WayDrawing {
  private readonly words = inject(Words);
  readonly drawing = input.required<Drawing>();
  readonly here = input<DossierState | null>(null);
  protected readonly pointed = signal<DossierState | null>(null);

  protected readonly boxes = computed(() =>
    this.drawing().states.map((box) => ({ ...box, lines: lines(this.words.state(box.state)) })),
  );

  /** Arrows of the box that is pointed at, or of the stage in which somebody is, stand out from the others. */
  protected readonly steps = computed(() => {
    const shown = this.pointed() ?? this.here();
    return this.drawing().steps.map((step) => ({
      ...step,
      lit: shown === step.from,
      dim: shown !== null && shown !== step.from && shown !== step.to,
      said: step.events.map((event) => this.words.event(event)).join('; '),
    }));
  });
}

/** The name of a stage in lines that fit into its box. */
function lines(name: string): string[] {
  const found: string[] = [];
  for (const word of name.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}
