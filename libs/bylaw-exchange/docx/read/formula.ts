import { child, childElements, textContent, type Element } from './xml.js';

const WRAPPED = /^(\p{L}|[\p{L}\p{N}]+|\(.*\))$/u;

/** An equation of Word (`m:oMath`) in one line, as it is typed: `a_1 = (b + c)/d`, `√(x)`. */
export function linearFormula(element: Element): string {
  return line(element).replace(/\s+/g, ' ').trim();
}

function line(element: Element): string {
  return childElements(element).map(piece).join('');
}

function piece(element: Element): string {
  const part = (name: string): string => {
    const found = child(element, name);
    return found ? line(found).trim() : '';
  };
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return textContent(element);
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`;
    case 'm:sSup':
      return `${grouped(part('m:e'))}^${grouped(part('m:sup'))}`;
    case 'm:sSub':
      return `${grouped(part('m:e'))}_${grouped(part('m:sub'))}`;
    case 'm:sSubSup':
      return `${grouped(part('m:e'))}_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}`;
    case 'm:rad':
      return `${part('m:deg')}√(${part('m:e')})`;
    case 'm:nary':
      return `${child(child(element, 'm:naryPr'), 'm:chr')?.attrs['m:val'] ?? '∑'}${part('m:sub')} ${part('m:sup')} ${part('m:e')}`;
    case 'm:d':
      return `(${childElements(element)
        .filter(({ name }) => name === 'm:e')
        .map((one) => line(one).trim())
        .join('; ')})`;
    default:
      return /Pr$/.test(element.name) ? '' : line(element);
  }
}

function grouped(text: string): string {
  return WRAPPED.test(text) ? text : `(${text})`;
}
