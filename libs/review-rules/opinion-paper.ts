import type { Paper, PaperBlock } from '#libs/bylaw-exchange';
import type { LegalDay, MinistryOutcome, ReviewObjection, SectorViewInput } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

/** What an opinion of a ministry is made of. */
export interface OpinionPaperFacts {
  ministry: string;
  council: string;
  bylaw: {
    title: string;
    /** `null` before it has one. */
    number: string | null;
    decision: { number: string; day: LegalDay } | null;
    signedOn: LegalDay | null;
    /** SHA-256 of the text that was assessed, hexadecimal. */
    digest: string;
  };
  round: number;
  /** The law that names the ministry; `null` where VARAM reviews. */
  law: string | null;
  sentOn: LegalDay;
  receivedOn: LegalDay | null;
  /** `null` while it is a draft. */
  issuedOn: LegalDay | null;
  number: string | null;
  outcome: MinistryOutcome;
  conclusion: string;
  objections: readonly ReviewObjection[];
  /** Views of sector ministries; those without an answer are left out. */
  sectorViews: readonly SectorViewInput[];
}

/** How an opinion ends. */
const OUTCOME: Record<MinistryOutcome, string> = {
  no_objections: 'Iebildumu pret saistošo noteikumu tiesiskumu nav.',
  objections_whole: 'Saistošie noteikumi kopumā ir prettiesiski.',
  objections_partial: 'Prettiesiskas ir saistošo noteikumu atsevišķas normas, kas norādītas iebildumos.',
};

const AFTER_LAWFUL =
  'Pašvaldība triju darbdienu laikā pēc atzinuma saņemšanas nosūta saistošos noteikumus un to paskaidrojuma rakstu izsludināšanai oficiālajā izdevumā "Latvijas Vēstnesis" (Pašvaldību likuma 47. panta ceturtā daļa).';
const AFTER_OBJECTIONS = [
  'Pašvaldība precizē saistošos noteikumus atbilstoši atzinumam un atkārtoti nosūta tos ministrijai atzinuma sniegšanai (Pašvaldību likuma 47. panta piektā daļa).',
  'Ja dome atzinumam pilnībā vai kādā tā daļā nepiekrīt, tā divu mēnešu laikā pēc atzinuma saņemšanas pieņem lēmumu ar pamatojumu un triju darbdienu laikā pēc tā parakstīšanas to nosūta (Pašvaldību likuma 47. panta sestā daļa). Pēc šiem termiņiem saistošos noteikumus nav tiesību publicēt (septītā daļa).',
];

/** The opinion on the legality of a by-law as a document (PL 47(2)): for signing while it is a draft, then as it was given. */
export function opinionPaper(facts: OpinionPaperFacts): Paper {
  const { bylaw, objections } = facts;
  return {
    title: facts.issuedOn
      ? 'Atzinums par saistošajiem noteikumiem'
      : 'Atzinuma projekts par saistošajiem noteikumiem',
    blocks: [
      { kind: 'table', widths: [3, 7], rows: heads(facts) },
      { kind: 'heading', text: 'Izvērtētie saistošie noteikumi' },
      { kind: 'table', widths: [3, 7], rows: bylawRows(facts) },
      ...sectorBlocks(facts.sectorViews),
      { kind: 'heading', text: 'Atzinums' },
      { kind: 'paragraph', text: OUTCOME[facts.outcome] },
      ...(facts.conclusion ? [{ kind: 'paragraph' as const, text: facts.conclusion }] : []),
      ...(objections.length > 0 && facts.outcome !== 'no_objections'
        ? [{ kind: 'heading' as const, text: 'Iebildumi' }, objectionTable(objections)]
        : []),
      { kind: 'heading', text: 'Turpmākā rīcība' },
      ...(facts.outcome === 'no_objections' ? [AFTER_LAWFUL] : AFTER_OBJECTIONS).map((text) => ({
        kind: 'paragraph' as const,
        text,
      })),
      { kind: 'paragraph', text: `Izvērtētā teksta kontrolsumma (SHA-256): ${bylaw.digest}` },
    ],
  };
}

function heads(facts: OpinionPaperFacts): string[][] {
  return [
    ['Atzinuma sniedzējs', facts.ministry],
    ['Adresāts', facts.council],
    ['Datums', facts.issuedOn ? datePhrase(facts.issuedOn, 'nom') : 'projekts, nav izdots'],
    ...(facts.number ? [['Numurs', facts.number]] : []),
    [
      'Tiesiskais pamats',
      facts.law
        ? `Pašvaldību likuma 47. panta otrā daļa; ${facts.law}`
        : 'Pašvaldību likuma 47. panta otrā daļa',
    ],
  ];
}

function bylawRows({ bylaw, round, sentOn, receivedOn }: OpinionPaperFacts): string[][] {
  return [
    ['Nosaukums', bylaw.number ? `Nr. ${bylaw.number} "${bylaw.title}"` : `"${bylaw.title}"`],
    ...(bylaw.decision
      ? [['Domes lēmums', `Nr. ${bylaw.decision.number}, ${datePhrase(bylaw.decision.day, 'nom')}`]]
      : []),
    ...(bylaw.signedOn ? [['Parakstīti', datePhrase(bylaw.signedOn, 'loc')]] : []),
    ['Nosūtīti atzinuma sniegšanai', `${datePhrase(sentOn, 'loc')}${round > 1 ? ` (${round}. reizi)` : ''}`],
    ...(receivedOn ? [['Saņemti ministrijā', datePhrase(receivedOn, 'loc')]] : []),
  ];
}

function sectorBlocks(views: readonly SectorViewInput[]): PaperBlock[] {
  const given = views.flatMap(({ ministry, answeredOn, text }) =>
    answeredOn && text ? [[ministry, datePhrase(answeredOn, 'nom'), text]] : [],
  );
  if (given.length === 0) return [];
  return [
    { kind: 'heading', text: 'Nozares ministriju viedokļi (Pašvaldību likuma 47. panta trešā daļa)' },
    { kind: 'table', head: ['Ministrija', 'Sniegts', 'Viedoklis'], widths: [25, 20, 55], rows: given },
  ];
}

function objectionTable(objections: readonly ReviewObjection[]): PaperBlock {
  return {
    kind: 'table',
    head: ['Nr. p. k.', 'Norma', 'Iebildums', 'Pārkāptā norma', 'Piedāvātā redakcija'],
    widths: [7, 15, 33, 22, 23],
    rows: objections.map((one, index) => [
      `${index + 1}.`,
      one.unitLabel || 'Noteikumi kopumā',
      one.text,
      one.grounds,
      one.proposedWording ?? '',
    ]),
  };
}
