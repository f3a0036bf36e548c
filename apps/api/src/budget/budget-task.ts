import type { InboxItem, LegalDay } from '#libs/contracts';

/** Something to do in a cycle, for the inbox of whoever does it. */
export interface BudgetTask {
  event: string;
  /** Page of the cycle. */
  page: string;
  deadline?: { code: string; day: LegalDay };
  missing?: number;
}

/** The cycle as its tasks name it. */
export interface TaskCycle {
  id: string;
  slug: string;
  placeName: string;
  year: number;
  title: string;
  state: string;
}

export function taskItem(cycle: TaskCycle, role: string, task: BudgetTask, today: LegalDay): InboxItem {
  const { deadline } = task;
  return {
    place: { slug: cycle.slug, name: cycle.placeName },
    dossier: { id: cycle.id, code: String(cycle.year), title: cycle.title, state: cycle.state },
    event: task.event,
    actor: role,
    waitsFor: [],
    deadline: deadline ? { ...deadline, sense: 'due', overdue: deadline.day < today } : null,
    missing: task.missing ?? 0,
    ready: true,
    path: ['darbs', cycle.slug, 'budzets', cycle.id, ...(task.page ? [task.page] : [])].join('/'),
  };
}
