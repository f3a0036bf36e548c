import type { BylawPlan } from '../bylaw-plan.js';

/** Co-financing of courtyards: a by-law that went the whole way. */
export const COURTYARDS: BylawPlan = {
  title: 'Par līdzfinansējumu daudzdzīvokļu māju pagalmu labiekārtošanai',
  topic: 'territory_upkeep',
  basis: 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu',
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        'Saistošie noteikumi (turpmāk – noteikumi) nosaka kārtību, kādā Vidzāles novada pašvaldība (turpmāk – pašvaldība) piešķir līdzfinansējumu daudzdzīvokļu māju pagalmu labiekārtošanai.',
        'Līdzfinansējumu piešķir no pašvaldības budžetā šim mērķim paredzētajiem līdzekļiem.',
        {
          text: 'Noteikumos lietoti šādi termini:',
          subpoints: [
            'pagalms – zemesgabals vai tā daļa pie daudzdzīvokļu mājas, ko iedzīvotāji lieto kopīgi;',
            'projekts – darbu kopums pagalma labiekārtošanai vienā kalendāra gadā.',
          ],
        },
      ],
    },
    {
      heading: 'Līdzfinansējuma apmērs',
      points: [
        {
          text: 'Pašvaldība sedz:',
          subpoints: [
            '70 % no stāvlaukuma un brauktuves izbūves izmaksām, bet ne vairāk kā 15 000 euro;',
            '80 % no rotaļu laukuma un soliņu ierīkošanas izmaksām, bet ne vairāk kā 8 000 euro;',
            '80 % no apgaismojuma un vides pieejamības izmaksām, bet ne vairāk kā 10 000 euro.',
          ],
        },
        'Vienai mājai līdzfinansējumu piešķir ne biežāk kā reizi trijos gados.',
        'Pievienotās vērtības nodokli iekļauj attiecināmajās izmaksās, ja to nevar atgūt.',
      ],
    },
    {
      heading: 'Pieteikšanās un vērtēšana',
      points: [
        'Pieteikumu iesniedz dzīvokļu īpašnieku pilnvarota persona no 1. februāra līdz 28. februārim.',
        {
          text: 'Pieteikumam pievieno:',
          subpoints: [
            'dzīvokļu īpašnieku kopības lēmumu;',
            'darbu tāmi;',
            'pagalma skici ar koku un krūmu izvietojumu.',
          ],
        },
        'Pieteikumus vērtē domes izveidota komisija, priekšroku dodot projektiem, kas uzlabo vides pieejamību.',
        'Komisija lēmumu pieņem 30 dienu laikā un pamato katru atteikumu.',
      ],
    },
  ],
  closing: ['Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.'],
  memorandum: [
    'Novadā ir 212 daudzdzīvokļu māju pagalmi, no kuriem 140 nav atjaunoti kopš 1990. gada. Iedzīvotāji vieni paši darbus nevar apmaksāt; aizdevums bez līdzfinansējuma vērtēts, taču kopības to neizmanto.',
    'Izdevumi 120 000 euro gadā no 2027. gada; aprēķins – vidēji 10 pagalmi × 12 000 euro.',
    'Sabiedrība: drošāki un pieejamāki pagalmi. Vide: saglabāti koki. Veselība: mazāk traumu. Uzņēmējdarbība: pasūtījumi vietējiem uzņēmējiem. Konkurence: ietekmes nav.',
    'Fiziskajām personām – viens pieteikums trijos gados (aptuveni 6 stundas). Saimnieciskās darbības veicējiem un budžeta institūcijām papildu izmaksu nav.',
    'Īpašumu nodaļai – pieteikumu vērtēšana esošajās amata vietās.',
    'Izpildi nodrošina Īpašumu nodaļa; par pieteikšanos paziņo katru gadu janvārī.',
    'Līdzfinansējums ir samērīgs, jo iedzīvotāji paši sedz daļu izmaksu un sargā ieguldīto.',
  ],
  question: 'Kuri pagalma darbi Jums ir svarīgākie, un vai iedzīvotāju daļa ir pa spēkam?',
  summary:
    'Pašvaldība samaksās lielāko daļu par Jūsu mājas pagalma sakārtošanu: stāvvietām, rotaļu laukumu, apgaismojumu. Pieteikties varēs katru gadu februārī.',
  targetGroups: ['dzīvokļu īpašnieki', 'namu pārvaldnieki', 'vecāki ar maziem bērniem'],
  reworded: [
    ['80\u00a0% no apgaismojuma', '90\u00a0% no apgaismojuma'],
    ['līdz 28. februārim', 'līdz 31. martam'],
  ],
};
