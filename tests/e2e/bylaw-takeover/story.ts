import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { exportDocx, importBylaw } from '#libs/bylaw-exchange';
import { mirrored, printPage, zipOf } from '../../support/takeover.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';
export const NAME = 'Noteikumi, kas pieņemti agrāk';
export const WORD_TITLE = 'Par 7. tirgus laukuma izmantošanu';

/** A file as the browser sends it. */
export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Files of four kinds: an archive of Markdown, a print page, a Word file, and one that is no text. */
export async function files(): Promise<PickedFile[]> {
  const archive = zipOf([4, 5, 6].map((number) => [`noteikumi/${number}.md`, mirrored(number)] as const));
  const file = (name: string, content: string | Buffer | Uint8Array): PickedFile => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  return [
    file('agrākie.zip', archive),
    file('suņi.html', printPage(3)),
    file('tirgus.docx', await wordFile()),
    file('attēls.png', 'x'),
  ];
}

/** An own by-law as a Word file; it says neither number nor publication. */
async function wordFile(): Promise<Uint8Array> {
  const read = importBylaw({ name: '7.md', text: mirrored(7) }, { newId: idSource(seededRandom(7)) });
  if (!read.allowed) throw new Error('The by-law was not read.');
  return exportDocx(bylawSchema.nodeFromJSON(read.document));
}

/** All by-laws of earlier years, taken over at once. */
export class TakeoverStory extends Journey {
  /** Path of the takeover in the workspace. */
  batch = '';
}
