import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImageWords } from './figures';

/** What the dialog begins with: a file that was pasted or dropped, or the words of an image in the text. */
export interface ImageQuestion {
  file: File | null;
  words: ImageWords | null;
}

/** What was answered; without a file only the words change. */
export interface ImageAnswer extends ImageWords {
  file: File | null;
}

const LONGEST_ALT = 2000;

/** Asks for an image and for what it shows; an image without words must be said to be an ornament. */
@Component({
  selector: 'vv-image-dialog',
  imports: [TranslocoPipe],
  template: `
    <form (submit)="$event.preventDefault(); finish()">
      <h2>{{ (question.words ? 'editor.image.describe' : 'editor.image.title') | transloco }}</h2>
      @if (!question.words) {
        @if (question.file) {
          <p>{{ question.file.name }}</p>
        } @else {
          <label class="field">
            <span>{{ 'editor.image.file' | transloco }}</span>
            <input
              type="file"
              accept="image/png,image/jpeg,image/gif,image/webp"
              [attr.aria-invalid]="tried() && !file() ? true : null"
              (change)="choose($event)"
            />
          </label>
          @if (tried() && !file()) {
            <p class="wrong" role="alert">{{ 'editor.image.noFile' | transloco }}</p>
          }
        }
      }
      <label class="field">
        <span>{{ 'editor.image.alt' | transloco }}</span>
        <textarea
          class="input"
          rows="3"
          lang="lv"
          aria-describedby="image-alt-hint"
          [attr.maxlength]="longest"
          [disabled]="decorative()"
          [attr.aria-invalid]="tried() && missing() ? true : null"
          [value]="alt()"
          (input)="write($event)"
        ></textarea>
      </label>
      <p class="soft small" id="image-alt-hint">{{ 'editor.image.hint' | transloco }}</p>
      @if (tried() && missing()) {
        <p class="wrong" role="alert">{{ 'editor.image.noAlt' | transloco }}</p>
      }
      <label class="check">
        <input type="checkbox" [checked]="decorative()" (change)="toggle($event)" />
        {{ 'editor.image.decorative' | transloco }}
      </label>
      <div class="row">
        <button class="button" type="submit">
          {{ (question.words ? 'editor.image.save' : 'editor.image.insert') | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="dialog.close()">
          {{ 'editor.dialog.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './dialogs.scss',
})
export class ImageDialog {
  protected readonly dialog = inject<MatDialogRef<ImageDialog, ImageAnswer>>(MatDialogRef);
  protected readonly question = inject<ImageQuestion>(MAT_DIALOG_DATA);
  protected readonly longest = LONGEST_ALT;
  protected readonly file = signal<File | null>(this.question.file);
  protected readonly alt = signal(this.question.words?.alt ?? '');
  protected readonly decorative = signal(this.question.words?.decorative ?? false);
  protected readonly tried = signal(false);
  protected readonly missing = computed(() => !this.decorative() && this.alt().trim() === '');

  protected choose(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected write(event: Event): void {
    this.alt.set((event.target as HTMLTextAreaElement).value);
  }

  protected toggle(event: Event): void {
    this.decorative.set((event.target as HTMLInputElement).checked);
  }

  protected finish(): void {
    this.tried.set(true);
    if (this.missing() || (!this.question.words && !this.file())) return;
    const decorative = this.decorative();
    this.dialog.close({ file: this.file(), decorative, alt: decorative ? '' : this.alt().trim() });
  }
}
