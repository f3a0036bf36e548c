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

/** What is asked before a step that cannot be taken back. Every text is already translated. */
export interface Confirmation {
  title: string;
  text: string;
  /** The verb on the button: "Nosūtīt", never "Jā". */
  action: string;
  dangerous?: boolean;
}

@Component({
  selector: 'vv-confirm-dialog',
  imports: [TranslocoPipe, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ ask.title }}</h2>
    <mat-dialog-content>
      <p>{{ ask.text }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="button secondary" type="button" [mat-dialog-close]="false">
        {{ 'ui.cancel' | transloco }}
      </button>
      <button class="button" [class.danger]="ask.dangerous" type="button" [mat-dialog-close]="true">
        {{ ask.action }}
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
export class ConfirmDialog {
  protected readonly ask = inject<Confirmation>(MAT_DIALOG_DATA);
}

/** `await confirm.ask({...})` is true when the person confirmed. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialog = inject(MatDialog);

  async ask(confirmation: Confirmation): Promise<boolean> {
    const opened = this.dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, {
      data: confirmation,
      role: 'alertdialog',
      maxWidth: '34rem',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}
