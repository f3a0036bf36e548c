import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Route } from '@angular/router';
import { Session } from '../shell/session';
import { routes } from './demo.routes';

@Component({ template: '' })
class Page {}

describe('the pages of the demonstration', () => {
  /** The pages with empty components, and what stands behind them. */
  const pages: Route[] = [
    ...(routes.site ?? []).map(({ path, canMatch }) => ({ path, canMatch, title: 'demo', component: Page })),
    { path: '**', title: 'no such page', component: Page },
  ] as Route[];

  const shownAt = async (address: string, demo: boolean): Promise<string | undefined> => {
    const session = { known: () => Promise.resolve(), demo: () => demo };
    TestBed.configureTestingModule({
      providers: [provideRouter(pages), { provide: Session, useValue: session }],
    });
    const router = TestBed.inject(Router);
    await router.navigateByUrl(address);
    return router.routerState.snapshot.root.firstChild?.title;
  };

  it.each(['/demo/pasts', '/demo/pasts/1'])('%s is there in a demonstration only', async (address) => {
    expect(await shownAt(address, true)).toBe('demo');
    TestBed.resetTestingModule();
    expect(await shownAt(address, false)).toBe('no such page');
  });
});
