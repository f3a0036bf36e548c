import type { EditPlan } from '../amending.js';
import type { BylawPlan } from '../bylaw-plan.js';

const amendment = (
  plan: Pick<BylawPlan, 'title' | 'topic' | 'question' | 'summary' | 'targetGroups'> & {
    need: string;
    cost: string;
  },
): BylawPlan => ({
  ...plan,
  basis: 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu',
  chapters: [],
  closing: [],
  memorandum: [
    plan.need,
    plan.cost,
    'Sabiedrība: skaidrāki nosacījumi. Vide, veselība, uzņēmējdarbība un konkurence: ietekmes nav.',
    'Fiziskajām personām, biedrībām un budžeta institūcijām papildu administratīvo izmaksu nav.',
    'Jaunas funkcijas un amata vietas nav vajadzīgas.',
    'Izpildi nodrošina tā pati struktūrvienība, kas pilda grozāmos noteikumus.',
    'Grozījumi ir mazākais iespējamais līdzeklis; jauns akts nav vajadzīgs.',
  ],
});

/** Amends the by-law on sport projects: promulgated, one part comes into force later. */
export const SPORT_AMENDED = amendment({
  title: 'Grozījumi noteikumos par sporta projektiem',
  topic: 'culture_sport',
  question: 'Vai projektam pietiks ar 4 000 euro, un kam jābūt pieejamam treniņos?',
  summary:
    'Sporta projektam varēs saņemt līdz 4 000 euro. Treniņiem jābūt pieejamiem arī bērniem ar kustību traucējumiem; šī prasība sāksies vēlāk.',
  targetGroups: ['sporta biedrības', 'bērnu vecāki'],
  need: 'Cenas ir augušas, un 3 000 euro projektam vairs nepietiek. Citādi mērķi sasniegt nevar, jo summa ir noteikumos.',
  cost: 'Izdevumi līdz 60 000 euro gadā (15 projekti × 4 000 euro).',
});

/** Amends the by-law on courtyards: being drafted. */
export const COURTYARDS_AMENDED = amendment({
  title: 'Grozījumi noteikumos par pagalmiem',
  topic: 'territory_upkeep',
  question: 'Kas vēl jāļauj līdzfinansēt pagalmos?',
  summary: 'Līdzfinansējumu varēs saņemt arī lietus ūdens krātuvēm.',
  targetGroups: ['daudzdzīvokļu māju iedzīvotāji'],
  need: 'Vasarās trūkst ūdens apstādījumiem, bet krātuves līdz šim neatbalstīja.',
  cost: 'Papildu izdevumu nav: kopējā summa nemainās.',
});

/** What the first changes; its second instruction takes effect on the day given in words. */
export const sportEdited = (later: string): EditPlan => ({
  reworded: [['3\u00a0000\u00a0euro', '4\u00a0000\u00a0euro']],
  added: {
    behind: 'Viena projekta līdzfinansējums',
    text: 'Treniņiem jābūt pieejamiem arī bērniem ar kustību traucējumiem.',
  },
  own: `Šo saistošo noteikumu 1.2. apakšpunkts stājas spēkā ${later}.`,
});

/** What the second changes. */
export const COURTYARDS_EDITED: EditPlan = {
  reworded: [['30 dienu laikā un pamato', '20 dienu laikā un pamato']],
  added: {
    behind: 'Pievienotās vērtības nodokli',
    text: 'Līdzfinansējumu piešķir arī lietus ūdens krātuvēm.',
  },
};
