import { Injectable } from '@nestjs/common';
import { exportPaperDocx, exportPaperHtml, type Paper } from '#libs/bylaw-exchange';
import type { Collation } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { FORM2_HEAD, form2Foot, outcomeWords } from '#libs/participation-rules';
import type { MadeFile } from '../../platform/http/send-file.js';
import { Refused } from '../../platform/http/refused.js';
import { printPdf } from '../../platform/print/print-pdf.js';

const LATE = 'Saņemts pēc termiņa; nav vērtēts.';

/** The collation of opinions as a file: Word, PDF, HTML or a table of values. */
@Injectable()
export class CollationFile {
  /** @throws Refused 422 for another format. */
  async of(collation: Collation, format: string): Promise<MadeFile> {
    const paper = toPaper(collation);
    const name = `viedoklu-apkopojums.${format}`;
    switch (format) {
      case 'docx':
        return {
          name,
          mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          bytes: exportPaperDocx(paper),
        };
      case 'pdf':
        return {
          name,
          mediaType: 'application/pdf',
          bytes: await printPdf(exportPaperHtml(paper), { title: paper.title, lang: 'lv' }),
        };
      case 'html':
        return { name, mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(exportPaperHtml(paper)) };
      case 'csv':
        return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(toCsv(collation)) };
      default:
        throw new Refused([{ code: 'export.format', where: 'format' }], 422);
    }
  }
}

function toPaper(collation: Collation): Paper {
  const { title, from, to, rows, received, disregarded, responsible, day } = collation;
  return {
    title: `Publiskās apspriešanas laikā no ${datePhrase(from, 'gen')} līdz ${datePhrase(to, 'dat')} saņemto viedokļu, priekšlikumu un iebildumu apkopojums par saistošo noteikumu projektu "${title}"`,
    landscape: true,
    blocks: [
      { kind: 'table', head: [...FORM2_HEAD], widths: [6, 20, 30, 14, 30], rows: rows.map(cells) },
      {
        kind: 'paragraph',
        text: `Saņemto viedokļu skaits: ${received}.${disregarded > 0 ? ` Saskaņā ar Ministru kabineta 2024. gada 15. oktobra noteikumu Nr. 639 20. punktu nav izskatīti: ${disregarded}.` : ''}`,
      },
      ...form2Foot(day, responsible).map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  };
}

function cells({
  number,
  submitters,
  opinions,
  substance,
  outcome,
  reason,
  late,
}: Collation['rows'][number]) {
  const count = opinions > 1 ? ` (viedokļu skaits: ${opinions})` : '';
  return [`${number}.`, submitters, `${substance}${count}`, outcomeWords(outcome), late ? LATE : reason];
}

/** With the mark that makes spreadsheets read UTF-8; a cell that begins like a formula stays a text. */
function toCsv(collation: Collation): string {
  const quoted = (text: string): string =>
    `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = [[...FORM2_HEAD], ...collation.rows.map(cells)].map((row) => row.map(quoted).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
