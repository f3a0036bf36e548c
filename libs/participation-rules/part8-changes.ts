import type { Part8Block, Part8Changes } from '#libs/contracts';

/** The lines of part 8 in order, one a paragraph or an item of a list. */
export function part8Lines(blocks: readonly Part8Block[]): string[] {
  return blocks.flatMap((block) => ('paragraph' in block ? [block.paragraph] : block.list));
}

/** What generating part 8 anew would take out and put in, line by line; a line that only moved is neither. */
export function part8Changes(before: readonly Part8Block[], after: readonly Part8Block[]): Part8Changes {
  const [old, now] = [part8Lines(before), part8Lines(after)];
  return { removed: without(old, now), added: without(now, old) };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
