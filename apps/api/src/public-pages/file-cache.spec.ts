import { FileCache } from './file-cache.js';

const file = (size: number) => ({ name: 'a.txt', mediaType: 'text/plain', bytes: new Uint8Array(size) });

describe('FileCache', () => {
  it('writes once for everybody who asks', async () => {
    const cache = new FileCache();
    let written = 0;
    const write = () => Promise.resolve(file(++written));
    await Promise.all([cache.get('a', write), cache.get('a', write)]);
    await cache.get('a', write);
    expect(written).toBe(1);
  });

  it('does not keep failures', async () => {
    const cache = new FileCache();
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await cache.get('a', () => Promise.resolve(file(3)))).bytes).toHaveLength(3);
  });

  it('gives up what nobody wanted for longest when it grows too large', async () => {
    const cache = new FileCache(10);
    const made: string[] = [];
    const get = async (key: string): Promise<void> => {
      await cache.get(key, () => {
        made.push(key);
        return Promise.resolve(file(4));
      });
    };
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
