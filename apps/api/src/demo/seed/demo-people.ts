import type { Role } from '#libs/access-policy';
import type { DemoPlace } from './demo-places.js';

/** A ministry of the demo: the one that reviews, and one of a sector. */
export type DemoMinistry = 'ministry' | 'finance';

/** What the sector ministry of the demo is called. */
export const SECTOR_MINISTRY = 'Finanšu ministrija';

/** A role of a demo person in one institution. */
export interface DemoRole {
  role: Role;
  /** Which institution of the place; a ministry for roles of the state. */
  institution: keyof DemoPlace['institutions'] | DemoMinistry;
}

/** Somebody to log in as. All are invented. */
export interface DemoPersonPlan {
  name: string;
  /** Slug of the municipality whose group they stand in; null for the state. */
  place: string | null;
  roles: DemoRole[];
  about: { lv: string; en: string };
  /** Residents: the entry in the municipality's register. */
  resident?: { age: number; territory: string };
}

const staff = (place: string) => {
  const person = (name: string, about: { lv: string; en: string }, ...roles: DemoRole[]): DemoPersonPlan => ({
    name,
    place,
    roles,
    about,
  });
  const resident = (name: string, noun: string, age: number, territory: string): DemoPersonPlan => ({
    name,
    place,
    roles: [],
    about: {
      lv: `${noun}, ${age} ${age % 10 === 1 && age % 100 !== 11 ? 'gads' : 'gadi'}`,
      en: `resident, ${age}`,
    },
    resident: { age, territory },
  });
  return { person, resident };
};

const vidzale = staff('vidzale');
const ezerkrasti = staff('ezerkrasti');

/** Everybody whose work the demo shows, in the order of the page on which one chooses. */
export const DEMO_PEOPLE: readonly DemoPersonPlan[] = [
  vidzale.person('Ilze Bērziņa', { lv: 'juriste', en: 'lawyer' }, { role: 'lawyer', institution: 'legal' }),
  vidzale.person('Gatis Lācis', { lv: 'jurists', en: 'lawyer' }, { role: 'lawyer', institution: 'legal' }),
  vidzale.person(
    'Andris Kalniņš',
    { lv: 'nodaļas vadītājs', en: 'head of department' },
    { role: 'head_of_department', institution: 'development' },
  ),
  vidzale.person(
    'Laima Ozola',
    { lv: 'juridiskā saskaņotāja', en: 'legal endorser' },
    { role: 'legal_endorser', institution: 'legal' },
  ),
  vidzale.person(
    'Kristīne Liepa',
    { lv: 'domes sekretāre', en: 'council secretary' },
    { role: 'council_secretary', institution: 'administration' },
  ),
  vidzale.person(
    'Juris Vītols',
    { lv: 'sēdes vadītājs, deputāts', en: 'chair of the sitting, councillor' },
    { role: 'sitting_chair', institution: 'council' },
    { role: 'councillor', institution: 'council' },
  ),
  vidzale.person(
    'Mārtiņš Egle',
    { lv: 'lietvedis', en: 'clerk' },
    { role: 'clerk', institution: 'administration' },
  ),
  vidzale.person(
    'Dace Krūmiņa',
    { lv: 'administratore', en: 'administrator' },
    { role: 'administrator', institution: 'administration' },
  ),
  vidzale.person(
    'Marika Salna',
    { lv: 'datu aizsardzības speciāliste', en: 'data protection officer' },
    { role: 'data_officer', institution: 'administration' },
  ),
  vidzale.person(
    'Sanita Lapsa',
    { lv: 'līdzdalības budžeta koordinatore', en: 'participatory budget coordinator' },
    { role: 'budget_coordinator', institution: 'development' },
  ),
  vidzale.person(
    'Jānis Ozoliņš',
    { lv: 'projektu vērtētājs', en: 'evaluator of projects' },
    { role: 'evaluator', institution: 'development' },
  ),
  vidzale.person(
    'Vilnis Avotiņš',
    { lv: 'būvinženieris, projektu vērtētājs', en: 'civil engineer, evaluator of projects' },
    { role: 'evaluator', institution: 'development' },
  ),
  vidzale.person(
    'Elza Vilka',
    { lv: 'biedrības pārstāve', en: 'representative of an association' },
    { role: 'ngo_representative', institution: 'association' },
  ),
  vidzale.resident('Anna Zariņa', 'iedzīvotāja', 34, 'Vidzāle'),
  vidzale.resident('Roberts Zariņš', 'iedzīvotājs', 16, 'Vidzāle'),
  vidzale.resident('Velta Krastiņa', 'iedzīvotāja', 71, 'Vidzāle'),
  vidzale.resident('Artūrs Sproģis', 'iedzīvotājs', 45, 'Priežkalne'),
  vidzale.resident('Ieva Liepiņa', 'iedzīvotāja', 29, 'Priežkalne'),
  vidzale.resident('Matīss Bērzs', 'iedzīvotājs', 19, 'Vidzāle'),
  vidzale.resident('Ruta Eglīte', 'iedzīvotāja', 52, 'Upmale'),
  vidzale.resident('Toms Vanags', 'iedzīvotājs', 38, 'Upmale'),
  vidzale.resident('Kate Sila', 'iedzīvotāja', 15, 'Vidzāle'),
  ezerkrasti.person(
    'Toms Krastiņš',
    { lv: 'jurists', en: 'lawyer' },
    { role: 'lawyer', institution: 'legal' },
  ),
  ezerkrasti.person(
    'Inga Rozīte',
    { lv: 'departamenta vadītāja', en: 'head of department' },
    { role: 'head_of_department', institution: 'development' },
  ),
  ezerkrasti.person(
    'Pēteris Strazds',
    { lv: 'juridiskais saskaņotājs', en: 'legal endorser' },
    { role: 'legal_endorser', institution: 'legal' },
  ),
  ezerkrasti.person(
    'Elīna Kļava',
    { lv: 'domes sekretāre', en: 'council secretary' },
    { role: 'council_secretary', institution: 'administration' },
  ),
  ezerkrasti.person(
    'Gunārs Saulītis',
    { lv: 'sēdes vadītājs, deputāts', en: 'chair of the sitting, councillor' },
    { role: 'sitting_chair', institution: 'council' },
    { role: 'councillor', institution: 'council' },
  ),
  ezerkrasti.person(
    'Valdis Priede',
    { lv: 'administrators', en: 'administrator' },
    { role: 'administrator', institution: 'administration' },
  ),
  ezerkrasti.person(
    'Dzintra Auniņa',
    { lv: 'līdzdalības budžeta koordinatore', en: 'participatory budget coordinator' },
    { role: 'budget_coordinator', institution: 'development' },
  ),
  ezerkrasti.person(
    'Imants Ziediņš',
    { lv: 'projektu vērtētājs', en: 'evaluator of projects' },
    { role: 'evaluator', institution: 'development' },
  ),
  ezerkrasti.person(
    'Sintija Kore',
    { lv: 'ainavu arhitekte, projektu vērtētāja', en: 'landscape architect, evaluator of projects' },
    { role: 'evaluator', institution: 'development' },
  ),
  ezerkrasti.resident('Marta Upīte', 'iedzīvotāja', 27, 'Ezerkrasti'),
  {
    name: 'Zane Pētersone',
    place: null,
    roles: [{ role: 'varam_reviewer', institution: 'ministry' }],
    about: { lv: 'VARAM eksperte', en: 'reviewer of the ministry (VARAM)' },
  },
  {
    name: 'Andrejs Kalve',
    place: null,
    roles: [{ role: 'ministry_reviewer', institution: 'finance' }],
    about: { lv: 'Finanšu ministrijas eksperts', en: 'expert of the Ministry of Finance' },
  },
];

const COUNCILLORS: Record<string, string> = {
  vidzale: `Aija Siliņa, Normunds Bite, Sandra Vanaga, Edgars Lācis, Vita Riekstiņa, Oskars Zvirbulis, Inese Purvīte,
    Raivis Kļaviņš, Baiba Dūja, Aigars Rudzītis, Līga Mežaraupa, Uldis Ceriņš, Solvita Bērza, Kaspars Grants`,
  ezerkrasti: `Agnese Kalva, Viktors Osis, Ieva Smilga, Guntis Avots, Rita Vilciņa, Arvis Krauklis, Maija Lazda,
    Dainis Sprogis, Jana Irbe, Ainārs Dzenis, Evita Madara, Modris Zemītis, Linda Brieze, Kārlis Stāvais, Sarmīte Gulbe,
    Jānis Alksnis, Daiga Ūdre, Ojārs Skuja`,
};

/** The other members of the council of a place; with the chair they fill it. */
export function demoCouncillors(slug: string): DemoPersonPlan[] {
  return (COUNCILLORS[slug] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({
      name,
      place: slug,
      roles: [{ role: 'councillor', institution: 'council' }],
      about: {
        lv: /[ae]$/.test(name.split(' ')[0] ?? '') ? 'domes deputāte' : 'domes deputāts',
        en: 'councillor',
      },
    }));
}
