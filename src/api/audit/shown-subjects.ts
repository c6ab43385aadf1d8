/** A child's code or a case's number, wherever in an answer it stands. */
const SUBJECT = /^(p-[a-z0-9-]{1,40}|NOL-\d{4}-\d{6,})$/;

/**
 * The children and cases an answer shows, by their codes. It looks at the whole answer and not at fields it knows, so
 * that a route added tomorrow cannot forget to say whom it has shown.
 */
export function subjectsIn(answer: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value === 'string') {
      if (SUBJECT.test(value)) found.add(value);
    } else if (typeof value === 'object' && value !== null && depth < 12) {
      // Files and streams are no trees; their address names whom they are about.
      if (ArrayBuffer.isView(value) || typeof (value as { pipe?: unknown }).pipe === 'function') return;
      for (const each of Object.values(value)) look(each, depth + 1);
    }
  };
  look(answer, 0);
  return [...found].sort();
}
