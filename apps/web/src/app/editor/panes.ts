/** The areas of the desk in their order on the page; F6 goes from one to the next. */
const PANES = ['toolbar', 'outline', 'text', 'margin'] as const;
/** What can be reached with the keyboard in an area. */
const STOPS =
  'button:not([tabindex="-1"]):not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), select, summary, [tabindex="0"]';

type Pane = (typeof PANES)[number];

/** Goes to the next (or the previous) area that has something to reach; around the ends. */
export function goToPane(host: HTMLElement, text: HTMLElement, direction: -1 | 1): void {
  const here = PANES.findIndex((name) => boxOf(host, name)?.contains(host.ownerDocument.activeElement));
  for (let step = 1; step <= PANES.length; step += 1) {
    const at = (Math.max(here, 0) + direction * step + PANES.length * 2) % PANES.length;
    const name = PANES[at];
    const target = name === 'text' ? text : name && firstStop(boxOf(host, name));
    if (!target) continue;
    target.focus();
    return;
  }
}

function boxOf(host: HTMLElement, name: Pane): HTMLElement | null {
  return host.querySelector<HTMLElement>(`[data-pane="${name}"]`);
}

function firstStop(box: HTMLElement | null): HTMLElement | null {
  const stops = [...(box?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter(
    (element) => element.getClientRects().length > 0,
  );
  // Where arrows go from one thing to the next, the one that Tab would stop at.
  return stops.find((element) => element.getAttribute('tabindex') === '0') ?? stops[0] ?? null;
}
