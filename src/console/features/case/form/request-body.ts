/** What the form holds as the API wants it: nothing empty, words without blanks around them. */
export function requestBody(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const input = filled(values['input']);
  const { words, ...free } = (values['narrative'] ?? {}) as Record<string, unknown>;
  const asked = filled(words);
  const narrative = { ...filled(free), ...(Object.keys(asked).length > 0 ? { words: asked } : {}) };
  return { input, ...(Object.keys(narrative).length > 0 ? { narrative } : {}) };
}

function filled(part: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries((part ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      const kept = typeof value === 'string' ? value.trim() : value;
      return kept === undefined || kept === null || kept === '' || (Array.isArray(kept) && kept.length === 0)
        ? []
        : [[name, kept] as const];
    }),
  );
}
