import { loggedPath } from './logged-path.js';

const ID = '961af74b-42b1-4b7f-a715-198734cc5f70';
const KEY = 'k'.repeat(20) + '_-' + 'A'.repeat(21);

describe('the path in a log', () => {
  it.each([
    ['/api/m/vidzale/dossiers/' + ID, '/api/m/vidzale/dossiers/' + ID],
    ['/vidzale/noteikumi/26-SN-VID-1?key=secret', '/vidzale/noteikumi/26-SN-VID-1'],
    [
      `/api/public/m/vidzale/subscriptions/${ID}.${KEY}/confirm`,
      `/api/public/m/vidzale/subscriptions/${ID}.…/confirm`,
    ],
    [`/unsubscribe/vidzale/${ID}.${KEY}`, `/unsubscribe/vidzale/${ID}.…`],
    [`/en/vidzale/abonements/${ID}.${KEY}`, `/en/vidzale/abonements/${ID}.…`],
    [`/api/calendars/${KEY.slice(0, 32)}.ics`, '/api/calendars/….ics'],
  ])('of %s is %s', (url, logged) => {
    expect(loggedPath(url)).toBe(logged);
  });
});
