import type { Staff } from './drafting.js';

/** Who works on the by-laws of the demo's novads. */
export const VIDZALE: Staff = {
  slug: 'vidzale',
  council: 'Vidzāles novada dome',
  site: 'www.vidzale.example',
  lawyer: 'Ilze Bērziņa',
  colleague: 'Gatis Lācis',
  legal: 'Laima Ozola',
  head: 'Andris Kalniņš',
  secretary: 'Kristīne Liepa',
  chair: 'Juris Vītols',
};

/** Who works on the by-laws of the demo's city. */
export const EZERKRASTI: Staff = {
  slug: 'ezerkrasti',
  council: 'Ezerkrastu valstspilsētas dome',
  site: 'www.ezerkrasti.example',
  lawyer: 'Toms Krastiņš',
  legal: 'Pēteris Strazds',
  head: 'Inga Rozīte',
  secretary: 'Elīna Kļava',
  chair: 'Gunārs Saulītis',
};
