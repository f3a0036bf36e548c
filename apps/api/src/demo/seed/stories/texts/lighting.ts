import type { CoordinationItemInput } from '#libs/contracts';
import type { AboutPoint } from '../reviewing.js';
import { shortBylaw } from './short.js';

/** Street lighting: institutions have answered, and their objections are being settled. */
export const LIGHTING = shortBylaw({
  title: 'Par ielu apgaismojuma uzturēšanu Vidzāles novadā',
  topic: 'environment',
  purpose: 'kārtību, kādā uztur ielu apgaismojumu un novērš tā bojājumus',
  rules: [
    'Apgaismojumu ieslēdz, iestājoties krēslai, un izslēdz, uzaustot gaismai.',
    'Bojājumu novērš piecu darba dienu laikā pēc paziņojuma saņemšanas.',
    'Ēkas īpašnieks pieļauj gaismekļa stiprināšanu pie ēkas sienas.',
    'Par bojājumu var paziņot pa tālruni, elektroniski vai pagasta pārvaldē.',
  ],
  need: 'Bojātu gaismekļu novēršana pagastos ilgst līdz diviem mēnešiem. Līgumi ar apsaimniekotājiem termiņu nenosaka.',
  cost: 'Uzturēšana 18 600 euro gadā.',
  question: 'Cik ātri jānovērš bojāts ielas gaismeklis?',
  summary: 'Bojātu gaismekli salabos noteiktā laikā pēc paziņojuma, un par to varēs paziņot vairākos veidos.',
});

/** Words of it that change after the opinions. */
export const LIGHTING_REWORDED: readonly [from: string, to: string] = [
  'piecu darba dienu laikā',
  'triju darba dienu laikā, bet pie skolām un pieturām – nākamajā darba dienā',
];

/** What the association says of it. */
export const ASSOCIATION_ON_LIGHTING: AboutPoint<CoordinationItemInput>[] = [
  {
    kind: 'objection',
    point: '3',
    text: 'Piecas darba dienas pie skolām ir par ilgu.',
    grounds: 'Ziemā bērni uz skolu iet tumsā.',
    proposedWording: 'Bojājumu novērš triju darba dienu laikā, bet pie skolām – nākamajā darba dienā.',
  },
];

/** What the department says of it. */
export const DEPARTMENT_ON_LIGHTING: AboutPoint<CoordinationItemInput>[] = [
  {
    kind: 'objection',
    point: '4',
    text: 'Nav skaidrs, kas sedz fasādes remonta izmaksas pēc gaismekļa noņemšanas.',
    grounds: 'Īpašniekam nevar uzlikt izdevumus bez likuma pilnvarojuma.',
    proposedWording: null,
  },
  {
    kind: 'proposal',
    point: '5',
    text: 'Norādīt arī lietotni, kurā jau pieņem paziņojumus.',
    grounds: '',
    proposedWording: null,
  },
];
