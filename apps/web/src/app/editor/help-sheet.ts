import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ShortcutGroup } from './shortcuts';

/** All keys of the editor on one sheet (Ctrl-/). */
@Component({
  selector: 'vv-help-sheet',
  imports: [TranslocoPipe],
  template: `
    <h2>{{ 'editor.help.title' | transloco }}</h2>
    @for (group of groups; track group.id) {
      <table>
        <caption>
          {{
            'editor.help.group.' + group.id | transloco
          }}
        </caption>
        <tbody>
          @for (shortcut of group.shortcuts; track shortcut.name) {
            <tr>
              <th scope="row">{{ shortcut.name | transloco }}</th>
              <td>
                <kbd>{{ shortcut.keys }}</kbd>
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
    <div class="row">
      <button class="button" type="button" (click)="dialog.close()">
        {{ 'editor.dialog.close' | transloco }}
      </button>
    </div>
  `,
  styleUrl: './dialogs.scss',
})
export class HelpSheet {
  protected readonly dialog = inject<MatDialogRef<HelpSheet>>(MatDialogRef);
  protected readonly groups = inject<readonly ShortcutGroup[]>(MAT_DIALOG_DATA);
}
