import type { AdministrativeCosts, CalculationsView, DocumentView, FiscalTable } from '#libs/contracts';
import { emptyAdministrativeCosts } from '#libs/memorandum-rules';
import type { TestApp } from '../../support/app.js';
import { TestClient } from '../../support/client.js';
import { showDossier } from '../../support/dossiers.js';

/** The people who have to do with a memorandum, and some who have not. */
export interface Team {
  lawyer: TestClient;
  head: TestClient;
  legal: TestClient;
  secretary: TestClient;
  clerk: TestClient;
  councillor: TestClient;
  administrator: TestClient;
  resident: TestClient;
  foreignLawyer: TestClient;
  stranger: TestClient;
}

/** Logs everybody in. */
export async function logInTeam(test: TestApp): Promise<Team> {
  const login = (name: string): Promise<TestClient> => TestClient.loggedIn(test.url, name);
  return {
    lawyer: await login('Ilze Bērziņa'),
    head: await login('Andris Kalniņš'),
    legal: await login('Laima Ozola'),
    secretary: await login('Kristīne Liepa'),
    clerk: await login('Mārtiņš Egle'),
    councillor: await login('Juris Vītols'),
    administrator: await login('Dace Krūmiņa'),
    resident: await login('Anna Zariņa'),
    foreignLawyer: await login('Toms Krastiņš'),
    stranger: new TestClient(test.url),
  };
}

/** A small fiscal table: a formula and a plain sum over two years. */
export const FISCAL: FiscalTable = {
  kind: 'fiscal',
  firstYear: 2026,
  years: 2,
  lines: [
    {
      direction: 'expenditure',
      name: 'Pabalsti ģimenēm',
      source: 'Sociālās palīdzības budžets',
      unit: 'ģimenes',
      amounts: [
        { quantity: 120_000, price: 30_000 },
        { quantity: 125_500, price: 30_000 },
      ],
    },
    {
      direction: 'revenue',
      name: 'Valsts mērķdotācija',
      source: 'Valsts budžets',
      unit: null,
      amounts: [{ cents: 1_000_050 }, { cents: 0 }],
    },
  ],
  assumptions: 'Ģimeņu skaits – pēc Sociālā dienesta datiem.',
};

/** Costs of residents; the other groups have a reason why there are none. */
export function administrative(): AdministrativeCosts {
  const costs = emptyAdministrativeCosts();
  costs.groups.business.noImpact = 'noteikumi attiecas tikai uz ģimenēm';
  costs.groups.private = {
    rate: { cents: 1000, source: 'Centrālās statistikas pārvaldes dati' },
    obligations: [
      {
        who: 'Ģimene',
        what: 'iesniedz pieteikumu',
        now: { minutes: 60, costs: 150, subjects: 100, times: 1000 },
        future: { minutes: 15, costs: 0, subjects: 100, times: 1000 },
      },
    ],
    noImpact: '',
  };
  costs.groups.budget.noImpact = 'pieteikumus jau tagad izskata Sociālais dienests';
  return costs;
}

/** Where something of a dossier is. */
export const path = (dossierId: string, rest: string, place = 'vidzale'): string =>
  `/api/m/${place}/dossiers/${dossierId}/${rest}`;

/** The calculations of a dossier. */
export async function calculations(client: TestClient, dossierId: string): Promise<CalculationsView> {
  const { body, status, text } = await client.get<CalculationsView>(path(dossierId, 'calculations'));
  if (status !== 200) throw new Error(`The calculations answered ${status}: ${text.slice(0, 500)}`);
  return body;
}

/** The memorandum as it is now. */
export async function memorandum(client: TestClient, dossierId: string): Promise<DocumentView> {
  const { documents } = await showDossier(client, 'vidzale', dossierId);
  const found = documents.find(({ kind }) => kind === 'memorandum');
  const { body } = await client.get<DocumentView>(`/api/m/vidzale/documents/${found?.id}`);
  return body;
}
