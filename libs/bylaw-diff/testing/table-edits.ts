import type { IdSource } from '#libs/bylaw-document';
import type { Dice } from '../../bylaw-document/testing/index.js';

/** A node as JSON while it is edited. */
export interface Json {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Json[];
  text?: string;
}

/** Changes one cell of a table, or inserts or deletes a row below its head. */
export function editTable(table: Json, dice: Dice, newId: IdSource): 'cell' | 'insertRow' | 'deleteRow' {
  const rows = table.content ?? [];
  const at = dice.between(1, rows.length - 1);
  const kind = dice.pick(
    rows.length > 2 ? (['cell', 'insertRow', 'deleteRow'] as const) : (['cell', 'insertRow'] as const),
  );
  const row = rows[at] ?? { type: 'table_row' };
  if (kind === 'deleteRow') rows.splice(at, 1);
  else if (kind === 'insertRow') {
    const cells = (row.content ?? []).map((cell) => ({ ...cell, content: [paragraph(dice, newId)] }));
    rows.splice(at, 0, { ...row, content: cells });
  } else {
    const cell = dice.pick(row.content ?? []);
    cell.content = [paragraph(dice, newId)];
  }
  return kind;
}

function paragraph(dice: Dice, newId: IdSource): Json {
  return {
    type: 'paragraph',
    attrs: { id: newId() },
    content: [{ type: 'text', text: dice.sentence(2, 5) }],
  };
}
