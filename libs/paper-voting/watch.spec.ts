import { ageBand, anomalies, type AgeCount, type HourCount } from './index.js';

describe('the watch', () => {
  const hour = (at: string, voters: number, more: Partial<HourCount> = {}): HourCount => ({
    hour: at,
    channel: 'online',
    pollingPlace: null,
    clerkId: null,
    voters,
    ...more,
  });
  const desk = (at: string, voters: number, pollingPlace = 'KAC', clerkId = 'c'): HourCount =>
    hour(at, voters, { channel: 'in_person', pollingPlace, clerkId });
  const kinds = (hours: HourCount[], ages: AgeCount[] = []) =>
    anomalies({ hours, ages }).map(({ kind, at, voters }) => [kind, at, voters]);

  it('finds nothing in an ordinary vote', () => {
    expect(
      kinds(
        [
          hour('2027-05-03T09', 20),
          hour('2027-05-03T10', 35),
          hour('2027-05-03T20', 60),
          desk('2027-05-03T10', 12),
        ],
        [{ day: '2027-05-03', channel: 'online', band: 100, voters: 1 }],
      ),
    ).toEqual([]);
    expect(kinds([])).toEqual([]);
  });

  it('shows a clerk who is too quick or works at night, in the order of time', () => {
    expect(kinds([desk('2027-05-04T02', 3), desk('2027-05-03T10', 41), desk('2027-05-03T11', 40)])).toEqual([
      ['clerk_speed', '2027-05-03T10', 41],
      ['outside_hours', '2027-05-04T02', 3],
    ]);
  });

  it('shows an hour on line far above the others, but not the first hours of a vote', () => {
    const usual = ['09', '10', '11'].map((at) => hour(`2027-05-03T${at}`, 5));
    expect(kinds([...usual, hour('2027-05-03T12', 41)])).toEqual([['online_burst', '2027-05-03T12', 41]]);
    expect(kinds([...usual, hour('2027-05-03T12', 40)])).toEqual([]);
    expect(kinds([hour('2027-05-03T09', 1), hour('2027-05-03T10', 400)])).toEqual([]);
  });

  it('shows people of a hundred years and one place that has nearly everybody', () => {
    const ages: AgeCount[] = [
      { day: '2027-05-04', channel: 'in_person', band: 100, voters: 300 },
      { day: '2027-05-04', channel: 'in_person', band: 25, voters: 101 },
      { day: '2027-05-03', channel: 'online', band: 80, voters: 25 },
    ];
    expect(kinds([], ages)).toEqual([['centenarians', '2027-05-04', 300]]);
    const places = [
      desk('2027-05-03T10', 36),
      desk('2027-05-03T10', 3, 'Bibliotēka'),
      desk('2027-05-03T10', 2, 'Skola'),
    ];
    expect(anomalies({ hours: places })).toMatchObject([
      { kind: 'one_place', pollingPlace: 'KAC', voters: 36, usual: 14 },
    ]);
    expect(anomalies({ hours: places.slice(0, 2) })).toEqual([]);
  });

  it('shows one clerk of several who has nearly everybody, and envelopes for nobody', () => {
    const clerks = ['a', 'b', 'c'].map((clerk, at) =>
      desk('2027-05-03T10', [36, 3, 2][at] ?? 0, 'KAC', clerk),
    );
    expect(anomalies({ hours: clerks })).toMatchObject([
      { kind: 'one_clerk', clerkId: 'a', voters: 36, usual: 14 },
    ]);
    expect(anomalies({ hours: clerks.slice(0, 2) })).toEqual([]);
    const reconciled = hour('2027-05-03T23', 90, {
      channel: 'in_person',
      pollingPlace: 'KAC',
      clerkId: null,
    });
    expect(anomalies({ hours: [reconciled] })).toEqual([]);
  });

  it('shows a day on which nearly everybody is of one age, where that is many', () => {
    const day = (band: AgeCount['band'], voters: number): AgeCount => ({
      day: '2027-05-04',
      channel: 'in_person',
      band,
      voters,
    });
    expect(anomalies({ hours: [], ages: [day(80, 31), day(25, 9)] })).toMatchObject([
      { kind: 'one_age', at: '2027-05-04', band: 80, voters: 31, usual: 30 },
    ]);
    expect(anomalies({ hours: [], ages: [day(80, 30), day(25, 10)] })).toEqual([]);
    expect(anomalies({ hours: [], ages: [day(80, 29)] })).toEqual([]);
  });

  it('shows a clerk who undoes many marks on one day', () => {
    const undone = (marks: number) => [{ day: '2027-05-04', pollingPlace: 'KAC', clerkId: 'c', marks }];
    expect(anomalies({ hours: [], undone: undone(3) })).toMatchObject([
      { kind: 'undone_marks', at: '2027-05-04', clerkId: 'c', voters: 3, usual: 2 },
    ]);
    expect(anomalies({ hours: [], undone: undone(2) })).toEqual([]);
  });

  it.each([
    [16, 16],
    [17, 16],
    [18, 18],
    [64, 45],
    [99, 80],
    [117, 100],
  ])('puts %i years into the band from %i', (age, band) => {
    expect(ageBand(age)).toBe(band);
  });
});
