/** A municipality of the demo. Names, codes and addresses are invented. */
export interface DemoPlace {
  slug: string;
  code: string;
  shortCode: string;
  name: string;
  nameGenitive: string;
  councilName: string;
  councilSize: number;
  seat: string;
  kind: 'novads' | 'valstspilseta';
  population: number;
  officialDomain: string;
  contactEmail: string;
  address: string;
  colour: string;
  numberPattern: string;
  /** Names of its institutions by their use in the seed. */
  institutions: {
    administration: string;
    council: string;
    development: string;
    legal: string;
    /** An association that is asked for its view. */
    association: string;
  };
}

/** The two municipalities of the demo, of different size. */
export const DEMO_PLACES: readonly DemoPlace[] = [
  {
    slug: 'vidzale',
    code: '9900010',
    shortCode: 'VID',
    name: 'Vidzāles novads',
    nameGenitive: 'Vidzāles novada',
    councilName: 'Vidzāles novada dome',
    councilSize: 15,
    seat: 'Vidzāle',
    kind: 'novads',
    population: 12_400,
    officialDomain: 'www.vidzale.example',
    contactEmail: 'pasts@vidzale.example',
    address: 'Ezera iela 1, Vidzāle, Vidzāles novads, LV-0000',
    colour: '#1f6f54',
    numberPattern: '{n}/{yyyy}',
    institutions: {
      administration: 'Vidzāles novada pašvaldība',
      council: 'Vidzāles novada dome',
      development: 'Attīstības un īpašumu nodaļa',
      legal: 'Juridiskā nodaļa',
      association: 'Vidzāles mantojuma biedrība',
    },
  },
  {
    slug: 'ezerkrasti',
    code: '9900020',
    shortCode: 'EZE',
    name: 'Ezerkrastu valstspilsēta',
    nameGenitive: 'Ezerkrastu valstspilsētas',
    councilName: 'Ezerkrastu valstspilsētas dome',
    councilSize: 19,
    seat: 'Ezerkrasti',
    kind: 'valstspilseta',
    population: 48_700,
    officialDomain: 'www.ezerkrasti.example',
    contactEmail: 'dome@ezerkrasti.example',
    address: 'Rātslaukums 2, Ezerkrasti, LV-0000',
    colour: '#2b4c8c',
    numberPattern: 'SN{n}/{yyyy}',
    institutions: {
      administration: 'Ezerkrastu valstspilsētas pašvaldība',
      council: 'Ezerkrastu valstspilsētas dome',
      development: 'Pilsētvides departaments',
      legal: 'Juridiskais departaments',
      association: 'Ezerkrastu pilsētnieku biedrība',
    },
  },
];
