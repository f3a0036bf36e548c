import { textTasks, type TextTasks } from './text-tasks.js';

/** One task for the worker thread that runs this file. */
export interface WorkerTask {
  name: keyof TextTasks;
  input: unknown;
}

/** Runs a task by its name; the pool calls this in a thread of its own. */
export default async function run({ name, input }: WorkerTask): Promise<unknown> {
  const task = textTasks[name] as (given: unknown) => unknown;
  return await task(input);
}
