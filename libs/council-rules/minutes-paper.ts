import type { Paper, PaperBlock } from '#libs/bylaw-exchange';
import type {
  AgendaItemView,
  AgendaVoteView,
  AmendmentState,
  ItemOutcome,
  LegalDay,
  MinutesView,
  SittingView,
  VoteChoice,
} from '#libs/contracts';

/** What the minutes of a sitting are made of. */
export interface MinutesFacts {
  /** `Vidzāles novada dome` */
  council: string;
  sitting: SittingView;
  minutes: MinutesView;
  /** What was said about each item, by its id (PL 38(3)7–8, 11–12). */
  debates: ReadonlyMap<string, string>;
}

/**
 * Who reads them: `signing` has everything that the law asks for (PL 38(3)); `public` shows only the essence of closed
 * matters and of their decisions (PL 27(4)), and is what the official website may carry (PL 38(6)).
 */
export type MinutesReader = 'signing' | 'public';

const CHOICES: readonly { choice: VoteChoice; word: string }[] = [
  { choice: 'for', word: 'Par' },
  { choice: 'against', word: 'Pret' },
  { choice: 'abstain', word: 'Atturas' },
  { choice: 'not_participating', word: 'Nepiedalās' },
];

const OUTCOME: Record<ItemOutcome, string> = {
  adopted: 'Pieņemts',
  rejected: 'Noraidīts',
  removed: 'Noņemts no darba kārtības',
};

const AMENDMENT: Record<AmendmentState, string> = {
  tabled: 'par to nav balsots',
  adopted: 'pieņemts',
  rejected: 'noraidīts',
  lapsed: 'zaudējis priekšmetu',
  withdrawn: 'atsaukts',
};

const CHANGE: Record<AgendaVoteView['question'], string> = {
  add: 'Par iekļaušanu darba kārtībā',
  remove: 'Par izslēgšanu no darba kārtības',
  order: 'Par darba kārtības secību',
  amendment: 'Par priekšlikumu',
};

/** The minutes of a sitting of the council or of a committee, with everything that article 38(3) lists. In Latvian. */
export function sittingMinutesPaper(facts: MinutesFacts, reader: MinutesReader): Paper {
  const { sitting, minutes } = facts;
  const number = sitting.minutesNumber ?? '…';
  return {
    title: `Sēdes protokols Nr. ${number}`,
    blocks: [
      head(facts, reader),
      { kind: 'heading', text: 'Darba kārtība' },
      {
        kind: 'paragraph',
        text: agendaOf(sitting, reader).join('\n') || '–',
      },
      ...agendaVotes(minutes.agendaVotes),
      ...sitting.agenda.flatMap((item) => itemBlocks(item, facts, reader)),
      ...closing(facts, reader),
    ],
  };
}

/** What was not dealt with stood on the agenda too; whether it was closed is not told to everybody. */
function agendaOf({ agenda, undealt }: SittingView, reader: MinutesReader): string[] {
  const dealt = agenda.map((item) => `${item.position}. ${shown(item, reader)}`);
  const left = reader === 'signing' ? undealt.map(({ title }) => `${title} (neizskatīts)`) : [];
  return [...dealt, ...left];
}

function head({ council, sitting, minutes }: MinutesFacts, reader: MinutesReader): PaperBlock {
  const kept = minutes.minutes;
  const closed = sitting.agenda.some(({ essence }) => essence !== null);
  const kind = sitting.kind === 'regular' ? 'kārtējā' : 'ārkārtas';
  const repeated = sitting.repeatLevel > 0 ? ', atkārtota' : '';
  const here = ({ presence }: SittingView['councillors'][number]): boolean =>
    presence === 'present' || presence === 'remote';
  const names = (present: boolean): string =>
    sitting.councillors
      .filter((one) => here(one) === present)
      .map(({ name, presence }) => (presence === 'remote' ? `${name} (attālināti)` : name))
      .join(', ') || '–';
  return {
    kind: 'table',
    widths: [3, 7],
    rows: [
      ['Pašvaldība', council],
      [
        'Sēde',
        `${sitting.committee ?? 'Domes sēde'} (${kind}${repeated}, ${closed ? 'daļēji slēgta' : 'atklāta'})`,
      ],
      ['Vieta un laiks', `${sitting.place}, ${shortDay(sitting.day)} plkst. ${sitting.time}`],
      ...(kept ? [['Sēdi atklāj un slēdz', `plkst. ${kept.openedTime}–${kept.closedTime}`]] : []),
      ['Sēdi vada', sitting.chair],
      ...(kept ? [['Protokolē', kept.keeper]] : []),
      ['Piedalās', names(true)],
      ['Nepiedalās', names(false)],
      ...(kept?.absences && reader === 'signing' ? [['Neierašanās iemesli', kept.absences]] : []),
      ...(kept?.others ? [['Vārds dots arī', kept.others]] : []),
    ],
  };
}

function agendaVotes(votes: readonly AgendaVoteView[]): PaperBlock[] {
  return votes.flatMap((vote): PaperBlock[] => [
    {
      kind: 'paragraph',
      text: `${CHANGE[vote.question]}${vote.item ? `: ${vote.item}` : ''}. ${vote.carried ? 'Pieņemts' : 'Noraidīts'}.`,
    },
    rollCall(vote.votes),
  ]);
}

function itemBlocks(item: AgendaItemView, facts: MinutesFacts, reader: MinutesReader): PaperBlock[] {
  const hidden = reader === 'public' && item.essence !== null;
  const decision = item.decision ? ` Lēmums Nr. ${item.decision.number}, ${shortDay(item.decision.day)}` : '';
  const outcome = item.outcome ? `${OUTCOME[item.outcome]}.${decision}` : 'Nav izlemts.';
  const heading: PaperBlock = { kind: 'heading', text: `${item.position}. ${shown(item, reader)}` };
  if (hidden) return [heading, { kind: 'paragraph', text: `Slēgts jautājums. ${outcome}` }];
  const debate = facts.debates.get(item.id);
  const amendments = facts.minutes.amendments.filter(({ itemId }) => itemId === item.id);
  return [
    heading,
    ...(item.rapporteur ? [paragraph(`Ziņo ${item.rapporteur}.`)] : []),
    ...(debate ? [paragraph(debate)] : []),
    ...amendments.map((one) =>
      paragraph(
        `${one.number}. priekšlikums: ${one.place} (${one.author}), ${AMENDMENT[one.state]}${
          one.counts
            ? `: par ${one.counts.for}, pret ${one.counts.against}, atturas ${one.counts.abstain}, nepiedalās ${one.counts.notParticipating}`
            : ''
        }.`,
      ),
    ),
    paragraph(outcome),
    ...(item.votes.length > 0 ? [rollCall(item.votes)] : []),
  ];
}

function closing({ sitting, minutes }: MinutesFacts, reader: MinutesReader): PaperBlock[] {
  const kept = minutes.minutes;
  const closed = new Set(reader === 'public' ? sitting.agenda.flatMap(({ essence }) => essence ?? []) : []);
  return [
    ...(sitting.calledOff && sitting.calledOffReason
      ? [paragraph(`Sēde slēgta: ${sitting.calledOffReason}`)]
      : []),
    ...(kept?.notes ? [{ kind: 'heading' as const, text: 'Cita informācija' }, paragraph(kept.notes)] : []),
    { kind: 'heading', text: 'Paraksti' },
    {
      kind: 'table',
      widths: [3, 5, 2],
      rows: [
        ['Sēdes vadītājs', sitting.chair, kept?.signedOn ? shortDay(kept.signedOn) : ''],
        ['Protokolists', kept?.keeper ?? '', kept?.signedOn ? shortDay(kept.signedOn) : ''],
      ],
    },
    ...(minutes.statements.length > 0
      ? [{ kind: 'heading' as const, text: 'Deputātu rakstveida viedokļi' }]
      : []),
    ...minutes.statements.map(({ author, day, item, late, text }) =>
      paragraph(
        `${author}, ${shortDay(day)}${item ? ` (${item})` : ''}${late ? ', iesniegts pēc termiņa' : ''}${
          item !== null && closed.has(item) ? '' : `\n${text}`
        }`,
      ),
    ),
  ];
}

function rollCall(votes: readonly { name: string; choice: VoteChoice; conflict: boolean }[]): PaperBlock {
  return {
    kind: 'table',
    widths: [2, 1, 7],
    rows: CHOICES.map(({ choice, word }) => {
      const who = votes.filter((vote) => vote.choice === choice);
      const names = who.map(({ name, conflict }) => (conflict ? `${name} (interešu konflikts)` : name));
      return [word, String(who.length), names.join(', ') || '–'];
    }),
  };
}

function shown({ title, essence }: AgendaItemView, reader: MinutesReader): string {
  return reader === 'public' && essence !== null ? essence : title;
}

function paragraph(text: string): PaperBlock {
  return { kind: 'paragraph', text };
}

function shortDay(day: LegalDay): string {
  return `${day.split('-').reverse().join('.')}.`;
}
