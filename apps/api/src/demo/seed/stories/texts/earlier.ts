/** By-laws of earlier years as files, the way a municipality has them: front matter of a mirror, then the text. */
interface EarlierPlan {
  number: number;
  year: number;
  title: string;
  council?: string;
  points: string[];
}

const PLANS: readonly EarlierPlan[] = [
  {
    number: 4,
    year: 2022,
    title: 'Par mājdzīvnieku turēšanu Vidzāles novadā',
    points: [
      'Saistošie noteikumi nosaka, kā novada pilsētā un ciemos tur suņus un kaķus.',
      'Ārpus nožogotas teritorijas suni ved pavadā.',
      'Īpašnieks novāc sava dzīvnieka atstāto publiskā vietā.',
    ],
  },
  {
    number: 9,
    year: 2022,
    title: 'Par sadzīves kanalizācijas un ūdensapgādes sistēmas lietošanu',
    points: [
      'Saistošie noteikumi nosaka, kā lieto centralizēto ūdensapgādes un kanalizācijas sistēmu.',
      'Kanalizācijā aizliegts ievadīt lietusūdeņus, taukus un ķīmiskas vielas.',
    ],
  },
  {
    number: 15,
    year: 2023,
    title: 'Par pabalstu audžuģimenei',
    points: [
      'Saistošie noteikumi nosaka pabalstu, ko pašvaldība maksā audžuģimenei.',
      'Pabalsta apmērs ir 300 euro mēnesī par katru bērnu.',
      'Pabalstu piešķir uz iesnieguma pamata desmit darbdienu laikā.',
    ],
  },
  {
    number: 21,
    year: 2023,
    title: 'Par ielu tirdzniecību pilsētas svētkos',
    points: [
      'Saistošie noteikumi nosaka, kā saskaņo ielu tirdzniecību pilsētas svētku laikā.',
      'Tirdzniecības dalībnieks vietu sakopj līdz svētku dienas beigām.',
    ],
  },
  {
    number: 3,
    year: 2024,
    title: 'Par nekustamā īpašuma nodokļa atvieglojumiem',
    points: [
      'Saistošie noteikumi nosaka, kam un kādā apmērā piešķir nekustamā īpašuma nodokļa atvieglojumus.',
      'Daudzbērnu ģimenei nodokli par mājokli samazina par 50 procentiem.',
    ],
  },
  {
    number: 11,
    year: 2024,
    title: 'Par koku ciršanu ārpus meža',
    points: [
      'Saistošie noteikumi nosaka, kā saņem atļauju cirst kokus ārpus meža.',
      'Par koku, kura stumbra caurmērs pārsniedz 40 centimetrus, lemj apstādījumu uzraudzības komisija.',
    ],
  },
  {
    number: 2,
    year: 2020,
    title: 'Par Upmales pagasta kapsētu uzturēšanu',
    council: 'Upmales novada dome',
    points: [
      'Saistošie noteikumi nosaka, kā uztur un lieto pagasta kapsētas.',
      'Kapavietas uzturētājs to kopj vismaz divas reizes gadā.',
    ],
  },
];

/** The files by name. */
export const EARLIER: readonly { name: string; text: string }[] = [
  ...PLANS.map((plan) => ({ name: `SN-${plan.number}-${plan.year}.md`, text: fileOf(plan) })),
  {
    name: 'Projekts bez numura.txt',
    text: 'Par gājēju ietvju uzturēšanu\n\n1. Ietvi pie sava īpašuma ziemā kaisa īpašnieks.\n',
  },
];

function fileOf({ number, year, title, council = 'Vidzāles novada dome', points }: EarlierPlan): string {
  const numbered = points.map((point, index) => `##### ${index + 1}. ${point}\n`).join('\n');
  return `---
title: "${title}"
publication_date: "${year}-05-12"
status: "in_force"
department: "${council}"
official_number: "${number}/${year}"
entry_into_force: "01.06.${year}."
gazette_reference: "Latvijas Vēstnesis, 103, 31.05.${year}."
op_number: "${year}/103.${number}"
---
# ${title}

Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu

### I. Vispārīgie jautājumi

${numbered}
### II. Noslēguma jautājums

##### ${points.length + 1}. Saistošie noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.

**${council}s priekšsēdētājs J. Vītols**
`;
}
