import type { BylawTopic } from '#libs/contracts';
import { TRACK_QUESTIONS } from '#libs/bylaw-procedure';
import {
  BASIS_ELEMENT,
  ENTRY,
  needed,
  OPINION_STAGE,
  pl,
  PURPOSE_ELEMENT,
  REPEAL,
  REVIEW,
  usual,
  type BylawTemplate,
  type TemplateSubject,
} from '../template.js';

/** Title and topic for each subject of PL 45(1)1–7 and 45(2)1–6, by the code of its question. */
const SUBJECTS: Readonly<Record<string, readonly [topic: BylawTopic, title: string]>> = {
  public_order: ['public_order', 'Par sabiedrisko kārtību {placeLoc}'],
  public_territories: ['territory_upkeep', 'Par publiskā lietošanā nodoto teritoriju izmantošanu {placeLoc}'],
  upkeep_of_buildings: ['territory_upkeep', 'Par teritoriju un būvju uzturēšanu {placeLoc}'],
  adjacent_territory: ['territory_upkeep', 'Par īpašumam piegulošās teritorijas kopšanu {placeLoc}'],
  greenery: ['environment', 'Par zaļo zonu un stādījumu aizsardzību {placeLoc}'],
  special_regime_zones: ['transport', 'Par transportlīdzekļu iebraukšanu īpaša režīma zonās {placeLoc}'],
  municipal_nature: ['environment', 'Par pašvaldības mežu un ūdeņu aizsardzību un uzturēšanu {placeLoc}'],
  water_management: ['water', 'Par centralizētās ūdensapgādes un kanalizācijas sistēmu lietošanu {placeLoc}'],
  street_trade: ['trade', 'Par ielu tirdzniecību un tirdzniecību tirgū {placeLoc}'],
  alcohol_retail: ['trade', 'Par alkoholisko dzērienu mazumtirdzniecības ierobežojumiem {placeLoc}'],
  advertising: ['trade', 'Par reklāmas un informatīvo materiālu izvietošanu {placeLoc}'],
  pets: ['animals', 'Par mājas (istabas) dzīvnieku labturību {placeLoc}'],
  drainage: ['environment', 'Par pašvaldības nozīmes koplietošanas meliorācijas sistēmām {placeLoc}'],
};

const subjects: TemplateSubject[] = TRACK_QUESTIONS.flatMap(({ code, article }) => {
  const found = SUBJECTS[code];
  return found ? [{ code, article, topic: found[0], title: found[1] }] : [];
});

/** By-laws for whose breach administrative liability may be provided (PL 45; track B). */
export const PENALTIES: BylawTemplate = {
  id: 'penalties',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: 'public_order',
  title: 'Par [norādīt noteikumu priekšmetu] {placeLoc}',
  titlePattern: /^par\s/iu,
  basis: 'Pašvaldību likuma 45. panta [norādīt daļu un punktu pēc noteikumu priekšmeta]',
  authorises: [{ likumi: 336956, refs: ['45'] }],
  subjects,
  track: { expected: 'B', article: pl('47(2)') },
  answers: { penalties_elsewhere: false },
  memorandum: [
    { part: 1, code: 'penalties_need', article: pl('46(1)') },
    { part: 6, code: 'penalties_enforcement', article: pl('46(1)') },
    { part: 7, code: 'penalties_proportion', article: pl('46(1)') },
  ],
  rules: [OPINION_STAGE, REVIEW, { code: 'closed_list', article: pl('45') }],
  elements: [
    BASIS_ELEMENT,
    needed('basis_45', pl('45'), [/pašvaldību\s+likuma[^]*45\.\s*pant/iu], 'basis'),
    needed('offence', pl('45(1)'), [/par\s[^]*pārkāp|neievēroš|neizpild/iu, /piemēro|sod/iu]),
    needed('penalty', pl('45(1)'), [/(?:brīdināj|naudas\s+sod|naudas\s+soda\s+vien)/iu]),
    PURPOSE_ELEMENT,
    usual('competence', [/pārkāpum\p{L}*\s+(?:proces|liet)/iu, /izskata|veic/iu]),
    usual('requirements', [/aizliegts|pienākums|nodrošina|uztur/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text:
            'Saistošie noteikumi (turpmāk – noteikumi) nosaka [norādīt prasības pēc noteikumu priekšmeta] {placeLoc} un ' +
            'administratīvo atbildību par šo prasību pārkāpšanu.',
          carries: ['purpose'],
        },
        { text: 'Noteikumi attiecas uz [norādīt personas un teritoriju].' },
      ],
    },
    {
      heading: 'Prasības',
      points: [
        { text: 'Aizliegts [norādīt aizliegto rīcību un vietu].', key: 'ban', carries: ['requirements'] },
        {
          text: '[Norādīt personu, kurai ir pienākums, un pienākumu.]',
          key: 'duty',
          carries: ['requirements'],
        },
      ],
    },
    {
      heading: 'Administratīvā atbildība',
      points: [
        {
          text:
            'Par {@ban:loc} noteiktā aizlieguma pārkāpšanu piemēro brīdinājumu vai naudas sodu fiziskajai personai no ' +
            '[norādīt skaitu] līdz [norādīt skaitu] naudas soda vienībām, juridiskajai personai – no [norādīt skaitu] līdz ' +
            '[norādīt skaitu] naudas soda vienībām.',
          carries: ['offence', 'penalty'],
        },
        {
          text:
            'Administratīvā pārkāpuma procesu līdz lietas izskatīšanai veic [norādīt amatpersonas]. Administratīvā ' +
            'pārkāpuma lietu izskata [norādīt institūciju vai amatpersonu].',
          carries: ['competence'],
        },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
