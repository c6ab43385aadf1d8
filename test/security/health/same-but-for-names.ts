/** One of two children whose cases differ in nothing but what their health explains. */
export interface Twin {
  readonly caseNo: string;
  readonly pupil: string;
}

/**
 * All that an answer says of this twin, with what tells twins apart by right taken out: case number, code, masked
 * numbers and the moment. Of a list, what is said of each of them is looked at by itself.
 */
export function saidOf(twin: Twin, answer: string, path: string): string {
  const body: unknown = answer.startsWith('{') || answer.startsWith('[') ? JSON.parse(answer) : answer;
  const about = path.includes(twin.caseNo) || path.includes(twin.pupil) ? [body] : mentions(twin, body);
  return JSON.stringify(about)
    .replaceAll(twin.caseNo, 'CASE')
    .replaceAll(twin.pupil, 'CHILD')
    .replaceAll(/\w{0,2}\*{3,}\w{0,4}/g, '***')
    .replaceAll(/urn:uuid:[\w-]+/g, 'REQUEST')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'NOW');
}

/** The innermost objects that name the twin. */
function mentions({ caseNo, pupil }: Twin, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => mentions({ caseNo, pupil }, each));
  if (value === null || typeof value !== 'object') return [];
  const names = Object.values(value).some((each) => each === caseNo || each === pupil);
  return names ? [value] : Object.values(value).flatMap((each) => mentions({ caseNo, pupil }, each));
}
