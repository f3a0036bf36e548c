import { HOLDINGS, RESTRICTION_GROUNDS } from '#libs/contracts';
import { decideRestriction, liftViolations, RESTRICTION_ARTICLES } from './restriction.js';

describe('a restriction', () => {
  it('takes out of use what is shown or sent, marks what is stored, and stops no official duty', () => {
    const by = (outcome: string) => HOLDINGS.filter((key) => decideRestriction(key).outcome === outcome);
    expect(by('withheld')).toEqual(['opinions', 'registrations', 'subscriptions', 'projects']);
    expect(by('refused')).toEqual(['roles', 'council_votes', 'official_acts']);
    expect(by('marked')).toHaveLength(HOLDINGS.length - 7);
    for (const key of by('refused')) {
      expect(decideRestriction(key).ground?.article).toEqual({ act: 'GDPR', ref: '18.2' });
    }
  });

  it('rests on one of the four grounds of article 18', () => {
    expect(RESTRICTION_GROUNDS.map((ground) => RESTRICTION_ARTICLES[ground].ref)).toEqual([
      '18.1a',
      '18.1b',
      '18.1c',
      '18.1d',
    ]);
  });
});

describe('lifting a restriction', () => {
  const running = { since: '2026-03-02', liftedOn: null };
  const codes = (...args: Parameters<typeof liftViolations>) =>
    liftViolations(...args).map(({ code, where }) => `${code} ${where ?? ''}`.trim());
  const told = { reason: 'Dati ir precīzi', informedOn: '2026-03-05' };

  it('is told before, with the reason', () => {
    expect(codes(running, told, '2026-03-05')).toEqual([]);
    expect(codes(running, told, '2026-03-04')).toEqual(['data_request.day_to_come informedOn']);
    expect(codes(running, { reason: ' ', informedOn: '2026-03-01' }, '2026-03-05')).toEqual([
      'data_request.lift_reason_missing reason',
      'data_request.told_before_restriction informedOn',
    ]);
    expect(liftViolations(running, { ...told, reason: '' }, '2026-03-05')[0]?.article).toEqual({
      act: 'GDPR',
      ref: '18.3',
    });
  });

  it('happens once', () => {
    expect(codes({ ...running, liftedOn: '2026-03-04' }, told, '2026-03-05')).toEqual([
      'data_request.restriction_lifted',
    ]);
  });
});
