import type { ProjectInput } from '#libs/contracts';

/** A project with a title and nothing else. */
export const TITLED: ProjectInput = {
  unitId: null,
  title: 'Soliņi',
  summary: '',
  description: '',
  benefit: '',
  upkeepCents: null,
  upkeepNote: '',
  costLines: [],
  point: null,
  shape: null,
  placeNote: '',
  partAllowed: false,
  partNote: '',
  ownership: null,
  submitter: { kind: 'person' },
  namePublic: false,
  phone: '',
  email: '',
};
