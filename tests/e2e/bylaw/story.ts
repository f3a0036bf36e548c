import { fileURLToPath } from 'node:url';
import { Journey } from '../support/journey.js';

/** The by-law of the journey, as the lawyer has it in a file. */
export const FILE = fileURLToPath(new URL('./fixtures/tirgus-laukums.md', import.meta.url));
export const TITLE = 'Par Vidzāles tirgus laukuma lietošanu';

/** People of Vidzāle by what they do in the story. */
export const LAWYER = 'Ilze Bērziņa';
export const LEGAL_ENDORSER = 'Laima Ozola';
export const HEAD = 'Andris Kalniņš';
export const SECRETARY = 'Kristīne Liepa';
export const CHAIR = 'Juris Vītols';
export const RESIDENT = 'Anna Zariņa';

/** The journey of one by-law; what a step learns the next one uses. */
export class BylawStory extends Journey {
  /** For example `26-SN-VID-9`. */
  code = '';
  /** Last day of the opinion stage. */
  closes = '';
  sittingDay = '';
  /** Path of the sitting in the workspace. */
  sittingPath = '';
  /** The number the by-law was given. */
  number = '';
  entryDay = '';

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  /** A page of the by-law that everybody may read. */
  open(page = ''): string {
    return `/vidzale/noteikumi/${this.code}${page && '/'}${page}`;
  }
}
