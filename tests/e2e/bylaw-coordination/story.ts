import { Journey } from '../support/journey.js';

export const TITLE = 'Par atkritumu dalītu vākšanu';

/** People of Vidzāle by what they do in the story. */
export const LAWYER = 'Ilze Bērziņa';
export const HEAD = 'Andris Kalniņš';
export const CHAIR = 'Juris Vītols';
export const ASSOCIATION_PERSON = 'Elza Vilka';

export const DEPARTMENT = 'Attīstības un īpašumu nodaļa';
/** Answers by a file. */
export const OUTSIDER = 'Vidzāles ūdens, SIA';

/** A draft that institutions are asked about. */
export class CoordinationStory extends Journey {
  code = '';
  /** Last day of the round that runs. */
  dueDay = '';

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }
}
