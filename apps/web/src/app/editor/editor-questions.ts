import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { EditorAction } from './actions';
import { CommandPalette } from './command-palette';
import type { ImageWords } from './figures';
import { HelpSheet } from './help-sheet';
import { ImageDialog, type ImageAnswer, type ImageQuestion } from './image-dialog';
import { shortcutsFor } from './shortcuts';
import { TableDialog } from './table-dialog';
import type { TableShape } from './tables';

/** What the editor asks in a window of its own; an answer of `undefined` is none. */
@Injectable({ providedIn: 'root' })
export class EditorQuestions {
  private readonly dialog = inject(MatDialog);
  private readonly transloco = inject(TranslocoService);

  action(offered: readonly EditorAction[]): Promise<EditorAction | undefined> {
    return firstValueFrom(
      this.dialog
        .open<CommandPalette, readonly EditorAction[], EditorAction>(CommandPalette, {
          data: offered,
          width: '32rem',
          ariaLabel: this.name('palette.label'),
        })
        .afterClosed(),
    );
  }

  async help(kind: 'bylaw' | 'memorandum'): Promise<void> {
    const ariaLabel = this.name('help.title');
    const data = shortcutsFor(kind);
    await firstValueFrom(this.dialog.open(HelpSheet, { data, width: '34rem', ariaLabel }).afterClosed());
  }

  table(): Promise<TableShape | undefined> {
    const ariaLabel = this.name('table.title');
    return firstValueFrom(
      this.dialog
        .open<TableDialog, void, TableShape>(TableDialog, { width: '26rem', ariaLabel })
        .afterClosed(),
    );
  }

  image(file: File | null, words: ImageWords | null): Promise<ImageAnswer | undefined> {
    const ariaLabel = this.name(words ? 'image.describe' : 'image.title');
    return firstValueFrom(
      this.dialog
        .open<ImageDialog, ImageQuestion, ImageAnswer>(ImageDialog, {
          data: { file, words },
          width: '32rem',
          ariaLabel,
        })
        .afterClosed(),
    );
  }

  private name(key: string): string {
    return this.transloco.translate(`editor.${key}`);
  }
}
