import { changed, letter, linesOf, type CoordinationFacts } from './statement.js';
import { DISPOSITION, KIND, MEANS, MEETING_RESULT, STATE, VERDICT, WHOLE } from './words.js';

/** Heads and rows of the statement for a spreadsheet: one row for each objection or proposal. */
export function statementRows(facts: CoordinationFacts): { head: string[]; rows: string[][] } {
  return {
    head: [
      'Nr.',
      'Kārta',
      'Institūcija',
      'Atzinums saņemts',
      'Pēc termiņa',
      'Punkts',
      'Veids',
      'Būtība',
      'Pamatojums',
      'Piedāvātā redakcija',
      'Atbilde',
      'Skaidrojums',
      'Sanāksme',
      'Redakcija pēc izmaiņām',
    ],
    rows: linesOf(facts.rounds).map(({ round, party, item }, index) => [
      String(index + 1),
      String(round.number),
      party.name,
      party.opinion?.receivedDay ?? '',
      party.opinion?.late ? 'jā' : 'nē',
      item.unitLabel || WHOLE,
      KIND[item.kind],
      item.text,
      item.grounds,
      item.proposedWording ?? '',
      item.disposition ? DISPOSITION[item.disposition] : '',
      item.reason,
      item.meeting ? MEETING_RESULT[item.meeting.result] : '',
      changed(item),
    ]),
  };
}

/** Heads and rows of the opinions for a spreadsheet: one row for each party asked. */
export function opinionRows(facts: CoordinationFacts): { head: string[]; rows: string[][] } {
  return {
    head: [
      'Kārta',
      'Institūcija',
      'Nosūtīts',
      'Veids',
      'Saņemšana apstiprināta',
      'Termiņš',
      'Stāvoklis',
      'Atzinums saņemts',
      'Saņemts (veids)',
      'Atzinuma numurs',
      'Atzinums',
      'Apstiprinājis',
      'Iebildumi',
      'Priekšlikumi',
      'Viedoklis kopumā',
    ],
    rows: facts.rounds.flatMap((round) =>
      round.parties.map((party) => {
        const { opinion, delivery } = party;
        const count = (objections: boolean): string =>
          String((opinion?.items ?? []).filter(({ kind }) => (kind === 'objection') === objections).length);
        return [
          String(round.number),
          party.name,
          delivery?.sentOn ?? '',
          delivery ? MEANS[delivery.means] : '',
          delivery?.receivedOn ?? '',
          round.dueDay,
          STATE[party.state],
          opinion?.receivedDay ?? '',
          opinion ? MEANS[opinion.means] : '',
          opinion ? letter(party) : '',
          opinion ? VERDICT[opinion.verdict] : '',
          opinion?.approvedBy ?? '',
          count(true),
          count(false),
          opinion?.text ?? '',
        ];
      }),
    ),
  };
}
