import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { placeholdersIn } from '#libs/bylaw-document';
import { BYLAW_TOPICS, type BylawKind, type BylawTopic, type DossierSource } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { ErrorSummary } from '../ui/error-summary';
import { BylawsClient } from './bylaws-client';

/** What a kind or a template of the municipality's own already says of the new dossier. */
export interface DossierPreset {
  from: DossierSource;
  /** With placeholders in square brackets; the empty string where only the drafter knows. */
  title: string;
  topic: BylawTopic | null;
  kind: BylawKind;
  isFees: boolean;
  isStatutes: boolean;
}

/** What a choice of the special kinds stands for. */
type Special = '' | 'isFees' | 'isStatutes';

/** What a new dossier is about, and the start itself. */
@Component({
  selector: 'vv-dossier-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form novalidate (submit)="$event.preventDefault(); start()">
      <vv-error-summary
        [violations]="submission.violations()"
        [fields]="{ title: 'dossier-title', topic: 'dossier-topic', 'from.importId': null }"
      />
      <vv-field
        name="dossier-title"
        where="title"
        [label]="'bylaws.form.title' | transloco"
        [hint]="'bylaws.form.titleHint' | transloco"
        [violations]="submission.violations()"
      >
        <textarea
          vvControl
          class="title"
          lang="lv"
          rows="2"
          maxlength="500"
          [value]="title()"
          (input)="title.set($any($event.target).value)"
        ></textarea>
      </vv-field>
      @if (!preset()) {
        <fieldset>
          <legend class="label">{{ 'bylaws.form.kind' | transloco }}</legend>
          @for (one of kinds; track one) {
            <label class="choice">
              <input type="radio" name="kind" [checked]="kind() === one" (change)="kind.set(one)" />
              <span>{{ 'bylaws.kind.' + one | transloco }}</span>
              <span class="hint">{{ 'bylaws.form.kindHint.' + one | transloco }}</span>
            </label>
          }
        </fieldset>
      }
      @if (!preset() && kind() === 'normal') {
        <fieldset>
          <legend class="label">{{ 'bylaws.form.special' | transloco }}</legend>
          @for (one of specials; track one) {
            <label class="choice">
              <input type="radio" name="special" [checked]="special() === one" (change)="special.set(one)" />
              <span>{{ 'bylaws.form.' + (one || 'notSpecial') | transloco }}</span>
              @if (one) {
                <span class="hint">{{ 'bylaws.form.' + one + 'Hint' | transloco }}</span>
              }
            </label>
          }
        </fieldset>
      }
      <vv-field
        name="dossier-topic"
        where="topic"
        [label]="'bylaws.form.topic' | transloco"
        [hint]="'bylaws.form.topicHint' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl (change)="topic.set($any($event.target).value)">
          <option value="" [selected]="!topic()">{{ 'bylaws.form.choose' | transloco }}</option>
          @for (one of topics; track one) {
            <option [value]="one" [selected]="topic() === one">
              {{ 'bylaws.topic.' + one | transloco }}
            </option>
          }
        </select>
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ (submission.busy() ? 'bylaws.form.starting' : 'bylaws.form.start') | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
    }

    fieldset {
      margin-bottom: var(--gap-5);
    }

    textarea.title {
      min-height: 4.5rem;
    }
  `,
})
export class DossierForm {
  private readonly client = inject(BylawsClient);
  readonly from = input.required<DossierSource>();
  /** The title that was recognised. */
  readonly given = input('');
  /** The kind that was chosen before; what follows from it is not asked again. */
  readonly preset = input<DossierPreset | null>(null);
  readonly started = output<string>();

  protected readonly submission = new Submission();
  protected readonly kinds: readonly BylawKind[] = ['normal', 'budget', 'spatial_planning'];
  protected readonly specials: readonly Special[] = ['', 'isFees', 'isStatutes'];
  protected readonly topics = BYLAW_TOPICS;
  /** A title that somebody wrote stays when another kind is chosen; the one of a template is exchanged. */
  protected readonly title = linkedSignal<string, string>({
    source: () => this.preset()?.title ?? this.given(),
    computation: (offered, before) => {
      const written = before !== undefined && before.value.trim() !== '' && before.value !== before.source;
      return written ? before.value : offered;
    },
  });
  protected readonly kind = linkedSignal<BylawKind>(() => this.preset()?.kind ?? 'normal');
  protected readonly special = linkedSignal<Special>(() => specialOf(this.preset()));
  protected readonly topic = linkedSignal<BylawTopic | ''>(() => this.preset()?.topic ?? '');

  protected async start(): Promise<void> {
    const title = this.title().replace(/\s+/g, ' ').trim();
    const topic = this.topic();
    const wrong = [
      ...(title.length < 3 ? [{ code: 'title_missing', where: 'title' }] : []),
      ...(placeholdersIn(title).length > 0 ? [{ code: 'title_placeholder', where: 'title' }] : []),
      ...(topic ? [] : [{ code: 'topic_missing', where: 'topic' }]),
    ];
    if (!this.submission.check(wrong) || !topic) return;
    const special = this.kind() === 'normal' ? this.special() : '';
    let code = '';
    const done = await this.submission.send(() =>
      this.client
        .start({
          kind: this.kind(),
          title,
          topic,
          from: this.preset()?.from ?? this.from(),
          ...(special ? { [special]: true } : {}),
        })
        .pipe(tap((answer) => (code = answer.code))),
    );
    if (done) this.started.emit(code);
  }
}

function specialOf(preset: DossierPreset | null): Special {
  if (preset?.isFees) return 'isFees';
  return preset?.isStatutes ? 'isStatutes' : '';
}
