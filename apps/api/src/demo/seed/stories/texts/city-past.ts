import type { GeolatvijaState, LegalDay } from '#libs/contracts';
import type { Planned } from '../budgeting.js';
import { line } from './project-plan.js';

/** A project of the demo that was submitted and voted on at GeoLatvija.lv; all are invented. */
export interface ElsewherePlan extends Planned {
  /** As GeoLatvija.lv numbers it. */
  nr: string;
  description: string;
  euros: number;
  point: [number, number];
  organisation?: string;
  /** Days after the first day of submission. */
  after: number;
  /** None where it did not come to the vote. */
  votes?: number;
  /** What GeoLatvija.lv says of it after the vote. */
  state: Extract<GeolatvijaState, 'supported' | 'unsupported' | 'did_not_qualify'>;
}

const plan = (
  given: Omit<ElsewherePlan, 'costLines' | 'motif'> & { motif?: ElsewherePlan['motif'] },
): ElsewherePlan => ({
  motif: 'garden',
  ...given,
  costLines: [line('Indikatīvās izmaksas', 1, '', given.euros)],
});

/** The jetty has most votes, the ring for skaters stands on foreign land, the small one gets what is left. */
export const JETTY = plan({
  nr: '2187',
  title: 'Laipa Kārklu ezerā',
  description:
    'Kārklu ezera krasts ir aizaudzis, un ūdenim var piekļūt tikai pa privātu pļavu. Četrdesmit metru laipa ar margām un platformu galā ļautu ezeru redzēt arī cilvēkam ratiņkrēslā.',
  euros: 38_000,
  point: [25.8742, 57.3003],
  after: 4,
  votes: 612,
  state: 'supported',
  motif: 'tower',
});
export const SKATERS = plan({
  nr: '2191',
  title: 'Skrituļslidošanas aplis Stacijas parkā',
  description:
    'Gluds asfalta aplis ar 180 metru apkārtmēru, kur bērni un pieaugušie var braukt ar skrituļslidām, netraucējot gājējiem.',
  euros: 29_500,
  point: [25.8561, 57.3022],
  after: 9,
  votes: 548,
  state: 'supported',
  motif: 'court',
});
export const STAGE = plan({
  nr: '2196',
  title: 'Brīvdabas skatuve Centra parkā',
  description:
    'Koka skatuve ar nojumi skolu koncertiem, brīvdabas kino un svētku dziedāšanai. Pašlaik katru reizi nomā pagaidu skatuvi.',
  euros: 31_000,
  point: [25.8624, 57.3049],
  organisation: 'Biedrība "Centra parka draugi"',
  after: 15,
  votes: 497,
  state: 'unsupported',
  motif: 'cabin',
});
export const MEADOW = plan({
  nr: '2203',
  title: 'Ziedu pļava un lapene Ziemeļu ielā',
  description:
    'Tukšo zālienu starp daudzdzīvokļu mājām apsēt ar savvaļas ziediem, iekopt taku un uzcelt lapeni ar soliem.',
  euros: 18_400,
  point: [25.8688, 57.3131],
  after: 18,
  votes: 421,
  state: 'supported',
});
const EXERCISE = plan({
  nr: '2204',
  title: 'Ielu vingrošana Dzirnavu krastmalā',
  description: 'Pievilkšanās stieņi, līdztekas un gumijas segums pie krastmalas skrejceļa.',
  euros: 12_900,
  point: [25.8517, 57.2984],
  after: 22,
  votes: 305,
  state: 'unsupported',
  motif: 'playground',
});
export const SHELF = plan({
  nr: '2210',
  title: 'Grāmatu maiņas skapis stacijā',
  description: 'Slēdzams skapis uzgaidāmajā telpā, kur vilciena gaidītāji atstāj un paņem grāmatas.',
  euros: 2_400,
  point: [25.8549, 57.3031],
  after: 27,
  votes: 188,
  state: 'unsupported',
  motif: 'shelf',
});
/** It was not put to the vote; the refusal is given here. */
export const GATE = plan({
  nr: '2212',
  title: 'Automātiskie vārti pagalmam Ozolu ielā 6',
  description:
    'Pagalmā iebrauc svešas automašīnas. Vārti ar kodu atrisinātu stāvvietu trūkumu mājas dzīvokļiem.',
  euros: 7_800,
  point: [25.8601, 57.3098],
  after: 30,
  state: 'did_not_qualify',
  motif: 'cabin',
  refused: {
    article: '60(3)3',
    reason:
      'Vārti ar kodu kalpotu tikai vienas mājas dzīvokļu īpašniekiem, tāpēc rezultāts nebūtu plaši pieejams iedzīvotājiem.',
  },
});

/** In the order in which they were submitted. */
export const ELSEWHERE: readonly ElsewherePlan[] = [JETTY, SKATERS, STAGE, MEADOW, EXERCISE, SHELF, GATE];

const STATES: Record<ElsewherePlan['state'], string> = {
  supported: 'Atbalstīts',
  unsupported: 'Neatbalstīts',
  did_not_qualify: 'Nekvalificējas',
};

/** The projects after the evaluation, as a table of that portal. */
export function projectsFile(day: (after: number) => LegalDay): { name: string; text: string } {
  const rows = ELSEWHERE.map((one) => {
    const [year, month, date] = day(one.after).split('-');
    const state = one.votes === undefined ? STATES.did_not_qualify : 'Gatavs balsošanai';
    const organisation = one.organisation ?? '';
    return [
      ...[one.nr, one.title, one.description, 'Visa pilsēta', `${one.euros},00`],
      ...[`${date}.${month}.${year}. 18:40`, organisation ? 'Organizācija' : 'Privātpersona', organisation],
      ...[String(one.point[0]), String(one.point[1]), state],
    ];
  });
  const head = `ID,Projekta nosaukums,Projekta apraksts,Plānošanas vienība,Indikatīvās izmaksas,Iesniegšanas datums,Iesniedzēja veids,Organizācijas nosaukums,Garums,Platums,Statuss`;
  return { name: 'lidzdalibas-budzets-projekti.csv', text: table([head.split(','), ...rows]) };
}

/** Votes and states after the vote. */
export function resultsFile(): { name: string; text: string } {
  const rows = ELSEWHERE.map((one) => [one.nr, one.title, String(one.votes ?? 0), STATES[one.state]]);
  return {
    name: 'lidzdalibas-budzets-rezultati.csv',
    text: table([['ID', 'Projekta nosaukums', 'Balsu skaits', 'Statuss'], ...rows]),
  };
}

/** Each voter chose one project. */
export const ELSEWHERE_VOTERS = ELSEWHERE.reduce((sum, { votes = 0 }) => sum + votes, 0);

function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
