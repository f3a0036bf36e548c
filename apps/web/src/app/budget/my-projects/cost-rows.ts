import type { CostLine } from '#libs/contracts';
import { parseEuro, typedEuro } from '../../ui/money';

/** A cost line as it is typed. */
export interface CostRow {
  name: string;
  quantity: string;
  unit: string;
  price: string;
}

/** A line with nothing in it. */
export const emptyRow = (): CostRow => ({ name: '', quantity: '1', unit: '', price: '' });

/** A line of the estimate as it is shown for typing. */
export function rowOf(line: CostLine): CostRow {
  const quantity = line.quantity > 0 ? String(line.quantity).replace('.', ',') : '';
  return {
    name: line.name,
    quantity,
    unit: line.unit,
    price: line.unitCents > 0 ? typedEuro(line.unitCents) : '',
  };
}

/** What is typed as a line; what cannot be read is nothing, and asked for before the project is submitted. */
export function lineOf(row: CostRow): CostLine {
  return {
    name: row.name,
    quantity: parseQuantity(row.quantity) ?? 0,
    unit: row.unit,
    unitCents: parseEuro(row.price) ?? 0,
  };
}

/** A number as people type it: `12`, `2,5`, `1 200.125`; at most three decimals. `null` for anything else. */
export function parseQuantity(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  return /^\d{1,7}(\.\d{1,3})?$/.test(bare) ? Number(bare) : null;
}

/** Why what is typed in a field of a line is no number, as the code of a refusal; null where it is one or nothing. */
export function unreadable(row: CostRow, field: string): string | null {
  if (field === 'quantity' && row.quantity.trim() !== '' && parseQuantity(row.quantity) === null)
    return 'cost_line_quantity_wrong';
  if (field === 'unitCents' && row.price.trim() !== '' && parseEuro(row.price) === null)
    return 'cost_line_price_wrong';
  return null;
}
