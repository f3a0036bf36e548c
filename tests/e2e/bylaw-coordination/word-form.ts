import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const DOCUMENT = 'word/document.xml';

/** What somebody types into the form for an answer: rows of the table of items, and who approved the opinion. */
export interface TypedAnswer {
  items: readonly (readonly [unit: string, kind: string, text: string, grounds: string, wording: string])[];
  approvedBy: string;
}

/** The form from the package that a party was sent, as Word saves it after somebody has typed into it. */
export function filledForm(archive: Uint8Array, answer: TypedAnswer): Buffer {
  const form = unzipSync(archive)['3-atzinuma-veidlapa.docx'];
  if (!form) throw new Error('The package has no form.');
  const parts = unzipSync(form);
  const cells = strFromU8(parts[DOCUMENT] ?? new Uint8Array()).split('<w:tc>');
  answer.items.forEach((texts, row) => {
    const first = cells.findIndex((cell) => cell.includes(`>${row + 1}.</w:t>`));
    texts.forEach(
      (text, column) => (cells[first + 1 + column] = typed(cells[first + 1 + column] ?? '', text)),
    );
  });
  const approver = cells.findIndex((cell) => cell.includes('Atzinumu apstiprinājis')) + 1;
  cells[approver] = typed(cells[approver] ?? '', answer.approvedBy);
  parts[DOCUMENT] = strToU8(cells.join('<w:tc>'));
  return Buffer.from(zipSync(parts));
}

/** The cell with the text in its first paragraph. */
function typed(cell: string, text: string): string {
  return cell.replace('</w:p>', `<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
}
