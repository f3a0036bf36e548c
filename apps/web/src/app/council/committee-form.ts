import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CommitteeView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { CouncilDepthClient } from './council-depth-client';

/** A committee's name, members and chair. */
@Component({
  selector: 'vv-committee-form',
  imports: [TranslocoPipe, Control, ErrorSummary, FailedRequest, Field],
  template: `
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="people.reload()" />
    }
    <form novalidate (submit)="save($event)">
      <vv-error-summary
        [violations]="submission.violations()"
        [fields]="{ memberIds: null, finance: null }"
      />
      <vv-field
        name="name"
        [label]="'council.committee.name' | transloco"
        [violations]="submission.violations()"
      >
        <input
          vvControl
          lang="lv"
          maxlength="200"
          autocomplete="off"
          [value]="name()"
          (input)="name.set($any($event.target).value)"
        />
      </vv-field>
      <label class="check">
        <input type="checkbox" [checked]="finance()" (change)="finance.set($any($event.target).checked)" />
        {{ 'council.committee.isFinance' | transloco }}
      </label>
      <fieldset>
        <legend>{{ 'council.committee.members' | transloco }}</legend>
        @for (one of councillors(); track one.personId) {
          <label class="check">
            <input
              type="checkbox"
              [checked]="members().includes(one.personId)"
              (change)="toggle(one.personId, $any($event.target).checked)"
            />
            <span translate="no">{{ one.name }}</span>
          </label>
        }
      </fieldset>
      <vv-field
        name="chairId"
        [label]="'council.committee.chair' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl (change)="chair.set($any($event.target).value)">
          <option value="" [selected]="chair() === ''"></option>
          @for (one of seated(); track one.personId) {
            <option [value]="one.personId" [selected]="chair() === one.personId">{{ one.name }}</option>
          }
        </select>
      </vv-field>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.committee.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
      margin: 0 0 var(--gap-4);
      padding: var(--gap-3);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
    }

    .check {
      display: flex;
      gap: var(--gap-2);
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class CommitteeForm implements OnInit {
  private readonly client = inject(CouncilDepthClient);
  private readonly council = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  /** The one that is changed; a new one when left out. */
  readonly committee = input<CommitteeView | null>(null);
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly submission = new Submission();
  protected readonly people = rxResource({ stream: () => this.council.members() });
  protected readonly problem = loadProblem(this.people);
  protected readonly councillors = computed(() =>
    this.people.hasValue() ? this.people.value().councillors : [],
  );
  protected readonly name = signal('');
  protected readonly finance = signal(false);
  protected readonly members = signal<readonly string[]>([]);
  protected readonly chair = signal('');
  protected readonly seated = computed(() =>
    this.councillors().filter(({ personId }) => this.members().includes(personId)),
  );

  ngOnInit(): void {
    const kept = this.committee();
    if (!kept) return;
    this.name.set(kept.name);
    this.finance.set(kept.finance);
    this.members.set(kept.members.map(({ personId }) => personId));
    this.chair.set(kept.chairId);
  }

  protected toggle(personId: string, on: boolean): void {
    this.members.update((all) => (on ? [...all, personId] : all.filter((one) => one !== personId)));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const needed = [
      { where: 'name', label: 'council.committee.name', value: this.name() },
      { where: 'chairId', label: 'council.committee.chair', value: this.chair() },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const committee = {
      name: this.name().trim(),
      finance: this.finance(),
      chairId: this.chair(),
      memberIds: [...this.members()],
    };
    const id = this.committee()?.id ?? null;
    if (await this.submission.send(() => this.client.saveCommittee(id, committee))) this.saved.emit();
  }
}
