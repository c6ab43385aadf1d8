/**
 * What a Word file of ours says and how it stands on the page: paragraphs and tables, which is all our templates are
 * made of. It serves to read before printing; the file itself stays the document.
 */
export interface Run {
  readonly text: string;
  readonly sizePt: number;
  readonly font: string;
  readonly color: string | null;
}

export interface Line {
  readonly kind: 'paragraph';
  readonly align: 'left' | 'right' | 'center' | 'justify';
  /** In points. */
  readonly firstLine: number;
  readonly left: number;
  readonly right: number;
  readonly before: number;
  readonly after: number;
  readonly height: number | null;
  readonly ruled: boolean;
  readonly runs: readonly Run[];
}

export interface Grid {
  readonly kind: 'table';
  readonly columns: readonly number[];
  readonly bordered: boolean;
  readonly rows: readonly (readonly (readonly Line[])[])[];
}

export type WordBlock = Line | Grid;

const TWIPS_PER_POINT = 20;

export function readWord(xml: string): readonly WordBlock[] {
  const body = child(new DOMParser().parseFromString(xml, 'application/xml').documentElement, 'w:body');
  return children(body).flatMap((element): WordBlock[] => {
    if (element.tagName === 'w:p') return [lineOf(element)];
    return element.tagName === 'w:tbl' ? [gridOf(element)] : [];
  });
}

function lineOf(paragraph: Element): Line {
  const style = child(paragraph, 'w:pPr');
  const [indent, spacing] = [child(style, 'w:ind'), child(style, 'w:spacing')];
  return {
    kind: 'paragraph',
    align: alignOf(value(child(style, 'w:jc'))),
    firstLine: points(indent, 'w:firstLine'),
    left: points(indent, 'w:left') + points(indent, 'w:start'),
    right: points(indent, 'w:right') + points(indent, 'w:end'),
    before: points(spacing, 'w:before'),
    after: points(spacing, 'w:after'),
    height: spacing?.getAttribute('w:lineRule') ? points(spacing, 'w:line') || null : null,
    ruled: child(child(style, 'w:pBdr'), 'w:bottom') !== undefined,
    runs: children(paragraph)
      .filter(({ tagName }) => tagName === 'w:r')
      .map(runOf),
  };
}

function runOf(run: Element): Run {
  const style = child(run, 'w:rPr');
  const text = children(run).map((each) => {
    if (each.tagName === 'w:t') return each.textContent ?? '';
    return each.tagName === 'w:tab' ? '\t' : each.tagName === 'w:br' ? '\n' : '';
  });
  return {
    text: text.join(''),
    sizePt: Number(value(child(style, 'w:sz')) ?? 32) / 2,
    font: child(style, 'w:rFonts')?.getAttribute('w:eastAsia') ?? '',
    color: value(child(style, 'w:color')) ?? null,
  };
}

function gridOf(table: Element): Grid {
  const rows = children(table).filter(({ tagName }) => tagName === 'w:tr');
  const firstBorder = table.getElementsByTagName('w:tcBorders')[0];
  return {
    kind: 'table',
    columns: children(child(table, 'w:tblGrid')).map((column) => points(column, 'w:w')),
    bordered: value(child(firstBorder, 'w:left')) !== 'none',
    rows: rows.map((row) =>
      children(row)
        .filter(({ tagName }) => tagName === 'w:tc')
        .map((cell) =>
          children(cell)
            .filter(({ tagName }) => tagName === 'w:p')
            .map(lineOf),
        ),
    ),
  };
}

function alignOf(word: string | undefined): Line['align'] {
  if (word === 'center' || word === 'right') return word;
  return word === 'both' ? 'justify' : word === 'end' ? 'right' : 'left';
}

function child(parent: Element | undefined, tag: string): Element | undefined {
  return children(parent).find(({ tagName }) => tagName === tag);
}

function children(parent: Element | undefined): readonly Element[] {
  return parent ? Array.from(parent.children) : [];
}

function value(element: Element | undefined): string | undefined {
  return element?.getAttribute('w:val') ?? undefined;
}

function points(element: Element | undefined, attribute: string): number {
  return Number(element?.getAttribute(attribute) ?? 0) / TWIPS_PER_POINT;
}
