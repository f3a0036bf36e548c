import type { Routes } from '@angular/router';
import { routes as acts } from './acts/acts.routes';
import { routes as amendments } from './amendments/amendments.routes';
import { routes as budget } from './budget/budget.routes';
import { routes as budgetWork } from './budget-work/budget-work.routes';
import { routes as bylaws } from './bylaws/bylaws.routes';
import { routes as collective } from './collective-submissions/collective-submissions.routes';
import { routes as control } from './control/control.routes';
import { routes as coordination } from './coordination/coordination.routes';
import { routes as council } from './council/council.routes';
import { routes as deadlines } from './deadlines/deadlines.routes';
import { routes as demo } from './demo/demo.routes';
import { routes as directory } from './directory/directory.routes';
import { routes as documents } from './documents/documents.routes';
import { routes as identity } from './identity/identity.routes';
import { routes as participation } from './participation/participation.routes';
import { routes as promulgation } from './promulgation/promulgation.routes';
import { routes as publicHome } from './public-home/public-home.routes';
import { routes as records } from './records/records.routes';
import { routes as review } from './review/review.routes';
import { routes as subscriptions } from './subscriptions/subscriptions.routes';
import { routes as takeover } from './takeover/takeover.routes';
import { routes as templates } from './templates/templates.routes';
import type { FeatureRoutes } from './shell/feature-routes';
import { sessionKnown, signedIn } from './shell/guards';
import { speak } from './shell/language';

/** First match wins: the feature with the more precise address comes first. */
const features: FeatureRoutes[] = [
  demo,
  records,
  identity,
  participation,
  coordination,
  budget,
  budgetWork,
  council,
  promulgation,
  amendments,
  control,
  review,
  documents,
  deadlines,
  subscriptions,
  collective,
  takeover,
  templates,
  bylaws,
  directory,
  acts,
  publicHome,
];

const staticPage = () => import('./static-pages/static-page').then((m) => m.StaticPage);
const notFound = () => import('./shell/not-found').then((m) => m.NotFound);

/** A fresh copy for each language, because the router keeps state on its route objects. */
function site(): Routes {
  const of = (place: keyof FeatureRoutes) =>
    features.flatMap((feature) => feature[place] ?? []).map((route) => ({ ...route }));
  return [
    { path: '', pathMatch: 'full', loadComponent: () => import('./home/home-page').then((m) => m.HomePage) },
    { path: 'pieklustamiba', data: { page: 'accessibility' }, loadComponent: staticPage },
    { path: 'privatums', data: { page: 'privacy' }, loadComponent: staticPage },
    { path: 'palidziba', data: { page: 'help' }, loadComponent: staticPage },
    ...of('site'),
    ...of('mine'),
    {
      path: 'darbs',
      canActivate: [signedIn],
      loadComponent: () => import('./shell/workspace-layout').then((m) => m.WorkspaceLayout),
      children: [...of('work'), { path: '**', loadComponent: notFound }],
    },
    {
      path: ':place',
      loadComponent: () => import('./shell/place-layout').then((m) => m.PlaceLayout),
      children: [...of('place'), { path: '**', loadComponent: notFound }],
    },
    { path: '**', loadComponent: notFound },
  ];
}

const frame = () => import('./shell/frame').then((m) => m.Frame);

export const routes: Routes = [
  { path: 'en', canActivate: [speak('en'), sessionKnown], loadComponent: frame, children: site() },
  { path: '', canActivate: [speak('lv'), sessionKnown], loadComponent: frame, children: site() },
];

const inBothLanguages = (path: string) => [path, `en/${path}`];

/** Addresses of one person's pages, which the server, knowing no session, leaves to the browser. */
export const personalPaths: string[] = [
  'darbs/**',
  ...features.flatMap((feature) => (feature.mine ?? []).map((route) => route.path ?? '')),
].flatMap(inBothLanguages);

/** Addresses with a secret in them: whoever has one sees what belongs to one person, so nothing between keeps the page. */
export const secretPaths: string[] = features
  .flatMap((feature) => feature.place ?? [])
  .filter((route) => route.data?.['secretAddress'] === true)
  .map((route) => `:place/${route.path}`)
  .flatMap(inBothLanguages);
