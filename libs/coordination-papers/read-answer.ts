import type { PlainBlock, PlainDocx } from '#libs/bylaw-exchange';
import type { CoordinationItemInput, CoordinationItemKind, CoordinationVerdict } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import { FORM_LABELS } from './answer-form.js';
import { unitFinder, type NamedUnit } from './unit-finder.js';
import { VERDICT } from './words.js';

/** What a file says. */
export interface ReadAnswer {
  /** The number of the form, where the file is one. */
  formNumber: string | null;
  /** As it is marked; else as the items tell; `null` where neither does. */
  verdict: CoordinationVerdict | null;
  /** On the draft as a whole. */
  text: string;
  approvedBy: string;
  documentNo: string;
  items: CoordinationItemInput[];
  /** Places of items that name a point which the draft does not have; they are about the whole until somebody says more. */
  unplaced: number[];
  /** Text outside of what was understood, to be split by hand. */
  paragraphs: string[];
}

type Columns = Partial<Record<'unit' | 'kind' | 'text' | 'grounds' | 'wording', number>>;

/** Words by which a column is known, in our form and in the tables that institutions make themselves. */
const COLUMN_WORDS: readonly (readonly [keyof Columns, RegExp])[] = [
  ['wording', /\bpiedavat\w* redakcij|\bredakcijas priekslikum/],
  ['kind', /^veids\b/],
  ['text', /\bbutib|^iebildum|^priekslikum|iebildums\s*\/\s*priekslikums|^viedoklis/],
  ['grounds', /\bpamatoj/],
  ['unit', /\bpunkt|^projekta redakcija|\bnorma\b/],
];

/**
 * Reads an answer: our form, or any Word file with a table of objections (point, objection, grounds, proposed wording in
 * whatever order); the rest stays text. An item whose kind nobody wrote is an objection where it has grounds or the
 * opinion objects, else a proposal.
 */
export function readAnswer(file: PlainDocx, units: readonly NamedUnit[]): ReadAnswer {
  const answer: ReadAnswer = {
    formNumber: null,
    verdict: null,
    text: '',
    approvedBy: '',
    documentNo: '',
    items: [],
    unplaced: [],
    paragraphs: [],
  };
  const rows: Record<keyof Columns, string>[] = [];
  for (const block of file.blocks) {
    if (block.kind === 'paragraph') answer.paragraphs.push(block.text);
    else readTable(block.rows, answer, rows);
  }
  const find = unitFinder(units);
  for (const row of rows) {
    const unit = find(row.unit);
    if (unit === undefined) answer.unplaced.push(answer.items.length);
    const said = unit === undefined ? `${row.unit}: ${row.text}` : row.text;
    answer.items.push({
      kind: kindOf(row, answer.verdict),
      unitId: unit ?? null,
      text: said,
      grounds: row.grounds,
      proposedWording: row.wording === '' ? null : row.wording,
    });
  }
  answer.verdict = agreeing(answer);
  if (answer.formNumber !== null) answer.paragraphs = [];
  return answer;
}

function readTable(
  table: Extract<PlainBlock, { kind: 'table' }>['rows'],
  answer: ReadAnswer,
  found: Record<keyof Columns, string>[],
): void {
  const [head = [], ...rest] = table;
  const columns = columnsOf(head);
  if (columns.text !== undefined && (columns.unit !== undefined || columns.wording !== undefined)) {
    for (const cells of rest) {
      const cell = (name: keyof Columns): string => (cells[columns[name] ?? -1] ?? '').trim();
      const row = {
        unit: cell('unit'),
        kind: cell('kind'),
        text: cell('text') || cell('wording'),
        grounds: cell('grounds'),
        wording: cell('wording'),
      };
      if (row.text !== '') found.push(row);
    }
    return;
  }
  for (const cells of table) if (!readLine(cells, answer)) answer.paragraphs.push(cells.join(' | '));
}

/** A line "label: value" of the form, or one with a mark before a verdict. */
function readLine([first = '', ...rest]: readonly string[], answer: ReadAnswer): boolean {
  const value = rest.join('\n').trim();
  const label = fold(first).trim();
  const is = (name: string): boolean => label === fold(name);
  const verdict = (Object.keys(VERDICT) as CoordinationVerdict[]).find(
    (one) => fold(value) === fold(VERDICT[one]),
  );
  if (verdict) {
    if (marked(first)) answer.verdict = answer.verdict === null ? verdict : answer.verdict;
    return true;
  }
  if (is(FORM_LABELS.number)) answer.formNumber = value;
  else if (is(FORM_LABELS.letter)) answer.documentNo = value;
  else if (is(FORM_LABELS.whole)) answer.text = value;
  else if (is(FORM_LABELS.approvedBy)) answer.approvedBy = value.replace(/\s+/g, ' ');
  else return false;
  return true;
}

function marked(cell: string): boolean {
  return cell.trim() !== '' && !/^[\s☐□_.[\]()-]*$/.test(cell);
}

function columnsOf(head: readonly string[]): Columns {
  const columns: Columns = {};
  head.forEach((text, index) => {
    const folded = fold(text).replace(/\s+/g, ' ').trim();
    const name = COLUMN_WORDS.find(
      ([one, pattern]) => columns[one] === undefined && pattern.test(folded),
    )?.[0];
    if (name) columns[name] = index;
  });
  return columns;
}

function kindOf(
  { kind, grounds }: { kind: string; grounds: string },
  verdict: CoordinationVerdict | null,
): CoordinationItemKind {
  const folded = fold(kind).trim();
  if (folded.startsWith('priekslik')) return 'proposal';
  if (folded.includes('variant')) return 'variant';
  if (folded.startsWith('iebild')) return 'objection';
  return verdict === 'objections' || (verdict === null && grounds !== '') ? 'objection' : 'proposal';
}

/** Items tell more than a mark: with an objection the opinion objects. */
function agreeing({ verdict, items }: ReadAnswer): CoordinationVerdict | null {
  if (items.some(({ kind }) => kind === 'objection')) return 'objections';
  if (items.length > 0) return 'proposals';
  return verdict;
}
