import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Module, Param, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../apps/api/src/platform/config/config.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { FileStore } from '../../../apps/api/src/platform/files/file-store.js';
import { StoredFiles, type NewFile } from '../../../apps/api/src/platform/files/stored-files.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
let test: TestApp;
let vidzale: string;
let ezerkrasti: string;
beforeAll(async () => {
  test = await startTestApp();
  const rows = await test.dataSource.query<{ id: string; slug: string }[]>(
    `SELECT id, slug FROM municipality`,
  );
  vidzale = rows.find((row) => row.slug === 'vidzale')!.id;
  ezerkrasti = rows.find((row) => row.slug === 'ezerkrasti')!.id;
}, 60_000);
afterAll(() => test?.close());

const add = (file: Partial<NewFile>) =>
  test.app.get(UnitOfWork).run({ kind: 'system' }, (tx) =>
    test.app.get(StoredFiles).add(tx, {
      municipalityId: vidzale,
      name: 'fails.pdf',
      content: PDF,
      visibility: 'staff',
      allowed: ['application/pdf'],
      maxBytes: 1000,
      ...file,
    }),
  );

/** A server of its own that hands the file out, as features do. */
async function downloaded(id: string): Promise<{ headers: Headers; body: Buffer }> {
  const files = test.app.get(StoredFiles);
  const dataSource = test.app.get(DataSource);
  @Controller('file')
  class FileController {
    @Get(':id')
    async read(@Param('id') wanted: string, @Res() response: Response): Promise<void> {
      await files.download(await files.find(dataSource.manager, vidzale, wanted), response);
    }
  }
  @Module({ controllers: [FileController] })
  class FileModule {}
  const app = await NestFactory.create(FileModule, { logger: false });
  try {
    await app.listen(0, '127.0.0.1');
    const response = await fetch(`${await app.getUrl()}/file/${id}`, { headers: { connection: 'close' } });
    return { headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  } finally {
    await app.close();
  }
}

describe('files', () => {
  it('keep content, type by content, and a name that is safe', async () => {
    const file = await add({ name: '../../etc/Pa\u0000skaidrojums "2026".pdf' });
    expect(file).toMatchObject({
      name: 'Paskaidrojums 2026.pdf',
      mediaType: 'application/pdf',
      size: PDF.length,
    });
    const { headers, body } = await downloaded(file.id);
    expect(body.equals(PDF)).toBe(true);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="Paskaidrojums 2026.pdf"`);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('are kept once, and executable by nobody', async () => {
    const [a, b] = [await add({}), await add({ name: 'another.pdf' })];
    expect(a.digest).toBe(b.digest);
    const root = test.app.get<Config>(CONFIG).filesDirectory;
    const path = join(root, a.digest.slice(0, 2), a.digest.slice(2, 4), a.digest);
    expect((await stat(path)).mode & 0o177).toBe(0);
    expect(await readdir(join(root, 'incoming'))).toEqual([]);
  });

  it.each([
    [
      'a page that calls itself a PDF',
      { content: Buffer.from('<!doctype html><script>alert(1)</script>') },
      'fileTypeNotAllowed',
    ],
    ['a program', { content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]) }, 'fileTypeNotAllowed'],
    ['nothing', { content: Buffer.alloc(0) }, 'fileEmpty'],
    ['too much', { content: Buffer.concat([PDF, Buffer.alloc(2000)]) }, 'fileTooLarge'],
  ])('refuse %s', async (_what, file, code) => {
    await expect(add(file)).rejects.toMatchObject({ violations: [{ code }] });
    expect(await readdir(join(test.app.get<Config>(CONFIG).filesDirectory, 'incoming'))).toEqual([]);
  });

  it('show markup of others as text only', async () => {
    const page = Buffer.from('<!doctype html><p>Noteikumi</p>');
    const file = await add({ content: page, name: 'noteikumi.html', allowed: ['text/html'] });
    expect((await downloaded(file.id)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('belong to one municipality', async () => {
    const file = await add({});
    const files = test.app.get(StoredFiles);
    await expect(files.find(test.dataSource.manager, ezerkrasti, file.id)).rejects.toMatchObject({
      status: 404,
    });
    await expect(files.find(test.dataSource.manager, vidzale, 'x')).rejects.toMatchObject({ status: 404 });
  });

  it('cannot be reached by a path', async () => {
    const store = test.app.get(FileStore);
    await expect(store.get('../../../../etc/passwd')).rejects.toMatchObject({ status: 404 });
    expect(await store.get('0'.repeat(64))).toBeNull();
  });
});
