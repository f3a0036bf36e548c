import { HttpErrorResponse } from '@angular/common/http';
import { readProblem } from './problem';

const failed = (status: number, error: unknown) => readProblem(new HttpErrorResponse({ status, error }));

describe('reading a failed request', () => {
  it.each([
    [0, 'offline'],
    [400, 'refused'],
    [401, 'signedOut'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'stale'],
    [422, 'refused'],
    [429, 'tooMany'],
    [500, 'failed'],
    [503, 'failed'],
  ])('%d is %s', (status, kind) => {
    expect(failed(status, null).kind).toBe(kind);
  });

  const violation = { code: 'a.b', article: { act: 'PL', ref: '46(3)' }, where: 'title' };

  it('keeps every violation', () => {
    expect(failed(422, { violations: [violation, { code: 'c' }] }).violations).toEqual([
      violation,
      { code: 'c' },
    ]);
  });

  it('reads a body that came as text', () => {
    expect(failed(422, JSON.stringify({ violations: [violation] })).violations).toEqual([violation]);
  });

  it.each([['<html>'], [null], [{}], [{ violations: 'x' }], [{ violations: [null, 1, { code: 2 }] }]])(
    'finds no violations in %j',
    (body) => {
      expect(failed(422, body).violations).toEqual([]);
    },
  );

  it('does not fail on what is no HTTP answer', () => {
    expect(readProblem(new Error('x'))).toEqual({ kind: 'failed', status: 0, violations: [] });
  });
});
