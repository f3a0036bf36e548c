import type { Paper, PaperBlock } from '#libs/bylaw-exchange';
import type {
  CoordinationDesk,
  CoordinationItemView,
  CoordinationPartyView,
  CoordinationRoundView,
} from '#libs/contracts';
import { DISPOSITION, KIND, MEANS, MEETING_RESULT, shortDay, STATE, VERDICT, WHOLE } from './words.js';

/** What the papers of a coordination are made of. */
export interface CoordinationFacts extends Pick<CoordinationDesk, 'rounds' | 'meetings' | 'coordination'> {
  title: string;
  code: string;
  council: string;
  /** Contacts with lobbyists in words (IPAL 6(3)); `null` while nothing was stated. */
  contacts: { heading: string; lines: readonly string[] } | null;
}

/** One objection or proposal with everything around it. */
export interface Line {
  round: CoordinationRoundView;
  party: CoordinationPartyView;
  item: CoordinationItemView;
}

const STATEMENT_HEADS = [
  'Nr. p. k.',
  'Institūcija, kārta',
  'Projekta punkts',
  'Iebildums vai priekšlikums, pamatojums',
  'Piedāvātā redakcija',
  'Atbilde',
  'Redakcija pēc izmaiņām',
] as const;

/**
 * The statement (izziņa): who was asked and answered how, every objection and proposal with its answer and the words that
 * answer it, meetings, contacts with lobbyists.
 */
export function statementPaper(facts: CoordinationFacts): Paper {
  const all = linesOf(facts.rounds);
  const disputed = all.filter(isDisputed);
  const others = all.filter((line) => !isDisputed(line));
  return {
    title: 'Izziņa par atzinumos sniegtajiem iebildumiem un priekšlikumiem',
    landscape: true,
    blocks: [
      head(facts),
      { kind: 'heading', text: 'Institūcijas un to atzinumi' },
      {
        kind: 'table',
        head: ['Institūcija', 'Kārta', 'Nosūtīts', 'Atzinums saņemts', 'Atzinums'],
        widths: [30, 8, 20, 22, 20],
        rows: facts.rounds.flatMap((round) => round.parties.map((party) => partyRow(round, party))),
      },
      ...section('Iebildumi, par kuriem vienošanās nav panākta', disputed, 1),
      ...section('Pārējie iebildumi un priekšlikumi', others, disputed.length + 1),
      ...meetings(facts),
      ...outcome(facts),
      ...contacts(facts),
    ],
  };
}

/** The opinions as they came, party by party. */
export function opinionsPaper(facts: CoordinationFacts): Paper {
  const given = facts.rounds.flatMap((round) =>
    round.parties.flatMap((party) => (party.opinion ? [{ round, party, opinion: party.opinion }] : [])),
  );
  return {
    title: 'Institūciju atzinumi par saistošo noteikumu projektu',
    blocks: [
      head(facts),
      ...given.flatMap(({ round, party, opinion }): PaperBlock[] => [
        { kind: 'heading', text: `${party.name} (${round.number}. kārta)` },
        {
          kind: 'table',
          widths: [3, 7],
          rows: [
            ['Atzinums', VERDICT[opinion.verdict]],
            ['Saņemts', received(party)],
            ...(opinion.documentNo ? [['Atzinuma numurs', letter(party)]] : []),
            ['Apstiprinājis', opinion.approvedBy],
            ...(opinion.text ? [['Viedoklis par projektu kopumā', opinion.text]] : []),
          ],
        },
        ...(opinion.items.length === 0
          ? []
          : [
              {
                kind: 'table' as const,
                head: ['Nr.', 'Punkts', 'Iebildums vai priekšlikums', 'Pamatojums', 'Piedāvātā redakcija'],
                widths: [6, 18, 30, 23, 23],
                rows: opinion.items.map((item) => [
                  `${item.position}.`,
                  item.unitLabel || WHOLE,
                  `${KIND[item.kind]}\n${item.text}`,
                  item.grounds,
                  item.proposedWording ?? '',
                ]),
              },
            ]),
      ]),
      ...(given.length === 0 ? [{ kind: 'paragraph' as const, text: 'Atzinumi nav saņemti.' }] : []),
    ],
  };
}

function head(facts: CoordinationFacts): PaperBlock {
  return {
    kind: 'table',
    widths: [3, 7],
    rows: [
      ['Projekts', facts.title],
      ['Identifikators', facts.code],
      ['Pašvaldība', facts.council],
    ],
  };
}

/** The lines of the rounds, in the order in which the opinions came. */
export function linesOf(rounds: readonly CoordinationRoundView[]): Line[] {
  return rounds.flatMap((round) =>
    round.parties.flatMap((party) => (party.opinion?.items ?? []).map((item) => ({ round, party, item }))),
  );
}

/** An objection that was not wholly taken into account and that no meeting has settled. */
function isDisputed({ item, party }: Line): boolean {
  const settled = item.meeting !== null && item.meeting.result !== 'maintained';
  return item.kind === 'objection' && !party.opinion?.late && item.disposition !== 'accepted' && !settled;
}

function section(title: string, lines: readonly Line[], first: number): PaperBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      head: STATEMENT_HEADS,
      widths: [5, 14, 11, 24, 16, 15, 15],
      rows: lines.map((line, index) => statementRow(line, first + index)),
    },
  ];
}

function statementRow({ round, party, item }: Line, number: number): string[] {
  const answer = [
    item.disposition ? DISPOSITION[item.disposition] : 'Nav atbildēts',
    item.reason,
    item.meeting ? `Sanāksme: ${MEETING_RESULT[item.meeting.result].toLowerCase()}` : '',
  ];
  return [
    `${number}.`,
    `${party.name}, ${round.number}. kārta${party.opinion?.late ? ' (saņemts pēc termiņa)' : ''}`,
    item.unitLabel || WHOLE,
    [`${KIND[item.kind]}: ${item.text}`, item.grounds ? `Pamatojums: ${item.grounds}` : '']
      .filter(Boolean)
      .join('\n'),
    item.proposedWording ?? '',
    answer.filter(Boolean).join('\n'),
    changed(item),
  ];
}

/** The words that answer an item, unit by unit. */
export function changed({ changes }: CoordinationItemView): string {
  return changes.map(({ label, after }) => `${label}: ${after === '' ? '(svītrots)' : after}`).join('\n');
}

function partyRow(round: CoordinationRoundView, party: CoordinationPartyView): string[] {
  const { delivery } = party;
  return [
    party.name,
    `${round.number}.`,
    delivery ? `${shortDay(delivery.sentOn)} ${MEANS[delivery.means]}` : 'nav nosūtīts',
    party.opinion ? received(party) : '',
    STATE[party.state],
  ];
}

function received({ opinion }: CoordinationPartyView): string {
  return opinion
    ? `${shortDay(opinion.receivedDay)} ${MEANS[opinion.means]}${opinion.late ? ' (pēc termiņa)' : ''}`
    : '';
}

/** Number and day of the party's letter. */
export function letter({ opinion }: CoordinationPartyView): string {
  return [opinion?.documentNo, shortDay(opinion?.documentDay ?? null)].filter(Boolean).join(', ');
}

function meetings({ meetings: held }: CoordinationFacts): PaperBlock[] {
  return held
    .filter(({ state }) => state === 'held')
    .flatMap((meeting): PaperBlock[] => [
      { kind: 'heading', text: `${meeting.number}. saskaņošanas sanāksme ${shortDay(meeting.day)}` },
      {
        kind: 'paragraph',
        text: meeting.parties
          .map(({ name, present, represented }) =>
            present ? `${name}: ${represented}` : `${name}: nepiedalījās, iebildumi uzskatāmi par atsauktiem`,
          )
          .join('\n'),
      },
      { kind: 'paragraph', text: meeting.text },
    ]);
}

function outcome({ coordination }: CoordinationFacts): PaperBlock[] {
  const closed = coordination?.closed;
  if (!closed || closed.outcome === 'abandoned') return [];
  const said =
    closed.outcome === 'agreed' ? 'Projekts ir saskaņots.' : `Projekts nav saskaņots. ${closed.reason ?? ''}`;
  return [{ kind: 'paragraph', text: `${shortDay(closed.day)} ${said.trim()}` }];
}

function contacts({ contacts: note }: CoordinationFacts): PaperBlock[] {
  if (!note) return [];
  return [
    { kind: 'heading', text: note.heading },
    { kind: 'paragraph', text: note.lines.join('\n') },
  ];
}
