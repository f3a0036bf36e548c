import { addEventHandler, getState } from 'jest-circus';

/**
 * What the light runner lacks. It runs all files of a worker in one process, so that what they share (the API, the
 * libraries) is loaded once and not once a file: half of the time. What a file changes in the process it therefore puts back.
 */

/** Milliseconds that a test or a hook may take which asks for no more; the runner itself would wait for ever. */
const PATIENCE = 60_000;

addEventHandler((event) => {
  const { currentDescribeBlock: block } = getState();
  if (event.name === 'add_test') inTime(block.children.at(-1));
  if (event.name === 'add_hook') inTime(block.hooks.at(-1));
});

function inTime(node) {
  const { fn, timeout } = node;
  if (!fn) return;
  const patience = Math.max(timeout ?? 0, PATIENCE);
  node.fn = async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Not done within ${patience} ms.`)), patience);
    });
    try {
      await Promise.race([fn(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
