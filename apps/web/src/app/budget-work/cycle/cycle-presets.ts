import { Component, inject, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { RULE_PRESETS, type RulePreset } from '#libs/budget-rules';
import { Confirm } from '../../ui/confirm-dialog';

/** Rule sets after real by-laws, to begin with. */
@Component({
  selector: 'vv-cycle-presets',
  imports: [TranslocoPipe],
  template: `
    <div class="presets" role="group" aria-labelledby="presets-title">
      <p id="presets-title" class="label">{{ 'budget-work.presets.title' | transloco }}</p>
      <p class="soft small measure">{{ 'budget-work.presets.about' | transloco }}</p>
      <ul class="plain-list">
        @for (preset of presets; track preset.key) {
          <li>
            <button
              class="button secondary compact"
              type="button"
              [attr.aria-describedby]="'preset-' + preset.key"
              (click)="choose(preset)"
            >
              {{ 'budget-work.presets.' + preset.key + '.name' | transloco }}
            </button>
            <span class="small soft" [id]="'preset-' + preset.key">{{
              'budget-work.presets.' + preset.key + '.about' | transloco
            }}</span>
          </li>
        }
      </ul>
    </div>
  `,
  styles: `
    .presets {
      margin-block: var(--gap-4);
      padding: var(--gap-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }

    .label {
      margin: 0;
      font-weight: 650;
    }

    li {
      display: grid;
      gap: var(--gap-1) var(--gap-4);
      align-items: center;
      padding-block: var(--gap-2);
    }

    .button {
      justify-self: start;
    }

    @media (min-width: 48rem) {
      li {
        grid-template-columns: 11rem 1fr;
      }
    }
  `,
})
export class CyclePresets {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly presets = RULE_PRESETS;
  readonly chosen = output<RulePreset>();

  protected async choose(preset: RulePreset): Promise<void> {
    const text = (key: string): string => this.transloco.translate(`budget-work.presets.${key}`);
    const sure = await this.confirm.ask({
      title: text(`${preset.key}.name`),
      text: text('sure'),
      action: text('use'),
    });
    if (sure) this.chosen.emit(preset);
  }
}
