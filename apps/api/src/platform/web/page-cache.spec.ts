import { PageCache, type RenderedPage } from './page-cache.js';

const page = (body: string, status = 200): RenderedPage => ({ status, headers: [], body });

describe('PageCache', () => {
  it('renders once for everybody who asks at the same time', async () => {
    const cache = new PageCache();
    let rendered = 0;
    const render = () => Promise.resolve(page(`page ${++rendered}`));
    const answers = await Promise.all([cache.get('/a', render), cache.get('/a', render)]);
    expect(answers.map((answer) => answer.body)).toEqual(['page 1', 'page 1']);
    expect((await cache.get('/b', render)).body).toBe('page 2');
  });

  it('renders again after a change', async () => {
    const cache = new PageCache();
    await cache.get('/a', () => Promise.resolve(page('before')));
    cache.clear();
    expect((await cache.get('/a', () => Promise.resolve(page('after')))).body).toBe('after');
  });

  it('does not keep what is behind a secret address', async () => {
    const cache = new PageCache();
    const headers: [string, string][] = [['cache-control', 'private, no-store']];
    await cache.get('/secret', () => Promise.resolve({ ...page('of one person'), headers }));
    expect((await cache.get('/secret', () => Promise.resolve(page('anew')))).body).toBe('anew');
  });

  it('keeps neither failures nor pages that are not there', async () => {
    const cache = new PageCache();
    await expect(cache.get('/a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await cache.get('/a', () => Promise.resolve(page('no such page', 404)));
    expect((await cache.get('/a', () => Promise.resolve(page('there')))).body).toBe('there');
  });

  it('does not grow without bounds', async () => {
    const cache = new PageCache();
    for (let i = 0; i < 400; i++) await cache.get(`/?${i}`, () => Promise.resolve(page('first')));
    expect((await cache.get('/?399', () => Promise.resolve(page('second')))).body).toBe('first');
    expect((await cache.get('/?0', () => Promise.resolve(page('second')))).body).toBe('second');
  });
});
