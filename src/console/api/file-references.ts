/** A form may refer to a picture that has not arrived yet; the reference becomes its number when it has. */
const PREFIX = 'att-local-';
const arrivals = new Map<string, string>();

export const referenceTo = (key: string): string => `${PREFIX}${key}`;

export function isReference(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(PREFIX);
}

export function arrived(key: string, id: string): void {
  arrivals.set(referenceTo(key), id);
}

/** The same values with the number of every picture that has arrived since. */
export function withArrivals<Value>(value: Value): Value {
  if (isReference(value)) return (arrivals.get(value) ?? value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => withArrivals(each)) as Value;
  if (value === null || typeof value !== 'object') return value;
  // A picker's date is no plain record and holds no reference.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withArrivals(each as unknown)]),
  ) as Value;
}

/** The keys of the pictures that these values still wait for. */
export function awaitedKeys(value: unknown): readonly string[] {
  if (isReference(value)) return [value.slice(PREFIX.length)];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(awaitedKeys);
}
