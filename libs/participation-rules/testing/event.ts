import type { EventPlan } from '#libs/contracts';

/** A public discussion that has everything. */
export const EVENT: EventPlan = {
  title: 'Par Vidzāles parka nākotni',
  bases: ['public_discussion'],
  subject: 'other',
  stage: 'initiation',
  methods: ['public_discussion'],
  documentTitle: '',
  question: 'Kā izmantot parku?',
  grounds: 'Dome gatavo parka attīstības ieceri.',
  aim: 'Uzzināt iedzīvotāju vajadzības.',
  problem: 'Parks netiek izmantots.',
  policyArea: 'Vide',
  territory: 'Vidzāle',
  information: '',
  responsible: { name: 'Ilze Bērziņa', phone: '64000001', email: '' },
  opens: '2027-03-01',
  closes: '2027-04-01',
  places: ['Centrālās pārvaldes ēka'],
  groups: [{ name: 'Ģimenes ar bērniem', impact: '', invitedDay: null, invitedBy: '', invitedCount: null }],
  discussion: {
    initiator: 'council',
    initiators: null,
    decisionNo: '12',
    decisionDay: '2027-02-11',
    excluded: [],
    gazetteSent: '2027-02-22',
    gazetteReference: '2027/38.5',
    repeats: null,
  },
};
