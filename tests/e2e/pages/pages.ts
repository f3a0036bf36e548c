import type { DossierList, SittingSummary } from '#libs/contracts';
import { TestClient } from '../../support/client.js';

/** Addresses that depend on the day the demo was filled. */
export interface Addresses {
  /** Code of a by-law in the given state of the procedure. */
  code(state: string): string;
  /** Year, number and a day in force of an act. */
  act: { year: number; slug: string; fromDay: string };
  sitting: { next: string; past: string };
}

/** One page of the product. */
export interface PageToVisit {
  name: string;
  path(addresses: Addresses): string;
  /** Who opens it; nobody known where it is left out. */
  as?: string;
  status?: number;
}

const LAWYER = 'Ilze Bērziņa';
const SECRETARY = 'Kristīne Liepa';
const ADMINISTRATOR = 'Dace Krūmiņa';

const fixed = (name: string, address: string, as?: string, status?: number): PageToVisit => ({
  name,
  path: () => address,
  ...(as ? { as } : {}),
  ...(status ? { status } : {}),
});
const dossier = (name: string, state: string, tab = '', as = LAWYER): PageToVisit => ({
  name,
  path: ({ code }) => `/darbs/vidzale/akti/${code(state)}${tab}`,
  as,
});
const act = (name: string, state: string, tab = ''): PageToVisit => ({
  name,
  path: ({ code }) => `/vidzale/noteikumi/${code(state)}${tab}`,
});

/** Every page, one line each. */
export const PAGES: PageToVisit[] = [
  fixed('home', '/'),
  fixed('help', '/palidziba'),
  fixed('accessibility statement', '/pieklustamiba'),
  fixed('privacy', '/privatums'),
  fixed('a page that does not exist', '/nav-tadas-lapas', undefined, 404),
  fixed('a municipality', '/vidzale'),
  fixed('by-laws', '/vidzale/noteikumi'),
  fixed('by-laws, nothing found', '/vidzale/noteikumi?q=neatradisies'),
  act('a draft that is open for opinions', 'opinion_stage'),
  act('opinions of a draft', 'opinion_stage', '/viedokli'),
  act('the form for an opinion', 'opinion_stage', '/viedoklis'),
  act('a by-law in force', 'in_force'),
  act('a comparison of public texts', 'in_force', '/salidzinat'),
  {
    name: 'an act on a day',
    path: ({ act: { year, slug, fromDay } }) => `/vidzale/sn/${year}/${slug}/${fromDay}`,
  },
  fixed('the council', '/vidzale/dome'),
  fixed("the demo's mailbox", '/demo/pasts', LAWYER),
  fixed('my profile', '/mans', 'Anna Zariņa'),
  fixed('my opinions', '/mans/viedokli', 'Anna Zariņa'),
  fixed('the inbox', '/darbs', LAWYER),
  fixed('acts by stage', '/darbs/vidzale/akti', LAWYER),
  fixed('a new act', '/darbs/vidzale/akti/jauns', LAWYER),
  dossier('a dossier in drafting', 'draft'),
  dossier('the editor', 'draft', '/teksts'),
  dossier('the memorandum', 'draft', '/paskaidrojums'),
  dossier('the versions', 'opinion_stage', '/versijas'),
  dossier('the questions about the content', 'draft', '/jautajumi'),
  dossier('the history', 'in_force', '/vesture'),
  dossier('the opinion stage to be set up', 'endorsement', '/viedokli'),
  dossier('the opinions at the desk', 'opinion_stage', '/viedokli'),
  dossier('a by-law in the council', 'on_agenda', '/dome'),
  dossier('promulgation', 'in_force', '/izsludinasana'),
  dossier('a by-law that needs the ministry', 'review_required'),
  dossier('a dossier for the endorser', 'endorsement', '', 'Andris Kalniņš'),
  fixed('opinion stages', '/darbs/vidzale/viedokli', LAWYER),
  fixed('substitutes of one’s own', '/darbs/vidzale/aizvietosana', LAWYER),
  fixed('sittings', '/darbs/vidzale/sedes', SECRETARY),
  { name: 'a sitting to come', path: ({ sitting }) => `/darbs/vidzale/sedes/${sitting.next}`, as: SECRETARY },
  { name: 'a past sitting', path: ({ sitting }) => `/darbs/vidzale/sedes/${sitting.past}`, as: SECRETARY },
  fixed('administration', '/darbs/vidzale/administracija', ADMINISTRATOR),
  fixed('settings', '/darbs/vidzale/administracija/iestatijumi', ADMINISTRATOR),
  fixed('institutions', '/darbs/vidzale/administracija/iestades', ADMINISTRATOR),
  fixed('people and roles', '/darbs/vidzale/administracija/cilveki', ADMINISTRATOR),
  fixed('the calendar', '/darbs/vidzale/administracija/kalendars', ADMINISTRATOR),
  fixed('the register', '/darbs/vidzale/administracija/registrs', ADMINISTRATOR),
  fixed('the audit record', '/darbs/vidzale/administracija/zurnals', ADMINISTRATOR),
  fixed('work of another municipality', '/darbs/vidzale/akti', 'Toms Krastiņš'),
];

/** Asks the running product for the addresses. */
export async function findAddresses(url: string): Promise<Addresses> {
  const lawyer = await TestClient.loggedIn(url, LAWYER);
  const { items } = (await lawyer.get<DossierList>('/api/m/vidzale/dossiers')).body;
  const { acts } = (await lawyer.get<{ acts: Addresses['act'][] }>('/api/public/m/vidzale/acts')).body;
  const sittings = (await lawyer.get<{ items: SittingSummary[] }>('/api/m/vidzale/sittings')).body.items;
  const sittingIn = (state: string): string => found(sittings.find((one) => one.state === state)).id;
  return {
    code: (state) => found(items.find((item) => item.state === state)).code,
    act: found(acts[0]),
    sitting: { next: sittingIn('planned'), past: sittingIn('closed') },
  };
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('The demo has no such page.');
  return one;
}
