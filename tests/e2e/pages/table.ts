/** What the addresses of the table are made of: codes and ids that the demo's seed gave. */
export interface Found {
  /** Code of the Vidzāle dossier whose title contains the words. */
  code(words: string): string;
  /** Path of a sitting of Vidzāle in the workspace. */
  sitting(which: 'coming' | 'past'): string;
  /** Path of a page of the first agenda item of that sitting. */
  item(which: 'coming' | 'past', page: 'jautajums' | 'balsojums' | 'paraksts' | 'balso'): string;
  /** Path of the review of a file that the lawyer has just read in. */
  imported: string;
  /** Path of a published act of Vidzāle, without a day. */
  act: string;
  /** Path of the first e-mail in the demo's mailbox. */
  mail: string;
  /** Public path of a Vidzāle participatory budget: the one being voted on, and the one whose result is known. */
  budget(which: 'voting' | 'announced'): string;
  /** Path of the same in the workspace. */
  budgetWork(which: 'voting' | 'announced'): string;
  /** Public paths of Ezerkrasti: the result of a vote at GeoLatvija.lv, and ideas that are being collected. */
  cityResults: string;
  cityIdeas: string;
  /** Path of the former in the workspace. */
  cityBudgetWork: string;
  /** Path of a page of the ministry's desk for the review that waits longest. */
  review: string;
  /** Path of the request for coordination that waits for the head of department. */
  request: string;
  /** Path of a draft of a project of one's own. */
  ownProject: string;
  /** Path of a takeover of by-laws in force whose sample is being looked at. */
  takeover: string;
  /** Path of the latest request about data. */
  dataRequest: string;
  /** Path of one of its files. */
  takeoverItem: string;
  /** Public path of a public discussion: the one that runs, and one that was decided about. */
  event(which: 'open' | 'decided'): string;
  /** Public paths of its meeting, its advisory council and its survey. */
  meeting: string;
  advisory: string;
  survey: string;
  /** Code of the collective submission whose title has the words. */
  petition(words: string): string;
}

/** One page of the product. */
export interface PageToVisit {
  /** Name of the demo person; null without a login. */
  as: string | null;
  path: string | ((found: Found) => string);
}

/** Titles of the demo's dossiers by the stage they are in, as far as a page differs by it. */
const OPEN = 'dalītu atkritumu';
/** In force, after opinions that were answered. */
const ANSWERED = 'pagalmu';
const IN_FORCE = 'sporta projektu';
const DRAFT = 'peldvietu';
const AMENDING = 'Grozījumi';
const ENDORSED = 'bibliotēku';
const CLOSED = 'stipendijām';
const TRACK_B = 'ielu tirdzniecību';
const ON_AGENDA = 'simbolikas';
const IN_REVIEW = 'pašvaldības nodevu';
const IN_COORDINATION = 'decentralizētajām';
const BETWEEN_ROUNDS = 'apgaismojuma';

export const LAWYER = 'Ilze Bērziņa';
const ENDORSER = 'Laima Ozola';
const HEAD = 'Andris Kalniņš';
const SECRETARY = 'Kristīne Liepa';
const CHAIR = 'Juris Vītols';
const COUNCILLOR = 'Aija Siliņa';
const CLERK = 'Mārtiņš Egle';
const ADMINISTRATOR = 'Dace Krūmiņa';
const DATA_OFFICER = 'Marika Salna';
const REVIEWER = 'Zane Pētersone';
const SECTOR_EXPERT = 'Andrejs Kalve';
const COORDINATOR = 'Sanita Lapsa';
const EVALUATOR = 'Jānis Ozoliņš';
const CITY_COORDINATOR = 'Dzintra Auniņa';
const CITY_RESIDENT = 'Marta Upīte';
const RESIDENT = 'Anna Zariņa';

const nobody = (...paths: PageToVisit['path'][]) => paths.map((path): PageToVisit => ({ as: null, path }));
const by = (as: string, ...paths: PageToVisit['path'][]) => paths.map((path): PageToVisit => ({ as, path }));
const open =
  (words: string, page = '') =>
  (found: Found) =>
    `/vidzale/noteikumi/${found.code(words)}${page && '/'}${page}`;
const work =
  (words: string, page = '') =>
  (found: Found) =>
    `/darbs/vidzale/akti/${found.code(words)}${page && '/'}${page}`;

/** Every page of the product, one line for each; a new page is a new line. */
export const PAGES: readonly PageToVisit[] = [
  ...nobody(
    '/',
    '/pieklustamiba',
    '/privatums',
    '/palidziba',
    '/auth/login?return=/',
    '/vidzale',
    '/ezerkrasti',
    '/vidzale/noteikumi',
    '/vidzale/noteikumi?vardi=atkritumi',
    '/vidzale/dome',
    (found) => `/vidzale/dome/${found.sitting('past').split('/').at(-1) ?? ''}`,
    '/vidzale/lidzdaliba',
    '/ezerkrasti/lidzdaliba',
    (found) => found.event('open'),
    (found) => found.event('decided'),
    (found) => found.meeting,
    (found) => found.advisory,
    (found) => found.survey,
    '/vidzale/kolektivie-iesniegumi',
    (found) => `/vidzale/kolektivie-iesniegumi/${found.petition('Ietve')}`,
    (found) => `/vidzale/kolektivie-iesniegumi/${found.petition('Autobusa')}`,
    '/vidzale/kalendars',
    '/vidzale/jaunumi',
    (found) => `/vidzale/jaunumi?akts=${found.code(OPEN)}`,
    '/vidzale/abonements/nav-tadas-saites',
    open(OPEN),
    open(OPEN, 'viedokli'),
    open(OPEN, 'viedoklis'),
    open(IN_FORCE),
    open(IN_FORCE, 'salidzinat'),
    open(IN_FORCE, 'viedokli'),
    open(ANSWERED, 'viedokli'),
    open(ANSWERED, 'apkopojums'),
    open(ANSWERED, 'kas-mainijas'),
    open(TRACK_B),
    open(IN_REVIEW),
    (found) => `${found.act}/2031-01-01`,
    open(IN_COORDINATION),
    '/vidzale/budzets',
    '/ezerkrasti/budzets',
    (found) => found.cityResults,
    (found) => found.cityIdeas,
    (found) => found.budget('voting'),
    (found) => `${found.budget('voting')}/projekti`,
    (found) => `${found.budget('voting')}/projekti/1`,
    (found) => `${found.budget('voting')}/projekti/7`,
    (found) => `${found.budget('voting')}/idejas`,
    (found) => `${found.budget('voting')}/balsot`,
    (found) => `${found.budget('voting')}/rezultati`,
    '/vidzale/budzets/nauda',
    (found) => found.budget('announced'),
    (found) => `${found.budget('announced')}/projekti/1`,
    (found) => `${found.budget('announced')}/rezultati`,
    (found) => `${found.budget('announced')}/parbaudit`,
    (found) => `${found.budget('voting')}/parbaudit`,
    open(CLOSED, 'viedoklis'),
    (found) => found.act,
    '/vidzale/viedoklis/V-0000-0000',
    (found) => `${found.event('open')}/viedoklis/LD-0000-0000`,
    '/demo/pasts',
    (found) => found.mail,
    '/nav-tadas-lapas',
    '/atzinums',
    '/atzinums#nav-tadas-saites',
  ),
  ...by(RESIDENT, '/mans/organizacijas'),
  ...by(LAWYER, work(BETWEEN_ROUNDS, 'saskanosana')),
  ...by(
    RESIDENT,
    '/mans',
    '/mans/viedokli',
    '/mans/projekti',
    '/mans/balsojumi',
    '/darbs',
    open(OPEN, 'viedoklis'),
  ),
  ...by(RESIDENT, (found) => `${found.budget('voting')}/balsot`),
  ...by(
    CITY_RESIDENT,
    '/mans/projekti',
    (found) => found.ownProject,
    (found) => `${found.budget('voting')}/balsot`,
  ),
  ...by(
    COORDINATOR,
    '/darbs',
    '/darbs/vidzale/budzets',
    '/darbs/vidzale/budzets/jauns',
    (found) => found.budgetWork('voting'),
    (found) => `${found.budgetWork('voting')}/projekti`,
    (found) => `${found.budgetWork('voting')}/komisija`,
    (found) => `${found.budgetWork('voting')}/geolatvija`,
    (found) => `${found.budgetWork('voting')}/klatiene`,
    (found) => `${found.budgetWork('voting')}/uzraudziba`,
    (found) => `${found.budgetWork('voting')}/skaitisana`,
    (found) => `${found.budgetWork('announced')}/skaitisana`,
    (found) => `${found.budgetWork('announced')}/istenosana`,
  ),
  ...by(
    CITY_COORDINATOR,
    (found) => found.cityBudgetWork,
    (found) => `${found.cityBudgetWork}/geolatvija`,
    (found) => `${found.cityBudgetWork}/skaitisana`,
  ),
  ...by(EVALUATOR, '/darbs', (found) => `${found.budgetWork('announced')}/projekti`),
  ...by(
    LAWYER,
    '/darbs',
    '/darbs/vidzale/akti',
    '/darbs/vidzale/akti?skats=tabula',
    '/darbs/vidzale/akti/jauns',
    '/darbs/vidzale/klauzulas',
    '/darbs/vidzale/pamati',
    '/darbs/vidzale/paraksta-parbaude',
    (found) => found.imported,
    '/darbs/vidzale/parnemsana',
    (found) => found.takeover,
    (found) => found.takeoverItem,
    work(DRAFT),
    work(DRAFT, 'teksts'),
    work(DRAFT, 'paskaidrojums'),
    work(DRAFT, 'kopsavilkums'),
    work(CLOSED, 'paskaidrojums'),
    work(CLOSED, 'paskaidrojums/budzets'),
    work(CLOSED, 'paskaidrojums/izmaksas'),
    work(CLOSED, 'kontakti'),
    work(DRAFT, 'kontakti'),
    work(OPEN, 'teksts'),
    work(DRAFT, 'viedokli'),
    work(DRAFT, 'dome'),
    work(DRAFT, 'izsludinasana'),
    work(ENDORSED),
    work(ENDORSED, 'versijas'),
    work(DRAFT, 'teksta-vesture'),
    work(OPEN),
    work(OPEN, 'viedokli'),
    work(CLOSED, 'viedokli'),
    work(TRACK_B),
    work(TRACK_B, 'jautajumi'),
    work(TRACK_B, 'dome'),
    work(TRACK_B, 'atzinums'),
    work(IN_REVIEW, 'atzinums'),
    work(IN_COORDINATION),
    work(IN_COORDINATION, 'saskanosana'),
    work(DRAFT, 'saskanosana'),
    work(IN_FORCE),
    work(IN_FORCE, 'vesture'),
    work(IN_FORCE, 'izsludinasana'),
    work(AMENDING, 'grozijumi'),
    work(AMENDING, 'grozijumi/teksts'),
    '/darbs/vidzale/speka',
    (found) => found.act.replace('/vidzale/sn/', '/darbs/vidzale/speka/'),
    (found) => `${found.act.replace('/vidzale/sn/', '/darbs/vidzale/speka/')}/kontrole`,
    '/darbs/vidzale/viedokli',
    '/darbs/vidzale/lidzdaliba',
    '/darbs/vidzale/lidzdaliba/jauns',
    (found) => `/darbs${found.event('open')}`,
    (found) => `/darbs${found.event('decided')}`,
    '/darbs/vidzale/publikacijas',
    '/darbs/vidzale/termini',
    '/darbs/vidzale/termini?skats=menesis',
    '/darbs/vidzale/aizvietosana',
  ),
  ...by(
    RESIDENT,
    '/mans/kolektivie/vidzale/jauns',
    (found) => `/mans/kolektivie/vidzale/${found.petition('Ietve')}`,
  ),
  ...by(CITY_RESIDENT, (found) => `/vidzale/kolektivie-iesniegumi/${found.petition('Ietve')}`),
  ...by(
    CLERK,
    '/darbs/vidzale/kolektivie',
    '/darbs/vidzale/kolektivie/jauns',
    (found) => `/darbs/vidzale/kolektivie/${found.petition('Bibliotēkas')}/paraksti`,
  ),
  ...by(
    LAWYER,
    '/darbs/vidzale/kolektivie/iestatijumi',
    (found) => `/darbs/vidzale/kolektivie/${found.petition('Bibliotēkas')}`,
  ),
  ...by(ENDORSER, '/darbs', work(ENDORSED)),
  ...by(HEAD, '/darbs', work(ENDORSED), '/darbs/saskanosana', (found) => found.request),
  ...by(
    SECRETARY,
    '/darbs',
    '/darbs/vidzale/sedes',
    (found) => found.sitting('coming'),
    (found) => found.sitting('past'),
    (found) => found.item('coming', 'jautajums'),
    (found) => found.item('coming', 'balsojums'),
    (found) => found.item('past', 'balsojums'),
    (found) => `${found.sitting('past')}/protokols`,
    '/darbs/vidzale/komitejas',
    work(ON_AGENDA, 'dome'),
  ),
  ...by(CHAIR, '/darbs', (found) => found.item('past', 'paraksts')),
  ...by(
    COUNCILLOR,
    '/darbs',
    (found) => found.sitting('coming'),
    (found) => found.item('coming', 'jautajums'),
    (found) => found.item('coming', 'balso'),
  ),
  ...by(
    CLERK,
    '/darbs',
    work(OPEN, 'viedokli'),
    (found) => `/darbs${found.event('open')}`,
    (found) => `/darbs${found.survey}`,
  ),
  ...by(LAWYER, '/darbs/vidzale/norise?posms=in_review'),
  ...by(
    ADMINISTRATOR,
    '/darbs/vidzale/administracija',
    '/darbs/vidzale/administracija/iestatijumi',
    '/darbs/vidzale/administracija/iestades',
    '/darbs/vidzale/administracija/cilveki',
    '/darbs/vidzale/administracija/kalendars',
    '/darbs/vidzale/administracija/atgadinajumi',
    '/darbs/vidzale/administracija/kartiba',
    '/darbs/vidzale/administracija/registrs',
    '/darbs/vidzale/administracija/zurnals',
  ),
  ...by(
    DATA_OFFICER,
    '/darbs/vidzale/dati',
    '/darbs/vidzale/dati/pieprasijumi',
    (found) => found.dataRequest,
    '/darbs/vidzale/dati/piekluve',
    '/darbs/vidzale/dati/glabasana',
  ),
  ...by(RESIDENT, '/mans/dati'),
  ...by(
    REVIEWER,
    '/darbs',
    '/darbs/atzinumi',
    (found) => found.review,
    '/darbs/iebildumi',
    '/darbs/tiesiskums',
    (found) => found.act.replace('/vidzale/sn/', '/darbs/tiesiskums/vidzale/'),
  ),
  ...by(SECTOR_EXPERT, '/darbs', '/darbs/nozares-viedokli', '/darbs/tiesiskums'),
  ...nobody('/nozares-viedoklis', '/nozares-viedoklis#nav-tadas-saites'),
];

/** Whose pages belong to the workspace; everybody else's are for residents. */
export const STAFF = [...new Set(PAGES.map(({ as }) => as))].filter(
  (person) => person !== null && person !== RESIDENT && person !== CITY_RESIDENT,
);

/** The pages above in English: every address has a twin under `/en`, except the identity provider's. */
export function english(path: string): string | null {
  if (path.startsWith('/auth/')) return null;
  return path === '/' ? '/en' : `/en${path}`;
}
