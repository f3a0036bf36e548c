import { exportPaperDocx, exportPaperHtml, type Paper } from '#libs/bylaw-exchange';
import { Refused } from '../http/refused.js';
import type { MadeFile } from '../http/send-file.js';
import { printPdf } from './print-pdf.js';

const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** A paper as a Word file or for printing. @throws Refused 422 for another format. */
export async function paperFile(paper: Paper, format: string, name: string): Promise<MadeFile> {
  if (format !== 'docx' && format !== 'pdf')
    throw new Refused([{ code: 'export.format', where: 'format' }], 422);
  const bytes =
    format === 'docx'
      ? exportPaperDocx(paper)
      : await printPdf(exportPaperHtml(paper), { title: paper.title, lang: 'lv' });
  return { name: `${name}.${format}`, mediaType: MEDIA[format], bytes };
}
