import type { LobbyContactInput } from '#libs/contracts';
import { checkContact, contactLines, publicContact } from './index.js';

const contact = (changes: Partial<LobbyContactInput> = {}): LobbyContactInput => ({
  day: '2026-03-05',
  lobbyist: 'organisation',
  name: 'SIA "Tīrie pagalmi"',
  onBehalfOf: '',
  form: 'meeting',
  subject: 'Konteineru izvietojums',
  proposal: 'atļaut konteinerus pie ielas',
  outcome: 'partly',
  reason: 'atļauts svētku dienās (projekta 5. punkts)',
  ...changes,
});

const codes = (changes: Partial<LobbyContactInput>): string[] => {
  const checked = checkContact(contact(changes), '2026-03-10');
  return checked.allowed ? [] : checked.violations.map(({ code, where }) => `${code} ${where}`);
};

describe('a contact with a lobbyist', () => {
  it('is taken when whole', () => expect(codes({})).toEqual([]));
  it.each<[string, Partial<LobbyContactInput>]>([
    ['memorandum.empty name', { name: ' ' }],
    ['memorandum.empty subject', { subject: '' }],
    ['memorandum.empty proposal', { proposal: '' }],
    ['memorandum.empty reason', { reason: '', outcome: 'declined' }],
    ['contact.day_in_future day', { day: '2026-03-11' }],
    ['contact.proposal_without_outcome outcome', { outcome: 'no_proposal' }],
  ])('is refused with %s', (code, changes) => expect(codes(changes)).toEqual([code]));

  it('needs no reason where the proposal was taken', () =>
    expect(codes({ outcome: 'accepted', reason: '' })).toEqual([]));

  it('is public with the name of an organisation, without that of a person', () => {
    expect(publicContact(contact()).organisation).toBe('SIA "Tīrie pagalmi"');
    const person = publicContact(contact({ lobbyist: 'person', name: 'Anna Zariņa' }));
    expect(JSON.stringify(person)).not.toContain('Zariņa');
  });

  it('stands in the memorandum by day, without natural persons', () =>
    expect(
      contactLines([
        publicContact(contact()),
        publicContact(
          contact({
            day: '2026-02-01',
            lobbyist: 'person',
            name: 'Anna Zariņa',
            onBehalfOf: 'biedrība "Pagalmi"',
            outcome: 'no_proposal',
            proposal: '',
          }),
        ),
      ]),
    ).toEqual([
      '2026. gada 1. februārī tikšanās klātienē – fiziska persona (biedrība "Pagalmi" interesēs): Konteineru izvietojums.',
      '2026. gada 5. martā tikšanās klātienē – SIA "Tīrie pagalmi": Konteineru izvietojums. Priekšlikums – atļaut konteinerus pie ielas – ņemts vērā daļēji: atļauts svētku dienās (projekta 5. punkts).',
    ]));
});
