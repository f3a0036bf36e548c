import { IMPACT_GUIDANCE } from './guidance-impact.js';
import type { PartGuidance } from './guidance.js';

/** The guidance of parts 1 and 5–8; parts 2–4 are about impact. */
export const PART_GUIDANCE: readonly PartGuidance[] = [
  {
    part: 1,
    questions: [
      {
        id: 'aim',
        text: {
          lv: 'Kāda problēma jārisina, kam un cik bieži tā rodas? Kāds ir mērķis?',
          en: 'Which problem is to be solved, whose is it, how often does it arise? What is the aim?',
        },
        words: /merk|problem|nepieciesam|japanak|vajadz|risin/,
      },
      {
        id: 'alternatives',
        text: {
          lv: 'Kādas alternatīvas bez saistošajiem noteikumiem vērtētas un kāpēc ar tām nepietiek?',
          en: 'Which alternatives without a by-law were weighed, and why are they not enough?',
        },
        words:
          /alternativ|cita iespej|citas iespej|cits risinajum|citi risinajum|nepietiek|bez (?:sais|noteik|regul)/,
      },
    ],
    good: 'Pērn saņemtas 64 sūdzības par nesakoptiem pagalmiem; 41 gadījumā īpašnieks darbus nav veicis arī pēc atgādinājuma. Mērķis – līdz 2028. gadam sūdzību skaitu samazināt uz pusi. Kā alternatīva vērtēta informēšanas kampaņa: 2025. gadā tā sūdzību skaitu nemainīja.',
    bad: 'Noteikumi nepieciešami, lai sakārtotu jomu. Alternatīvu nav.',
    why: {
      lv: 'Nav redzama ne problēma, ne tās apmērs, un nav teikts, kas vērtēts noteikumu vietā.',
      en: 'Neither the problem nor its size can be seen, and nothing says what was weighed instead.',
    },
    readers: {
      lv: 'Ministrija pārbauda, vai mērķis atbilst likumā dotajam pilnvarojumam; iedzīvotāji – vai problēma ir īsta un skaitļos parādīta.',
      en: 'The ministry looks whether the aim is within the authorisation of the law; residents whether the problem is real and shown in numbers.',
    },
  },
  ...IMPACT_GUIDANCE,
  {
    part: 5,
    questions: [
      {
        id: 'functions',
        text: {
          lv: 'Kādi uzdevumi pašvaldībai rodas, mainās vai beidzas?',
          en: 'Which tasks of the municipality begin, change or end?',
        },
        words: /funkcij|uzdevum|pienakum|darb|nodal|izvert|nemaina|netiek/,
      },
      {
        id: 'staff',
        text: {
          lv: 'Vai vajadzīgas jaunas amata vietas, slodzes vai mācības?',
          en: 'Are new posts, hours or training needed?',
        },
        words: /amat|slodz|cilvekresurs|darbiniek|specialist|personal|macib|vieta/,
      },
    ],
    good: 'Sociālajam dienestam jauns uzdevums – izvērtēt ap 120 iesniegumu gadā (0,2 slodzes). To veiks esošie darbinieki, jaunas amata vietas nav vajadzīgas.',
    bad: 'Pašvaldības funkcijas nemainās.',
    why: {
      lv: 'Ja kādam noteikumi jāizpilda un jāuzrauga, viņa darbs mainās; jānosauc, kā.',
      en: 'Where somebody has to implement and supervise the rules, their work changes; say how.',
    },
    readers: {
      lv: 'Dome un finanšu komiteja meklē slodzes un amata vietas; tām jāsakrīt ar 2. sadaļas aprēķinu.',
      en: 'The council and its finance committee look for hours and posts; they must agree with the calculation of part 2.',
    },
  },
  {
    part: 6,
    questions: [
      {
        id: 'enforcement',
        text: {
          lv: 'Kas noteikumus izpilda un kas uzrauga?',
          en: 'Who implements the rules and who supervises?',
        },
        words: /nodrosin|uzraug|kontrol|izpild|dienest|nodal|polic|iestad|komisij/,
      },
      {
        id: 'information',
        text: {
          lv: 'Kā iedzīvotāji par prasībām uzzinās, un kad noteikumi stājas spēkā?',
          en: 'How will residents learn of the requirements, and when do they take effect?',
        },
        words: null,
      },
    ],
    good: 'Izpildi nodrošina Īpašumu nodaļa, ievērošanu uzrauga pašvaldības policija. Par prasībām paziņo oficiālajā tīmekļvietnē, novada avīzē un ar vēstuli namu pārvaldniekiem mēnesi pirms noteikumu stāšanās spēkā.',
    bad: 'Izpildi nodrošina pašvaldība.',
    why: {
      lv: 'Nav nosaukta neviena iestāde, kurai jārīkojas, un nav teikts, kā prasības uzzinās.',
      en: 'No institution that has to act is named, nor how the requirements will be known.',
    },
    readers: {
      lv: 'Iedzīvotāji meklē, kur vērsties; ministrija – vai izpilde nav uzlikta tam, kuram nav pilnvaru.',
      en: 'Residents look for whom to turn to; the ministry whether a body without powers is made to act.',
    },
  },
  {
    part: 7,
    questions: [
      {
        id: 'proportionality',
        text: {
          lv: 'Kāpēc prasības ir piemērotas un nepieciešamas un kāpēc mērķi nevar sasniegt saudzīgāk?',
          en: 'Why are the requirements suitable and necessary, and why would nothing gentler do?',
        },
        words: /samerig|piemerot|nepieciesam|saudz|atbilst|ierobezo/,
      },
      {
        id: 'benefit',
        text: {
          lv: 'Kāds ir ieguvums salīdzinājumā ar izmaksām no 2. un 4. sadaļas?',
          en: 'What is gained, set against the costs of parts 2 and 4?',
        },
        words: /ieguv|labum|izmaks|ietaup|maksa|mazin|uzlab/,
      },
    ],
    good: 'Prasība slēgt konteinerus iedzīvotājam gadā maksā ap 6 euro (4. sadaļa), bet ļauj par 18 % samazināt nešķiroto atkritumu apjomu. Saudzīgāks līdzeklis – ieteikums – divus gadus nav darbojies.',
    bad: 'Noteikumi ir samērīgi.',
    why: {
      lv: 'Apgalvojums nav pamatojums: jāsaliek blakus tas, ko prasa, un tas, ko iegūst.',
      en: 'An assertion is no reason: what is asked and what is gained must stand side by side.',
    },
    readers: {
      lv: 'Ministrija un tiesa samērīgumu pārbauda pirmo; šī sadaļa ir vieta, kur to pierādīt.',
      en: 'Proportionality is what the ministry and a court test first; this part is where it is shown.',
    },
  },
  {
    part: 8,
    questions: [
      {
        id: 'consulted',
        text: {
          lv: 'Ar kurām iestādēm un kādā veidā konsultēts, kas no ieteiktā ņemts vērā?',
          en: 'Which institutions were consulted and how, and what of their advice was taken?',
        },
        words: /konsult|viedok|saskan|iestad|sanaksm|atzinum|apsprie/,
      },
      {
        id: 'opinions',
        text: {
          lv: 'Cik viedokļu saņemts, par ko tie bija un kā izvērtēti?',
          en: 'How many opinions came, what about, and how were they weighed?',
        },
        words: /viedok|sabiedrib/,
      },
    ],
    good: 'Projekts pašvaldības tīmekļvietnē bija publicēts no 2. līdz 16. martam; saņemti 14 viedokļi. Deviņi lūdza pagarināt pieteikšanos – ņemts vērā (projekta 8. punkts). Biedrības "Pagalmi" priekšlikums maksāt avansu nav ņemts vērā, jo to liedz likums.',
    bad: 'Viedokļi uzklausīti. Jānis Paraugs iebilda pret termiņu.',
    why: {
      lv: 'Nav ne skaita, ne atbilžu, un nosaukta fiziska persona: paskaidrojuma raksts tiek izsludināts un paliek publisks.',
      en: 'No numbers, no answers, and a natural person is named: the memorandum is promulgated and stays public.',
    },
    readers: {
      lv: 'Viedokļu autori meklē atbildi uz savu viedokli; ministrija – vai ievērots divu nedēļu termiņš.',
      en: 'Those who gave opinions look for their answer; the ministry whether the two weeks were kept.',
    },
  },
];
