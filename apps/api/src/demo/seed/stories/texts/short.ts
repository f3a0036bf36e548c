import type { BylawPlan, PointPlan } from '../bylaw-plan.js';

/** A shorter by-law: what differs is given, the frame is the same. */
export function shortBylaw(
  plan: Pick<BylawPlan, 'title' | 'topic' | 'question' | 'summary'> & {
    kind?: BylawPlan['kind'];
    isFees?: boolean;
    basis?: string;
    purpose: string;
    rules: PointPlan[];
    need: string;
    cost: string;
  },
): BylawPlan {
  return {
    title: plan.title,
    topic: plan.topic,
    ...(plan.kind ? { kind: plan.kind } : {}),
    ...(plan.isFees ? { isFees: true } : {}),
    basis: plan.basis ?? 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu',
    chapters: [
      {
        heading: 'Vispārīgie jautājumi',
        points: [`Saistošie noteikumi (turpmāk – noteikumi) nosaka ${plan.purpose}.`],
      },
      { heading: 'Kārtība', points: plan.rules },
    ],
    closing: ['Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.'],
    memorandum: [
      plan.need,
      plan.cost,
      'Sabiedrība: skaidra un vienāda kārtība visiem. Ietekmes uz vidi, veselību, uzņēmējdarbību un konkurenci nav.',
      'Fiziskajām personām – viens iesniegums. Saimnieciskās darbības veicējiem un budžeta institūcijām papildu izmaksu nav.',
      'Jaunu funkciju un amata vietu nav.',
      'Izpildi nodrošina atbildīgā nodaļa; noteikumus publicē tīmekļvietnē.',
      'Izraudzītie līdzekļi ir nepieciešami un samērīgi ar ieguvumu.',
    ],
    question: plan.question,
    summary: plan.summary,
    targetGroups: ['novada iedzīvotāji'],
  };
}

/** Scholarships: the opinion stage is over and the opinions wait for answers. */
export const SCHOLARSHIPS = shortBylaw({
  title: 'Par pašvaldības stipendijām studējošajiem',
  topic: 'education',
  purpose: 'kārtību, kādā piešķir un izmaksā pašvaldības stipendijas studējošajiem',
  rules: [
    'Stipendiju var saņemt novadā deklarēts studējošais, kurš apgūst pašvaldībai nepieciešamu profesiju.',
    {
      text: 'Stipendijas apmērs mēnesī ir:',
      subpoints: ['pirmajā un otrajā studiju gadā – 150 euro;', 'turpmākajos studiju gados – 200 euro.'],
    },
    'Pieteikumus pieņem katru gadu no 1. līdz 30. septembrim.',
    'Pēc studijām stipendiāts novadā strādā vismaz divus gadus.',
  ],
  need: 'Novadā trūkst skolotāju, mediķu un inženieru. Darba devēju stipendijas vērtētas, taču tās nesedz visas profesijas.',
  cost: 'Izdevumi 36 000 euro gadā (20 stipendijas × 10 mēneši × 180 euro).',
  question: 'Vai divi gadi darba novadā pēc studijām ir taisnīga prasība?',
  summary:
    'Studenti, kuri mācās novadam vajadzīgu profesiju, saņems 150–200 euro mēnesī. Pretī pēc studijām divi gadi jāstrādā novadā.',
});

/** Street trade: penalties under article 45, so a ministry must give its opinion. */
export const STREET_TRADE = shortBylaw({
  title: 'Par ielu tirdzniecību Vidzāles novadā',
  topic: 'trade',
  basis: 'Izdoti saskaņā ar Pašvaldību likuma 45. panta otrās daļas 2. punktu',
  purpose: 'ielu tirdzniecības kārtību un administratīvo atbildību par tās pārkāpumiem',
  rules: [
    'Ielu tirdzniecība atļauta domes apstiprinātās vietās no plkst. 7.00 līdz plkst. 22.00.',
    'Tirgotājs pēc darba tirdzniecības vietu sakopj.',
    'Par ielu tirdzniecības kārtības pārkāpumu piemēro brīdinājumu vai naudas sodu fiziskajai personai līdz 20 naudas soda vienībām.',
  ],
  need: 'Tirdzniecības vietas mainījušās, un līdzšinējā kārtība nav izpildāma. Līgumi ar tirgotājiem vien atbildību nenosaka.',
  cost: 'Ieņēmumi no vietu nomas ap 3 000 euro gadā; papildu izdevumu nav.',
  question: 'Kurās vietās ielu tirdzniecība Jums ir ērta un kurās traucē?',
  summary: 'Tirgoties uz ielas varēs noteiktās vietās no septiņiem līdz desmitiem vakarā.',
});

/** Libraries: waits for the endorsers. */
export const LIBRARIES = shortBylaw({
  title: 'Par Vidzāles novada bibliotēku lietošanu',
  topic: 'culture_sport',
  purpose: 'Vidzāles novada bibliotēku pakalpojumu lietošanas kārtību',
  rules: [
    'Bibliotēkas pamatpakalpojumi ir bez maksas.',
    'Lasītāju reģistrē, uzrādot personu apliecinošu dokumentu vai eID karti.',
    'Grāmatu izsniedz uz 21 dienu; termiņu var pagarināt divas reizes, ja to negaida cits lasītājs.',
    'Nozaudētu grāmatu aizstāj ar tādu pašu vai līdzvērtīgu izdevumu.',
  ],
  need: 'Pēc novadu reformas bibliotēkās ir piecas atšķirīgas kārtības. Iekšēji noteikumi lasītājiem nav saistoši.',
  cost: 'Papildu izdevumu nav; kavējuma maksu atcelšana samazina ieņēmumus par 900 euro gadā.',
  question: 'Kas bibliotēkā Jums būtu jāmaina vispirms?',
  summary:
    'Visās novada bibliotēkās būs vienāda kārtība: 21 diena, divi pagarinājumi un bez kavējuma maksas.',
});

/** Symbols of the municipality: on the agenda of the next sitting. */
export const SYMBOLS = shortBylaw({
  title: 'Par Vidzāles novada simbolikas izmantošanu',
  topic: 'governance',
  purpose: 'Vidzāles novada ģerboņa, karoga un logotipa izmantošanas kārtību',
  rules: [
    'Novada karogu un ģerboni brīvi izmanto svētkos un pasākumos, ja tiek izrādīta pienācīga cieņa.',
    'Komerciālai izmantošanai saņem pašvaldības atļauju.',
    'Atļauju izsniedz desmit darbdienu laikā uz laiku līdz pieciem gadiem.',
  ],
  need: 'Uzņēmēji vēlas izmantot novada ģerboni uz vietējiem ražojumiem, bet kārtības nav. Vadlīnijas bez noteikumiem nebūtu saistošas.',
  cost: 'Ietekmes uz pašvaldības budžetu nav.',
  question: 'Kur Jūs gribētu redzēt novada simboliku un kur tā nebūtu vietā?',
  summary: 'Novada karogu un ģerboni varēs brīvi lietot svētkos; pārdodamām precēm vajadzēs atļauju.',
});

/** Cemeteries: ready for a sitting, and nobody has put it on an agenda yet. */
export const CEMETERIES = shortBylaw({
  title: 'Par kapsētu uzturēšanu Vidzāles novadā',
  topic: 'territory_upkeep',
  purpose: 'kapsētu uzturēšanas kārtību Vidzāles novadā',
  rules: [
    'Kapsētas apmeklētājiem ir atvērtas no saullēkta līdz saulrietam.',
    'Kapavietas kopējs to sakopj vismaz divas reizes gadā.',
    'Pašvaldība katrā kapsētā nodrošina ūdeni un dalītu atkritumu konteinerus.',
  ],
  need: 'Novada četrpadsmit kapsētās ir atšķirīga kārtība. Ieteikumi bez noteikumiem kopējiem nav saistoši.',
  cost: 'Izdevumi 12 000 euro gadā konteineriem un ūdens ņemšanas vietām.',
  question: 'Kas kapsētā, kuru Jūs kopjat, jāsakārto vispirms?',
  summary:
    'Visās kapsētās būs ūdens un dalīto atkritumu konteineri; kapavieta jāsakopj vismaz divas reizes gadā.',
});

/** Swimming places: a draft that has just been begun. */
export const SWIMMING = shortBylaw({
  title: 'Par peldvietu lietošanas kārtību Vidzāles novadā',
  topic: 'public_order',
  purpose: 'peldvietu lietošanas kārtību Vidzāles novadā',
  rules: [
    'Peldvietā no 15. maija līdz 15. septembrim nodrošina pārģērbšanās kabīnes, tualeti un glābšanas riņķi.',
    'Suņus peldvietā neved; atsevišķu suņu peldvietu norāda kartē.',
  ],
  need: 'Novadā ir septiņas peldvietas bez vienotas kārtības.',
  cost: 'Izdevumi 9 000 euro gadā uzturēšanai.',
  question: 'Kas Jūsu peldvietā jāsakārto vispirms?',
  summary: 'Katrā peldvietā būs kabīne, tualete un glābšanas riņķis.',
});

/** Sports projects: in force for some time. */
export const SPORT = shortBylaw({
  title: 'Par sporta projektu līdzfinansēšanu Vidzāles novadā',
  topic: 'culture_sport',
  purpose: 'kārtību, kādā pašvaldība līdzfinansē sporta biedrību projektus',
  rules: [
    'Līdzfinansējumu piešķir biedrībai, kuras bērnu un jauniešu treniņi notiek novadā.',
    'Viena projekta līdzfinansējums nepārsniedz 3 000 euro.',
    'Biedrība 30 dienu laikā pēc projekta iesniedz atskaiti, ko publicē tīmekļvietnē.',
  ],
  need: 'Biedrībām vajadzīga paredzama kārtība. Līdz šim dome lēma par katru gadījumu atsevišķi.',
  cost: 'Izdevumi 45 000 euro gadā.',
  question: 'Kādi sporta projekti novadā būtu jāatbalsta vispirms?',
  summary: 'Sporta biedrības varēs saņemt līdz 3 000 euro projektam, ja trenē novada bērnus.',
});

/** Allotment gardens of Ezerkrasti: in force. */
export const ALLOTMENTS = shortBylaw({
  title: 'Par pilsētas dārziņu lietošanu Ezerkrastu valstspilsētā',
  topic: 'property',
  purpose: 'pilsētas dārziņu piešķiršanas un lietošanas kārtību',
  rules: [
    'Dārziņu piešķir uz pieciem gadiem pilsētā deklarētai personai rindas kārtībā.',
    'Nomas maksa ir 0,20 euro par kvadrātmetru gadā.',
    'Dārziņā nelieto glifosātu un nededzina atkritumus.',
  ],
  need: 'Uz dārziņiem gaida 340 ģimenes, bet piektā daļa dārziņu stāv neapstrādāta. Citu līdzekļu to pārdalei nav.',
  cost: 'Ieņēmumi no nomas 11 000 euro gadā.',
  question: 'Cik ilgi drīkst neapstrādāt dārziņu, pirms to piešķir citam?',
  summary: 'Dārziņus piešķirs rindas kārtībā uz pieciem gadiem. Neapstrādātu dārziņu varēs nodot nākamajam.',
});
