import { Component, inject, Injectable } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

/** What is kept in a browser for one person: unsent steps of texts, what could not be placed, drafts of forms. */
const KINDS = ['vietvara.steps.', 'vietvara.lost.', 'vietvara.draft.'];

type Keeps = Pick<Storage, 'key' | 'length' | 'removeItem'>;

/** The names under which this browser keeps unfinished work of a person. */
export function keptFor(storage: Keeps, personId: string): string[] {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  return names.filter((name) => KINDS.some((kind) => name.startsWith(`${kind}${personId}.`)));
}

@Component({
  selector: 'vv-kept-work',
  imports: [TranslocoPipe, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ 'shell.kept.title' | transloco }}</h2>
    <mat-dialog-content>
      <p>{{ 'shell.kept.text' | transloco: { count } }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="button quiet" type="button" [mat-dialog-close]="null">
        {{ 'ui.cancel' | transloco }}
      </button>
      <button class="button danger" type="button" mat-dialog-close="drop">
        {{ 'shell.kept.drop' | transloco }}
      </button>
      <button class="button" type="button" mat-dialog-close="keep">
        {{ 'shell.kept.keep' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-actions {
      gap: var(--gap-2);
      padding: 0 1.5rem 1.5rem;
    }
  `,
})
class KeptWorkDialog {
  protected readonly count = inject<number>(MAT_DIALOG_DATA);
}

/** Asks, before somebody logs out, what becomes of their unfinished work in this browser. */
@Injectable({ providedIn: 'root' })
export class KeptWork {
  private readonly dialog = inject(MatDialog);

  /** Whether to log out: without unfinished work at once, else when the person said what is to become of it. */
  async mayLeave(personId: string): Promise<boolean> {
    let names: string[] = [];
    try {
      names = keptFor(localStorage, personId);
    } catch {
      // A browser that keeps nothing has nothing to ask about.
    }
    if (names.length === 0) return true;
    const opened = this.dialog.open<KeptWorkDialog, number, 'keep' | 'drop' | null>(KeptWorkDialog, {
      data: names.length,
      role: 'alertdialog',
      maxWidth: '36rem',
    });
    const answer = await firstValueFrom(opened.afterClosed());
    if (answer === 'drop') for (const name of names) localStorage.removeItem(name);
    return answer === 'keep' || answer === 'drop';
  }
}
