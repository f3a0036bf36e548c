import type { ControlInputs } from '#libs/contracts';
import type { ControlFacts, ControlRecord } from '../control-facts.js';
import type { ControlState } from '../control-states.js';

const NORM = { unitId: 'u4', number: '4.' };
const OTHER = { unitId: 'u5', number: '5.' };
const GAZETTE = 'https://www.gazette.example/op/2026/60.1';

/** A control that went through every step, each in time; Monday 2 March 2026 is its first day. */
export const CONTROL_INPUTS: ControlInputs = {
  receiveControlOpinion: {
    by: 'varam',
    institution: 'Ministrija',
    number: '1-13/101',
    issuedOn: '2026-03-02',
    receivedOn: '2026-03-03',
    reasons: 'Norma pārsniedz pilnvarojumu.',
    norms: [NORM],
  },
  recordRemedy: { number: '12', signedOn: '2026-03-30', sentOn: '2026-03-31' },
  disagreeWithOpinion: {
    whole: true,
    number: '88',
    decidedOn: '2026-03-26',
    signedOn: '2026-03-27',
    reasons: 'Pilnvarojums ir likumā.',
  },
  sendControlDisagreement: { sentOn: '2026-03-30' },
  recordInstitutionView: { givenOn: '2026-04-10', text: 'Ministrija uztur savu viedokli.' },
  suspendByOrder: {
    number: '1-2/55',
    issuedOn: '2026-04-20',
    publishedOn: '2026-04-21',
    url: GAZETTE,
    receivedOn: '2026-04-21',
    reasons: 'Normas ir prettiesiskas.',
    norms: [NORM, OTHER],
  },
  callControlSitting: { calledOn: '2026-04-27', day: '2026-04-30', toldOn: '2026-04-27' },
  repealPartly: { number: '100', decidedOn: '2026-04-30', from: '2026-05-05', norms: [OTHER] },
  repealAfterOrder: { number: '101', decidedOn: '2026-04-30', from: '2026-05-05' },
  applyToCourt: { filedOn: '2026-06-15', number: '2-9/7', earlierDisagreementOn: null },
  voidByOrder: {
    number: '1-2/90',
    issuedOn: '2026-07-27',
    publishedOn: '2026-07-28',
    url: GAZETTE,
    from: null,
  },
  recordNormsUpheld: { number: '2026-11-03', pronouncedOn: '2026-11-20', url: GAZETTE, from: null },
  recordNormsStruck: { number: '2026-11-03', pronouncedOn: '2026-11-20', url: GAZETTE, from: null },
  closeControl: { on: '2026-04-10', reason: 'Ministrija piekrīt domes pamatojumam.' },
};

/** Facts of a control of an ordinary by-law in force, with the inputs of these steps. */
export function controlFacts(
  state: ControlState,
  record: ControlRecord,
  act: Partial<ControlFacts['act']> = {},
): ControlFacts {
  return {
    state,
    act: { kind: 'normal', inForce: true, reviewedUnder47: false, disagreedUnder47On: null, ...act },
    record,
  };
}
