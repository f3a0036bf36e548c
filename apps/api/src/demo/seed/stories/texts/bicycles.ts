import type { BylawPlan } from '../bylaw-plan.js';

/** Parking of bicycles and scooters: the draft Ezerkrasti asks about. */
export const BICYCLES: BylawPlan = {
  title: 'Par velosipēdu un elektrisko skrejriteņu novietošanu Ezerkrastu valstspilsētā',
  topic: 'transport',
  basis: 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu',
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        'Saistošie noteikumi (turpmāk – noteikumi) nosaka kārtību, kādā publiskajā ārtelpā novieto velosipēdus un elektriskos skrejriteņus (turpmāk – mikromobilitātes rīki).',
        'Noteikumi attiecas uz mikromobilitātes rīku īpašniekiem, lietotājiem un koplietošanas pakalpojuma sniedzējiem.',
      ],
    },
    {
      heading: 'Novietošanas vietas',
      points: [
        'Pašvaldība ierīko novietnes pie katras skolas, bibliotēkas un sabiedriskā transporta galapunkta.',
        {
          text: 'Mikromobilitātes rīku nenovieto:',
          subpoints: [
            'uz taktilajām joslām un ietves, ja gājējam paliek mazāk nekā 1,5 metri;',
            'sabiedriskā transporta pieturvietā;',
            'pie ēkas ieejas, uzbrauktuves un lifta;',
            'apstādījumos un pie pieminekļiem.',
          ],
        },
        'Koplietošanas pakalpojuma sniedzējs lietotnē redzami norāda atļautās novietnes.',
        'Nepareizi novietotu koplietošanas rīku pakalpojuma sniedzējs pārvieto divu stundu laikā pēc paziņojuma saņemšanas.',
      ],
    },
    {
      heading: 'Sadarbība ar pakalpojumu sniedzējiem',
      points: [
        'Pakalpojuma sniedzējs reizi ceturksnī pašvaldībai nodod datus par novietošanas vietām bez personas datiem.',
        'Pašvaldība datus publicē kā atvērtos datus.',
      ],
    },
  ],
  closing: ['Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.'],
  memorandum: [
    'Pagājušajā gadā saņemtas 412 sūdzības par skrejriteņiem uz ietvēm. Brīvprātīga vienošanās ar pakalpojumu sniedzējiem nedarbojās, tāpēc nepieciešami noteikumi.',
    'Izdevumi 54 000 euro vienreiz (90 novietnes × 600 euro) un 4 500 euro gadā uzturēšanai.',
    'Sabiedrība: drošākas ietves cilvēkiem ar redzes un kustību traucējumiem. Vide: vairāk braucienu ar velosipēdu. Veselība: mazāk kritienu. Uzņēmējdarbība: skaidri nosacījumi pakalpojumu sniedzējiem. Konkurence: visiem vienādi nosacījumi.',
    'Saimnieciskās darbības veicējiem – datu sagatavošana reizi ceturksnī (4 stundas). Fiziskajām personām un budžeta institūcijām papildu izmaksu nav.',
    'Satiksmes nodaļai – datu uzraudzība esošajā amata vietā.',
    'Izpildi nodrošina Satiksmes nodaļa; novietnes rāda pilsētas kartē.',
    'Ierobežojumi ir samērīgi: aizliegtas tikai vietas, kur rīks traucē citiem, un pretī tiek ierīkotas novietnes.',
  ],
  question: 'Kur pilsētā visvairāk pietrūkst velonovietnes, un kur novietotie skrejriteņi Jums traucē?',
  summary:
    'Pilsētā būs 90 jaunas novietnes. Skrejriteni nedrīkstēs atstāt tur, kur tas aizšķērso ceļu gājējam. Nepareizi atstātu koplietošanas rīku aizvāks divu stundu laikā.',
  targetGroups: ['riteņbraucēji', 'gājēji', 'cilvēki ar redzes traucējumiem', 'koplietošanas uzņēmumi'],
};
