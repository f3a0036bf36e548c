import {
  administrativeCosts,
  checkAdministrativeCosts,
  emptyAdministrativeCosts,
} from '#libs/memorandum-rules';
import {
  costsOf,
  newObligation,
  readableCosts,
  typedCosts,
  withGroup,
  withObligation,
  type TypedCosts,
} from './administrative-draft';

const begun = (): TypedCosts =>
  withGroup(typedCosts(emptyAdministrativeCosts()), 'private', {
    rate: '12,50',
    rateSource: 'Statistika',
    obligations: [newObligation()],
  });

describe('administrative costs in a form', () => {
  it('come back as they were', () => {
    const costs = costsOf(
      withObligation(begun(), 'private', 0, {
        who: 'Ģimene',
        what: 'iesniedz',
        now: { there: true, minutes: '60', costs: '1,50', subjects: '100', times: '0,5' },
      }),
    );
    expect(costs.groups.private.obligations[0]?.now).toEqual({
      minutes: 60,
      costs: 150,
      subjects: 100,
      times: 500,
    });
    expect(costsOf(typedCosts(costs))).toEqual(costs);
  });

  it('have no rate while none is typed, and no side that is not there', () => {
    const costs = costsOf(begun());
    expect(costs.groups.business.rate).toEqual({ cents: null, source: '' });
    expect(costs.groups.private.obligations[0]?.now).toBeNull();
  });

  it('say which number cannot be read, and count it as nothing meanwhile', () => {
    const typed = withObligation(begun(), 'private', 0, {
      who: 'a',
      what: 'b',
      future: { there: true, minutes: 'stunda', costs: '2', subjects: '3', times: '1' },
    });
    const costs = costsOf(typed);
    const checked = checkAdministrativeCosts(costs);
    expect(checked.allowed ? [] : checked.violations.map(({ where }) => where)).toContain(
      'groups.private.obligations.0.future.minutes',
    );
    expect(administrativeCosts(readableCosts(costs))[1]?.future).toBe(600);
  });
});
