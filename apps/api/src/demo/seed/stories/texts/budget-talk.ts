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

/** A draft that grows out of ideas. */
export interface DraftPlan {
  person: string;
  /** Titles of the ideas. */
  ideas: string[];
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

const SHADE = 'Ēna un vēsums karstumā';
const EVENINGS = 'Ko darīt vakaros';

/** Ideas in the city for the budget after the next one; they are given and supported now. */
export const CITY_LATER_IDEAS: readonly IdeaPlan[] = [
  {
    person: 'Matīss Bērzs',
    named: true,
    title: 'Apgaismota slēpošanas trase mežaparkā',
    description:
      'Sniega ir maz, un dienā visi ir darbā. Ja divu kilometru aplis būtu apgaismots, slēpot varētu arī vakarā, bet pārējā laikā – skriet.',
    placeNote: 'Ezerkrastu mežaparks, aplis no autostāvvietas',
    theme: EVENINGS,
    supporters: ['Marta Upīte', 'Roberts Zariņš', 'Anna Zariņa', 'Jana Irbe', 'Toms Vanags'],
  },
  {
    person: 'Ieva Liepiņa',
    named: true,
    title: 'Koki gar skolas ielu',
    description:
      'Skolas ielas dienvidu pusē nav neviena koka, un jūnijā bruģis uzkarst. Trīsdesmit liepas dotu ēnu gājējiem jau pēc dažiem gadiem.',
    placeNote: 'Skolas iela no tirgus līdz stadionam',
    theme: SHADE,
    supporters: ['Velta Krastiņa', 'Ruta Eglīte', 'Marta Upīte', 'Evita Madara'],
  },
  {
    person: 'Velta Krastiņa',
    named: true,
    title: 'Nojume pie pludmales soliņiem',
    description: 'Pludmalē visi soliņi ir saulē. Divas koka nojumes glābtu vecākus cilvēkus un zīdaiņus.',
    placeNote: 'Pilsētas pludmale pie glābēju torņa',
    theme: SHADE,
    supporters: ['Anna Zariņa', 'Linda Brieze'],
  },
  {
    person: 'Marta Upīte',
    named: true,
    title: 'Atvērtā darbnīca vecajā slimnīcā',
    description:
      'Slimnīcas saimniecības ēka stāv tukša. Tur varētu iekārtot darbnīcu ar ēvelsoliem un šujmašīnām, kuras lieto pēc pieraksta.',
    placeNote: 'Slimnīcas iela 9',
    theme: EVENINGS,
    supporters: ['Roberts Zariņš', 'Matīss Bērzs', 'Kārlis Stāvais'],
  },
  {
    person: 'Ruta Eglīte',
    named: false,
    title: 'Suņu laukums dzelzceļa pusē',
    description: 'Abi suņu laukumi ir ezera krastā. Aiz sliedēm dzīvo puse pilsētas.',
    placeNote: 'Zālājs Robežu ielā',
    supporters: ['Toms Vanags'],
  },
];

/** Who gave an idea begins to write it out as a project. */
export const GROWING: DraftPlan = { person: 'Marta Upīte', ideas: ['Atvērtā darbnīca vecajā slimnīcā'] };

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
