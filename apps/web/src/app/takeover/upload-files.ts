import { Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../ui/icon';

/** Files or archives of files, chosen or dropped. */
@Component({
  selector: 'vv-upload-files',
  imports: [TranslocoPipe, Icon],
  template: `
    <div
      class="drop"
      [class.over]="over()"
      (dragover)="$event.preventDefault(); over.set(true)"
      (dragleave)="over.set(false)"
      (drop)="dropped($event)"
    >
      <vv-icon name="upload" [size]="32" />
      <p>{{ 'takeover.drop' | transloco }}</p>
      <input
        id="takeover-files"
        class="visually-hidden"
        type="file"
        multiple
        accept=".zip,.docx,.md,.markdown,.txt,.html,.htm,.xhtml,.xml,.akn"
        (change)="picked($event)"
      />
      <label class="button secondary" for="takeover-files">{{ 'takeover.pick' | transloco }}</label>
      <p class="small soft">{{ 'takeover.formats' | transloco }}</p>
      <p role="status">
        @if (busy()) {
          {{ 'takeover.sending' | transloco }}
        }
      </p>
    </div>
  `,
  styles: `
    .drop {
      display: grid;
      gap: var(--gap-3);
      justify-items: center;
      padding: var(--gap-6) var(--gap-4);
      border: 2px dashed var(--line-strong);
      border-radius: var(--radius);
      text-align: center;
    }

    .drop.over {
      border-color: var(--accent);
      background: var(--accent-wash);
    }

    p {
      margin: 0;
    }

    input:focus-visible + label {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class UploadFiles {
  readonly busy = input(false);
  readonly sent = output<readonly File[]>();
  protected readonly over = signal(false);

  protected picked(event: Event): void {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    // So that the same files can be chosen again after they were corrected.
    field.value = '';
    this.send(files);
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.send([...(event.dataTransfer?.files ?? [])]);
  }

  private send(files: readonly File[]): void {
    if (files.length > 0 && !this.busy()) this.sent.emit(files);
  }
}
