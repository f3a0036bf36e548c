import type { CoordinationItemInput } from '#libs/contracts';
import type { AboutPoint } from '../reviewing.js';

/** What the ministry finds unlawful in the by-law on street trade. */
export const OBJECTIONS_TO_STREET_TRADE = [
  {
    point: '4',
    text: 'Norma neparedz, par kuru pienākumu neizpildi piemēro sodu, tāpēc persona nevar paredzēt savas rīcības sekas.',
    grounds: 'Pašvaldību likuma 45. panta otrā daļa',
    proposedWording:
      'Par šo noteikumu 2. un 3. punktā noteikto pienākumu neizpildi piemēro brīdinājumu vai naudas sodu fiziskajai personai līdz 20 naudas soda vienībām.',
  },
];

/** What the association objects to and proposes in the by-law on sewage. */
export const ANSWERS_ON_SEWAGE: AboutPoint<CoordinationItemInput>[] = [
  {
    kind: 'objection',
    point: '2',
    text: 'Divas reizes gadā ir par biežu viena cilvēka mājsaimniecībai.',
    grounds: 'Tvertne vienam cilvēkam piepildās apmēram gada laikā; prasība nav samērīga.',
    proposedWording: 'Krājtvertnes īpašnieks pasūta izvešanu ne retāk kā reizi gadā.',
  },
  {
    kind: 'proposal',
    point: '3',
    text: 'Lūdzam pieļaut arī elektronisku apliecinājumu.',
    grounds: '',
    proposedWording: null,
  },
];
