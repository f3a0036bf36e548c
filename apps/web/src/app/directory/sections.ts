import type { IconName } from '../ui/icon-paths';

/** One page of the administration: its address, its texts below `directory.<key>`, its icon. */
export interface Section {
  path: string;
  key: string;
  icon: IconName;
}

/** The pages of the administration in the order of set-up. */
export const sections: readonly Section[] = [
  { path: 'iestatijumi', key: 'settings', icon: 'settings' },
  { path: 'iestades', key: 'institutions', icon: 'building' },
  { path: 'cilveki', key: 'people', icon: 'people' },
  { path: 'kalendars', key: 'calendar', icon: 'calendar' },
  { path: 'atgadinajumi', key: 'reminders', icon: 'bell' },
  { path: 'kartiba', key: 'steps', icon: 'check' },
  { path: 'registrs', key: 'register', icon: 'list' },
  { path: 'zurnals', key: 'audit', icon: 'history' },
];
