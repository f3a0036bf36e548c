import type { FeatureRoutes } from '../shell/feature-routes';
import { signedIn } from '../shell/guards';

export const routes: FeatureRoutes = {
  mine: [
    {
      path: 'mans/viedokli',
      canActivate: [signedIn],
      loadComponent: () => import('./my-opinions-page').then((m) => m.MyOpinionsPage),
    },
  ],
  place: [
    {
      path: 'noteikumi/:code/viedokli',
      loadComponent: () => import('./opinions-page').then((m) => m.OpinionsPage),
    },
    {
      path: 'noteikumi/:code/viedoklis',
      loadComponent: () => import('./opinion-form-page').then((m) => m.OpinionFormPage),
    },
    {
      path: 'noteikumi/:code/apkopojums',
      loadComponent: () => import('./collation-page').then((m) => m.CollationPage),
    },
    {
      path: 'noteikumi/:code/kas-mainijas',
      loadComponent: () => import('./outcome-page').then((m) => m.OutcomePage),
    },
    {
      path: 'lidzdaliba',
      loadComponent: () => import('./events/public-list-page').then((m) => m.PublicEventsPage),
    },
    {
      path: 'lidzdaliba/:code',
      loadComponent: () => import('./events/public-event-page').then((m) => m.PublicEventPage),
    },
    {
      // Addresses in letters that were sent before there was one page for all opinions.
      path: 'lidzdaliba/:code/viedoklis/:receipt',
      data: { secretAddress: true },
      loadComponent: () => import('./receipt-page').then((m) => m.ReceiptPage),
    },
    {
      path: 'sanaksmes/:id',
      loadComponent: () => import('./events/meeting-page').then((m) => m.MeetingPage),
    },
    {
      path: 'padomes/:id',
      loadComponent: () => import('./events/advisory-page').then((m) => m.AdvisoryPage),
    },
    {
      path: 'aptaujas/:id',
      loadComponent: () => import('./events/survey-page').then((m) => m.SurveyPage),
    },
    {
      path: 'viedoklis/:receipt',
      data: { secretAddress: true },
      loadComponent: () => import('./receipt-page').then((m) => m.ReceiptPage),
    },
  ],
  work: [
    { path: ':place/viedokli', loadComponent: () => import('./stages-page').then((m) => m.StagesPage) },
    {
      path: ':place/lidzdaliba',
      pathMatch: 'full',
      loadComponent: () => import('./events/events-page').then((m) => m.EventsPage),
    },
    {
      path: ':place/lidzdaliba/jauns',
      loadComponent: () => import('./events/event-work-page').then((m) => m.EventWorkPage),
    },
    {
      path: ':place/lidzdaliba/:code',
      loadComponent: () => import('./events/event-work-page').then((m) => m.EventWorkPage),
    },
    {
      path: ':place/aptaujas/:id',
      loadComponent: () => import('./events/paper-survey-page').then((m) => m.PaperSurveyPage),
    },
    {
      path: ':place/publikacijas',
      loadComponent: () => import('./events/publications-page').then((m) => m.PublicationsPage),
    },
  ],
  dossier: [
    { path: 'viedokli', loadComponent: () => import('./opinion-desk-page').then((m) => m.OpinionDeskPage) },
  ],
};
