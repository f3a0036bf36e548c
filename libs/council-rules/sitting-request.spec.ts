import { SITTING_INITIATORS } from '#libs/contracts';
import { sittingRequestViolations, toRegularViolations } from './sitting-request.js';

describe('a request for an extraordinary sitting', () => {
  const request = {
    by: 'councillors' as const,
    receivedOn: '2026-03-04',
    agenda: 'Par skolas jumtu',
    urgency: null,
  };

  it('names what the sitting is to deal with, and came on a day that has been', () => {
    expect(sittingRequestViolations(request, '2026-03-04')).toEqual([]);
    expect(sittingRequestViolations({ ...request, agenda: ' ' }, '2026-03-03')).toMatchObject([
      { code: 'day_in_future', article: { ref: '30(1)' } },
      { code: 'request_without_agenda', article: { ref: '30(2)' } },
    ]);
  });

  it('goes to a regular sitting only where councillors named no urgency', () => {
    const may = SITTING_INITIATORS.flatMap((by) =>
      [null, ' ', 'Jumts iebrūk.'].map((urgency) => [
        by,
        urgency,
        toRegularViolations({ by, urgency }).length,
      ]),
    );
    expect(may.filter(([, , against]) => against === 0)).toEqual([
      ['councillors', null, 0],
      ['councillors', ' ', 0],
    ]);
    expect(toRegularViolations({ by: 'minister', urgency: null })[0]?.article?.ref).toBe('30(3)');
  });
});
