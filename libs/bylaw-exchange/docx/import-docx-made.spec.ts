import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  TableOfContents,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ILevelsOptions,
} from 'docx';
import { linesOf, readDocxFile } from './testing/read-docx.js';

const level = (at: number, format: ILevelsOptions['format'], text: string): ILevelsOptions => ({
  level: at,
  ...(format ? { format } : {}),
  text,
});
const point = (text: string, at = 0): Paragraph =>
  new Paragraph({ text, numbering: { reference: 'points', level: at } });
const centred = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, bold: true })] });
const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });

/** A by-law made by another program's library, with its own habits. */
async function made(): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.DECIMAL, '%1.%2.')],
        },
        { reference: 'chapters', levels: [level(0, LevelFormat.UPPER_ROMAN, '%1.')] },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Skaidrojums')] } },
    comments: {
      children: [
        {
          id: 0,
          author: 'Ilze',
          date: new Date('2026-01-05T10:00:00Z'),
          children: [new Paragraph('Kāpēc?')],
        },
      ],
    },
    sections: [
      {
        children: [
          centred('Vidzāles novada domes saistošie noteikumi Nr. 3'),
          centred('Par tirgiem'),
          new Paragraph({
            text: 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu',
            alignment: AlignmentType.RIGHT,
          }),
          new TableOfContents('Saturs', { headingStyleRange: '1-2' }),
          new Paragraph({
            text: 'Vispārīgie jautājumi',
            heading: HeadingLevel.HEADING_1,
            numbering: { reference: 'chapters', level: 0 },
          }),
          point('Tirgus rīko:'),
          point('pašvaldība;', 1),
          new Paragraph({
            numbering: { reference: 'points', level: 1 },
            children: [
              new CommentRangeStart(0),
              new TextRun('komersants'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new FootnoteReferenceRun(1),
              new InsertedTextRun({
                text: ' vai biedrība',
                id: 7,
                author: 'Ilze',
                date: '2026-01-05T10:00:00Z',
              }),
              new TextRun('.'),
            ],
          }),
          new Table({
            rows: [
              new TableRow({ tableHeader: true, children: [cell('Tirgus'), cell('Maksa')] }),
              new TableRow({ children: [cell('Rudens'), cell('10')] }),
            ],
          }),
          new Paragraph({ children: [new TextRun('Domes priekšsēdētāja'), new TextRun('\tA. Priede')] }),
          new Paragraph({
            children: [new PageBreak(), new TextRun('Pielikums')],
            alignment: AlignmentType.RIGHT,
          }),
          centred('Karte'),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe('a by-law that another program made', () => {
  it('is read with its numbers, notes, comments and changes', async () => {
    const result = readDocxFile(await made());
    expect(linesOf(result)).toEqual([
      'Vidzāles novada domes saistošie noteikumi Nr. 3',
      'Par tirgiem',
      'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu',
      'I. Vispārīgie jautājumi',
      '1. Tirgus rīko:',
      '1.1. pašvaldība;',
      '1.2. komersants [Skaidrojums] vai biedrība.',
      'Tirgus\tMaksa',
      'Rudens\t10',
      'Domes priekšsēdētāja A. Priede',
      'Pielikums',
      'Karte',
    ]);
    expect(result.threads).toMatchObject([{ comments: [{ author: 'Ilze', text: 'Kāpēc?' }] }]);
    expect(result.findings.map(({ code }) => code).sort()).toEqual(['import.comments', 'import.suggestions']);
    expect(result.recognised).toMatchObject({ chapters: 1, points: 1, subpoints: 2, annexes: 1, tables: 1 });
  });
});
