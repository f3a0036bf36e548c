/** An idea of the demo; all are invented. */
export interface IdeaPlan {
  person: string;
  named: boolean;
  title: string;
  description: string;
  placeNote: string;
  theme?: string;
  /** Why the municipality took it off the page. */
  hidden?: string;
  supporters: string[];
}

/** A sitting of an evaluation commission of the demo. */
export interface SittingPlan {
  minutesRef: string;
  chair: string;
  keeper: string;
  present: string[];
  absent: string[];
}

const WATER = 'Ūdens pilsētā';
/** The idea that the first project of the city grew out of. */
export const WATER_IDEA = 'Dzeramais ūdens parkos';

/** Ideas in the city, before projects were written. */
export const CITY_IDEAS: readonly IdeaPlan[] = [
  {
    person: 'Marta Upīte',
    named: true,
    title: WATER_IDEA,
    description: 'Vasarā parkos nav kur padzerties. Der parasti krāni, kādi ir citās Eiropas pilsētās.',
    placeNote: 'Centra parks',
    theme: WATER,
    supporters: ['Anna Zariņa', 'Roberts Zariņš', 'Ieva Smilga', 'Guntis Avots'],
  },
  {
    person: 'Anna Zariņa',
    named: true,
    title: 'Ūdens punkts pie skriešanas takas',
    description: 'Skrējēji pudeles nes līdzi. Viens krāns takas sākumā palīdzētu visiem.',
    placeNote: 'Kārklu parks',
    theme: WATER,
    supporters: ['Marta Upīte', 'Matīss Bērzs'],
  },
  {
    person: 'Roberts Zariņš',
    named: true,
    title: 'Galda teniss pie Ezera skolas',
    description: 'Starpbrīžos un pēc stundām nav ko darīt. Divi betona galdi stāvētu visu gadu.',
    placeNote: 'Ezera skolas pagalms',
    supporters: ['Matīss Bērzs', 'Marta Upīte', 'Ieva Smilga'],
  },
  {
    person: 'Velta Krastiņa',
    named: false,
    title: 'Soliņi ceļā uz poliklīniku',
    description: 'No autobusa līdz poliklīnikai ir 600 metri un neviena soliņa.',
    placeNote: 'Slimnīcas iela',
    supporters: ['Anna Zariņa'],
  },
  {
    person: 'Artūrs Sproģis',
    named: false,
    title: 'Lētas malkas piegāde',
    description: 'Piegādājam malku visā novadā, zvaniet.',
    placeNote: '',
    hidden: 'Tā ir reklāma, nevis ideja līdzdalības budžetam.',
    supporters: [],
  },
];

/** The commission of the county decided on two projects. */
export const COUNTY_SITTING: SittingPlan = {
  minutesRef: 'Nr. LB-2',
  chair: 'Andris Kalniņš',
  keeper: 'Jānis Ozoliņš',
  present: ['Andris Kalniņš', 'Aija Siliņa', 'Normunds Bite', 'Vilnis Avotiņš', 'Sanita Lapsa'],
  absent: ['Sandra Vanaga'],
};

/** The commission of the city has begun. */
export const CITY_SITTING: SittingPlan = {
  minutesRef: 'Nr. LB-1',
  chair: 'Inga Rozīte',
  keeper: 'Imants Ziediņš',
  present: ['Inga Rozīte', 'Viktors Osis', 'Rita Vilciņa', 'Sintija Kore'],
  absent: [],
};
