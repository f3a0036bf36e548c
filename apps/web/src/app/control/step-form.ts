import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, type Observable, of, switchMap, tap } from 'rxjs';
import type {
  ActControlView,
  ControlCaseView,
  ControlDeskView,
  ControlEventName,
  ControlStepTaken,
  Violation,
} from '#libs/contracts';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { ControlClient } from './control-client';
import { NormChoice } from './norm-choice';
import { emptyStep, ministryFields, STEP_FIELDS, stepBody, type StepDraft } from './step-fields';

/** Records one step of a control: its fields stand in a table, so that every step looks the same. */
@Component({
  selector: 'vv-control-step-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, NormChoice],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <h3>{{ 'control.take.' + event() | transloco }}</h3>
      <p class="small soft">{{ 'control.explain.' + event() | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" />
      @if (chooses()) {
        <vv-field
          name="institutionId"
          [label]="'control.field.ministry' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl [value]="actsFor()" (change)="actFor($event)">
            <option value="">{{ 'control.chooseMinistry' | transloco }}</option>
            @for (one of ministries(); track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
        </vv-field>
      }
      @for (one of fields(); track one.name) {
        @if (one.kind === 'units') {
          <vv-norm-choice [units]="units()" [(chosen)]="chosen" />
        } @else {
          <vv-field
            [class.short]="one.kind === 'day' || one.kind === 'optionalDay'"
            [name]="one.name"
            [label]="'control.field.' + one.name | transloco"
            [violations]="submission.violations()"
          >
            @switch (one.kind) {
              @case ('long') {
                <textarea
                  vvControl
                  rows="5"
                  lang="lv"
                  [value]="draft()[one.name]"
                  (input)="type(one.name, $event)"
                ></textarea>
              }
              @case ('sitting') {
                <select vvControl [value]="draft()[one.name]" (change)="choose(one.name, $event)">
                  <option value="">{{ 'control.sittingElsewhere' | transloco }}</option>
                  @for (sitting of act().sittings; track sitting.id) {
                    <option [value]="sitting.id">{{ sitting.day | legalDay: 'short' }}</option>
                  }
                </select>
              }
              @case ('by') {
                <select vvControl [value]="draft()[one.name]" (change)="type(one.name, $event)">
                  <option value="varam">{{ 'control.by.varam' | transloco }}</option>
                  <option value="other">{{ 'control.by.other' | transloco }}</option>
                </select>
              }
              @case ('whole') {
                <select vvControl [value]="draft()[one.name]" (change)="type(one.name, $event)">
                  <option value="yes">{{ 'control.whole.yes' | transloco }}</option>
                  <option value="no">{{ 'control.whole.no' | transloco }}</option>
                </select>
              }
              @default {
                <input
                  vvControl
                  autocomplete="off"
                  [type]="one.kind === 'url' ? 'url' : one.kind === 'text' ? 'text' : 'date'"
                  [value]="draft()[one.name]"
                  (input)="type(one.name, $event)"
                />
              }
            }
          </vv-field>
        }
      }
      <vv-field
        name="fileDigest"
        [label]="'control.file' | transloco"
        [hint]="'control.fileHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="file" accept=".edoc,.asice,.pdf,.docx,.odt" (change)="pick($event)" />
      </vv-field>
      <p class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'control.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="closed.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </p>
    </form>
  `,
  styles: `
    form {
      max-width: 44rem;
      margin-block: var(--gap-4);
      padding: var(--gap-5);
      border: 1px solid var(--line);
    }

    select {
      max-width: 100%;
    }

    input[type='file'] {
      width: 100%;
      min-width: 0;
    }
  `,
})
export class ControlStepForm {
  private readonly client = inject(ControlClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly place = inject(Place);
  readonly act = input.required<ActControlView>();
  /** The control that goes on; none where the step begins one. */
  readonly about = input<ControlCaseView | null>(null);
  readonly event = input.required<ControlEventName>();
  /** Slug of the municipality where a ministry takes the step from its own desk. */
  readonly ministry = input<string | null>(null);
  /** The ministries that the person acts for: who acts for several says for which one the opinion is given. */
  readonly ministries = input<ControlDeskView['ministries']>([]);
  /** Recorded, with what was found but stopped nothing. */
  readonly done = output<readonly Violation[]>();
  readonly closed = output<void>();

  protected readonly submission = new Submission();
  protected readonly fields = computed(() =>
    this.ministry() ? ministryFields(this.event()) : STEP_FIELDS[this.event()],
  );
  protected readonly chooses = computed(
    () => this.event() === 'receiveControlOpinion' && this.ministries().length > 1,
  );
  protected readonly actsFor = signal('');
  private readonly file = signal<File | null>(null);
  protected readonly draft = linkedSignal((): StepDraft => {
    const today = this.session.legalToday();
    return Object.fromEntries(
      Object.entries(emptyStep(this.event())).map(([name, value]) => [
        name,
        value || !TODAY.includes(name) ? value : (today ?? ''),
      ]),
    );
  });
  /** The norms of the opinion are those that an order most likely names. */
  protected readonly chosen = linkedSignal((): readonly string[] =>
    this.event() === 'repealPartly' ? [] : (this.about()?.norms ?? []).map(({ unitId }) => unitId),
  );
  /** A part is repealed of what the order names. */
  protected readonly units = computed(() => {
    const named = new Set((this.about()?.norms ?? []).map(({ unitId }) => unitId));
    const { units } = this.act();
    return this.event() === 'repealPartly' && named.size > 0
      ? units.filter(({ id }) => named.has(id))
      : units;
  });

  protected type(name: string, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  /** The day of a sitting that is kept here is known. */
  protected choose(name: string, event: Event): void {
    this.type(name, event);
    const { value } = event.target as HTMLSelectElement;
    const day = this.act().sittings.find(({ id }) => id === value)?.day;
    if (day) this.draft.update((draft) => ({ ...draft, day }));
  }

  protected actFor(event: Event): void {
    this.actsFor.set((event.target as HTMLSelectElement).value);
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected async save(): Promise<void> {
    const event = this.event();
    const needed = this.fields()
      .filter(({ kind }) => !['optionalDay', 'units', 'sitting'].includes(kind))
      .map(({ name }) => ({
        where: name,
        label: `control.field.${name}`,
        value: this.draft()[name] ?? '',
      }));
    if (this.chooses())
      needed.unshift({ where: 'institutionId', label: 'control.field.ministry', value: this.actsFor() });
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const typed = stepBody(event, this.draft(), this.chosen(), this.fields());
    const file = this.file();
    const place = this.ministry() ?? this.place.slug() ?? '';
    const stored: Observable<string | null> = file
      ? this.client.storeFile(place, this.ministry() !== null, file).pipe(map(({ digest }) => digest))
      : of(null);
    const about = this.about();
    const { year, slug } = this.act().act;
    let warnings: readonly Violation[] = [];
    const take = (body: object): Observable<ControlStepTaken> => {
      const whole = about ? { ...body, version: about.version } : body;
      const at = { place, year: String(year), slug };
      if (this.ministry() !== null) return this.client.takeAsMinistry(at, about?.id ?? null, event, whole);
      return about ? this.client.go(about.id, event, whole) : this.client.begin(at.year, slug, event, whole);
    };
    const sent = await this.submission.send(() =>
      stored.pipe(
        switchMap((fileDigest) =>
          take({ ...typed, fileDigest, ...(this.chooses() ? { institutionId: this.actsFor() } : {}) }),
        ),
        tap((taken) => (warnings = taken.warnings)),
      ),
    );
    if (sent) this.done.emit(warnings);
  }
}

/** Days that are most often today's. */
const TODAY = ['receivedOn', 'sentOn', 'calledOn', 'on'];
