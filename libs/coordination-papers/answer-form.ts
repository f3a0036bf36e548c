import type { Paper } from '#libs/bylaw-exchange';
import type { LegalDay } from '#libs/contracts';
import { VERDICT, shortDay } from './words.js';

/** What the form for an answer says of itself. */
export interface AnswerForm {
  /** Id of the party: by it a returned form is recognised. */
  number: string;
  title: string;
  code: string;
  council: string;
  party: string;
  round: number;
  dueDay: LegalDay;
  /** Where the answer is sent. */
  replyTo: string;
}

/** Labels of the form by which a returned one is read; people may write beside them and add rows. */
export const FORM_LABELS = {
  number: 'Veidlapas numurs',
  party: 'Atzinuma sniedzējs',
  letter: 'Atzinuma numurs un datums',
  whole: 'Viedoklis par projektu kopumā',
  approvedBy: 'Atzinumu apstiprinājis (vārds, uzvārds, amats)',
} as const;

/** Heads of the table of items. */
export const ITEM_HEADS = [
  'Nr. p. k.',
  'Projekta punkts',
  'Veids (iebildums, priekšlikums vai variants)',
  'Iebilduma vai priekšlikuma būtība',
  'Pamatojums',
  'Piedāvātā redakcija',
] as const;

const EMPTY_ROWS = 10;

/** The form in which a party without an account answers: a Word file that is read back into the portal. */
export function answerFormPaper(form: AnswerForm): Paper {
  const rows = Array.from({ length: EMPTY_ROWS }, (_, index) => [`${index + 1}.`, '', '', '', '', '']);
  return {
    title: 'Atzinums par saistošo noteikumu projektu',
    landscape: true,
    blocks: [
      {
        kind: 'table',
        widths: [3, 7],
        rows: [
          ['Projekts', form.title],
          ['Identifikators', `${form.code}, ${form.round}. kārta`],
          ['Pašvaldība', form.council],
          [FORM_LABELS.party, form.party],
          [FORM_LABELS.number, form.number],
          [FORM_LABELS.letter, ''],
          ['Termiņš', `${shortDay(form.dueDay)} (ieskaitot; pašvaldības noteikts)`],
        ],
      },
      {
        kind: 'paragraph',
        text: `Aizpildiet tukšās ailes, parakstiet (arī konteinerā .edoc vai .asice) un nosūtiet uz pašvaldības e-adresi vai uz ${form.replyTo}. Ja termiņā atbildes nav, projekts uzskatāms par saskaņotu.`,
      },
      { kind: 'heading', text: 'Atzinums (atzīmējiet vienu ar X)' },
      {
        kind: 'table',
        head: ['X', 'Atzinums'],
        widths: [1, 9],
        rows: [
          ['', VERDICT.no_objections],
          ['', VERDICT.proposals],
          ['', VERDICT.objections],
        ],
      },
      { kind: 'heading', text: 'Iebildumi un priekšlikumi' },
      {
        kind: 'paragraph',
        text: 'Katru iebildumu un priekšlikumu rakstiet savā rindā; rindas var pievienot. Punktu norādiet tā, kā projektā, piemēram, 5.2. apakšpunkts; ja tas ir par visu projektu, aili atstājiet tukšu. Iebildumam vajag pamatojumu.',
      },
      { kind: 'table', head: ITEM_HEADS, widths: [4, 10, 11, 28, 24, 23], rows },
      {
        kind: 'table',
        widths: [3, 7],
        rows: [
          [FORM_LABELS.whole, ''],
          [FORM_LABELS.approvedBy, ''],
        ],
      },
    ],
  };
}
