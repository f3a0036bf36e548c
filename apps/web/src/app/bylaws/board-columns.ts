import type { DossierListItem } from '#libs/contracts';

/** A column of the board: stages that belong together. Its name is `bylaws.column.<code>`. */
export interface Column {
  code: string;
  states: readonly string[];
}

/** The columns in the order of the procedure; what is over is found in the table only. */
export const COLUMNS: readonly Column[] = [
  { code: 'drafting', states: ['draft'] },
  { code: 'endorsement', states: ['endorsement', 'coordination'] },
  { code: 'opinions', states: ['opinion_stage', 'opinion_summary'] },
  { code: 'council', states: ['council_ready', 'on_agenda', 'adopted'] },
  {
    code: 'review',
    states: ['review_required', 'in_review', 'review_objections', 'correction', 'publication_barred'],
  },
  { code: 'promulgation', states: ['signed', 'promulgation_ready', 'promulgation_sent', 'promulgated'] },
  { code: 'inForce', states: ['in_force'] },
];

/** A column with what stands in it. */
export interface FilledColumn extends Column {
  items: DossierListItem[];
  /** How many there are in all, also those that were not loaded. */
  total: number;
}

/** Puts dossiers into the columns; `byState` counts all of them. */
export function fillColumns(
  items: readonly DossierListItem[],
  byState: Readonly<Record<string, number>>,
): FilledColumn[] {
  return COLUMNS.map((column) => ({
    ...column,
    items: items.filter((item) => column.states.includes(item.state)),
    total: column.states.reduce((sum, state) => sum + (byState[state] ?? 0), 0),
  }));
}
