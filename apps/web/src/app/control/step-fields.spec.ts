import { CONTROL_EVENT_NAMES } from '#libs/contracts';
import { emptyStep, ministryFields, STEP_FIELDS, stepBody } from './step-fields';

it('asks for something in every step', () => {
  for (const event of CONTROL_EVENT_NAMES)
    expect([event, STEP_FIELDS[event].length > 0]).toEqual([event, true]);
});

it('sends chosen norms, a choice as a fact, and nothing where a day was left out', () => {
  const opinion = { ...emptyStep('receiveControlOpinion'), institution: ' VARAM ', number: '1-13/2' };
  expect(stepBody('receiveControlOpinion', opinion, ['u1'])).toMatchObject({
    by: 'varam',
    institution: 'VARAM',
    unitIds: ['u1'],
  });
  expect(
    stepBody('disagreeWithOpinion', { ...emptyStep('disagreeWithOpinion'), whole: 'no' }, []),
  ).toMatchObject({
    whole: false,
  });
  expect(
    stepBody('callControlSitting', { calledOn: '2026-04-27', day: '2026-04-30', toldOn: '' }, []),
  ).toEqual({
    calledOn: '2026-04-27',
    day: '2026-04-30',
    toldOn: null,
    sittingId: null,
  });
  expect(stepBody('recordNormsUpheld', emptyStep('recordNormsUpheld'), [])).toHaveProperty('from', null);
});

it('does not ask a ministry for what is known on its own desk', () => {
  expect(ministryFields('receiveControlOpinion').map(({ name }) => name)).toEqual([
    'number',
    'unitIds',
    'reasons',
  ]);
  expect(ministryFields('voidByOrder')).toEqual(STEP_FIELDS.voidByOrder);
});
