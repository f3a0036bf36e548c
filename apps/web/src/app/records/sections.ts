import type { IconName } from '../ui/icon-paths';

/** One page about data and records: its address, its texts below `records.section.<key>`, who may open it. */
export interface RecordsSection {
  path: string;
  key: string;
  icon: IconName;
  permission: string;
}

/** In the order in which they are needed most. */
export const recordsSections: readonly RecordsSection[] = [
  { path: 'pieprasijumi', key: 'requests', icon: 'inbox', permission: 'privacy.record' },
  { path: 'glabasana', key: 'retention', icon: 'save', permission: 'records.read' },
  { path: 'piekluve', key: 'access', icon: 'history', permission: 'privacy.manage' },
];
