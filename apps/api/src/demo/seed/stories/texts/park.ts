import type { AdvisoryCouncilPlan, ApplyToCouncil, EventPlan } from '#libs/contracts';

type Words = Omit<EventPlan, 'opens' | 'closes' | 'discussion' | 'groups'>;

/** A public discussion without any by-law: what the park of the seat is to become. */
export const PARK: Words = {
  title: 'Par Vidzāles pilsētas parka attīstības ieceri',
  bases: ['public_discussion', 'participation'],
  subject: 'planning_document',
  stage: 'initiation',
  methods: ['public_discussion', 'meeting', 'survey', 'advisory_council'],
  documentTitle: 'Vidzāles pilsētas parka attīstības iecere',
  question: 'Ko Jūs gribētu pilsētas parkā redzēt pēc pieciem gadiem?',
  grounds:
    'Parka celiņi un estrāde nolietojušies, un dome gatavo ieceri par parka pārbūvi trīs kārtās. Pirms projektēšanas jāzina, kas iedzīvotājiem tur vajadzīgs.',
  aim: 'Vienoties, kādām vajadzībām parku pārbūvē un ar ko sākt.',
  problem: 'Parkā vakaros ir tumšs, nav kur apsēsties, un bērniem domāts tikai viens laukums.',
  policyArea: 'Vide un publiskā ārtelpa',
  territory: 'Vidzāles pilsēta',
  information: 'Viedokli var izteikt šajā lapā, bibliotēkā, klientu apkalpošanas centrā vai apspriedē.',
  responsible: { name: 'Ilze Bērziņa', phone: '+371 60000000', email: 'lidzdaliba@vidzale.example' },
  places: ['Centrālās pārvaldes ēka, Pils iela 1, Vidzāle', 'Vidzāles bibliotēka'],
};

/** The council that is to accompany the park through all three stages. */
export const PARK_COUNCIL: Omit<AdvisoryCouncilPlan, 'applyBy'> = {
  kind: 'advisory',
  name: 'Vidzāles parka konsultatīvā padome',
  purpose:
    'Padome iesaka domei, kā pārbūvēt parku, un seko, lai iedzīvotāju priekšlikumi nepazūd projektēšanas laikā.',
  criteria:
    'Dzīvo, mācās vai strādā Vidzāles pilsētā un var piedalīties sēdē reizi divos mēnešos. Vēlams, lai būtu pārstāvēti ģimenes, seniori, jaunieši un cilvēki ar kustību traucējumiem.',
  noCriteriaReason: '',
  othersHeard: 'Tos, kuri nav iekļauti sastāvā, divas reizes gadā aicina uz atklātu padomes sēdi.',
  seats: 7,
};

/** Who has applied so far. */
export const PARK_CANDIDATES: readonly ApplyToCouncil[] = [
  {
    name: 'Velta Saulīte',
    organisation: 'Biedrība "Parka draugi"',
    motivation: 'Piecus gadus rīkojam parka talkas un zinām, kur pēc lietus stāv ūdens.',
    adult: true,
  },
  {
    name: 'Kārlis Apse',
    motivation: 'Pārvietojos ratiņkrēslā un katru dienu šķērsoju parku.',
    adult: true,
  },
  { name: 'Linda Ieva', organisation: 'Jauniešu dome', motivation: 'Gribam skeitparku.', adult: false },
];

/** One that is over: what residents said has become a decision. */
export const SCHOOL_BUSES: Words = {
  ...PARK,
  title: 'Par skolēnu pārvadājumu maršrutiem',
  subject: 'other',
  stage: 'drafting',
  methods: ['public_discussion'],
  documentTitle: 'Skolēnu pārvadājumu maršrutu plāns',
  question: 'Vai jaunie skolas autobusu maršruti Jūsu ģimenei der?',
  grounds: 'Divas skolas apvieno mācību telpas, tāpēc jāmaina autobusu maršruti un laiki.',
  aim: 'Sakārtot maršrutus tā, lai bērns mājās nonāk stundas laikā pēc stundām.',
  problem: 'Attālākajos ciemos autobusu gaida līdz divām stundām.',
  policyArea: 'Izglītība',
  territory: 'Vidzāles novads',
};

/** What was said about the park. */
export const ON_PARK = [
  'Galvenais ir apgaismojums gar upi: vakarā tur neviens neiet, jo nekas nav redzams.',
  'Lūdzu, atstājiet vecās liepas. Soliņus var likt zem tām.',
  'Mums vajag vietu pusaudžiem: skeitparku vai vismaz basketbola grozu.',
];

/** What was said about the buses, with the answers. */
export const ON_BUSES = [
  {
    text: 'Rīta autobuss no Kalnmuižas atiet pārāk agri, pirmklasniekam jāceļas pirms sešiem.',
    outcome: 'accepted',
    explanation: 'No septembra autobuss no Kalnmuižas atiet 25 minūtes vēlāk.',
  },
  {
    text: 'Vajag autobusu arī pēc pulciņiem, plkst. 18.00.',
    outcome: 'partly',
    explanation: 'Vēlais autobuss kursēs trīs dienas nedēļā; katru dienu tam pietrūkst pasažieru.',
  },
] as const;
