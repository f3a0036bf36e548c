import { Component, inject, input, model } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OPINION_FILES } from '#libs/contracts';
import { bytesText } from './words';

/** Files chosen for an opinion; they are sent once the opinion is kept. What is too large or too many is said at once. */
@Component({
  selector: 'vv-file-picker',
  imports: [TranslocoPipe],
  template: `
    <div class="field">
      <label [for]="name()">{{ label() || ('opinions.files.label' | transloco) }}</label>
      <span class="hint" [id]="name() + '-hint'">{{
        hint() || ('opinions.files.hint' | transloco: { most: limits.most, mb: limits.maxBytes / 1048576 })
      }}</span>
      <input
        type="file"
        multiple
        [id]="name()"
        [attr.aria-describedby]="name() + '-hint'"
        accept=".pdf,.jpg,.jpeg,.png,.webp,.docx,.odt,.txt"
        (change)="pick($event)"
      />
    </div>
    @if (wrong) {
      <p class="notice bad" role="alert">{{ wrong }}</p>
    }
    @if (files().length) {
      <ul class="plain-list" [attr.aria-label]="'opinions.files.chosen' | transloco">
        @for (file of files(); track $index) {
          <li class="row">
            <span translate="no">{{ file.name }}</span>
            <span class="soft">{{ size(file.size) }}</span>
            <button
              class="button secondary small"
              type="button"
              [attr.aria-label]="'opinions.files.removeNamed' | transloco: { name: file.name }"
              (click)="remove(file)"
            >
              {{ 'opinions.files.remove' | transloco }}
            </button>
          </li>
        }
      </ul>
    }
  `,
})
export class FilePicker {
  private readonly transloco = inject(TranslocoService);
  readonly files = model<readonly File[]>([]);
  readonly name = input('files');
  readonly label = input('');
  readonly hint = input('');
  /** How many the opinion has already. */
  readonly kept = input(0);
  protected readonly limits = OPINION_FILES;
  protected wrong = '';
  protected readonly size = bytesText;

  protected pick(event: Event): void {
    const field = event.target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    field.value = '';
    const small = chosen.filter(({ size }) => size <= this.limits.maxBytes);
    const room = Math.max(0, this.limits.most - this.kept() - this.files().length);
    this.wrong =
      small.length < chosen.length
        ? this.transloco.translate('opinions.files.tooLarge', { mb: this.limits.maxBytes / 1_048_576 })
        : small.length > room
          ? this.transloco.translate('opinions.files.tooMany', { most: this.limits.most })
          : '';
    this.files.set([...this.files(), ...small.slice(0, room)]);
  }

  protected remove(file: File): void {
    this.wrong = '';
    this.files.set(this.files().filter((one) => one !== file));
  }
}
