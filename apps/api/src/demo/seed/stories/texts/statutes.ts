/** A nolikums of the participatory budget as the municipality had it before it came to this portal (PL 61). */
export interface StatutesPlan {
  slug: string;
  number: string;
  title: string;
  council: string;
  chair: string;
  adoptedOn: string;
  /** Parts with their points; a point with sub-points is a list. */
  parts: readonly [heading: string, points: readonly (string | readonly string[])[]][];
}

/** Points that the cycles of a municipality are tied to. */
export const COUNTY_STATUTES: StatutesPlan = {
  slug: 'vidzale',
  number: '18/2024',
  title: 'Vidzāles novada pašvaldības līdzdalības budžeta nolikums',
  council: 'Vidzāles novada dome',
  chair: 'J. Vītols',
  adoptedOn: '2024-09-26',
  parts: [
    [
      'Vispārīgie jautājumi',
      [
        'Nolikums nosaka, kā Vidzāles novadā iesniedz, vērtē, izvēlas un īsteno līdzdalības budžeta projektus.',
        [
          'Novadā ir divas līdzdalības budžeta plānošanas vienības:',
          'Vidzāles pilsēta;',
          'Priežkalnes un Upmales pagasts.',
        ],
        'Līdzdalības budžeta apmēru un tā sadalījumu starp plānošanas vienībām dome nosaka, apstiprinot gada budžetu.',
        'Projektu iesniegšanu un balsošanu izsludina pašvaldības tīmekļvietnē vismaz divas nedēļas pirms termiņa sākuma.',
      ],
    ],
    [
      'Projektu iesniegšana',
      [
        'Projektu var iesniegt persona, kas sasniegusi 16 gadu vecumu, kā arī biedrība vai nodibinājums, kurā pašvaldība nepiedalās.',
        'Viens iesniedzējs vienā gadā iesniedz ne vairāk kā trīs projektus.',
        'Projektu iesniegšanas termiņš nav īsāks par 30 dienām. Projektus iesniedz pašvaldības līdzdalības portālā.',
        'Viena projekta izmaksas nepārsniedz 10 000 euro.',
        [
          'Projektu nodod balsošanai, ja tas atbilst likumam un šādām prasībām:',
          'projekts ir īstenojams pašvaldības īpašumā vai tā vietas īpašnieks tam rakstiski piekrīt;',
          'projekta rezultāts kalpos vismaz piecus gadus;',
          'tajā pašā vietā pašvaldība tuvākajos divos gados neplāno citus darbus;',
          'rezultāta uzturēšana gadā izmaksā ne vairāk kā 10 % no projekta izmaksām;',
          'projekta rezultāts ir plaši pieejams iedzīvotājiem.',
        ],
        'Līdzīgu projektu autori var vienoties par kopīgu projektu, kamēr iesniegšanas termiņš nav beidzies.',
      ],
    ],
    [
      'Projektu vērtēšana',
      [
        'Projektus vērtē un to īstenošanu uzrauga līdzdalības budžeta komisija, ko izveido dome.',
        'Komisijas loceklis un speciālists projektu nevērtē, ja viņam vai viņa tuviniekam ir personiska ieinteresētība tajā.',
        'Ja projektā ir trūkumi, komisija dod autoram desmit dienas to novēršanai.',
        'Komisija vērtējumu pabeidz līdz dienai, kas noteikta izsludinājumā.',
        'Vērtējumu un tā pamatojumu publicē; ja projekts neatbilst prasībām, norāda, kurai.',
        'Lēmumu nenodot projektu balsošanai var apstrīdēt pašvaldības izpilddirektoram mēneša laikā no paziņošanas.',
        'Balsošanai nodod visus projektus, kas atbilst prasībām.',
      ],
    ],
    [
      'Balsošana',
      [
        'Balsot var persona, kas balsošanas pirmajā dienā ir sasniegusi 16 gadu vecumu un kuras deklarētā dzīvesvieta ir novadā.',
        'Balsošana ilgst ne mazāk kā 14 dienas. Balso elektroniski līdzdalības portālā vai klātienē vietās, kas nosauktas izsludinājumā.',
        'Balsotājs izvēlas vienu projektu vienā plānošanas vienībā.',
        'Balsojums ir aizklāts. Elektroniski nodotu balsi līdz balsošanas beigām var mainīt.',
        'Klātienē balso ar numurētu zīmi; personu atzīmē balsotāju sarakstā, bet zīmes numuru pie tās neraksta.',
      ],
    ],
    [
      'Rezultāti un īstenošana',
      [
        'Katrā plānošanas vienībā atbalsta projektus ar lielāko balsu skaitu. Ja atlikušās naudas projektam nepietiek, to saņem nākamais, kuram pietiek.',
        'Ja balsu skaits ir vienāds, priekšroka ir projektam, kas iesniegts agrāk.',
        'Balsis saskaita divas personas kopā, un komisija rezultātu ieraksta protokolā.',
        'Paziņotu rezultātu labo tikai tad, ja skaitīšanā vai projekta tiesībās piedalīties atklāta kļūda; kļūdu nosauc, un pirmais rezultāts paliek redzams.',
        'Pašvaldība projekta īstenošanu sāk trīs mēnešu laikā un pabeidz divu gadu laikā no rezultātu paziņošanas.',
      ],
    ],
    ['Noslēguma jautājums', ['Nolikums stājas spēkā 2025. gada 1. janvārī.']],
  ],
};

/** The same of the city, in its own words. */
export const CITY_STATUTES: StatutesPlan = {
  slug: 'ezerkrasti',
  number: 'SN7/2024',
  title: 'Ezerkrastu valstspilsētas pašvaldības līdzdalības budžeta nolikums',
  council: 'Ezerkrastu valstspilsētas dome',
  chair: 'G. Saulītis',
  adoptedOn: '2024-10-17',
  parts: [
    [
      'Vispārīgie jautājumi',
      [
        'Nolikums nosaka kārtību, kādā ezerkrastieši lemj par līdzdalības budžeta izlietojumu.',
        'Līdzdalības budžeta plānošanas vienība ir visa pilsēta.',
        'Līdzdalības budžetam katru gadu paredz ne mazāk, kā nosaka likums; summu iekļauj pilsētas budžetā.',
        'Līdzdalības budžetu koordinē Pilsētvides departaments (turpmāk – departaments).',
      ],
    ],
    [
      'Idejas un projekti',
      [
        'Pirms projektu iesniegšanas departaments var vākt idejas. Ideju var izteikt un atbalstīt ikviens; tā nevienam neuzliek pienākumus.',
        'Viens iesniedzējs vienā gadā iesniedz ne vairāk kā divus projektus.',
        'Projektu iesniegšanas termiņš ir vismaz 30 dienas. Izsludinājumā norāda, vai projektus iesniedz portālā GeoLatvija.lv vai pašvaldības līdzdalības portālā.',
        'Viens projekts nedrīkst maksāt vairāk par 50 000 euro.',
        [
          'Departaments pārbauda, vai projekts atbilst likumam un vai:',
          'zeme, kurā to īstenos, pieder pašvaldībai vai īpašnieks projektam ir piekritis;',
          'rezultāts kalpos vismaz piecus gadus;',
          'tajā pašā vietā pašvaldība neplāno citus darbus;',
          'uzturēšana gadā izmaksās ne vairāk kā 10 % no projekta izmaksām;',
          'rezultātu bez maksas varēs lietot ikviens.',
        ],
        'Projektu autori, kuru ieceres sakrīt, var tās apvienot.',
      ],
    ],
    [
      'Vērtēšana',
      [
        'Projektus vērtē domes izveidota komisija, kurā ir arī ainavu arhitekts.',
        'Vērtētājs pirms darba apliecina, ka projektā nav ieinteresēts; citādi viņu aizstāj.',
        'Trūkumu novēršanai autoram dod desmit dienas.',
        'Ja pieaicina speciālistu, viņa atzinumu pievieno vērtējumam.',
        'Katram vērtējumam ir pamatojums, ko publicē kopā ar projektu.',
        'Atteikumu nodot projektu balsošanai mēneša laikā var apstrīdēt pašvaldības izpilddirektoram.',
        'Balsošanai nodod ikvienu projektu, kas atbilst prasībām.',
      ],
    ],
    [
      'Balsošana',
      [
        'Balsošana notiek vismaz 14 dienas.',
        'Izsludinājumā norāda, vai balso portālā GeoLatvija.lv vai pašvaldības līdzdalības portālā; tajā pašā izsludinājumā nosauc vietas balsošanai klātienē.',
        'Balsot var ezerkrastietis, kas balsošanas pirmajā dienā ir sasniedzis 16 gadu vecumu un kura dzīvesvieta ir deklarēta pilsētā.',
        'Katrs balsotājs atdod balsi par vienu projektu.',
      ],
    ],
    [
      'Rezultāti',
      [
        'Neatbalsta projektu, kas saņēmis mazāk nekā 5 % no nodotajām balsīm.',
        'Pārējos projektus sakārto pēc balsu skaita un atbalsta, kamēr pietiek naudas; par atlikumu atbalsta nākamo projektu, kura izmaksas to nepārsniedz.',
        'Ja divi projekti saņēmuši vienādu balsu skaitu, vispirms atbalsta agrāk iesniegto.',
        'Rezultātu apstiprina ar komisijas protokolu. Ja vēlāk atklāj kļūdu, divas amatpersonas to labo un izlabo arī publicēto rezultātu, norādot iemeslu.',
        'Projektu sāk īstenot trīs mēnešu laikā un pabeidz divu gadu laikā no dienas, kad paziņots rezultāts.',
      ],
    ],
    ['Noslēguma jautājums', ['Nolikums stājas spēkā 2025. gada 1. janvārī.']],
  ],
};

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const IN_FORCE = { lv: '01.01.2025.', gazette: '2024/212' };

/** The nolikums as a file, the way a municipality has it: front matter of a mirror, then the text. */
export function statutesFile(plan: StatutesPlan): { name: string; text: string } {
  let number = 0;
  const parts = plan.parts.map(([heading, points], at) => {
    const written = points.map((point) => {
      number += 1;
      const [first, ...subpoints] = typeof point === 'string' ? [point] : point;
      const below = subpoints.map((text, under) => `${number}.${under + 1}. ${text}\n`);
      return [`##### ${number}. ${first ?? ''}\n`, ...below].join('\n');
    });
    return `### ${ROMAN[at] ?? ''}. ${heading}\n\n${written.join('\n')}`;
  });
  const text = `---
title: "${plan.title}"
publication_date: "${plan.adoptedOn}"
status: "in_force"
department: "${plan.council}"
official_number: "${plan.number}"
entry_into_force: "${IN_FORCE.lv}"
gazette_reference: "Latvijas Vēstnesis, 212, 31.10.2024."
op_number: "${IN_FORCE.gazette}.${/\d+/.exec(plan.number)?.[0] ?? ''}"
---
# ${plan.title}

Izdots saskaņā ar Pašvaldību likuma 61. pantu

${parts.join('\n')}
**${plan.council}s priekšsēdētājs ${plan.chair}**
`;
  return { name: `LB-${plan.slug}.md`, text };
}
